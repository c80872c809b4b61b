/** The answer to a request for a page, the same over Electron's own scheme and over loopback. */
import { createHash } from 'node:crypto';
import type { PageFile } from './page-files.ts';

export interface PageAnswer {
  readonly status: 200 | 404 | 405;
  /** Media type. */
  readonly type: string;
  readonly body: Buffer;
}

const sentence = (status: 404 | 405, text: string): PageAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: Buffer.from(text),
});

/** @param pages the only things that are ever served. @param path like `/index.html` */
export function answerPage(
  pages: ReadonlyMap<string, PageFile>,
  method: string | undefined,
  path: string,
): PageAnswer {
  if (method !== 'GET' && method !== 'HEAD') return sentence(405, 'Pages can only be read.\n');
  const file = pages.get(path === '/' ? '/index.html' : path);
  if (!file) return sentence(404, 'There is no such page.\n');
  return { status: 200, type: file.type, body: file.bytes };
}

/** What stands in the pages themselves, and nothing else that does, may run: named by its digest (Content Security Policy 3). */
function inlined(pages: ReadonlyMap<string, PageFile>, tag: 'script' | 'style'): string {
  const texts = [...pages.values()]
    .filter(({ type }) => type.startsWith('text/html'))
    .flatMap(({ bytes }) => [...bytes.toString('utf8').matchAll(INLINE)])
    .flatMap(([, name, text]) => (name === tag && text ? text : []));
  return texts.map((text) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`).join('');
}
const INLINE = /<(script|style)\b[^>]*>(.*?)<\/\1>/gs;

/**
 * No opener policy: a window that opened this one has no session of it, no frames and nobody who hears its messages, and a
 * browser would begin a second process for the page when it is half loaded.
 * @param connect where the page may open connections to: its own server, or nowhere
 */
export const pageHeaders = (
  connect: 'self' | 'none',
  pages: ReadonlyMap<string, PageFile>,
): Readonly<Record<string, string>> => ({
  'content-security-policy': `default-src 'none'; script-src 'self'${inlined(pages, 'script')}; style-src 'self'${inlined(pages, 'style')}; img-src 'self' data:; font-src 'self'; connect-src '${connect}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
  'cache-control': 'no-store',
});
