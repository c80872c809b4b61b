import type en from '../de/remedy.ts';

export default {
  'Forgets the cached key of this one access point. The password, all other access points and all other networks are kept.':
    '只忘掉这一个接入点的缓存密钥。密码、所有其他接入点和所有其他网络都会保留。',
  'Forgets the cached key of these {0} access points. The password, all other access points and all other networks are kept.':
    '只忘掉这 {0} 个接入点的缓存密钥。密码、所有其他接入点和所有其他网络都会保留。',
  'Forgets the cached keys of this one network. The password and all other networks are kept.':
    '只忘掉这一个网络的缓存密钥。密码和所有其他网络都会保留。',
  'Takes the saved profile of this one network away and puts the same one back. The password and all other networks are kept.':
    '移除这一个网络的已存配置，再原样放回。密码和所有其他网络都会保留。',
  'Switches the Wi-Fi adapter off and on: every Wi-Fi connection of this computer ends for about 10 seconds. Nothing saved is changed.':
    '关闭并重新开启 Wi-Fi 适配器：这台电脑的所有 Wi-Fi 连接会中断大约 10 秒。已保存的内容不变。',
  "Restarts the system's Wi-Fi service: every Wi-Fi connection of this computer ends for about 20 seconds. Nothing saved is changed.":
    '重新启动系统的 Wi-Fi 服务：这台电脑的所有 Wi-Fi 连接会中断大约 20 秒。已保存的内容不变。',
  'About 3 seconds offline.': '大约断网 3 秒。',
  'Ends the waiting time after failed attempts. The network stays as it is configured.':
    '结束失败后的等待时间。网络设置保持不变。',
  'Watches the next handshake: a full login that succeeds proves the cause.':
    '观察下一次握手：完整登录成功，就证明了原因。',
  'Watches the next handshake: a full login that succeeds proves the cause. If the 4-way handshake fails again with the fresh key, it is the password; not before.':
    '观察下一次握手：完整登录成功，就证明了原因。如果用新密钥四次握手仍然失败，才是密码的问题。',
  'Clear the cached key of this one access point.': '清除这一个接入点的缓存密钥。',
  'Clear the cached keys of these {0} access points.': '清除这 {0} 个接入点的缓存密钥。',
  'Clear the cached keys of this one network.': '清除这一个网络的缓存密钥。',
  'Take the profile of this network away and put the same one back.': '移除这个网络的配置，再原样放回。',
  'Switch the Wi-Fi adapter off and on.': '关闭并重新开启 Wi-Fi 适配器。',
  "Restart the system's Wi-Fi service.": '重新启动系统的 Wi-Fi 服务。',
  'Connect again.': '重新连接。',
  'Watch the next handshake for the proof.': '观察下一次握手，得到证明。',
  'Keep this network from caching keys.': '不再为这个网络缓存密钥。',
  'End the waiting time that the supplicant imposed.': '结束 supplicant 设下的等待时间。',

  'Ask for the password of this network and type it anew. Nothing needs to be forgotten or reset.':
    '请询问这个网络的密码并重新输入。不需要忘记或重置任何东西。',
  'Move closer to the access point, or use its other band. The cached key and the password are not at fault.':
    '请靠近接入点，或改用它的另一个频段。问题不在缓存的密钥，也不在密码。',
  'Check the login name, the password and the profile of this network. Never accept an unknown certificate to get around it.':
    '请检查这个网络的登录名、密码和配置。绝不要为了绕过问题而接受不认识的证书。',
  'Tell IT the time and the access point: the authentication server did not answer.':
    '请把时间和接入点告诉 IT 部门：认证服务器没有应答。',
  'Try another access point or band. If the security does not match, the profile has to be changed.':
    '请尝试其他接入点或频段。如果安全方式不一致，需要修改配置。',
  'Move closer, or try another access point: this one does not answer.':
    '请靠近一些，或尝试其他接入点：这个接入点没有应答。',
  'Let only one program manage this interface, and stop the other.': '只让一个程序管理这个接口，停掉另一个。',
  'Scan only the channel on which WPS ran; wait for the connection and do not press the button again.':
    '只扫描 WPS 所用的信道；请等待连接完成，不要再次按按钮。',
  'Try again: the access point had just started and lacked random numbers.':
    '请再试一次：接入点当时刚刚启动，随机数不足。',
  'Update or reload the driver of the Wi-Fi adapter.': '请更新或重新加载 Wi-Fi 适配器的驱动。',
  'Move closer to the access point, or check that it is on.': '请靠近接入点，或检查它是否开启。',
  'Look at the log and the settings of the access point: it ends connections by itself.':
    '请查看接入点的日志和设置：它会主动断开连接。',
  'Check that the access point is on and in reach, and that its name has not changed.':
    '请检查接入点是否开启、是否在范围内，名称是否没有改变。',
  'Renew the address; if none comes, the DHCP server of this network has to be looked at.':
    '请重新获取地址；如果仍然没有，需要检查这个网络的 DHCP 服务器。',

  'A recording at debug level from before the first attempt.': '从第一次尝试之前开始的调试级别记录。',
  'Nothing that was read shows a connection attempt: record while the network is being joined.':
    '读到的内容中没有连接尝试：请在连接网络时进行记录。',
  'Clear the cached key and join once: if the 4-way handshake fails again with a fresh key, it is the password.':
    '清除缓存的密钥再连接一次：如果用新密钥四次握手仍然失败，就是密码的问题。',
  'The key management of this network: record from before the first connection, or at debug level.':
    '这个网络的密钥管理方式：请从第一次连接之前开始记录，或使用调试级别。',
  'One more attempt: a cached key that is refused twice in the same way is stale.':
    '再尝试一次：以同样方式被拒绝两次的缓存密钥就是过期的。',
  'One more attempt with the password typed anew: SAE tests it before anything else.':
    '重新输入密码再尝试一次：SAE 会首先检验密码。',
  'One more attempt: a single lost handshake looks the same as a wrong password.':
    '再尝试一次：单独一次握手丢失与密码错误看上去一样。',
  "One more attempt, or the access point's log at debug level: it says for which message it waited.":
    '再尝试一次，或查看接入点调试级别的日志：其中会说明它在等待哪条消息。',
  'A few more attempts: a single unanswered request is ordinary.': '再尝试几次：单独一次请求没有应答很常见。',
  'A log at debug level (-d): it has the error number with which the driver refused.':
    '调试级别（-d）的日志：其中有驱动拒绝时的错误编号。',
  'The lines of the supplicant and the kernel from the same time: journalctl -b -u wpa_supplicant -u iwd -k. The manager hears only that it did not work.':
    '同一时间 supplicant 和内核的日志：journalctl -b -u wpa_supplicant -u iwd -k。网络管理程序只知道没有成功。',
  "The access point's log from the same time, a capture, or the system's own log with its frames: on Windows the channels WLAN-AutoConfig/Diagnostic and NWiFi/Diagnostic, which an administrator turns on; on macOS the debug messages of the unified log.":
    '同一时间接入点的日志、抓包，或系统自身带有帧信息的日志：在 Windows 上是由管理员开启的 WLAN-AutoConfig/Diagnostic 和 NWiFi/Diagnostic 通道；在 macOS 上是统一日志的调试消息。',

  'ASUS TUF-AX3000 V2 and TUF3600, TP-Link Archer AX1800 and AXE75 and Buffalo WXR-5700AX7S/N are known to answer a key that they lost with deauthentication reason 2 the first time after they restarted.':
    '已知 ASUS TUF-AX3000 V2 和 TUF3600、TP-Link Archer AX1800 和 AXE75 以及 Buffalo WXR-5700AX7S/N 在重启后首次遇到已丢失的密钥时，会以 reason 2 解除认证。',
  'Ask for newer firmware of this access point: it should answer a key that it lost with status 53 (IEEE Std 802.11-2020, 12.6.10.3).':
    '请寻求这个接入点的新固件：遇到已丢失的密钥，它应当回答 status 53（IEEE Std 802.11-2020, 12.6.10.3）。',
  'This access point was made by {0}, some of whose models are known for this.':
    '这个接入点由 {0} 制造，该厂商的部分型号已知有此情况。',
  'Huawei B535-333 is known to accept the association with a key that it lost, and to disassociate with reason 2 at once.':
    '已知 Huawei B535-333 会接受带有已丢失密钥的关联，随即以 reason 2 断开。',
  'Up to 2.11 no deauthentication makes wpa_supplicant drop the key, and it is offered for up to 12 hours. From July 2026 on reason 9 does, reason 2 does not.':
    '在 2.11 及之前，任何解除认证都不会让 wpa_supplicant 丢弃密钥，它最多会出示 12 小时。从 2026 年 7 月起 reason 9 会，reason 2 不会。',
  'Up to 2.11 a refusal with status 53 makes wpa_supplicant forget the keys of the whole network and heal itself; it is meant to concern one access point only since March 2026.':
    '在 2.11 及之前，status 53 的拒绝会让 wpa_supplicant 忘掉整个网络的密钥并自行恢复；从 2026 年 3 月起应当只涉及一个接入点。',
  'Up to 2.9 wpa_supplicant calls a failed handshake with a cached SAE key a wrong pre-shared key (WRONG_KEY). The password was not tested.':
    '在 2.9 及之前，wpa_supplicant 会把使用缓存 SAE 密钥的握手失败称为密码错误（WRONG_KEY）。密码并没有被检验。',
  'Up to 2.9 wpa_supplicant suspects the key also where SAE, or the renewal of a key, failed.':
    '在 2.9 及之前，SAE 或密钥更新失败时，wpa_supplicant 也会怀疑密码。',
  'This version of wpa_supplicant does not print that an SAE confirm was refused: it is known from the shape of the attempts.':
    '这个版本的 wpa_supplicant 不会输出 SAE confirm 被拒绝：这是从尝试的过程推断出来的。',
  'hostapd refuses a wrong confirm with status 1 up to 2.10 and with 15 from 2.11 on. Access points are known that refuse a right one now and then: type the password anew before it is changed.':
    'hostapd 在 2.10 及之前以 status 1 拒绝错误的 confirm，从 2.11 起以 15 拒绝。已知有些接入点偶尔会拒绝正确的 confirm：更改密码之前，请先重新输入一次。',
  'Full-MAC drivers, brcmfmac among them, report status 16 for every connection that did not come about, whatever the access point said.':
    'Full-MAC 驱动（包括 brcmfmac）对每一次没有成功的连接都报告 status 16，不论接入点说了什么。',
  'Read the log of the access point, or a capture: this status need not be its word.':
    '请查看接入点的日志或抓包：这个 status 未必是它给出的。',
  '{0} loads its firmware anew after a crash; handshakes that were under way fail, and keys are suspected that are right.':
    '{0} 崩溃后会重新加载固件；进行中的握手会失败，正确的密码也会受到怀疑。',
  'Update the firmware files of {0} (package linux-firmware or firmware-*), then the kernel, and note the firmware version that it prints when it starts.':
    '请更新 {0} 的固件文件（软件包 linux-firmware 或 firmware-*），再更新内核，并记下它启动时输出的固件版本。',
} satisfies Record<keyof typeof en, string>;
