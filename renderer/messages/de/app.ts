import type { Translation } from '../catalogue.ts';
import type en from '../en/app.ts';

export default {
  'app.name': 'Rejoin',
  'app.connecting': 'Verbindung zu Rejoin wird aufgebaut …',
} satisfies Translation<typeof en>;
