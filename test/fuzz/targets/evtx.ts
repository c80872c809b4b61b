/** Event log files. A mutated checksum is a wrong one: the reader does not look at them. */
import { evtxFile } from '../../support/evtx-writer.ts';
import { checkInput, everything } from '../windows.ts';

const LONGEST = 1 << 16;
const FILE_HEADER = 4096;

export const seeds = (): readonly Uint8Array[] => {
  const events = everything();
  const carved = events.map((event) => evtxFile([event]).subarray(FILE_HEADER));
  return [
    // What does not fit is zeros anyway.
    evtxFile(events).subarray(0, LONGEST),
    evtxFile(events).subarray(FILE_HEADER, 2 * FILE_HEADER),
    ...carved.map((chunk) => chunk.subarray(0, 4096)),
  ];
};

export const run = checkInput;
