import type { Translation } from '../catalogue.ts';
import type en from '../en/first.ts';

export default {
  'machine.starting': 'Dieser Computer wird untersucht …',
  'machine.starting.meaning': 'Rejoin stellt fest, welcher Adapter da ist und was zu sehen ist.',
  'app.gone': 'Rejoin antwortet nicht. Starten Sie es neu: Geben Sie im Terminal ein',
} satisfies Translation<typeof en>;
