/**
 * What a remedy is in the middle of, so that it can be finished after a kill. An intent holds no secret.
 *
 * It is written before the first command and removed after the last. It is not synced to the disk: what it protects
 * lives in the supplicant's memory and is gone with the power too.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Ssid } from '../../domain/ids.ts';

export type Intent =
  /** A network is disabled and enabled again. */
  | { readonly kind: 'enable'; readonly networkId: number; readonly ssid: Ssid }
  /** A throw-away network is added; `before` are the ids that were there. */
  | { readonly kind: 'throw-away'; readonly before: readonly number[] }
  /** A field of a network is changed and changed back. */
  | {
      readonly kind: 'field';
      readonly networkId: number;
      readonly ssid: Ssid;
      readonly field: string;
      readonly from: string;
      readonly to: string;
    };

export interface KeptIntent {
  readonly path: string;
  readonly iface: string;
  readonly pid: number;
  readonly intent: Intent;
}

/** A variable that is set to nothing counts as not set (XDG Base Directory Specification). */
const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

export const stateFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  join(set(env['XDG_STATE_HOME']) ?? join(homedir(), '.local/state'), 'rejoin');

let counter = 0;

export class Intents {
  readonly #folder: string;

  constructor(folder = join(stateFolder(), 'intents')) {
    this.#folder = folder;
  }

  /**
   * Keeps an intent until the returned function is called. A folder that cannot be written is no reason not to help:
   * all commands of a remedy leave in one breath, and the file only covers the breath. It is needed all the same: a
   * daemon that wakes up at the first datagram can run, and be seen, before the second is sent.
   */
  keep(iface: string, intent: Intent): () => void {
    const path = join(this.#folder, `${iface}-${process.pid}-${++counter}.json`);
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, JSON.stringify({ iface, pid: process.pid, intent }), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    } catch {
      return () => undefined;
    }
    return () => rmSync(path, { force: true });
  }

  /** What was left behind by processes that no longer run. Files that cannot be read as intents are removed. */
  abandoned(): KeptIntent[] {
    let names: string[];
    try {
      names = readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
    } catch {
      return [];
    }
    return names.flatMap((name) => {
      const path = join(this.#folder, name);
      const kept = read(path);
      if (!kept) rmSync(path, { force: true });
      return kept && !isAlive(kept.pid) ? [kept] : [];
    });
  }

  /** Interfaces at which another process that still runs is in the middle of something. */
  busy(): Set<string> {
    try {
      const names = readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
      const all = names.flatMap((name) => read(join(this.#folder, name)) ?? []);
      return new Set(all.filter((kept) => isAlive(kept.pid)).map((kept) => kept.iface));
    } catch {
      return new Set();
    }
  }

  done(kept: KeptIntent): void {
    rmSync(kept.path, { force: true });
  }
}

function read(path: string): KeptIntent | undefined {
  try {
    const { iface, pid, intent } = JSON.parse(readFileSync(path, 'utf8')) as Partial<KeptIntent>;
    const known = intent && ['throw-away', 'field', 'enable'].includes(intent.kind);
    if (typeof iface !== 'string' || typeof pid !== 'number' || !known) return undefined;
    return { path, iface, pid, intent };
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
