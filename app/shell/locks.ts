/** What the pages of the app never need is refused: for every page, whatever is in it. */
import type { App, Session, WebContents } from 'electron';
import { ORIGIN, pagePath, SCHEME } from './address.ts';

/** Copying a case code needs this one; it can only write plain text, after a click. */
const WRITE_CLIPBOARD = 'clipboard-sanitized-write';

/** Copying a code, and the camera for a plan that is drawn; never the microphone. */
function mayHave(permission: string, media: readonly string[]): boolean {
  if (permission === WRITE_CLIPBOARD) return true;
  return permission === 'media' && media.length > 0 && media.every((kind) => kind === 'video');
}

/** A report that a page of ours has made. The person says where it goes. */
const isReport = (url: string, name: string): boolean =>
  url.startsWith(`blob:${ORIGIN}/`) && /^rejoin-[\d-]{1,32}\.rejoin$/.test(name);

export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(
      pagePath(details.requestingUrl) !== undefined &&
        mayHave(permission, ('mediaTypes' in details ? details.mediaTypes : undefined) ?? []),
    ),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin, { mediaType }) =>
      origin.replace(/\/$/, '') === ORIGIN && mayHave(permission, mediaType ? [mediaType] : []),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    if (!isReport(item.getURL(), item.getFilename())) event.preventDefault();
  });
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !url.startsWith(`${SCHEME}:`) && !url.startsWith('devtools:') }),
  );
}

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || pagePath(event.url) === undefined) event.preventDefault();
  });
}

export function lockApp(app: App): void {
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault();
    answer();
  });
}
