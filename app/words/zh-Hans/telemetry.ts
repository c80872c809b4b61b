/** What is said of findings that are sent. */
import type { TELEMETRY } from '../../domain/sentences/telemetry.ts';
import type { Texts } from '../texts.ts';

export const telemetry: Texts<typeof TELEMETRY> = {
  'telemetry.off': '不发送任何内容：只有策略指明去向时，诊断结果才会离开此电脑。',
  'telemetry.on': '诊断结果发送到 {endpoint}。此项设置来自 {sources}。',
  'telemetry.signals': '发送的内容：{signals}。',
  'telemetry.strict': '不含名称：没有网络、地址、主机或人员。',
  'telemetry.open': '含网络名称和接入点地址。',
  'telemetry.networks': '只涉及这些网络：{networks}。',
  'telemetry.headers': '附带来自 {path} 的请求头 {names}。其值不会显示。',
  'telemetry.held': '目前不发送任何内容：{why}',
  'telemetry.no-header': '{path},第 {line} 行：这不是“名称：值”形式的请求头。',
  'telemetry.waiting': { other: '{count} 条记录等待发送。' },
  'telemetry.sent-at': '收集器上次接收计数的时间：{at}。',
  'telemetry.never-sent': '收集器尚未接收任何内容。',
  'telemetry.would': { other: '如果策略要求，历史中的这 {count} 条记录本会被发送，不含名称：' },
  'telemetry.sent': '收集器已收到全部内容。',
  'telemetry.not-sent': '收集器没有接收({why});等待下次尝试。',
  'telemetry.sends-already': '此电脑上的另一个 Rejoin 正在发送。',
};
