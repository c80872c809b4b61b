import type { CALLS } from '../../domain/sentences/calls.ts';
import type { Texts } from '../texts.ts';

export const calls: Texts<typeof CALLS> = {
  'call.no-browser-settings': '无法从浏览器中打开。',
  'call.no-browser-setting': '无法从浏览器中设置。',
  'call.no-wifi-settings': '此桌面环境没有 Rejoin 所知的 Wi-Fi 设置。',
  'call.locked': '此项由您的组织设定。',
  'call.not-kept': '此设置在 Rejoin 退出前有效，但未能保存到下次使用（{why}）。',
  'call.network-gone': '此网络已不存在。',
  'call.no-history': '这里不保存历史记录。',
  'call.report-gone': '此报告已不可用：请重新生成。',
  'call.nothing-known': '尚未观察到此网络的任何情况，因此没有可转交的内容。',
  'call.recording': '无法对录制内容发起尝试。',
  'call.touches-nothing': '这是录制内容：不会更改此电脑上的任何内容。',
  'call.no-frames': '此次尝试的帧没有保留。',
  'call.plan-gone': '此方案已过期。',
  'call.fix-running': '另一个修复仍在进行。',
  'call.too-many': '等待答复的请求过多。',
  'call.wrong-shape': '请求 {call} 的格式有误。',
  'call.closed': '与 Rejoin 的连接已中断。',
  'call.switched-off': '“{ssid}”已停用，Rejoin 不会自行启用。',
  'call.unknown-network': '此电脑不认识网络“{ssid}”。',
  'call.second-page':
    '有人再次打开了此页面的地址并被拒绝。如果不是您本人，说明此电脑的另一个用户知道该地址：请在终端中结束 Rejoin 并重新启动。',
};
