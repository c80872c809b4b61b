import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import { frameOf, painted } from './frame.ts';
import { firstHello } from './state/first-hello.ts';

/** Milliseconds: whoever is to be told what runs, or that nothing does, waits no longer for the frame. */
const PATIENCE = 600;

// The service is asked for its state, and the network's name framed, before the program that shows it is read: that takes the
// page's whole attention for a while.
const way = firstHello(window);
const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
let frame: HTMLElement | undefined;
let isOver = false;
const framed = way.first.then(async (word) => {
  if (isOver || !word?.framed) return;
  frame = frameOf(word.framed);
  if (!frame) return;
  document.body.prepend(frame);
  await painted();
});
await Promise.race([framed, late]);
const { showApp } = await import('./app.ts');
isOver = true;
showApp(way, frame);
