/**
 * The request headers that a collector wants, a token mostly. They stand in a file of the administrator's, never in an argument
 * or a policy, and are read anew for each sending, since tokens are changed.
 */
import { readFileSync, statSync } from 'node:fs';
import { said, type Said } from '../domain/said.ts';
import { readTrusted } from '../policy/trusted-file.ts';

const LARGEST = 64 * 1024;
/** RFC 9110, 5.1 and 5.5. */
const HEADER =
  /^([!#$%&'*+.^_`|~\dA-Za-z-]{1,128}):[ \t]*([\x21-\x7e](?:[\x20-\x7e]{0,8190}[\x21-\x7e])?)[ \t]*$/;

export type Headers =
  | { readonly is: 'read'; readonly headers: Readonly<Record<string, string>> }
  /** Nothing is sent without them. */
  | { readonly is: 'refused'; readonly why: Said };

/** @param path undefined: none are wanted */
export function readHeaders(path: string | undefined, owners?: readonly number[]): Headers {
  if (path === undefined) return { is: 'read', headers: {} };
  const text = textOf(path, owners);
  if (typeof text !== 'string') return { is: 'refused', why: text };
  const headers = new Map<string, string>();
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, name, value] = HEADER.exec(line) ?? [];
    if (name === undefined || value === undefined)
      return { is: 'refused', why: said('telemetry.no-header', { path, line: index + 1 }) };
    headers.set(name.toLowerCase(), value);
  }
  return { is: 'read', headers: Object.fromEntries(headers) };
}

function textOf(path: string, owners: readonly number[] | undefined): string | Said {
  // Windows has no owners and modes of this kind: the folder's access list is the administrator's to set.
  if (process.platform === 'win32') {
    try {
      if (statSync(path).size > LARGEST) return said('policy.unreadable', { path, why: 'EFBIG' });
      return readFileSync(path, 'utf8');
    } catch (error) {
      return said('policy.unreadable', { path, why: (error as NodeJS.ErrnoException).code ?? '?' });
    }
  }
  const file = readTrusted(path, owners);
  if (file.is === 'read') return file.bytes.toString('utf8');
  return file.is === 'refused' ? file.why : said('policy.unreadable', { path, why: 'ENOENT' });
}
