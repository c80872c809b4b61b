/** What both formats of captures are tried with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
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

/** The packets of a conversation without 802.11: EAPOL over Ethernet. */
export const overEthernet = (packets: readonly Packet[]): Packet[] =>
  packets.flatMap(({ at, frame }) => {
    const flags = frame[1] ?? 0;
    const isEapol = ((frame[0] ?? 0) & 0x0c) === 8 && (flags & 0x40) === 0 && frame.length > 60;
    if (!isEapol) return [];
    const body = (frame[0] ?? 0) & 0x80 ? 26 : 24;
    const [to, from] = flags & 2 ? [4, 16] : [16, 10];
    const addresses = [...frame.subarray(to, to + 6), ...frame.subarray(from, from + 6)];
    return [{ at, frame: Uint8Array.from([...addresses, ...frame.subarray(body + 6)]) }];
  });

/** Reads an input; throws where the counts or an event cannot be true. */
export function checkCapture(bytes: Uint8Array): void {
  const ingest = createIngest({
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
}
