/** Serves the built pages under the app's own scheme. There is no way from it to the file system. */
import { protocol, type Session } from 'electron';
import { answerPage, pageHeaders } from '../ipc/server/page-answer.ts';
import type { PageFile } from '../ipc/server/page-files.ts';
import { pagePath, SCHEME } from './address.ts';

/** To be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      // What was compiled for one start is there for the next.
      privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true },
    },
  ]);
}

export function servePages(session: Session, pages: ReadonlyMap<string, PageFile>): void {
  const headers = pageHeaders('none', pages);
  session.protocol.handle(SCHEME, (request) => {
    const { status, type, body } = answerPage(pages, request.method, pagePath(request.url) ?? '');
    return new Response(new Uint8Array(body), { status, headers: { ...headers, 'content-type': type } });
  });
}
