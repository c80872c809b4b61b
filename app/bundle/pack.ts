/** The files of a report as one `.rejoin` and back. A zip is foreign: what it may unpack to is bounded. Pure. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { said } from '../domain/said.ts';
import { SaidError } from '../words/said-error.ts';
import type { ReportFile } from './build.ts';
import { anyReport, type AnyReport } from './schema.ts';

const MIB = 2 ** 20;
/** Bytes of a packed report, of one of its files, of all of them; and how many there may be. */
const MOST_PACKED = 32 * MIB;
const MOST_OF_ONE = 32 * MIB;
const MOST_IN_ALL = 64 * MIB;
const MOST_FILES = 128;

/** A file is no report, or one that cannot be read. */
export class UnreadableReport extends SaidError {
  override readonly name = 'UnreadableReport';
}

/** The same files give the same bytes: nothing tells when or where it was packed. */
export const packReport = (files: readonly ReportFile[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])), {
    mtime: '1980-01-01T00:00:00',
    level: 6,
  });

/** Names that a report may have: no folder above, no other kind. */
const NAME = /^(?:[a-z]{1,32}\.(?:json|html)|logs\/\d{1,4}\.log)$/;

export interface OpenedReport {
  readonly report: AnyReport;
  readonly files: readonly ReportFile[];
}

/** @throws UnreadableReport in one sentence */
export function openReport(bytes: Uint8Array): OpenedReport {
  const files = unpack(bytes);
  const json = files.find(({ name }) => name === 'report.json');
  if (!json) throw new UnreadableReport(said('bundle.no-report'));
  const read = anyReport.safeParse(parsed(json.text));
  if (!read.success) throw new UnreadableReport(said('bundle.no-report'));
  return { report: read.data, files };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function unpack(bytes: Uint8Array): ReportFile[] {
  if (bytes.length > MOST_PACKED) throw new UnreadableReport(said('bundle.too-large'));
  let all = 0;
  let count = 0;
  const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (!NAME.test(name)) return false;
    all += originalSize;
    count++;
    // What a directory says is what is unpacked at most.
    if (originalSize > MOST_OF_ONE || all > MOST_IN_ALL || count > MOST_FILES)
      throw new UnreadableReport(said('bundle.too-large'));
    return true;
  };
  let unpacked: Readonly<Record<string, Uint8Array>>;
  try {
    unpacked = unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof UnreadableReport) throw error;
    throw new UnreadableReport(said('bundle.damaged'), { cause: error });
  }
  return Object.entries(unpacked).map(([name, data]) => ({ name, text: strFromU8(data) }));
}
