/** Plans that are signed, and why one is refused. */
import type { PLANS } from '../../domain/sentences/plans.ts';
import type { Texts } from '../texts.ts';

export const plans: Texts<typeof PLANS> = {
  'plan.no-private-key': '这不是 PKCS#8 格式的 Ed25519 私钥。',
  'plan.key-open': '其他用户可以读取 {path}：私钥只能由一个用户读取（chmod 600）。',
  'plan.no-plan': '这不是 Rejoin 的已签名方案。',
  'plan.no-keys': '此电脑不接受已签名方案：其策略未指定任何密钥。',
  'plan.forged': '此方案未由此电脑信任的任何密钥签名，或已被更改。',
  'plan.newer': '此方案由较新版本的 Rejoin 生成：本版本不知道它要求什么，因此什么也不做。',
  'plan.expired': '此方案已过期。',
  'plan.too-early': '此方案尚未生效：请核对时钟。',
  'plan.used': '此方案已在此执行过，只能使用一次。',
  'plan.over-reaching': '此方案的要求超出了您的组织在此电脑上允许的范围。',
  'plan.signed': '由您的组织的密钥签名。',
  'plan.signed-by': '由 {who} 签名。',
  'plan.made-with': '策略的 publicKeys 中包含 {key} 的电脑会接受此方案。',
  'plan.hours': '--hours 为小时数，最多 720。',
  'plan.no-picture': '此处无法读取此图片：可读取 PNG 和 JPEG。',
  'plan.no-drawing': '此图片中没有可读取的二维码：二维码应占据图片的大部分。',
  'plan.drawn': '{path} 中是该方案的二维码。',
  'help.plan.qr': '同时绘制为二维码：PNG 文件，或 "terminal"',
  'help.plan.picture': '含有该方案二维码的图片（PNG、JPEG）',
  'plan.missing': '请给出一个方案，或用 --qr 给出其图片。',
  'help.plan.sign': '用私钥签名一个方案',
  'help.plan.verify': '说明方案由谁签名、会做什么；不做任何更改',
  'help.plan.run': '执行已签名的方案：先说明并征求同意，且只能使用一次',
  'help.plan.key': '私钥文件（Ed25519、PKCS#8、权限 600）',
  'help.plan.do': '要执行的操作',
  'help.plan.hours': '有效时长（小时）',
  'help.plan.text': '方案，即“plan sign”的输出',
};
