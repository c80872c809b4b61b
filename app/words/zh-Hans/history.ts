import type { HISTORY } from '../../domain/sentences/history.ts';
import type { Texts } from '../texts.ts';

export const history: Texts<typeof HISTORY> = {
  'history.again': '历史记录已恢复保存。',
  'history.left-out': { other: '有 {count} 次尝试未能记录：数量超过了写入能力。' },
  'history.waits.full': '磁盘已满：现在发生的事情暂存在内存中，直到可以写入。',
  'history.waits': '无法写入历史记录（{why}）：现在发生的事情暂存在内存中，直到可以写入。',
  'history.lost.full': { other: '磁盘已满：最后 {count} 条历史记录丢失。' },
  'history.lost': { other: '无法写入历史记录（{why}）：最后 {count} 条记录丢失。' },
  'history.no-longer': '不再保存历史记录：{why}',
  'history.needs-node': '历史记录需要 Node {needed} 或更新版本；当前为 {version}。',
  'history.refused': { other: '历史记录拒绝了 {count} 条记录：{why}。' },
  'history.not-yet': '暂时无法打开 {path} 中的历史记录（{why}）：将再次尝试。',
  'history.replaced': '{path} 处的历史记录已被另一个文件取代；从现在起使用该文件。',
  'history.moved': '{path} 处的历史记录被移动或删除；已开始新的记录。',
  'history.foreign':
    '{path} 是另一个程序的数据库：请将其移走，或让 Rejoin 使用其他位置。在此之前，历史记录仅保存在内存中。',
  'history.too-new':
    '{path} 处的历史记录由更新版本的 Rejoin 写入：请更新后再读取。在此之前，历史记录仅保存在内存中。',
  'history.in-memory': '无法在 {path} 保存历史记录（{why}）：仅保存在内存中。',
  'history.set-aside': '历史记录已损坏。已将其另存为 {path}，并开始新的记录。',
};
