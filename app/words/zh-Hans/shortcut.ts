import type { SHORTCUT } from '../../domain/sentences/shortcut.ts';
import type { Texts } from '../texts.ts';

export const shortcut: Texts<typeof SHORTCUT> = {
  'shortcut.empty-cache': '当时没有已保存的密钥，supplicant 刚刚启动',
  'shortcut.sae-ran': '执行了 SAE（commit 和 confirm）',
  'shortcut.ft-used': '使用的是快速切换（FT），不是已保存的密钥',
  'shortcut.key-made': '这次尝试中的完整认证生成了新密钥',
  'shortcut.eap-ran': '执行了 EAP',
  'shortcut.offer-said': 'supplicant 称它出示了已保存的密钥',
  'shortcut.refusal-names-key': '拒绝中指明了已保存的密钥',
  'shortcut.key-accepted': '这次尝试中有一把已保存的密钥被接受',
  'shortcut.pmkid-in-request': '关联请求中带有 PMKID',
  'shortcut.no-pmkid-in-request': '关联请求中没有 PMKID',
  'shortcut.two-exchanges': '有两轮认证交互，说明执行了 SAE',
  'shortcut.akm-without-cache': '这种密钥管理方式不已保存的密钥',
  'shortcut.log-begins-late': '日志从关联开始',
  'shortcut.kept-from-eap': '之前的完整登录为这个接入点生成过密钥，而这次没有开始 EAP',
  'shortcut.open-on-sae': '在 SAE 网络上使用了开放认证',
  'shortcut.taken-for-stranger': '接入点不认识此设备；如果执行过完整的 SAE，它应当认识',
  'shortcut.sae-unseen': '这里看不出是否执行过 SAE',
  'shortcut.one-exchange-with-entry': 'SAE 网络上只有一轮认证交互，之前已保存密钥，且没有新增',
  'shortcut.one-exchange': 'SAE 网络上只有一轮认证交互，且没有生成密钥',
  'shortcut.no-eap-with-entry': '没有开始 EAP，之前已保存密钥，且没有新增',
  'shortcut.no-eap': '在 EAP 网络上没有开始 EAP',
  'shortcut.entry-unchanged': '之前已保存这个接入点的密钥，且没有新增',
  'shortcut.psk-without-cache': 'PSK 网络不已保存的密钥',
  'shortcut.akm-unknown': '看不出这个网络使用哪种密钥管理方式',
};
