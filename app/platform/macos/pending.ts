/**
 * What a remedy is in the middle of, so that it can be finished after a kill. It names networks and holds no secret.
 *
 * Written, and synced to the disk, before the first change: what it protects are settings that outlive a power cut.
 */
import { said } from '../../domain/said.ts';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Ssid } from '../../domain/ids.ts';
import { PlatformError } from '../port.ts';
import { isAlive, ownMark, type ProcessMark } from '../process-mark.ts';
import { isSecurityWord } from './security-types.ts';

export type Step =
  /** The radio was switched off. */
  | { readonly kind: 'power'; readonly iface: string }
  /** A preferred network was taken out, to be put back as it was. */
  | {
      readonly kind: 'profile';
      readonly iface: string;
      readonly ssid: Ssid;
      /** Its place in the order, from 0. */
      readonly index: number;
      /** networksetup's word for its security. */
      readonly security: string;
    };

export interface KeptStep {
  readonly path: string;
  readonly by: ProcessMark;
  readonly step: Step;
}

let counter = 0;

export class Pending {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * @returns what removes it, when the step is over
   * @throws PlatformError 'refused' where it cannot be kept: then nothing may be changed
   */
  keep(step: Step): () => void {
    const path = join(this.#folder, `${process.pid}-${Date.now()}-${++counter}.json`);
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      const file = openSync(`${path}.new`, 'wx', 0o600);
      try {
        writeSync(file, JSON.stringify({ by: ownMark(), step }));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(`${path}.new`, path);
    } catch (error) {
      throw new PlatformError('refused', said('mac.cannot-be-kept', { folder: this.#folder }), {
        cause: error,
      });
    }
    return () => rmSync(path, { force: true });
  }

  /** What was left behind by processes that no longer run, oldest first. */
  abandoned(): KeptStep[] {
    let names: string[];
    try {
      names = readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
    } catch {
      return [];
    }
    return names.toSorted().flatMap((name) => {
      const kept = read(join(this.#folder, name));
      return kept && !isAlive(kept.by) ? [kept] : [];
    });
  }
}

/** A file may hold anything: what is no step of this program's kind is none. */
function read(path: string): KeptStep | undefined {
  try {
    const { by, step } = JSON.parse(readFileSync(path, 'utf8')) as Partial<KeptStep>;
    return typeof by?.pid === 'number' && isStep(step) ? { path, by, step } : undefined;
  } catch {
    return undefined;
  }
}

function isStep(read: unknown): read is Step {
  const step = (read ?? {}) as Readonly<Record<string, unknown>>;
  // A word that begins with a dash would be an option of the programs that it is handed to.
  if (typeof step['iface'] !== 'string' || !/^\w{1,15}$/.test(step['iface'])) return false;
  if (step['kind'] === 'power') return true;
  const { ssid, index, security } = step;
  return (
    step['kind'] === 'profile' &&
    typeof ssid === 'string' &&
    Number.isSafeInteger(index) &&
    isSecurityWord(security)
  );
}
