/** Captures in the classic format: bare frames, radiotap, and EAPOL over Ethernet. */
import { pcap } from '../../../app/ingest/capture/dialect.ts';
import { ETHERNET, overEthernet, radiotap, RADIOTAP, withFcs, writePcap } from '../../support/captures.ts';
import { checkCapture, conversations } from '../captures.ts';

export const seeds = (): readonly Uint8Array[] =>
  conversations().flatMap((packets) => [
    writePcap(packets),
    writePcap(packets, { linkType: RADIOTAP, dress: radiotap(false), little: false }),
    writePcap(packets, { nanoseconds: true, dress: withFcs }),
    writePcap(overEthernet(packets), { linkType: ETHERNET, patched: true }),
  ]);

export const run = checkCapture(pcap);
