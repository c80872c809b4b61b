/** Redacts data of ours: words of our own vocabulary stay, names of networks are named, every other text is redacted. Pure. */
import type { Ssid } from '../domain/ids.ts';
import type { Redactor } from './redactor.ts';

/** Keys whose texts are words of this program, whatever the data. */
const OURS: ReadonlySet<string> = new Set([
  ...[
    'schema',
    'cause',
    'verdict',
    'variant',
    'code',
    'step',
    'scope',
    'privilege',
    'dialect',
    'dialects',
    'kind',
  ],
  ...[
    'witness',
    'outcome',
    'level',
    'by',
    'made',
    'version',
    'locale',
    'platform',
    'system',
    'arch',
    'source',
  ],
  ...[
    'seenFrom',
    'from',
    'seenBy',
    'id',
    'shortcut',
    'caseCode',
    'at',
    'firstAt',
    'lastAt',
    'language',
    'cuts',
  ],
]);

/** @returns the same with every foreign text redacted */
export function redactValue<T>(value: T, redactor: Redactor): T {
  return redactor.level === 'open' ? value : (walk(value, '', redactor) as T);
}

function walk(value: unknown, key: string, redactor: Redactor): unknown {
  if (typeof value === 'string') {
    if (OURS.has(key)) return value;
    return key === 'ssid' ? redactor.ssid(value as Ssid) : redactor.text(value);
  }
  if (Array.isArray(value)) return value.map((item: unknown) => walk(item, key, redactor));
  if (value instanceof Map || value instanceof Set) throw new Error('Only plain data is redacted');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name, redactor)]));
}
