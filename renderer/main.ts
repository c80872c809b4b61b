/** Stands in the page itself, with its styles: nothing is fetched for the frame. The rest of the page comes when that is painted. */
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import type * as App from './app.ts';
import { frameOf, gone, painted } from './frame.ts';
import { firstHello } from './state/first-hello.ts';

/** Milliseconds: whoever is to be told what runs, or that nothing does, waits no longer for the frame. */
const PATIENCE = 400;
/** Milliseconds in which a frame comes where there is one: the rest of the page is not fetched beside it. */
const FRAMES_WITHIN = 150;

// Said by the page about this script, and only while it runs for the first time.
const { app = '', styles = '' } = document.currentScript?.dataset ?? {};
// Its words are none of the page's text.
document.currentScript?.remove();

const linked = (rel: string, href: string): HTMLLinkElement => {
  const link = Object.assign(document.createElement('link'), { rel, href });
  document.head.append(link);
  return link;
};

/** Fetches the rest of the page and has it read beside this script. @returns resolves when its styles are there, or not to be had */
function fetchRest(): Promise<unknown> {
  linked('modulepreload', app);
  const sheet = linked('stylesheet', styles);
  return new Promise((resolve) => (sheet.onload = sheet.onerror = resolve));
}

// The service is asked for its state, and the network's name framed, before the program that shows it is run: that takes the
// page's whole attention for a while.
async function begin(): Promise<void> {
  const way = firstHello(window);
  let rest: Promise<unknown> | undefined;
  setTimeout(() => (rest ??= fetchRest()), FRAMES_WITHIN);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  let frame: HTMLElement | undefined;
  let isOver = false;
  const framed = way.first.then(async (word) => {
    if (isOver || !word?.framed) return;
    frame = frameOf(word.framed);
    if (!frame) return;
    document.body.prepend(frame);
    rest ??= fetchRest();
    await painted();
  });
  await Promise.race([framed, late]);
  await (rest ??= fetchRest());
  const { showApp } = (await import(/* @vite-ignore */ app)) as typeof App;
  isOver = true;
  showApp(way, frame);
}

begin().catch((error: unknown) => {
  document.body.replaceChildren(gone());
  throw error;
});
