/** The service's end of one window. Only the app's own page, in the window's main frame, is heard. */
import type { IpcMainEvent, WebContents } from 'electron';
import { Connection } from '../ipc/server/connection.ts';
import { ORIGIN } from './address.ts';
import { TO_PAGE, TO_SERVICE } from './channels.ts';
import { visibleIn } from '../domain/visible.ts';
import { bugText } from '../service/bug-text.ts';
import type { Coming, Service } from './service.ts';

/** Messages that are kept of a page before there is a service: it says that it is there, and waits. */
const MOST_EARLY = 8;

export type Log = (sentence: string) => void;

/** Lives as long as the contents. A page that is loaded anew gets a connection of its own. */
export function connectPipe(contents: WebContents, { first, service: coming }: Coming, log: Log): void {
  let service: Service | undefined;
  /** What the page said before there was anybody to hear it. */
  const early: (string | Uint8Array)[] = [];
  let connection: Connection | undefined;
  /** Until it is loaded anew, a page that broke the rules is not heard. */
  let refused = false;

  const close = (): void => {
    connection?.close();
    connection = undefined;
    refused = false;
    early.length = 0;
  };
  const refuse = (why: string): void => {
    connection?.close();
    refused = true;
    log(`A message of the window was refused: ${why}`);
  };
  const send = (text: string): void => {
    if (!contents.isDestroyed()) contents.send(TO_PAGE, text);
  };
  const open = ({ live, handlers }: Service): Connection =>
    new Connection({
      ...{ live, handlers, refuse, send },
      bug: (error) => log(bugText(error)),
    });

  const hear = (message: string | Uint8Array, at: Service): void => {
    connection ??= open(at);
    connection.receive(message);
  };
  void coming.then(
    (there) => {
      service = there;
      early.splice(0).forEach((message) => hear(message, there));
    },
    // Who made it says why there is none.
    () => undefined,
  );

  contents.ipc.on(TO_SERVICE, ({ senderFrame }: IpcMainEvent, message: unknown) => {
    if (senderFrame === null || senderFrame !== contents.mainFrame || senderFrame.origin !== ORIGIN) {
      log('A message that came from no page of Rejoin was refused.');
      return;
    }
    if (refused) return;
    if (typeof message !== 'string' && !(message instanceof Uint8Array)) {
      refuse('it is no text, and no bytes.');
      return;
    }
    if (service) {
      hear(message, service);
      return;
    }
    early.push(...early.splice(0).slice(1 - MOST_EARLY), message);
    void first.then((word) => {
      if (!service) send(JSON.stringify(visibleIn(word)));
    });
  });
  contents.on('did-navigate', close);
  contents.on('render-process-gone', close);
  contents.on('destroyed', close);
}
