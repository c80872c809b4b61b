/**
 * The serving end of one window: validates what it asks, answers, and sends it the state as diffs. There is at most one
 * diff on its way; until the window has shown it, changes add up here. So a slow window gets fewer, larger diffs, and
 * never slows anybody.
 */
import { said } from '../../domain/said.ts';
import { SaidError } from '../../words/said-error.ts';
import { visibleIn } from '../../domain/visible.ts';
import jsonPatch from 'fast-json-patch';
import type { CALLS, CallName, Handlers } from '../contract/contract.ts';
import { CallError } from '../contract/call-error.ts';
import type { LiveState } from '../contract/views.ts';
import { LARGEST_REQUEST, LONGEST_REQUEST, unpacked } from '../contract/packing.ts';
import type { Operation, request, Response } from '../contract/wire.ts';
import type { LiveValue } from './live-value.ts';

export interface ConnectionOptions {
  readonly live: LiveValue;
  readonly handlers: Handlers;
  send(text: string): void;
  /** The window broke the rules; whoever holds the transport closes it. One sentence. */
  refuse(why: string): void;
  /** A call that failed by a bug of ours: told to the log, never to the window. */
  bug?(error: unknown): void;
}

/** What a window says is checked by; the first state goes out before they are there. */
interface Shapes {
  readonly calls: typeof CALLS;
  readonly request: typeof request;
}
let shapes: Shapes | undefined;
async function loadShapes(): Promise<Shapes> {
  const [{ CALLS: calls }, wire] = await Promise.all([
    import('../contract/contract.ts'),
    import('../contract/wire.ts'),
  ]);
  return (shapes ??= { calls, request: wire.request });
}

/** Calls that may wait for their answer at one window. */
const MOST_CALLS = 64;

export class Connection {
  readonly #options: ConnectionOptions;
  readonly #stop: () => void;
  #shown: LiveState | undefined;
  #sent = -1;
  #awaits = false;
  #due = false;
  #running = 0;
  #closed = false;
  /** What came before it could be checked, in its order. */
  readonly #early: (string | Uint8Array)[] = [];

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#stop = options.live.listen(() => this.#changed());
    this.#changed();
  }

  /** A message from the window; its bytes are good until the call that they belong to has ended. */
  receive(received: string | Uint8Array): void {
    if (this.#closed) return;
    const { length } = received;
    if (length > (typeof received === 'string' ? LONGEST_REQUEST : LARGEST_REQUEST)) {
      this.#refuse(`A message of ${length} characters is longer than any request.`);
      return;
    }
    if (shapes) {
      this.#take(received, shapes);
      return;
    }
    this.#early.push(received);
    if (this.#early.length > 1) return;
    loadShapes().then(
      (loaded) => {
        for (const one of this.#early.splice(0)) this.#take(one, loaded);
      },
      (error: unknown) => {
        this.#options.bug?.(error);
        this.#refuse('Rejoin could not check a message because of a bug of its own.');
      },
    );
  }

  #take(received: string | Uint8Array, known: Shapes): void {
    if (this.#closed) return;
    const message = known.request.safeParse(unpacked(received));
    if (!message.success) {
      this.#refuse('A message was not one of the contract.');
      return;
    }
    switch (message.data.type) {
      case 'call':
        void this.#call(message.data.id, message.data.call, message.data.input, known);
        return;
      case 'seen':
        if (message.data.revision === this.#sent) this.#awaits = false;
        this.#changed();
        return;
      case 'resync':
        this.#shown = undefined;
        this.#sendState();
    }
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }

  #refuse(why: string): void {
    this.close();
    this.#options.refuse(why);
  }

  async #call(id: number, name: CallName, input: unknown, { calls }: Shapes): Promise<void> {
    if (this.#running >= MOST_CALLS) {
      this.#send({ type: 'error', id, ...told(new CallError('busy', said('call.too-many'))) });
      return;
    }
    this.#running++;
    try {
      const checked = calls[name].input.safeParse(input);
      if (!checked.success) throw new CallError('invalid', said('call.wrong-shape', { call: name }));
      const handler = this.#options.handlers[name] as (input: unknown) => Promise<unknown>;
      const output = await handler(checked.data);
      this.#send({ type: 'result', id, output });
    } catch (error) {
      this.#send({ type: 'error', id, ...this.#told(error) });
    } finally {
      this.#running--;
    }
  }

  #told(error: unknown): ToldError {
    if (error instanceof CallError) return told(error);
    if (error instanceof SaidError) return told(new CallError('refused', error.said));
    this.#options.bug?.(error);
    return told(new CallError('bug', said('bug.call')));
  }

  /** Changes of one turn go together. */
  #changed(): void {
    if (this.#due || this.#awaits || this.#closed || this.#sent === this.#options.live.revision) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (!this.#awaits && !this.#closed) this.#sendState();
    });
  }

  #sendState(): void {
    try {
      this.#sendChanges();
    } catch (error) {
      this.#options.bug?.(error);
      this.#refuse('Rejoin could not show its state because of a bug of its own.');
    }
  }

  #sendChanges(): void {
    const { state, revision } = this.#options.live;
    const before = this.#shown;
    const from = this.#sent;
    this.#shown = state;
    this.#sent = revision;
    if (before === undefined) {
      this.#awaits = true;
      this.#send({ type: 'snapshot', revision, state });
      return;
    }
    const operations = jsonPatch.compare(before, state) as Operation[];
    if (operations.length === 0) {
      this.#sent = from;
      return;
    }
    this.#awaits = true;
    this.#send({ type: 'patch', from, revision, operations });
  }

  #send(message: Response): void {
    if (!this.#closed) this.#options.send(JSON.stringify(visibleIn(message)));
  }
}

type ToldError = Pick<Extract<Response, { type: 'error' }>, 'code' | 'message' | 'said'>;

const told = ({ code, message, said }: CallError): ToldError => ({ code, message, said: [...said] });
