/** Finds and loads the compiled addon. Everything above talks to the typed face in `index.ts`. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** What the addon answers when a socket could not be opened. */
export interface RawFailure {
  readonly operation: string;
  /** A positive errno value. */
  readonly errno: number;
}

type OnMessage = (data: Buffer, received: number, from: string) => void;
type OnError = (operation: string, errno: number, dropped: number) => void;

/** The addon's own face: sockets are positive numbers, results are 0, 1 (queued) or a negative errno value. */
export interface Binding {
  datagram(path: string, queueLimit: number, onMessage: OnMessage, onError: OnError): number | RawFailure;
  listener(path: string, queueLimit: number, onMessage: OnMessage, onError: OnError): number | RawFailure;
  genericNetlink(queueLimit: number, onMessage: OnMessage, onError: OnError): number | RawFailure;
  send(socket: number, data: Uint8Array, to?: string): number;
  membership(socket: number, group: number, join: boolean): number;
  keepAlive(socket: number, wanted: boolean): void;
  close(socket: number): void;
}

const load = createRequire(import.meta.url);
let loaded: { binding: Binding } | { reason: string } | undefined;

/** Loads the addon once per thread: a prebuilt one first, else the one that `npm install` compiled. Never throws. */
export function loadBinding(): { binding: Binding } | { reason: string } {
  loaded ??= attempt();
  return loaded;
}

function attempt(): { binding: Binding } | { reason: string } {
  const target = `${process.platform}-${process.arch}`;
  const places = [`./prebuilds/${target}.node`, `./build/rejoin-${target}.node`]
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .filter((place) => existsSync(place));
  let reason = `Rejoin's native addon is not built for ${target}; run: npm run prepare`;
  for (const place of places) {
    try {
      return { binding: load(place) as Binding };
    } catch (error) {
      reason = `Rejoin's native addon ${place} could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return { reason };
}
