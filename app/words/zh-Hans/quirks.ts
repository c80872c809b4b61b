import type { QUIRKS } from '../../domain/sentences/quirks.ts';
import type { Texts } from '../texts.ts';

export const quirks: Texts<typeof QUIRKS> = {
  'quirk.deauth-2-for-a-lost-key':
    '已知 ASUS TUF-AX3000 V2 和 TUF3600、TP-Link Archer AX1800 和 AXE75 以及 Buffalo WXR-5700AX7S/N 在重启后首次遇到已丢失的密钥时，会以 reason 2 解除认证。',
  'quirk.made-by': '这个接入点由 {maker} 制造，该厂商的部分型号已知有此情况。',
  'quirk.accepts-then-disassociates':
    '已知 Huawei B535-333 会接受带有已丢失密钥的关联，随即以 reason 2 断开。',
  'quirk.no-deauthentication-clears':
    '在 2.11 及之前，任何解除认证都不会让 wpa_supplicant 清除密钥，它最多会出示 12 小时。从 2026 年 7 月起 reason 9 会，reason 2 不会。',
  'quirk.status-53-clears-the-network':
    '在 2.11 及之前，status 53 的拒绝会让 wpa_supplicant 清除整个网络的已保存密钥并自行恢复；从 2026 年 3 月起应当只涉及一个接入点。',
  'quirk.sae-called-a-psk':
    '在 2.9 及之前，wpa_supplicant 会把使用已保存的 SAE 密钥的握手失败称为密码错误（WRONG_KEY）。密码并没有被检验。',
  'quirk.key-suspected-by-an-old-supplicant':
    '在 2.9 及之前，SAE 或密钥更新失败时，wpa_supplicant 也会怀疑密码。',
  'quirk.refusal-not-printed':
    '这个版本的 wpa_supplicant 不会输出 SAE confirm 被拒绝：这是从尝试的过程推断出来的。',
  'quirk.confirm-status':
    'hostapd 在 2.10 及之前以 status 1 拒绝错误的 confirm，从 2.11 起以 15 拒绝。已知有些接入点偶尔会拒绝正确的 confirm：更改密码之前，请先重新输入一次。',
  'quirk.status-16-of-a-full-mac':
    'Full-MAC 驱动（包括 brcmfmac）对每一次没有成功的连接都报告 status 16，不论接入点说了什么。',
  'quirk.firmware-reload': '{driver} 崩溃后会重新加载固件；进行中的握手会失败，正确的密码也会受到怀疑。',
  'quirk.advice.newer-firmware':
    '请寻求这个接入点的新固件：遇到已丢失的密钥，它应当回答 status 53（IEEE Std 802.11-2020, 12.6.10.3）。',
  'quirk.advice.read-point-log': '请查看接入点的日志或抓包：这个 status 未必是它给出的。',
  'quirk.advice.update-firmware':
    '请更新 {driver} 的固件文件（软件包 linux-firmware 或 firmware-*），再更新内核，并记下它启动时输出的固件版本。',
};
