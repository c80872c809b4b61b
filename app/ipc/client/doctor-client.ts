/** A window's end: the calls of the contract over a transport, and the live state with its diffs. */
import { said } from '../../domain/said.ts';
import { CallError } from '../contract/call-error.ts';
import type { CallName, DoctorApi } from '../contract/contract.ts';
import type { LiveState } from '../contract/views.ts';
import { packed } from '../contract/packing.ts';
import type { Operation, Request, Response } from '../contract/wire.ts';
import type { Transport } from './transport.ts';

export interface DoctorClient {
  readonly api: DoctorApi;
  readonly close: () => void;
}

export interface ClientListener {
  /** The whole state: at first, and again after a loss. */
  snapshot(state: LiveState): void;
  /** What changed since, RFC 6902. Patched in place, only what reads the changed parts has to be drawn again. */
  patch(operations: Operation[]): void;
  status(status: 'connecting' | 'open' | 'closed'): void;
}

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: CallError) => void;
}

export function connectDoctor(transport: Transport, listener: ClientListener): DoctorClient {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let revision: number | undefined;
  const send = (message: Request): void => transport.send(packed(message));

  const failAll = (): void => {
    for (const { reject } of waiting.values()) reject(new CallError('closed', said('call.closed')));
    waiting.clear();
  };

  const seen = (at: number): void => {
    revision = at;
    send({ type: 'seen', revision: at });
  };

  /** A diff that cannot be applied (a network may be named `__proto__`) leaves an old state: the whole one is asked for. */
  const patched = (operations: Operation[]): boolean => {
    try {
      listener.patch(operations);
      return true;
    } catch {
      return false;
    }
  };

  transport.listen({
    status(status) {
      if (status !== 'open') failAll();
      listener.status(status);
    },
    message(text) {
      const message = JSON.parse(text) as Response;
      switch (message.type) {
        case 'result':
        case 'error': {
          const asked = waiting.get(message.id);
          waiting.delete(message.id);
          if (message.type === 'result') asked?.resolve(message.output);
          else asked?.reject(new CallError(message.code, message.said));
          return;
        }
        case 'snapshot':
          listener.snapshot(message.state);
          seen(message.revision);
          return;
        case 'patch':
          if (message.from === revision && patched(message.operations)) {
            seen(message.revision);
            return;
          }
          revision = undefined;
          send({ type: 'resync' });
      }
    },
  });

  const ask = (call: CallName, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      send({ type: 'call', id, call, input });
    });
  // The serving side knows which calls there are, and checks them: the contract itself is not loaded here.
  const api = new Proxy({} as DoctorApi, {
    get: (_, call) => (input: unknown) => ask(call as CallName, input),
  });
  return {
    api,
    close() {
      failAll();
      transport.close();
    },
  };
}
