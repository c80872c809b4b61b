/**
 * Profiles that a remedy has in hand, on disk from before the first change until the network was seen connected: whatever
 * ends this program, the next start puts them back. A kept profile has its key encrypted as Windows gave it; the folder is
 * below %LOCALAPPDATA%, which its user, administrators and the system alone may read.
 */
import { said } from '../../domain/said.ts';
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PlatformError } from '../port.ts';
import { isAlive, isOwn, ownMark, type ProcessMark } from '../process-mark.ts';

export interface KeptProfile {
  readonly guid: string;
  readonly name: string;
  readonly flags: number;
  readonly xml: string;
  /** Names of all profiles of the interface, in their order, before the first change. */
  readonly order: readonly string[];
  /** `open`: the profile may be changed or missing. `closed`: it is back; kept until it was seen to work. */
  readonly state: 'open' | 'closed';
  readonly by: ProcessMark;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Milliseconds after which no run is still at it, whoever has its process number by now. */
const TOO_OLD = 120_000;

export const vaultFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  join(env['LOCALAPPDATA'] ?? join(env['USERPROFILE'] ?? '.', 'AppData', 'Local'), 'Rejoin', 'profiles');

export class ProfileVault {
  readonly #folder: string;

  constructor(folder = vaultFolder()) {
    this.#folder = folder;
  }

  /** On the disk when this returns. @throws PlatformError where it cannot be: nothing may be changed then */
  keep(profile: Omit<KeptProfile, 'by' | 'at'>): KeptProfile {
    const kept: KeptProfile = { ...profile, by: ownMark(), at: Date.now() };
    const path = this.#path(profile);
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      const fresh = `${path}.${process.pid}`;
      const file = openSync(fresh, 'w', 0o600);
      try {
        writeSync(file, JSON.stringify(kept));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(fresh, path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '?';
      const about = { name: profile.name, folder: this.#folder, code };
      throw new PlatformError('refused', said('windows.cannot-be-kept', about), { cause: error });
    }
    return kept;
  }

  /** What is kept of a profile by a run that is over, or by this one. @throws PlatformError while another run is at it */
  left(guid: string, name: string): KeptProfile | undefined {
    const kept = read(this.#path({ guid, name }));
    if (kept && isBusy(kept)) throw new PlatformError('refused', said('windows.profile-busy', { name }));
    return kept;
  }

  /** Everything kept by runs that are over. */
  abandoned(): KeptProfile[] {
    let names: string[];
    try {
      names = readdirSync(this.#folder);
    } catch {
      return [];
    }
    return names
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => read(join(this.#folder, name)) ?? [])
      .filter((kept) => !isBusy(kept));
  }

  forget({ guid, name }: Pick<KeptProfile, 'guid' | 'name'>): void {
    rmSync(this.#path({ guid, name }), { force: true });
  }

  /** A profile that was put back was seen to connect: its copy is not needed any more. */
  worked(guid: string, name: string): void {
    const kept = read(this.#path({ guid, name }));
    if (kept?.state === 'closed') this.forget(kept);
  }

  /** Where a profile is kept, for a person who has to know. */
  pathOf(kept: Pick<KeptProfile, 'guid' | 'name'>): string {
    return this.#path(kept);
  }

  /** Names of profiles are no names of files. */
  #path({ guid, name }: Pick<KeptProfile, 'guid' | 'name'>): string {
    const hash = createHash('sha256').update(`${guid}\n${name}`, 'utf16le').digest('hex');
    return join(this.#folder, `${hash.slice(0, 40)}.json`);
  }
}

function read(path: string): KeptProfile | undefined {
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Partial<KeptProfile>;
    const { guid, name, xml, flags, order, state, by, at } = kept;
    const texts = [guid, name, xml].every((one) => typeof one === 'string');
    const numbers = [flags, by?.pid, at].every((one) => typeof one === 'number');
    const isWhole = texts && numbers && Array.isArray(order) && (state === 'open' || state === 'closed');
    return isWhole ? (kept as KeptProfile) : undefined;
  } catch {
    return undefined;
  }
}

/** A run that goes on, and has not come to an end that can be left to this one. */
function isBusy({ state, by, at }: KeptProfile): boolean {
  if (state === 'closed' || isOwn(by) || Date.now() - at > TOO_OLD) return false;
  return isAlive(by);
}
