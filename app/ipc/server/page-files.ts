/** The built pages of the app, read once: whoever serves them needs no paths from outside. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { own } from '../../domain/own.ts';

export interface PageFile {
  readonly bytes: Buffer;
  /** Media type. */
  readonly type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * @returns by path below the folder, like `/assets/index.js`; kinds of files that no page needs are left out
 * @throws Error in one sentence where the pages were not built
 */
export function readPages(folder: string): ReadonlyMap<string, PageFile> {
  const pages = new Map<string, PageFile>();
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const type = own(TYPES, extname(entry.name));
      if (!entry.isFile() || type === undefined) continue;
      const path = join(entry.parentPath, entry.name);
      pages.set(`/${relative(folder, path).split(sep).join('/')}`, { bytes: readFileSync(path), type });
    }
  } catch (error) {
    throw new Error(`The pages of the app are not built: ${(error as Error).message}. Run npm run build.`, {
      cause: error,
    });
  }
  if (!pages.has('/index.html'))
    throw new Error(`The pages of the app are not built: ${folder} has no index.html. Run npm run build.`);
  return pages;
}
