/** What all replies of the control interface are made of: verdicts, `key=value` lines, flags. Pure. */
import type { Mac } from '../../domain/ids.ts';

/** 'refused' = FAIL, with what follows the dash, if anything ('BUSY', 'PBC-OVERLAP'); 'unknown' = not in this build. */
export type Reply =
  | { readonly kind: 'ok' }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'busy' }
  | { readonly kind: 'unknown-command' }
  | { readonly kind: 'text'; readonly text: string };

export function classifyReply(reply: string): Reply {
  const text = reply.endsWith('\n') ? reply.slice(0, -1) : reply;
  if (text === 'OK') return { kind: 'ok' };
  if (text === 'FAIL-BUSY') return { kind: 'busy' };
  if (text === 'UNKNOWN COMMAND') return { kind: 'unknown-command' };
  const refused = /^FAIL(?:-([A-Z0-9-]+))?$/.exec(text);
  if (refused) return { kind: 'refused', detail: refused[1] ?? '' };
  return { kind: 'text', text };
}

/** `key=value` lines: STATUS, BSS, MIB, SIGNAL_POLL. Keys may hold blanks ('EAP state'); the first wins. */
export function parseKeyValues(reply: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of lines(reply)) {
    const sign = line.indexOf('=');
    if (sign < 1) continue;
    const key = line.slice(0, sign);
    if (!values.has(key)) values.set(key, line.slice(sign + 1));
  }
  return values;
}

export const lines = (reply: string): string[] => reply.split('\n').map((line) => line.replace(/\r$/, ''));

/** The words of `[A][B]`. */
export const flagsOf = (text: string): string[] =>
  [...text.matchAll(/\[([^\]]*)\]/g)].map(([, flag = '']) => flag);

export const macOf = (text: string | undefined): Mac | undefined =>
  text !== undefined && /^[\da-f]{2}(:[\da-f]{2}){5}$/i.test(text) ? (text.toLowerCase() as Mac) : undefined;

export const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
