/**
 * Files that a window hands over piece by piece: they lie in a private folder until they are closed. Their names are for
 * showing and for telling rotated logs; they never become a path of their own.
 */
import { said, type Said } from '../domain/said.ts';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CallError } from '../ipc/contract/call-error.ts';
import { privateFolder, removeFolder } from './private-folder.ts';

interface Upload {
  readonly path: string;
  readonly opened: string;
  readonly size: number;
  written: number;
  /** The piece before is on the disk. */
  before: Promise<void>;
  file: FileHandle | undefined;
}

/** Bytes of all files of a diagnosis together: 8 GiB. */
const LARGEST = 8 * 2 ** 30;
const HARMLESS = /[^\w.-]+/g;

/** Why a piece could not be written. */
function whyNot(error: unknown): Said {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return said('upload.disk-full');
  return said('upload.failed', { code: code ?? (error as Error).message });
}

export class Uploads {
  readonly #parent: string;
  #root: string | undefined;
  readonly #uploads = new Map<string, Upload>();

  constructor(parent = tmpdir()) {
    this.#parent = parent;
  }

  /** @returns a name for each file, in their order. @throws CallError */
  async open(
    opened: string,
    files: readonly { readonly name: string; readonly size: number }[],
  ): Promise<string[]> {
    if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST)
      throw new CallError('refused', said('upload.too-large', { command: 'rejoin diagnose' }));
    this.#root ??= privateFolder(this.#parent);
    const folder = join(this.#root, opened);
    mkdirSync(folder, { mode: 0o700 });
    const taken = new Set<string>();
    const names: string[] = [];
    for (const [index, { name, size }] of files.entries()) {
      const plain = name.replace(HARMLESS, '_').replace(/^\.+/, '') || 'file';
      const own = taken.has(plain) ? `${index}-${plain}` : plain;
      taken.add(own);
      const path = join(folder, own.slice(-200));
      const id = randomUUID();
      this.#uploads.set(id, {
        path,
        opened,
        size,
        written: 0,
        before: Promise.resolve(),
        file: await open(path, 'wx', 0o600),
      });
      names.push(id);
    }
    return names;
  }

  /**
   * Pieces of one file come in their order, and may come before the one before them is written.
   * @returns the list that the file belongs to
   * @throws CallError 'unknown' where it was closed meanwhile
   */
  async write(id: string, data: Uint8Array): Promise<string> {
    const upload = this.#uploads.get(id);
    const file = upload?.file;
    if (!file) throw new CallError('unknown', said('upload.unknown'));
    if (upload.written + data.length > upload.size) throw new CallError('invalid', said('upload.too-long'));
    upload.written += data.length;
    upload.before = upload.before.then(() => file.appendFile(data));
    // Whoever sent it is told; the next piece fails by the same.
    upload.before.catch(() => undefined);
    try {
      await upload.before;
    } catch (error) {
      throw new CallError('refused', whyNot(error));
    }
    return upload.opened;
  }

  /** Ends the taking in. @returns the files' paths in their order. @throws CallError */
  async finish(opened: string): Promise<string[]> {
    const uploads = [...this.#uploads.values()].filter((upload) => upload.opened === opened);
    if (uploads.length === 0) throw new CallError('unknown', said('upload.none'));
    if (uploads.some(({ written, size }) => written < size))
      throw new CallError('invalid', said('upload.unfinished'));
    for (const upload of uploads) {
      await upload.before.catch(() => undefined);
      await upload.file?.close();
      upload.file = undefined;
    }
    return uploads.map(({ path }) => path);
  }

  async discard(opened: string): Promise<void> {
    for (const [id, upload] of this.#uploads) {
      if (upload.opened !== opened) continue;
      await upload.before.catch(() => undefined);
      await upload.file?.close();
      this.#uploads.delete(id);
    }
    if (this.#root !== undefined) rmSync(join(this.#root, opened), { recursive: true, force: true });
  }

  /** Nothing stays on the disk. */
  async close(): Promise<void> {
    for (const { file } of this.#uploads.values()) await file?.close();
    this.#uploads.clear();
    if (this.#root !== undefined) removeFolder(this.#root);
    this.#root = undefined;
  }
}
