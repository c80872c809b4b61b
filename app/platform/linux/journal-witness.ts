/**
 * The journal as a witness, where this user may read it: what the programs and the kernel write down and tell in no other way.
 * It comes late and unevenly, so that nothing in it may begin or end an attempt that the frames tell of in time.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import type { EventKind, WifiEvent } from '../../domain/events.ts';
import { iwd } from '../../ingest/iwd/dialect.ts';
import { LineReader } from '../../ingest/line-reader.ts';
import { kernel } from '../../ingest/kernel/dialect.ts';
import { LineSplitter } from '../../ingest/lines.ts';
import { networkManager } from '../../ingest/networkmanager/dialect.ts';
import { wpaSupplicant } from '../../ingest/wpa-supplicant/dialect.ts';
import { JOURNALCTL, journalIsReadable } from './journal.ts';

const DIALECTS = [networkManager, wpaSupplicant, iwd, kernel];
const PROGRAMS = ['NetworkManager', 'wpa_supplicant', 'iwd', 'kernel'];
/** Milliseconds until a journal that ended is followed again. */
const AGAIN = 5000;

/** What the frames do not show, and what begins and ends no attempt. */
const TOLD: ReadonlySet<EventKind> = new Set([
  ...(['psk-mismatch-suspected', 'temp-disabled', 'reenabled', 'pmksa-added', 'pmksa-removed'] as const),
  ...(['driver-fault', 'driver-refused', 'secrets-requested', 'address', 'wps', 'eap'] as const),
]);

export interface JournalOptions {
  readonly input: number;
  emit(event: WifiEvent): void;
  /** Somebody nearer tells what this program says of this interface. */
  isToldBy(witness: WifiEvent['witness'], iface: string): boolean;
  /** The program, and the folders that hold the system's journal. */
  readonly program?: string;
  readonly folders?: readonly string[];
}

export class JournalWitness {
  readonly #options: JournalOptions;
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #line = 0;

  /** @returns undefined where the journal may not be read */
  static open(options: JournalOptions): JournalWitness | undefined {
    if (!journalIsReadable(options.folders, options.program)) return undefined;
    const witness = new JournalWitness(options);
    witness.#follow();
    return witness;
  }

  private constructor(options: JournalOptions) {
    this.#options = options;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#child?.kill();
  }

  #follow(): void {
    const { program = JOURNALCTL, input } = this.#options;
    const names = PROGRAMS.flatMap((name) => ['-t', name]);
    const args = ['--follow', '--lines=0', '--output=json', '--no-pager', '--quiet', '--boot', ...names];
    // Nothing of our environment decides which journal it is.
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { LC_ALL: 'C' } });
    this.#child = child;
    const parser = new LineReader(DIALECTS, input, (event) => this.#hear(event));
    const lines = new LineSplitter(
      (bytes, start, end) => void parser.parseBytes(bytes, start, end, ++this.#line),
      () => this.#line++,
    );
    child.stdout.on('data', (chunk: Buffer) => lines.feed(chunk));
    child.on('error', () => undefined);
    child.on('close', () => {
      if (!this.#isClosed) this.#timer = setTimeout(() => this.#follow(), AGAIN).unref();
    });
  }

  #hear(event: WifiEvent): void {
    if (this.#isClosed || event.iface === '' || !TOLD.has(event.kind)) return;
    if (!this.#options.isToldBy(event.witness, event.iface)) this.#options.emit(event);
  }
}
