/** Reports that were made here, for as long as somebody looks at one or saves it. */
import { said } from '../domain/said.ts';
import { CallError } from '../ipc/contract/call-error.ts';
import { CHUNK } from '../ipc/contract/limits.ts';
import type { Input, Output } from '../ipc/contract/contract.ts';
import type { MadeReport } from '../ipc/contract/views.ts';
import type { MadeFile } from './make-report.ts';

interface Kept {
  readonly view: MadeReport;
  readonly lines: ReadonlyMap<string, readonly string[]>;
  readonly bytes: Uint8Array;
}

/** Reports that are kept at a time: one that is looked at, and those before it. */
const MOST = 4;

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

/** `rejoin-2026-11-29-0956.rejoin`: when it was made, and nothing else. */
const nameOf = (now: Date): string =>
  `rejoin-${now.toISOString().slice(0, 16).replace('T', '-').replace(':', '')}.rejoin`;

export class ReportShelf {
  readonly #kept = new Map<string, Kept>();
  #last = 0;

  async put(files: readonly MadeFile[], now: Date): Promise<MadeReport> {
    // What packs is of no use until somebody hands something on.
    const { packReport } = await import('../bundle/pack.ts');
    const bytes = packReport(files);
    const lines = new Map(files.map(({ name, text }) => [name, linesOf(text)]));
    const view: MadeReport = {
      ...{ report: `report-${++this.#last}`, name: nameOf(now), size: bytes.length },
      files: files.map(({ name, masked }) => ({
        ...{ name, masked: [...masked], lines: lines.get(name)?.length ?? 0 },
      })),
    };
    this.#kept.set(view.report, { view, lines, bytes });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
    return view;
  }

  /** @throws CallError where it is gone, or has no such file */
  lines({ report, file, search, offset, limit }: Input<'report.lines'>): Output<'report.lines'> {
    const all = this.#find(report).lines.get(file);
    if (!all) throw new CallError('unknown', said('call.report-gone'));
    const part = search?.toLowerCase() ?? '';
    const found = all
      .map((text, at) => ({ line: at + 1, text }))
      .filter(({ text }) => part === '' || text.toLowerCase().includes(part));
    return { total: found.length, lines: found.slice(offset, offset + limit) };
  }

  /** @throws CallError where it is gone */
  data({ report, offset }: Input<'report.data'>): Output<'report.data'> {
    const { bytes } = this.#find(report);
    return { data: Buffer.from(bytes.subarray(offset, offset + CHUNK)).toString('base64') };
  }

  #find(report: string): Kept {
    const kept = this.#kept.get(report);
    if (!kept) throw new CallError('unknown', said('call.report-gone'));
    return kept;
  }
}
