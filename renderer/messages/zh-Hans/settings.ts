import type { Translation } from '../catalogue.ts';
import type en from '../en/settings.ts';

export default {
  'settings.guard': '守护模式',
  'settings.guard.why': '当确定旧的已保存密钥被拒绝时，Rejoin 会清除该密钥、重新连接并告知您。',
  'settings.language': '语言',
  'settings.language.system': '跟随系统',
  'settings.autostart': '随系统启动',
  'settings.autostart.why': 'Rejoin 在后台等待，以便看到问题的经过。',
  'settings.notifications': '通知',
  'settings.notifications.why': '每个新的诊断结果通知一次，不会重复。',
  'settings.retention': '历史记录保留',
  'settings.days': { other: '{count} 天' },
  'settings.forget': '删除历史记录',
  'settings.forget.why': '从此电脑删除所有诊断结果和尝试记录，不影响网络和密码。',
  'settings.forget.button': '删除…',
  'settings.forget.confirm': '要删除全部历史记录吗？',
  'settings.forget.final': '此操作无法撤销。',
  'settings.locked': '由您的组织设置',
  'settings.version': '版本 {version}',
  'welcome.title': 'Rejoin 能分清过期的密钥和错误的密码。',
  'welcome.watch': '它观察每次 Wi-Fi 尝试，用一句话说明问题。',
  'welcome.fix': '它清除有问题的那个密钥，重新连接，并给出证明。',
  'welcome.keep': '它从不读取密码，任何数据都不会离开此电脑。',
  'welcome.start': '开始',
} satisfies Translation<typeof en>;
