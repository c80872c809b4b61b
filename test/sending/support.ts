/** Queues, receivers and things to tell for the tests of what is sent. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { connect, IN_MEMORY, type Connection } from '../../app/store/database.ts';
import { createPrivately } from '../../app/store/files.ts';
import { askedQueue, type TelemetryQueue } from '../../app/store/telemetry-queue.ts';
import { Statements } from '../../app/store/statements.ts';
import { answerOf, TelemetryTables } from '../../app/store/telemetry-tables.ts';
import type { ToldFinding, ToldFix } from '../../app/telemetry/make-entry.ts';

export interface OpenQueue {
  readonly queue: TelemetryQueue;
  readonly tables: TelemetryTables;
  close(): void;
}

/** A queue without the store's thread. @param path undefined: in memory */
export function openQueue(path?: string): OpenQueue {
  if (path !== undefined) createPrivately(path);
  const db: Connection = connect(path ?? IN_MEMORY);
  const tables = new TelemetryTables(new Statements(db));
  const queue = askedQueue((question) => Promise.resolve(answerOf(tables, question)) as Promise<never>);
  return { queue, tables, close: () => db.close() };
}

export const AP = '00:1a:1e:12:34:56';

export const findingOf = (more: Partial<ToldFinding> = {}): ToldFinding => ({
  ...{ cause: 'stale-pmksa', variant: 'invalid-pmkid', recovered: false, ssid: 'Office', bssids: [AP] },
  ...{ attempts: 2, firstAt: 1_000_000, lastAt: 1_002_000, ...more },
});

export const fixOf = (more: Partial<ToldFix> = {}): ToldFix => ({
  ...{ by: 'guard', outcome: 'fixed', at: 1_005_000, startedAt: 1_003_000, ssid: 'Office' },
  ...{ cleared: { scope: 'bss' }, finding: findingOf(), ...more },
});

export interface Request {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What a receiver does with a request: an HTTP status, or it takes it, or does not, and dies before it answers. */
export type Answer = number | 'dies' | 'refuses' | Promise<number>;

/** A collector that can be killed and come back at the same port. */
export class Receiver {
  readonly taken: Request[] = [];
  /** Requests that came, taken or not. */
  asked = 0;
  readonly #answer: (request: Request) => Answer;
  #server: Server | undefined;
  #port = 0;

  constructor(answer: (request: Request) => Answer = () => 200) {
    this.#answer = answer;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { url: path = '', headers } = request;
        const all = Buffer.concat(parts);
        const body = headers['content-encoding'] === 'gzip' ? gunzipSync(all) : all;
        const taken = { path, headers, body };
        const answer = this.#answer(taken);
        this.asked += 1;
        if (answer === 'dies' || answer === 'refuses') {
          if (answer === 'dies') this.taken.push(taken);
          request.socket.destroy();
          return;
        }
        void Promise.resolve(answer).then((status) => {
          if (status === 200) this.taken.push(taken);
          response.writeHead(status, { 'content-type': 'application/x-protobuf' }).end();
        });
      });
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await new Promise<void>((resolve) => {
      if (!server) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  /** The names of the records that came, those that came twice as well: texts stand in protobuf as they are. */
  get uids(): string[] {
    const found = /log\.record\.uid[^]{0,6}?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/g;
    return this.taken
      .filter(({ path }) => path.endsWith('/v1/logs'))
      .flatMap(({ body }) => [...body.toString('latin1').matchAll(found)].flatMap(([, uid]) => uid ?? []));
  }
}

/** A receiver for as long as the work takes. */
export async function withReceiver(
  work: (receiver: Receiver) => Promise<void>,
  answer?: (request: Request) => Answer,
): Promise<void> {
  const receiver = await new Receiver(answer).start();
  try {
    await work(receiver);
  } finally {
    await receiver.stop();
  }
}
