/** The policy of this computer as it is now: read when it is asked for, and again when it changes. */
import { watch, type FSWatcher } from 'node:fs';
import { NO_POLICY, type Policy } from './policy.ts';
import type { PolicySource } from './raw-policy.ts';

/** Editors write in several steps. */
const SETTLES = 150;

/** The shapes of settings are loaded where something was set: most windows need none. */
async function resolved({ read }: PolicySource): Promise<Policy> {
  const raw = read();
  return raw.length === 0 ? NO_POLICY : (await import('./resolve.ts')).resolvePolicy(raw);
}

export class MachinePolicy {
  readonly #source: PolicySource;
  readonly #listeners = new Set<(policy: Policy) => void>();
  readonly #watchers = new Map<string, FSWatcher>();
  #current: Policy;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;

  /** @param current as the source has it now */
  constructor(source: PolicySource, current: Policy) {
    this.#source = source;
    this.#current = current;
  }

  static async of(source: PolicySource): Promise<MachinePolicy> {
    return new MachinePolicy(source, await resolved(source));
  }

  get current(): Policy {
    return this.#current;
  }

  /** Told of each change; the first listener makes it watch. Keeps no process alive. @returns unsubscribe */
  listen(listener: (policy: Policy) => void): () => void {
    this.#listeners.add(listener);
    if (!this.#timer) {
      this.#timer = setInterval(() => void this.look(), this.#source.every).unref();
      this.#watchFolders();
    }
    return () => void this.#listeners.delete(listener);
  }

  /** Reads it again. */
  async look(): Promise<void> {
    const next = await resolved(this.#source);
    this.#watchFolders();
    if (same(next, this.#current)) return;
    this.#current = next;
    for (const listener of this.#listeners) listener(next);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    clearTimeout(this.#soon);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
    this.#listeners.clear();
  }

  /** A folder that is not there yet, or cannot be watched, is looked at from time to time. */
  #watchFolders(): void {
    if (!this.#timer) return;
    for (const folder of this.#source.folders) {
      if (this.#watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, { persistent: false }, () => this.#lookSoon());
        const forget = (): void => {
          watcher.close();
          this.#watchers.delete(folder);
        };
        watcher.on('error', forget);
        this.#watchers.set(folder, watcher);
      } catch {
        continue;
      }
    }
  }

  #lookSoon(): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.look(), SETTLES).unref();
  }
}

function same(one: Policy, other: Policy): boolean {
  const text = ({ origins, ...rest }: Policy): string => JSON.stringify([rest, [...origins]]);
  return text(one) === text(other);
}
