/** What a witness is called. */
import { own } from '../domain/own.ts';
import { said, type Said, type SaidCode } from '../domain/said.ts';

/** By its name in the platform. Programs that are not here are called what they are called. */
const NAMES = {
  kernel: 'witness.kernel',
  supplicant: 'witness.supplicant',
  'cached keys': 'witness.cached-keys',
  'wpa_supplicant over D-Bus': 'witness.wpa-on-bus',
  journal: 'witness.journal',
  'unified log': 'witness.unified-log',
  'network names': 'witness.network-names',
  'saved password': 'witness.saved-password',
  'event log': 'witness.event-log',
  'wireless service': 'witness.wireless-service',
  'present connection': 'witness.present-connection',
  recording: 'witness.recording',
} as const satisfies Readonly<Record<string, SaidCode>>;

export function witnessName(witness: string): Said {
  const code = own(NAMES, witness);
  return code === undefined ? said('words.as-they-are', { text: witness }) : said(code);
}
