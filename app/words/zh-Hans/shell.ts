import type { SHELL } from '../../domain/sentences/shell.ts';
import type { Texts } from '../texts.ts';

export const shell: Texts<typeof SHELL> = {
  'shell.health.fine': 'Rejoin：已连接',
  'shell.health.trouble': 'Rejoin：有网络出现问题',
  'shell.health.fixing': 'Rejoin：正在修复',
  'shell.health.unknown': 'Rejoin：暂无消息',
  'shell.open': '打开 Rejoin',
  'shell.quit': '退出 Rejoin',
  'shell.file': '文件',
  'shell.edit': '编辑',
  'shell.view': '显示',
  'shell.help': '帮助',
  'shell.about': '关于 Rejoin',
  'shell.repairable': 'Rejoin 已找到此网络失败的原因，并且可以修复。',
  'shell.explained': 'Rejoin 已找到此网络失败的原因。打开即可查看解决办法。',
  'shell.reloaded': 'Rejoin 的窗口曾停止响应，现已重新载入。没有丢失任何内容。',
  'shell.stopped': 'Rejoin 的窗口在一分钟内停止了两次。Rejoin 仍在后台运行。',
  'shell.again': '重试',
};
