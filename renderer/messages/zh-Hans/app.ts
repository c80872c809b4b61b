import type { Translation } from '../catalogue.ts';
import type en from '../en/app.ts';

export default {
  'app.name': 'Rejoin',
  'app.connecting': '正在连接 Rejoin…',
} satisfies Translation<typeof en>;
