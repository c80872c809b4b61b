/**
 * The history at its place, whatever is found there. Nothing that was there is deleted or overwritten: what is damaged is
 * set aside, and what is not ours is left alone.
 */
import { said, type Said } from '../domain/said.ts';
import { connect, IN_MEMORY, TooNew } from './database.ts';
import { failureOf, isForGood } from './failure.ts';
import { createPrivately, inodeOf, isForeign, makePrivate, setAside } from './files.ts';
import { Tables } from './tables.ts';

export interface HistoryFileOptions {
  readonly path: string;
  /** Told in a sentence: set aside, not ours, moved away, cannot be kept. */
  readonly notice: (said: Said) => void;
}

interface Opened {
  readonly tables: Tables;
  /** Of the file as it was opened; undefined = in memory. */
  readonly inode: bigint | undefined;
}

export class HistoryFile {
  readonly #path: string;
  readonly #notice: (said: Said) => void;
  #opened: Opened | undefined;
  #toldClosed = false;

  constructor({ path, notice }: HistoryFileOptions) {
    this.#path = path;
    this.#notice = notice;
  }

  /**
   * Work that finds the file damaged is done once more on a new one.
   *
   * @throws what the work throws, and where the file cannot be opened yet: another try may succeed
   */
  use<T>(work: (tables: Tables) => T): T {
    const { tables, inode } = this.#current();
    try {
      return work(tables);
    } catch (error) {
      if (failureOf(error) !== 'corrupt' || inode === undefined) throw error;
      this.close();
      this.#setAside(inode);
      return work(this.#current().tables);
    }
  }

  /** There is nothing to read in a file that cannot be opened yet; whoever asks need not wait for it. */
  read<T>(work: (tables: Tables) => T, nothing: T): T {
    try {
      this.#current();
    } catch (error) {
      if (!this.#toldClosed)
        this.#notice(said('history.not-yet', { path: this.#path, why: (error as Error).message }));
      this.#toldClosed = true;
      return nothing;
    }
    return this.use(work);
  }

  close(): void {
    this.#opened?.tables.close();
    this.#opened = undefined;
  }

  /** Another file may have taken the name since the last time, or none have it: what is written now would be lost. */
  #current(): Opened {
    const inode = this.#opened?.inode;
    if (inode !== undefined && inodeOf(this.#path) !== inode) this.#leave();
    return (this.#opened ??= this.#open());
  }

  #leave(): void {
    const replaced = inodeOf(this.#path) !== undefined;
    try {
      // The log beside an absent file belongs to nobody; whoever moved the file has all of it afterwards.
      if (!replaced) this.#opened?.tables.writeBack();
    } catch {
      // It was moved to where it cannot be written.
    }
    this.close();
    this.#notice(said(replaced ? 'history.replaced' : 'history.moved', { path: this.#path }));
  }

  #open(): Opened {
    const path = this.#path;
    if (path === IN_MEMORY) return inMemory();
    try {
      createPrivately(path);
      if (isForeign(path)) {
        this.#notice(said('history.foreign', { path }));
        return inMemory();
      }
      return this.#openOurs();
    } catch (error) {
      if (error instanceof TooNew) for (const what of error.said) this.#notice(what);
      else if (isForGood(error))
        this.#notice(said('history.in-memory', { path, why: (error as Error).message }));
      else throw error;
      return inMemory();
    }
  }

  #openOurs(): Opened {
    const path = this.#path;
    makePrivate(path);
    const inode = inodeOf(path);
    try {
      return { inode, tables: new Tables(connect(path)) };
    } catch (error) {
      if (failureOf(error) !== 'corrupt') throw error;
      this.#setAside(inode);
    }
    createPrivately(path);
    return { inode: inodeOf(path), tables: new Tables(connect(path)) };
  }

  #setAside(inode: bigint | undefined): void {
    const kept = setAside(this.#path, inode);
    if (kept !== undefined) this.#notice(said('history.set-aside', { path: kept }));
  }
}

const inMemory = (): Opened => ({ inode: undefined, tables: new Tables(connect(IN_MEMORY)) });
