import { said } from '../../app/domain/said.ts';
import { plain } from '../support/words.ts';
import fc from 'fast-check';
import jsonPatch from 'fast-json-patch';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { connectDoctor } from '../../app/ipc/client/doctor-client.ts';
import type { TransportListener } from '../../app/ipc/client/transport.ts';
import { CallError } from '../../app/ipc/contract/call-error.ts';
import { CHUNK, MOST_FILES } from '../../app/ipc/contract/limits.ts';
import type { Handlers } from '../../app/ipc/contract/contract.ts';
import type { LiveState } from '../../app/ipc/contract/views.ts';
import { LONGEST_REQUEST, packed, unpacked } from '../../app/ipc/contract/packing.ts';
import type { Message } from '../../app/ipc/contract/packing.ts';
import type { Response } from '../../app/ipc/contract/wire.ts';
import { Connection } from '../../app/ipc/server/connection.ts';
import { LiveValue } from '../../app/ipc/server/live-value.ts';
import { notingHandlers, type Asked } from '../support/browser.ts';
import { liveState, staleNetwork } from '../support/live-state.ts';

/** A connection whose window is the test. */
function connect(own: Partial<Handlers> = {}, live = new LiveValue(liveState())) {
  const sent: Response[] = [];
  const refused: string[] = [];
  const bugs: unknown[] = [];
  const asked: Asked[] = [];
  const connection = new Connection({
    live,
    handlers: notingHandlers(asked, own),
    send: (text) => sent.push(JSON.parse(text) as Response),
    refuse: (why) => refused.push(why),
    bug: (error) => bugs.push(error),
  });
  const say = (message: unknown): void => connection.receive(JSON.stringify(message));
  return { connection, live, sent, refused, bugs, asked, say };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

// What messages are checked by is loaded with the first of them.
beforeAll(async () => {
  const { sent, say } = connect();
  await turn();
  say({ type: 'resync' });
  await vi.waitFor(() => expect(sent).toHaveLength(2), 10_000);
});
const version = (live: LiveValue, text: string): void =>
  live.update((state) => ({ ...state, version: text }));

describe('a connection', () => {
  it('sends the state whole, then what changed, once the window has shown what came before', async () => {
    const { live, sent, say } = connect();
    await turn();
    expect(sent).toMatchObject([{ type: 'snapshot', revision: 0 }]);
    version(live, 'a');
    version(live, 'b');
    await turn();
    expect(sent).toHaveLength(1);
    say({ type: 'seen', revision: 0 });
    await turn();
    expect(sent.slice(1)).toEqual([
      {
        ...{ type: 'patch', from: 0, revision: 2 },
        operations: [{ op: 'replace', path: '/version', value: 'b' }],
      },
    ]);
  });

  it('takes changes of one turn together, and sends nothing where nothing is different', async () => {
    const { live, sent, say } = connect();
    await turn();
    say({ type: 'seen', revision: 0 });
    version(live, 'a');
    version(live, '0.1.0');
    await turn();
    expect(sent).toHaveLength(1);
    version(live, 'c');
    await turn();
    expect(sent[1]).toMatchObject({ type: 'patch', from: 0, revision: 3 });
  });

  it('does not take a sight of an older state for one of the last', async () => {
    const { live, sent, say } = connect();
    await turn();
    say({ type: 'seen', revision: 0 });
    version(live, 'a');
    await turn();
    version(live, 'b');
    say({ type: 'seen', revision: 0 });
    await turn();
    expect(sent).toHaveLength(2);
    say({ type: 'seen', revision: 1 });
    await turn();
    expect(sent[2]).toMatchObject({ from: 1, revision: 2 });
  });

  it('sends the state whole again to whoever asks, once where it was not sent before', async () => {
    const first = connect();
    first.say({ type: 'resync' });
    await turn();
    expect(first.sent).toHaveLength(1);
    version(first.live, 'a');
    first.say({ type: 'resync' });
    await turn();
    expect(first.sent[1]).toMatchObject({ type: 'snapshot', revision: 1, state: { version: 'a' } });
  });

  it('carries out what is asked and answers with what the handler gave', async () => {
    const { sent, asked, say } = connect();
    await turn();
    say({ type: 'call', id: 3, call: 'fix.start', input: { plan: 'plan-1' } });
    await turn();
    expect(asked).toEqual([{ call: 'fix.start', input: { plan: 'plan-1' } }]);
    expect(sent[1]).toEqual({ type: 'result', id: 3, output: { fix: 'fix-1' } });
  });

  it.each([
    ['fix.start', {}],
    ['fix.start', { plan: '' }],
    ['fix.start', { plan: 'x'.repeat(257) }],
    ['fix.start', { plan: ['plan-1'] }],
    ['fix.start', null],
    ['settings.set', { retentionDays: 0 }],
    ['settings.set', { language: 'xx' }],
    ['files.chunk', { file: 'file-1', data: '<script>' }],
    ['files.chunk', { file: 'file-1', data: { 0: 1, length: 1 } }],
    ['files.chunk', { file: 'file-1' }],
    ['files.open', { files: [] }],
    ['files.open', { files: Array.from({ length: MOST_FILES + 1 }, () => ({ name: 'a', size: 1 })) }],
    ['history.attempts', { ssid: 'Office', limit: 1e9 }],
  ])('does not carry out %s with %j', async (call, input) => {
    const { sent, asked, say } = connect();
    await turn();
    say({ type: 'call', id: 1, call, input });
    await turn();
    expect(asked).toEqual([]);
    expect(sent[1]).toMatchObject({ type: 'error', id: 1, code: 'invalid' });
  });

  it('hands on nothing that the contract does not name', async () => {
    const { asked, say } = connect();
    say({
      type: 'call',
      id: 1,
      call: 'network.check',
      input: { network: 'n', command: 'rm', __proto__: { a: 1 } },
    });
    await turn();
    expect(asked).toEqual([{ call: 'network.check', input: { network: 'n' } }]);
  });

  it('hands on the bytes of an input as they are, up to the largest piece', async () => {
    const { connection, asked, sent } = connect();
    await turn();
    const data = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) & 255);
    const call = { type: 'call', id: 1, call: 'files.chunk' } as const;
    // What lies in a larger buffer, as a socket hands it over.
    const packet = packed({ ...call, input: { file: 'ü', data } }) as Uint8Array;
    connection.receive(Buffer.concat([Buffer.alloc(3), packet]).subarray(3));
    connection.receive(packed({ ...call, id: 2, input: { file: 'a', data: new Uint8Array(CHUNK + 1) } }));
    await turn();
    expect(asked).toEqual([
      { call: 'files.chunk', input: { file: 'ü', data: expect.any(Uint8Array) as unknown } },
    ]);
    expect(Buffer.from((asked[0]?.input as { data: Uint8Array }).data).equals(data)).toBe(true);
    expect(
      sent
        .slice(1)
        .map((one) => one.type)
        .toSorted(),
    ).toEqual(['error', 'result']);
  });

  it('makes nothing of bytes that were packed by nobody', () => {
    const whole = packed({ type: 'call', id: 1, call: 'files.chunk', input: { data: new Uint8Array(9) } });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 80 }), (bytes, cut) => {
        unpacked(bytes);
        const other = Uint8Array.from(whole as Uint8Array);
        other.set(bytes.subarray(0, 4), cut % (other.length - 4));
        unpacked(other.subarray(0, cut));
      }),
    );
    expect(unpacked(new Uint8Array())).toBeUndefined();
    expect(unpacked(Uint8Array.from([255, 255, 255, 255, 123, 125]))).toBeUndefined();
  });

  it.each([
    ['{'],
    [''],
    ['null'],
    ['[]'],
    ['"resync"'],
    [JSON.stringify({ type: 'seen', revision: -1 })],
    [JSON.stringify({ type: 'seen', revision: 1.5 })],
    [JSON.stringify({ type: 'call', id: 1, call: 'constructor', input: {} })],
    [JSON.stringify({ type: 'call', id: '1', call: 'replay.demo', input: {} })],
    [JSON.stringify({ type: 'snapshot', revision: 1 })],
    ['x'.repeat(LONGEST_REQUEST + 1)],
  ])('refuses the message %s and hears nothing more', async (text) => {
    const { connection, refused, asked, say } = connect();
    connection.receive(text);
    say({ type: 'call', id: 1, call: 'replay.demo', input: {} });
    await turn();
    expect(refused).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  it('tells a refusal as it was said, and of a bug only that it is one', async () => {
    const secret = new Error('psk=0123456789');
    const { sent, bugs, say } = connect({
      'replay.demo': () => Promise.reject(secret),
      'history.forget': () => Promise.reject(new CallError('busy', plain('The history is being written.'))),
      'replay.close': () => {
        throw secret;
      },
    });
    await turn();
    say({ type: 'call', id: 1, call: 'replay.demo', input: {} });
    say({ type: 'call', id: 2, call: 'history.forget', input: {} });
    say({ type: 'call', id: 3, call: 'replay.close', input: {} });
    await turn();
    const bug = {
      type: 'error',
      code: 'bug',
      message: 'Rejoin could not do that because of a bug of its own.',
      said: [said('bug.call')],
    };
    expect(sent.slice(1)).toEqual(
      expect.arrayContaining([
        { ...bug, id: 1 },
        {
          ...{ type: 'error', id: 2, code: 'busy', message: 'The history is being written.' },
          said: [plain('The history is being written.')],
        },
        { ...bug, id: 3 },
      ]),
    );
    expect(JSON.stringify(sent)).not.toContain('psk');
    expect(bugs).toEqual(expect.arrayContaining([secret, secret]));
  });

  it('lets 64 calls wait, refuses the next, and takes more when one was answered', async () => {
    const answers: (() => void)[] = [];
    const { sent, say } = connect({
      'replay.demo': () => new Promise((resolve) => answers.push(() => resolve({}))),
    });
    await turn();
    for (let id = 0; id < 65; id++) say({ type: 'call', id, call: 'replay.demo', input: {} });
    await turn();
    expect(answers).toHaveLength(64);
    expect(sent.slice(1)).toMatchObject([{ type: 'error', id: 64, code: 'busy' }]);
    answers[0]?.();
    await turn();
    say({ type: 'call', id: 65, call: 'replay.demo', input: {} });
    await turn();
    expect(answers).toHaveLength(65);
  });

  it('says nothing after its end, not even what was asked before', async () => {
    let answer = (): void => undefined;
    const { connection, live, sent, say } = connect({
      'replay.demo': () => new Promise((resolve) => (answer = () => resolve({}))),
    });
    await turn();
    say({ type: 'call', id: 1, call: 'replay.demo', input: {} });
    await turn();
    connection.close();
    answer();
    version(live, 'a');
    await turn();
    expect(sent).toHaveLength(1);
  });
});

/** Both ends, with what they say to each other held back until the test lets it through. */
function pair(live: LiveValue) {
  const up: Message[] = [];
  const down: string[] = [];
  const shown: { state: LiveState | undefined } = { state: undefined };
  let listener: TransportListener | undefined;
  const connection = new Connection({
    live,
    handlers: notingHandlers([]),
    send: (text) => down.push(text),
    refuse: (why) => {
      throw new Error(why);
    },
  });
  connectDoctor(
    {
      send: (text) => up.push(text),
      listen: (heard) => (listener = heard),
      close: () => undefined,
    },
    {
      snapshot: (state) => (shown.state = state),
      patch: (operations) => void jsonPatch.applyPatch(shown.state, operations),
      status: () => undefined,
    },
  );
  return {
    shown,
    down,
    up,
    toWindow: () => listener?.message(down.shift() ?? ''),
    toService: () => connection.receive(up.shift() ?? ''),
  };
}

const change = fc.oneof(
  fc.record({ kind: fc.constant('version' as const), text: fc.string({ maxLength: 6 }) }),
  fc.record({
    kind: fc.constant('network' as const),
    id: fc.constantFrom('a', '/~', '~1', '__x', 'é', '__proto__', 'constructor'),
    on: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('attempts' as const), count: fc.nat({ max: 4 }) }),
  fc.record({
    kind: fc.constant('focus' as const),
    id: fc.option(fc.string({ minLength: 1, maxLength: 4 })),
  }),
);
const action = fc.oneof(
  { weight: 3, arbitrary: change },
  { weight: 4, arbitrary: fc.constantFrom('to-window' as const, 'to-service' as const, 'turn' as const) },
);

function applyTo(state: LiveState, what: typeof change extends fc.Arbitrary<infer T> ? T : never): LiveState {
  switch (what.kind) {
    case 'version':
      return { ...state, version: what.text };
    case 'network': {
      const { [what.id]: _, ...others } = state.networks;
      return {
        ...state,
        networks: what.on ? { ...others, [what.id]: staleNetwork({ id: what.id }) } : others,
      };
    }
    case 'attempts': {
      const attempts = Object.entries(staleNetwork().attempts).slice(0, what.count);
      const network = staleNetwork({ id: 'n', attempts: Object.fromEntries(attempts) });
      return { ...state, networks: { ...state.networks, n: network } };
    }
    case 'focus': {
      const { focus: _, ...rest } = state;
      return what.id === null ? rest : { ...rest, focus: what.id };
    }
  }
}

/** A state as text, whatever the order of its keys. */
const written = (state: unknown): string =>
  JSON.stringify(state, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
      : value,
  );

describe('a window', () => {
  it('ends with the state of the service, whatever changed and however late it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
        const live = new LiveValue(liveState());
        const { shown, up, down, toWindow, toService } = pair(live);
        for (const step of actions) {
          if (step === 'turn') await turn();
          else if (step === 'to-window') {
            if (down.length > 0) toWindow();
          } else if (step === 'to-service') {
            if (up.length > 0) toService();
          } else live.update((state) => applyTo(state, step));
          // Never more than one state on its way.
          expect(down.length).toBeLessThanOrEqual(1);
        }
        for (let more = true; more;) {
          await turn();
          more = down.length + up.length > 0;
          while (down.length > 0) toWindow();
          while (up.length > 0) toService();
        }
        // What is named like an object's prototype is a name like any other, and nothing's prototype.
        expect(written(shown.state)).toBe(written(live.state));
      }),
      { numRuns: 200 },
    );
  });
});
