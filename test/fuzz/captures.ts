/** What both formats of captures are tried with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ByteDialect } from '../../app/ingest/dialect.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { packetsOf, type Packet } from '../support/captures.ts';

const scenarios = join(import.meta.dirname, '../scenarios');
const NAMES = [
  'sae-deauth-2',
  'sae-status-53',
  'psk-wrong-passphrase',
  'eap-wrong-password',
  'wps-quick',
  'roam-sae',
];
const CONTROL = 1;
const BEACON = 0x80;

/** Recorded conversations, each as its packets: few beacons and no acknowledgements, so that inputs stay short. */
export const conversations = (): Packet[][] =>
  NAMES.map((name) => {
    const all = packetsOf(gunzipSync(readFileSync(join(scenarios, `air-${name}`, 'air.pcapng.gz'))));
    let beacons = 0;
    const matters = ({ frame }: Packet): boolean => {
      const [control = 0] = frame;
      return control === BEACON ? ++beacons < 4 : ((control >> 2) & 3) !== CONTROL;
    };
    return all.filter(matters).slice(0, 60);
  });

/** @returns what reads an input in one format, and throws where the counts or an event cannot be true */
export const checkCapture =
  (dialect: ByteDialect) =>
  (bytes: Uint8Array): void => {
    const ingest = createIngest({
      dialect,
      emit: ({ origin, station }) => {
        if (station?.length !== 17) throw new Error('An event names no station');
        if (origin.text.length > 400 || /\p{Cc}/u.test(origin.text))
          throw new Error('An origin cannot be shown');
      },
    });
    ingest.feed(bytes);
    ingest.end();
    const { lines, recognised, unknown, damaged } = ingest.counts;
    if (recognised + unknown !== lines || damaged > unknown) throw new Error('The counts do not add up');
  };
