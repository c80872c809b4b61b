import type en from '../de/macos.ts';

export default {
  'Following this machine works on Linux and macOS so far; `rejoin diagnose` reads logs everywhere.':
    '目前只能在 Linux 和 macOS 上观察电脑；`rejoin diagnose` 在任何系统上都能读取日志。',
  'This Mac has no Wi-Fi adapter.': '这台 Mac 没有 Wi-Fi 适配器。',
  'Rejoin asks macOS for the saved password of one network when you agree, and keeps it in memory only.':
    '在您同意后，Rejoin 会向 macOS 索取一个网络已保存的密码，并且只保留在内存中。',
  'Only a user who may administer this Mac may read the log; an administrator makes you one: sudo dseditgroup -o edit -a "$USER" -t user admin (log out and in afterwards).':
    '只有可以管理这台 Mac 的用户才能读取日志；管理员可以授权：sudo dseditgroup -o edit -a "$USER" -t user admin（之后注销并重新登录）。',
  'airportd, wifid, eapolclient and the kernel, live and ten minutes back':
    'airportd、wifid、eapolclient 和内核，实时以及过去十分钟',
  'only an account that may administer this Mac may read it': '只有可以管理这台 Mac 的账户才能读取',
  'macOS tells no program which keys it has cached': 'macOS 不向任何程序透露它缓存了哪些密钥',
  'not known while nothing is connected': '没有连接时无法得知',
  'hidden: macOS shows names only to apps with Location permission (System Settings > Privacy & Security > Location Services); joins that Rejoin asks for are known all the same':
    '被隐藏：macOS 只向拥有定位权限的应用显示名称（系统设置 > 隐私与安全性 > 定位服务）；Rejoin 自己发起的连接仍然可以得知',
  'The log stream of macOS ended. Rejoin starts it again.': 'macOS 的日志流已中断。Rejoin 正在重新启动它。',
  'The log of macOS may be read only by an account that may administer this Mac. Without it Rejoin sees little and proves nothing: run it as such a user.':
    '只有可以管理这台 Mac 的账户才能读取 macOS 的日志。没有它，Rejoin 看到的很少，也无法证明什么：请以这样的账户运行。',
  'The program log of macOS could not be started, so nothing can be followed.':
    '无法启动 macOS 的 log 程序，因此什么也观察不到。',
  'Rejoin follows the log of macOS.': 'Rejoin 正在观察 macOS 的日志。',
  'Rejoin follows the log of macOS again.': 'Rejoin 又在观察 macOS 的日志。',
  'CoreWLAN tells nothing any more: its agent ended.': 'CoreWLAN 不再提供信息：它的代理已结束。',
  'Nobody agreed that the saved password of "{A}" is read, and without it the network is not forgotten. Nothing was changed.':
    '没有人同意读取“{A}”已保存的密码，没有密码就不会移除该网络。没有更改任何东西。',
  'No password of "{A}" is saved in the System keychain. Nothing was changed.':
    '系统钥匙串中没有保存“{A}”的密码。没有更改任何东西。',
  'macOS did not let Rejoin read the saved password of "{A}". Nothing was changed.':
    'macOS 没有允许 Rejoin 读取“{A}”已保存的密码。没有更改任何东西。',
  '"{A}" was set up by a configuration profile: only who manages this Mac can change it.':
    '“{A}”由配置描述文件设定：只有管理这台 Mac 的人才能更改。',
  'macOS does not let the key of one access point be cleared alone': 'macOS 不允许单独清除一个接入点的密钥',
  'Wi-Fi is switched off at {0}, and Rejoin does not switch it on by itself.':
    '{0} 上的 Wi-Fi 已关闭，Rejoin 不会自行开启它。',
  'macOS did not let the key of "{A}" be cleared. Nothing was changed.':
    'macOS 没有允许清除“{A}”的密钥。没有更改任何东西。',
  'The key of "{A}" is replaced only by joining anew, which was not wanted. Nothing was changed.':
    '“{A}”的密钥只有重新连接才会更换，而这并不是所要求的。没有更改任何东西。',
  'Switched Wi-Fi at {0} on again, which an interrupted repair had left off.':
    '已重新开启 {0} 上的 Wi-Fi，此前中断的修复让它处于关闭状态。',
  'Put "{A}" back among the preferred networks, which an interrupted repair had left out.':
    '已将“{A}”放回首选网络，此前中断的修复把它遗漏了。',
} satisfies Record<keyof typeof en, string>;
