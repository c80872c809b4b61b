import type en from '../de/windows.ts';

export default {
  'Following this machine works on Linux and Windows so far; `rejoin diagnose` reads logs everywhere.':
    '目前只能在 Linux 和 Windows 上观察电脑；`rejoin diagnose` 在任何系统上都能读取日志。',
  'The wireless service ended; its cached keys are gone with it.': '无线服务已结束；它缓存的密钥随之消失。',
  'Rejoin waits for it to come back.': 'Rejoin 正在等待它恢复。',
  'The wireless service is back; Rejoin follows it.': '无线服务已恢复；Rejoin 正在观察它。',
  'The profile "{A}" was not touched: it cannot be kept safe in {B} first ({0}).':
    '没有动配置“{A}”：无法先将其安全保存到 {B}（{0}）。',
  'Another Rejoin is working at the network "{A}" now; try again soon.':
    '另一个 Rejoin 正在处理网络“{A}”；请稍后再试。',
  'Windows keeps no keys of "{A}": its profile says so (PMKCacheMode).':
    'Windows 不保留“{A}”的密钥：其配置如此规定（PMKCacheMode）。',
  'The profile "{A}" has no security settings, so it has no cached keys.':
    '配置“{A}”没有安全设置，因此没有缓存的密钥。',
  'The profile "{A}" comes from Group Policy, so Rejoin does not touch it; your administrator can.':
    '配置“{A}”来自组策略，Rejoin 不会改动它；管理员可以。',
  'This user may not change the profile "{A}"; an administrator can clear its keys.':
    '当前用户无权更改配置“{A}”；管理员可以清除它的密钥。',
  'There is no Wi-Fi adapter "{A}".': '没有 Wi-Fi 适配器“{A}”。',
  "Rejoin clears no keys by Windows' own programs, which do not tell enough to put a profile back unchanged.":
    'Rejoin 不使用 Windows 自带的程序清除密钥：它们给出的信息不足以将配置原样放回。',
  'The adapter has no stored network "{A}" any more.': '适配器中已没有保存的网络“{A}”。',
  'Windows does not tell which keys it holds': 'Windows 不透露它保存了哪些密钥',
  'Windows does not tell the present connection to programs that location is not allowed for (Settings, Privacy & security, Location); Rejoin takes it from the event log.':
    'Windows 只向获准使用位置的程序透露当前连接（设置、隐私和安全性、位置）；Rejoin 从事件日志中读取。',
  'To restart the adapter or the wireless service, Rejoin must run as administrator.':
    '要重新启动适配器或无线服务，Rejoin 必须以管理员身份运行。',
  'To restart {A}, Rejoin must run as administrator; nothing was changed.':
    '为此 Rejoin 必须以管理员身份运行（{A}）；没有更改任何东西。',
  'The Wi-Fi radio is switched off; switch it on in the quick settings first.':
    'Wi-Fi 已关闭；请先在快速设置中打开。',
  'An earlier run was cut off; the profile "{A}" is as it was before.':
    '之前的一次运行中断；配置“{A}”已恢复原样。',
  'The profile "{A}" belongs to another network now; look again.':
    '配置“{A}”现在属于另一个网络；请重新查看。',
} satisfies Record<keyof typeof en, string>;
