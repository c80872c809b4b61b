/** Files on their way to the service. Their bytes are sent: a window cannot hand over a path. */
import { SvelteMap } from 'svelte/reactivity';
import type { DoctorApi } from '../../app/ipc/contract/contract.ts';
import { CallError } from '../../app/ipc/contract/call-error.ts';
import { MOST_FILES } from '../../app/ipc/contract/limits.ts';
import { t, tellAll } from '../messages/i18n.svelte.ts';
import { exactText } from '../ui/exact-text.ts';
import { isReadable, sendFile, Unreadable, type Way } from './send-file.ts';

/** Characters of a name that the contract takes. */
const LONGEST_NAME = 255;

const isUnknown = (error: unknown): boolean => error instanceof CallError && error.code === 'unknown';

export class Uploads {
  /** What is to be said; empty where all went well. */
  sentence = $state('');
  /** By what was opened: the name of a file of it that is no longer what was read. */
  readonly changed = new SvelteMap<string, string>();
  readonly #read = new Map<string, readonly File[]>();
  #abort = new AbortController();
  readonly #way: Way & { readonly api: DoctorApi };

  constructor(way: Way & { readonly api: DoctorApi }) {
    this.#way = way;
  }

  /**
   * Sends files that belong together and has them read. One upload at a time: a second one ends the first.
   * @param instead what they take the place of
   */
  async take(files: readonly File[], instead?: string): Promise<void> {
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    this.sentence = '';
    const empty = files.find(({ size }) => size === 0);
    if (files.length === 0) return;
    if (files.length > MOST_FILES) this.sentence = t('files.too-many', { count: MOST_FILES });
    // A folder that was dropped has no bytes either.
    else if (empty) this.sentence = t('files.empty', { name: exactText(empty.name) });
    else await this.#send(files, signal, instead);
  }

  /** Looks at the files of what is open still: a browser reads none that was changed after it was chosen. */
  async look(open: readonly string[]): Promise<void> {
    for (const [opened, files] of this.#read) {
      if (!open.includes(opened)) this.#read.delete(opened);
      else if (!this.changed.has(opened))
        for (const file of files) if (!(await isReadable(file))) this.changed.set(opened, file.name);
    }
  }

  async #send(files: readonly File[], signal: AbortSignal, instead?: string): Promise<void> {
    const { api } = this.#way;
    let opened: string | undefined;
    let current = 0;
    try {
      const answer = await api['files.open']({
        files: files.map(({ name, size }) => ({ name: name.slice(-LONGEST_NAME), size })),
      });
      opened = answer.opened;
      if (instead !== undefined) await this.#close(instead);
      for (const file of files) {
        await sendFile(this.#way, answer.files[current] ?? '', file, signal);
        current++;
      }
      signal.throwIfAborted();
      await api['files.read']({ opened });
      this.#read.set(opened, files);
    } catch (error) {
      // Closed by the person, who watches it come: then there is nothing to say.
      const isOurs = (opened === undefined || (await this.#close(opened))) && !isUnknown(error);
      if (isOurs && !signal.aborted) this.sentence = this.#why(error, exactText(files[current]?.name ?? ''));
    }
  }

  /** @returns false where somebody else has closed it before */
  #close(opened: string): Promise<boolean> {
    return this.#way.api['files.close']({ opened }).then(
      () => true,
      (error: unknown) => !isUnknown(error),
    );
  }

  #why(error: unknown, name: string): string {
    if (error instanceof Unreadable) return t('files.unreadable', { name });
    const why = error instanceof CallError ? tellAll(error.said) : (error as Error).message;
    return t('files.failed', { why });
  }
}
