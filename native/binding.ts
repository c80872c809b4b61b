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

/** Why the addon is not there. */
export interface NoAddon {
  /** In a sentence. */
  readonly reason: string;
  /** The system and processor that it would be for. */
  readonly target: string;
  /** The file that could not be loaded, where there is one, and why. */
  readonly path?: string;
  readonly why?: string;
}

/** What a person types who has the sources. */
export const BUILDS_IT = 'npm run prepare';

const load = createRequire(import.meta.url);
let loaded: { binding: Binding } | NoAddon | undefined;

/** Loads the addon once per thread: a prebuilt one first, else the one that `npm install` compiled. Never throws. */
export function loadBinding(): { binding: Binding } | NoAddon {
  loaded ??= attempt();
  return loaded;
}

function attempt(): { binding: Binding } | NoAddon {
  const target = `${process.platform}-${process.arch}`;
  const places = [`./prebuilds/${target}.node`, `./build/rejoin-${target}.node`]
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .filter((place) => existsSync(place));
  let none: NoAddon = {
    reason: `Rejoin's native addon is not built for ${target}; run: ${BUILDS_IT}`,
    target,
  };
  for (const place of places) {
    try {
      return { binding: load(place) as Binding };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      none = {
        reason: `Rejoin's native addon ${place} could not be loaded: ${why}`,
        target,
        path: place,
        why,
      };
    }
  }
  return none;
}
