import type { Translation } from '../catalogue.ts';
import type en from '../en/history.ts';

export default {
  'history.days': '{ssid} 最近 30 天',
  'history.day': '{day}：{attempts} 次尝试，{failed} 次失败',
  'history.quiet': '{day}：没有尝试',
  'history.last': '上次结论',
  'history.none': '这里从未出过问题。',
  'history.recovered': '已自行恢复',
  'history.findings': '以往的发现',
  'history.attempts': '连接尝试',
  'history.confidence': '置信度 {share}',
  'history.count': { other: '{count} 次尝试' },
  'history.failed-to-load': '无法读取历史记录。',
  'history.forget': '清除此历史记录',
  'history.forget-ask': '要删除 Rejoin 记住的关于此网络的一切吗？网络本身会保留。',
  'history.forget-yes': '删除',
  'history.forget-no': '保留',
  'history.proofs': '修复及其证明',
} satisfies Translation<typeof en>;
