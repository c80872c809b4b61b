/** 此电脑的记录。 */
import type { RECORDING } from '../../domain/sentences/recording.ts';
import type { Texts } from '../texts.ts';

export const recording: Texts<typeof RECORDING> = {
  'recording.begins': '将记录 {time}：请现在按会失败的方式连接。Ctrl-C 可提前结束，并判断已看到的内容。',
  'recording.goes-on': { other: '正在记录：剩余 {left} · {count} 行 · {headline}' },
  'recording.nothing-yet': '尚无可判断的内容',
  'recording.nothing': '记录期间没有任何动静：没有人尝试连接。',
  'recording.goes-on-already': '已有一个记录正在进行。',
  'usage.for': '--for 是如 90s 或 5m 的时间，最长 60m。',
  'help.record': '记录此电脑一段时间，并判断看到了什么',
  'help.record.more':
    '在选定的时间内跟踪此电脑，能取得调试级别细节时便取得，不做任何更改。请在此期间按会失败的方式连接。结果与 diagnose 的形式相同；加上 --output 还会生成一份可转交的报告。',
  'help.record.for': '多长时间，如 90s 或 5m',
  'help.record.output': '同时把报告保存到此文件',
  'standing.connected': '{iface} · {ssid} · 已连接 {time}',
  'standing.connecting': '{iface} · {ssid} · 正在连接，第 {number} 次',
  'standing.failed': { other: '{iface} · {ssid} · {count} 次尝试失败，等待下一次' },
  'standing.not-connected': '{iface} · 未连接',
};
