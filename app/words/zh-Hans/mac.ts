import type { MAC } from '../../domain/sentences/mac.ts';
import type { Texts } from '../texts.ts';

export const mac: Texts<typeof MAC> = {
  'mac.core-wlan-elsewhere': 'CoreWLAN 是 macOS 的一部分。',
  'mac.forgetting-needs': '移除网络并将其放回需要管理员权限，并需要您同意读取其已保存的密码。',
  'mac.no-service-restart':
    'Rejoin 不会重启 macOS 的 Wi-Fi 服务，这需要 root 权限；重启 Mac 即可达到同样效果。',
  'mac.impossible': '在 Mac 上无法做到。',
  'mac.not-preferred': '“{ssid}”已不在 {iface} 的首选网络中。',
  'mac.wifi-off': '{iface} 的 Wi-Fi 已关闭，Rejoin 不会自行打开。',
  'mac.no-clearing': 'macOS 不允许清除“{ssid}”的已保存密钥。',
  'mac.no-clearing.because': 'macOS 不允许清除“{ssid}”的已保存密钥（{error}）。',
  'mac.only-by-joining': '只有重新连接才能替换“{ssid}”的已保存密钥，而这并非所求。',
  'mac.password-untold': '`security` 没有说明是否保存了“{ssid}”的密码。',
  'mac.no-password': '“系统”钥匙串中没有保存“{ssid}”的密码。',
  'mac.password-denied': 'macOS 不允许 Rejoin 读取“{ssid}”的已保存密码。',
  'mac.password-unprintable': '“{ssid}”的已保存密码含有 `security` 无法原样输出的字符，因此无法使用。',
  'mac.managed': '“{ssid}”由配置描述文件设置：只有管理这台 Mac 的人才能更改。',
  'mac.security-untold': 'macOS 没有说明“{ssid}”的安全类型，因此无法原样放回。',
  'mac.more-than-password': '“{ssid}”的登录不只是密码，因此无法原样放回。',
  'mac.no-consent': '没有人同意读取“{ssid}”的已保存密码；没有密码就不会移除该网络。',
  'mac.key-would-show':
    '没有 Rejoin 的原生模块，密码就必须作为 networksetup 的参数传递，运行期间这台 Mac 的其他用户能看到它，而没有人同意这样做。',
  'mac.not-taken-out': 'macOS 不允许移除“{ssid}”：这需要管理员权限。网络保持原样。',
  'mac.in-place': '“{ssid}”在首选网络中；{password}。',
  'mac.not-in-place':
    '无法将“{ssid}”放回首选网络（第 {place} 位，{security}）；{password}。Rejoin 下次启动时会再次尝试。',
  'mac.password.saved': '其密码已保存在钥匙串中',
  'mac.password.dropped': 'macOS 丢弃了其已保存的密码，因此连接时请输入一次',
  'mac.password.unknown': '无法得知其密码是否仍然保存',
  'mac.radio-not-switched.on':
    'macOS 不允许打开 Wi-Fi：在这台 Mac 上可能需要管理员权限（系统设置 > Wi-Fi > 高级）。',
  'mac.radio-not-switched.off':
    'macOS 不允许关闭 Wi-Fi：在这台 Mac 上可能需要管理员权限（系统设置 > Wi-Fi > 高级）。',
  'mac.cannot-be-kept': '没有做任何更改：无法写入 {folder}，因此崩溃后将无法撤销。',
  'mac.managed-untold': 'system_profiler 没有说明哪些网络受管理。',
  'mac.preferred-untold': 'networksetup 没有列出 {iface} 的首选网络。',
  'mac.no-text': '名称“{ssid}”不是文本，因此无法传给 macOS 的任何程序。',
  'mac.administrators-only':
    '只有可以管理这台 Mac 的用户才能读取日志；管理员可以这样授权：{command}（之后注销并重新登录）。',
  'mac.follow.lost': 'macOS 的日志流已中断。Rejoin 正在重新启动它。',
  'mac.follow.denied':
    'macOS 的日志只允许可以管理这台 Mac 的账户读取。没有它，Rejoin 能看到的很少，也无法证明任何事：请以这样的用户运行。',
  'mac.follow.missing': '无法启动 macOS 的 log 程序，因此无法跟踪任何内容。',
  'mac.follow.live': '正在通过 macOS 的日志观察。',
  'mac.follow.live-again': '正在再次通过 macOS 的日志观察。',
  'mac.follow.core-wlan-ended': 'CoreWLAN 不再提供任何信息：其代理已退出。',
  'mac.repaired.wifi-on': '已重新打开 {iface} 的 Wi-Fi，此前一次中断的修复使其处于关闭状态。',
  'mac.repaired.network-back': '已将“{ssid}”放回首选网络，此前一次中断的修复将其遗漏。',
  'mac.see.log': 'airportd、wifid、eapolclient 和内核，实时及过去十分钟',
  'mac.see.log-denied': '只有可以管理这台 Mac 的账户才能读取',
  'mac.see.core-wlan': '{ifaces}：连接的确切错误、无线电和链路状态',
  'mac.see.keys-untold': 'macOS 不告诉任何程序它保存了哪些密钥',
  'mac.see.password-in-memory':
    '在您和 macOS 都同意时读取，仅保存在内存中；若开启了 iCloud 钥匙串，在移除并放回网络期间，您的其他设备可能暂时缺少其密码',
  'mac.see.password-would-show': '不读取：没有原生模块，它就必须作为 networksetup 的参数，其他用户能够看到',
  'mac.see.password-no-consent':
    '不读取：没有人同意（rejoin fix NAME --read-password）；macOS 也会询问，且只保存在内存中',
  'mac.see.names-hidden':
    '被隐藏：macOS 只向拥有定位权限的应用显示名称（系统设置 > 隐私与安全性 > 定位服务）；由 Rejoin 发起的连接仍然可知',
  'mac.see.names-unconnected': '未连接时无从得知',
  'mac.see.names-shown': '可见',
};
