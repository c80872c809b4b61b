/** Captures in blocks: several interfaces, sections of either byte order, blocks that are passed over. */
import { pcapng } from '../../../app/ingest/capture/dialect.ts';
import {
  block,
  captureInterface,
  enhancedPacket,
  ETHERNET,
  overEthernet,
  section,
  WIRELESS,
} from '../../support/captures.ts';
import { checkCapture, conversations } from '../captures.ts';

export const seeds = (): readonly Uint8Array[] =>
  conversations().map((packets, index) => {
    const little = index % 2 === 0;
    return Buffer.concat([
      ...[section(little), captureInterface(WIRELESS, little), captureInterface(ETHERNET, little, 9)],
      block(4, new Uint8Array(20), little),
      ...packets.map((packet) => enhancedPacket(packet, little)),
      ...overEthernet(packets).map((packet) => enhancedPacket(packet, little, 1, 1e9)),
    ]);
  });

export const run = checkCapture(pcapng);
