import type { Translation } from '../catalogue.ts';
import type en from '../en/first.ts';

export default {
  'machine.starting': '正在检查此电脑…',
  'machine.starting.meaning': 'Rejoin 正在确认有哪些网卡以及能看到什么。',
  'app.gone': 'Rejoin 没有响应。请重新启动：在终端中输入',
} satisfies Translation<typeof en>;
