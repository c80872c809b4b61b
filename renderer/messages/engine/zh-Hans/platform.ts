import type en from '../de/platform.ts';

export default {
  'no adapter': '没有适配器',
  '{0} events': '{0} 个事件',
  'This machine has no Wi-Fi adapter.': '这台电脑没有 Wi-Fi 适配器。',
  'There is no Wi-Fi interface {0}.': '没有 Wi-Fi 接口 {0}。',
  'There is: {A}.': '现有：{A}。',
  'Following this machine works on Linux with wpa_supplicant so far; `rejoin diagnose` reads logs everywhere.':
    '目前只能在使用 wpa_supplicant 的 Linux 上观察电脑；`rejoin diagnose` 在任何系统上都能读取日志。',
  "Rejoin's native addon is not built for {0}; run: npm run prepare":
    'Rejoin 的原生组件没有为 {0} 构建；请执行：npm run prepare',
  "Rejoin's native addon {0} could not be loaded: {A}": '无法加载 Rejoin 的原生组件 {0}：{A}',
  'No wpa_supplicant with a control socket runs here (ctrl_interface in its configuration, or -O).':
    '这里没有运行带控制接口的 wpa_supplicant（其配置中的 ctrl_interface，或 -O）。',
  'No wpa_supplicant with a control socket runs at {A} (ctrl_interface in its configuration, or -O).':
    '{A} 上没有运行带控制接口的 wpa_supplicant（其配置中的 ctrl_interface，或 -O）。',
  'The control socket of wpa_supplicant may not be opened by this user.':
    '当前用户无权打开 wpa_supplicant 的控制接口。',
  'To let Rejoin in: sudo usermod -aG netdev $USER, then log in again (or run it with sudo).':
    '要授权 Rejoin：sudo usermod -aG netdev $USER，然后重新登录系统（或用 sudo 运行）。',

  'The kernel cannot be listened to: {A}': '无法监听内核：{A}',
  'Rejoin listens to the kernel alone and cannot clear keys: {a}.':
    'Rejoin 只能监听内核，无法清除密钥：{a}。',
  'Nothing can be seen: {a}.': '什么也看不到：{a}。',
  '{0} may not be looked into by this user': '当前用户无权查看 {0}',
  'the control socket {0} may not be opened by this user': '当前用户无权打开控制接口 {0}',
  'wpa_supplicant at {0} is back; Rejoin follows the new one.':
    '{0} 上的 wpa_supplicant 已恢复；Rejoin 正在观察新的进程。',
  'Rejoin follows wpa_supplicant at {0}.': 'Rejoin 正在观察 {0} 上的 wpa_supplicant。',
  'wpa_supplicant at {0} ended or let go of the interface.': '{0} 上的 wpa_supplicant 已结束或放开了接口。',
  'wpa_supplicant at {0} does not answer any more.': '{0} 上的 wpa_supplicant 不再应答。',
  'wpa_supplicant at {0} broke off the connection.': '{0} 上的 wpa_supplicant 中断了连接。',
  'Its cached keys are gone with it; its networks are as its configuration says.':
    '它缓存的密钥随之消失；网络以其配置为准。',
  'Rejoin waits for it.': 'Rejoin 正在等待它。',

  'wpa_supplicant kept the key of {A}.': 'wpa_supplicant 保留了 {A} 的密钥。',
  'wpa_supplicant at {0} no longer has the network "{A}".': '{0} 上的 wpa_supplicant 已没有网络“{A}”。',
  'The network "{A}" was replaced by another program in this moment; try again.':
    '网络“{A}”刚刚被另一个程序替换；请再试一次。',
  'wpa_supplicant refused {0}.': 'wpa_supplicant 拒绝了 {0}。',
  'An earlier run left an empty network behind at {0}; it was removed.':
    '之前的一次运行在 {0} 上留下了一个空网络；已将其移除。',
  'An earlier run was cut off at {0}; the network "{A}" is as it was before.':
    '之前的一次运行在 {0} 上中断；网络“{A}”已恢复原样。',
  'An earlier run was cut off at {0}; the network "{A}" is switched on again, as it was.':
    '之前的一次运行在 {0} 上中断；网络“{A}”已重新开启，恢复原样。',
  'The control socket {0} was closed.': '控制接口 {0} 已关闭。',
  'No answer from {0} to {1} within {2} s; open the socket again.':
    '{2} 秒内没有收到 {0} 对 {1} 的应答；请重新打开接口。',
  'A reply from {0} was lost; open the socket again.': '来自 {0} 的一条应答丢失；请重新打开接口。',

  '{A} does not exist.': '{A} 不存在。',
  '{A} may not be read by this user.': '当前用户无权读取 {A}。',
  '{A} is a directory.': '{A} 是一个文件夹。',
  '{A} is packed with xz, which Rejoin cannot unpack; unpack it first: xz -dk FILE.':
    '{A} 是 xz 压缩的，Rejoin 无法解压；请先解压：xz -dk FILE。',
  '{A} is packed with bzip2, which Rejoin cannot unpack; unpack it first: bunzip2 -k FILE.':
    '{A} 是 bzip2 压缩的，Rejoin 无法解压；请先解压：bunzip2 -k FILE。',
  '{A} could not be read from its disk.': '无法从磁盘读取 {A}。',
  '{A} is damaged: its packed data cannot be unpacked.': '{A} 已损坏：压缩数据无法解压。',
  '{A} could not be read ({B}).': '无法读取 {A}（{B}）。',
  '{A} has no line that Rejoin recognises ({0} lines read).': '{A} 中没有 Rejoin 能识别的行（已读 {0} 行）。',
  "{A} has no line that Rejoin recognises: {0} of {1} lines are longer than {2} KiB, which no log's are.":
    '{A} 中没有 Rejoin 能识别的行：{1} 行中有 {0} 行超过 {2} KiB，日志不会有这么长的行。',
  'There is nothing in {A} that Rejoin can read.': '{A} 中没有 Rejoin 能读取的内容。',
  'There is nothing in {A} that Rejoin can read: {B}.': '{A} 中没有 Rejoin 能读取的内容：{B}。',
  'Rejoin could not read that because of a bug of its own.': '由于 Rejoin 自身的错误，无法读取。',
  'The disk is full: the file could not be taken in.': '磁盘已满：无法接收文件。',
  'The file could not be taken in ({A}).': '无法接收文件（{A}）。',
  'These files are larger than 8 GiB together: use `rejoin diagnose` for them.':
    '这些文件合计超过 8 GiB：请使用 `rejoin diagnose`。',
  'That file is not being taken in.': '没有在接收这个文件。',
  'More bytes came than the file was said to have.': '收到的字节数超过了文件声明的大小。',
  'There are no such files.': '没有这些文件。',
  'Not all of the files has come.': '文件还没有全部到达。',
  'More than {0} events are too many to be played.': '超过 {0} 个事件，数量太多，无法播放。',
  'These files are not open.': '这些文件没有打开。',

  'The kernel has no nl80211: no Wi-Fi driver is loaded.': '内核没有 nl80211：没有加载 Wi-Fi 驱动。',
  "The kernel's answer was lost.": '内核的应答丢失了。',
  'The kernel did not describe {0}.': '内核没有给出 {0} 的说明。',
  'The netlink socket was closed.': 'netlink 套接字已关闭。',
  'The kernel did not answer within {0} s.': '内核在 {0} 秒内没有应答。',
  'The kernel refused the request ({A}).': '内核拒绝了请求（{A}）。',
  'wpa_supplicant at {0} did not let the keys of its network {1} be cleared.':
    '{0} 上的 wpa_supplicant 没有允许清除其网络 {1} 的密钥。',
  'The daemon at {0} did not accept a monitor ({A}).': '{0} 上的服务没有接受监听（{A}）。',
  'No answer from {0} to {1}.': '没有收到 {0} 对 {1} 的应答。',
  'The daemon at {0} does not know {1}.': '{0} 上的服务不认识 {1}。',
  'The daemon at {0} refused {1}.': '{0} 上的服务拒绝了 {1}。',
} satisfies Record<keyof typeof en, string>;
