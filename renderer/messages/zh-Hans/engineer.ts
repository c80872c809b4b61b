import type { Translation } from '../catalogue.ts';
import type en from '../en/engineer.ts';

export default {
  'engineer.title': '原始日志行与数字',
  'engineer.confidence': '置信度',
  'engineer.cause': '原因',
  'engineer.attempts': '尝试次数',
  'engineer.codes': '代码',
  'engineer.reason': '原因码 {code}',
  'engineer.status': '状态码 {code}',
  'engineer.evidence': '证据',
  'engineer.ladder': '此次尝试的全部日志行',
  'engineer.ruled-out': '已排除',
  'engineer.line': '第 {line} 行',
  'engineer.copy': '复制',
  'engineer.copied': '已复制。',
  'engineer.not-copied': '剪贴板拒绝了复制。请选中这些行自行复制。',
  'engineer.left-out': { other: '另有 {count} 行未显示。' },
} satisfies Translation<typeof en>;
