/**
 * Managed preferences, as a configuration profile leaves them: one property list of the computer's, one of the user's, in
 * XML or binary. macOS writes them as root.
 */
import { join } from 'node:path';
import { parse, parseBinary, type PlistValue } from 'plist';
import { said } from '../domain/said.ts';
import { PARTS, type Part } from './parts.ts';
import { DOMAIN, macosFolders } from './places.ts';
import type { PolicyProblem, PolicySource, RawEntry, RawPolicy } from './raw-policy.ts';
import { readTrusted } from './trusted-file.ts';

export const macosSource = (): PolicySource => ({
  read: () => readMacosPolicy(),
  ...{ folders: macosFolders(), places: macosFolders(), every: 10_000 },
});

export function readMacosPolicy(
  folders: readonly string[] = macosFolders(),
  owners?: readonly number[],
): RawPolicy[] {
  return folders.flatMap((folder) => {
    const path = join(folder, `${DOMAIN}.plist`);
    const file = readTrusted(path, owners);
    if (file.is === 'absent') return [];
    if (file.is === 'read') return [readPlistPolicy(file.bytes, path)];
    return [{ source: path, entries: [], problems: [{ source: path, said: file.why }] }];
  });
}

/** Property lists have no lines that anybody looks at. */
export function readPlistPolicy(bytes: Uint8Array, source: string): RawPolicy {
  let root: PlistValue;
  try {
    root = isBinary(bytes) ? parseBinary(bytes) : parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return { source, entries: [], problems: [{ source, said: said('policy.no-plist') }] };
  }
  if (!isDictionary(root))
    return { source, entries: [], problems: [{ source, said: said('policy.no-object') }] };
  const entries: RawEntry[] = [];
  const problems: PolicyProblem[] = [];
  const wrong = (key: string, code: 'policy.no-part' | 'policy.no-part-object'): void => {
    const what = code === 'policy.no-part' ? said(code, { key, parts: PARTS }) : said(code, { key });
    problems.push({ source, key, said: what });
  };
  for (const [name, value] of Object.entries(root)) {
    if (name === 'schema') continue;
    if (!isPart(name)) wrong(name, 'policy.no-part');
    else if (!isDictionary(value)) wrong(name, 'policy.no-part-object');
    else for (const [key, inner] of Object.entries(value)) entries.push({ part: name, key, value: inner });
  }
  return { source, entries, problems };
}

const isPart = (word: string): word is Part => (PARTS as readonly string[]).includes(word);
const isBinary = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 6)).toString('latin1') === 'bplist';
const isDictionary = (value: PlistValue): value is Record<string, PlistValue> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
