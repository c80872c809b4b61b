/** The policy of this computer as it is now: read when it is asked for, and again when it changes. */
import { watch, type FSWatcher } from 'node:fs';
import type { PolicySource } from './raw-policy.ts';
import { resolvePolicy, type Policy } from './resolve.ts';

/** Editors write in several steps. */
const SETTLES = 150;

export class MachinePolicy {
  readonly #source: PolicySource;
  readonly #listeners = new Set<(policy: Policy) => void>();
  readonly #watchers = new Map<string, FSWatcher>();
  #current: Policy;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;

  constructor(source: PolicySource) {
    this.#source = source;
    this.#current = resolvePolicy(source.read());
  }

  get current(): Policy {
    return this.#current;
  }

  /** Told of each change; the first listener makes it watch. Keeps no process alive. @returns unsubscribe */
  listen(listener: (policy: Policy) => void): () => void {
    this.#listeners.add(listener);
    if (!this.#timer) {
      this.#timer = setInterval(() => this.look(), this.#source.every).unref();
      this.#watchFolders();
    }
    return () => void this.#listeners.delete(listener);
  }

  /** Reads it again. */
  look(): void {
    const next = resolvePolicy(this.#source.read());
    this.#watchFolders();
    if (same(next, this.#current)) return;
    this.#current = next;
    for (const listener of this.#listeners) listener(next);
  }

  close(): void {
    clearInterval(this.#timer);
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
    this.#soon = setTimeout(() => this.look(), SETTLES).unref();
  }
}

function same(one: Policy, other: Policy): boolean {
  const text = ({ origins, ...rest }: Policy): string => JSON.stringify([rest, [...origins]]);
  return text(one) === text(other);
}
