import type { SYSTEM } from '../../domain/sentences/system.ts';
import type { Texts } from '../texts.ts';

export const system: Texts<typeof SYSTEM> = {
  'system.unsupported':
    'Rejoin 仅能在 Linux、macOS 和 Windows 上跟踪此电脑；`rejoin diagnose` 在任何系统上都能读取日志。',
  'system.no-adapter': '此电脑没有 Wi-Fi 适配器。',
  'system.no-interface': '没有名为 {name} 的 Wi-Fi 接口。',
  'system.no-adapter-named': '没有名为“{name}”的 Wi-Fi 适配器。',
  'system.there-is': '现有：{names}。',
  'system.no-supplicant':
    '{ifaces} 上没有带控制套接字的 wpa_supplicant 在运行（其配置中的 ctrl_interface，或 -O）。',
  'system.no-addon': 'Rejoin 的原生模块尚未为 {target} 编译；请运行：{command}。',
  'system.broken-addon': '无法加载 Rejoin 的原生模块 {path}：{why}。',
  'system.nothing-changed': '没有做任何更改。',
  'system.sockets-denied': '此用户无权打开 wpa_supplicant 的控制套接字。',
  'system.let-in': '要允许 Rejoin 访问：{command}，然后重新登录。',
  'system.let-in.one-key': '若只想清除一个已保存的密钥：{command}，然后重新登录。',
  'system.bus-denies': '消息总线（D-Bus）不允许此用户查询 {program}。',
  'system.not-driving': '{program} 已不再控制 {iface}。',
  'system.lost-network': '{program} 中已没有网络“{ssid}”。',
  'system.unseen-network': '{program} 目前搜索不到网络“{ssid}”。',
  'system.ended': '{program} 已退出。',
  'system.silent': '{program} 没有响应。',
  'system.slow': '{program} 未能在 {within}内结束。',
  'system.refused': '{program} 拒绝了此操作。',
  'system.refused-command': '{program} 拒绝了 {command}。',
  'system.failed': '{program} 执行失败（退出码 {exit}）。',
  'system.not-there': '找不到 {program}。',
  'system.not-started': '无法启动 {program}（{code}）。',
  'system.not-understood': '无法理解 {program} 的输出。',
  'system.no-activation': 'NetworkManager 拒绝激活此网络。',
  'system.activation-denied':
    'NetworkManager 不允许此用户激活网络：需要 polkit 允许 org.freedesktop.NetworkManager.network-control，坐在电脑前的用户通常已获允许。',
  'system.one-network-at-most': '通过 {program}，Rejoin 最多只清除一个网络的已保存密钥。',
  'system.network-at-most': 'wpa_supplicant 最多只能清除网络“{ssid}”的已保存密钥。',
  'system.keys-kept': 'wpa_supplicant 仍保留着 {bssids} 的已保存密钥。',
  'system.no-clearing': '{iface} 上的 wpa_supplicant 不允许清除其网络 {network} 的已保存密钥。',
  'system.network-replaced': '网络“{ssid}”刚刚被另一个程序替换；请重试。',
  'system.iwd-clears-nothing':
    'iwd 无法清除已保存的密钥，也不需要清除：它要么不保存（2.x），要么在密钥被拒绝时自动清除（3.x）。',
  'system.recording': '这是一段录制内容：没有可以更改的东西。',
  'system.network-gone': '网络“{ssid}”已不存在。',
  'system.busy': '{iface} 上已有修复正在进行。',
  'system.held.fix': '另一个 Rejoin（进程 {pid}）正在 {iface} 上修复“{ssid}”。',
  'system.held.guard': '另一个 Rejoin（进程 {pid}，守护模式）正在 {iface} 上修复“{ssid}”。',
  'system.held': '另一个程序已占用 {iface} 的修复。',
};
