/** Whether a file is a zip, as a report is, and its bytes. Nothing is unpacked here. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { said } from '../domain/said.ts';
import { UnreadableInput } from './files.ts';

const MAGIC = Buffer.from('PK\u0003\u0004', 'latin1');
/** Bytes of a packed report that are read at most. */
const MOST_BYTES = 32 * 2 ** 20;

/**
 * @returns undefined where it is no zip, or cannot be opened: whoever reads it says why
 * @throws UnreadableInput where it is larger than any report
 */
export function zipBytes(path: string): Buffer | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return undefined;
    const head = Buffer.alloc(MAGIC.length);
    readSync(file, head, 0, head.length, 0);
    if (!head.equals(MAGIC)) return undefined;
    if (stats.size > MOST_BYTES) throw new UnreadableInput(said('bundle.too-large'));
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
