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
import { isAlive, ownMark, type ProcessMark } from '../process-mark.ts';

/** The only fields of a network that Rejoin ever changes: of access points alone, integers whose value is always told. */
export const TOGGLED = ['ap_max_inactivity', 'dtim_period', 'beacon_int'] as const;
/** A value that such a field can have, and can be given back. */
export const isToggled = (value: string): boolean => /^\d{1,9}$/.test(value);

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
      readonly field: (typeof TOGGLED)[number];
      readonly from: string;
      readonly to: string;
    };

export interface KeptIntent {
  readonly path: string;
  readonly iface: string;
  readonly by: ProcessMark;
  readonly intent: Intent;
}

/** A variable that is set to nothing counts as not set (XDG Base Directory Specification). */
const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

export const stateFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  join(set(env['XDG_STATE_HOME']) ?? join(homedir(), '.local/state'), 'rejoin');

/** What else lies in the folder is not touched. */
const isOurs = (name: string): boolean => /\.json(?:\.new)?$/.test(name);

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
      writeFileSync(`${path}.new`, JSON.stringify({ iface, by: ownMark(), intent }), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    } catch {
      return () => undefined;
    }
    return () => rmSync(path, { force: true });
  }

  /**
   * What was left behind by processes that no longer run. Files that cannot be read as intents are removed, and those
   * that were never whole: nothing had been changed yet.
   */
  abandoned(): KeptIntent[] {
    let names: string[];
    try {
      names = readdirSync(this.#folder);
    } catch {
      return [];
    }
    return names.filter(isOurs).flatMap((name) => {
      const path = join(this.#folder, name);
      const kept = read(path);
      if (kept && isAlive(kept.by)) return [];
      if (kept && name.endsWith('.json')) return [kept];
      rmSync(path, { force: true });
      return [];
    });
  }

  /** Interfaces at which another process that still runs is in the middle of something. */
  busy(): Set<string> {
    try {
      const names = readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
      const all = names.flatMap((name) => read(join(this.#folder, name)) ?? []);
      return new Set(all.filter((kept) => isAlive(kept.by)).map((kept) => kept.iface));
    } catch {
      return new Set();
    }
  }

  done(kept: KeptIntent): void {
    rmSync(kept.path, { force: true });
  }
}

/** A file may hold anything: what is no intent of this program's kind is none. */
function read(path: string): KeptIntent | undefined {
  try {
    const { iface, by, intent } = JSON.parse(readFileSync(path, 'utf8')) as Partial<KeptIntent>;
    if (typeof iface !== 'string' || typeof by?.pid !== 'number' || !intent || !isIntent(intent))
      return undefined;
    return { path, iface, by, intent };
  } catch {
    return undefined;
  }
}

const isId = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

function isIntent(intent: Intent): boolean {
  switch (intent.kind) {
    case 'enable':
      return isId(intent.networkId) && typeof intent.ssid === 'string';
    case 'throw-away':
      return Array.isArray(intent.before) && intent.before.every(isId);
    case 'field': {
      const { networkId, ssid, field, from, to } = intent;
      return (
        isId(networkId) && typeof ssid === 'string' && TOGGLED.includes(field) && [from, to].every(isToggled)
      );
    }
    default:
      return false;
  }
}
