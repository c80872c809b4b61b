import type { Translation } from '../catalogue.ts';
import type en from '../en/first.ts';

export default {
  'machine.starting': '正在检查此电脑…',
  'machine.starting.meaning': 'Rejoin 正在确认有哪些网卡以及能看到什么。',
} satisfies Translation<typeof en>;
