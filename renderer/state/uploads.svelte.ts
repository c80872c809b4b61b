/** Files on their way to the service. They are read here, in pieces: a window cannot hand over a path. */
import type { DoctorApi } from '../../app/ipc/contract/contract.ts';
import { CallError, MOST_FILES } from '../../app/ipc/contract/contract.ts';
import { t, tellAll } from '../messages/i18n.svelte.ts';
import { exactText } from '../ui/exact-text.ts';
import { sendFile, Unreadable } from './send-file.ts';

/** Characters of a name that the contract takes. */
const LONGEST_NAME = 255;

export class Uploads {
  /** What is to be said; empty where all went well. */
  sentence = $state('');
  #abort = new AbortController();
  readonly #api: DoctorApi;

  constructor(api: DoctorApi) {
    this.#api = api;
  }

  /** Sends files that belong together and has them read. One upload at a time: a second one ends the first. */
  async take(files: readonly File[]): Promise<void> {
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    this.sentence = '';
    const empty = files.find(({ size }) => size === 0);
    if (files.length === 0) return;
    if (files.length > MOST_FILES) this.sentence = t('files.too-many', { count: MOST_FILES });
    // A folder that was dropped has no bytes either.
    else if (empty) this.sentence = t('files.empty', { name: exactText(empty.name) });
    else await this.#send(files, signal);
  }

  async #send(files: readonly File[], signal: AbortSignal): Promise<void> {
    let opened: string | undefined;
    let current = 0;
    try {
      const answer = await this.#api['files.open']({
        files: files.map(({ name, size }) => ({ name: name.slice(-LONGEST_NAME), size })),
      });
      opened = answer.opened;
      for (const file of files) {
        await sendFile(this.#api, answer.files[current] ?? '', file, signal);
        current++;
      }
      signal.throwIfAborted();
      await this.#api['files.read']({ opened });
    } catch (error) {
      // Closed by the person, who watches it come: then there is nothing to say.
      if (error instanceof CallError && error.code === 'unknown') return;
      if (!signal.aborted) this.sentence = this.#why(error, exactText(files[current]?.name ?? ''));
      if (opened !== undefined) await this.#api['files.close']({ opened }).catch(() => undefined);
    }
  }

  #why(error: unknown, name: string): string {
    if (error instanceof Unreadable) return t('files.unreadable', { name });
    const why = error instanceof CallError ? tellAll(error.said) : (error as Error).message;
    return t('files.failed', { why });
  }
}
