import { describe, expect, test } from 'vitest';
import { unavailable } from '../../native/support.ts';
import { Receiver } from '../../sending/support.ts';
import { AP, hasOwnEtc, scene, type Scene } from './support.ts';

interface Shown {
  readonly on: boolean;
  readonly setBy: readonly string[];
  readonly waiting: number;
  readonly logs: unknown;
  readonly metrics: unknown;
}

const shownBy = async (rejoin: Scene['rejoin']): Promise<Shown> => {
  const { stdout } = await rejoin('telemetry', 'show', '--json').done;
  return JSON.parse(stdout) as Shown;
};

/** The real command under a real policy, a supplicant whose saved key is refused, and a collector. */
describe.skipIf(unavailable !== undefined || !hasOwnEtc)('telemetry', () => {
  test('a fix waits in the history, is shown as it will leave, and is sent', async () => {
    const receiver = await new Receiver().start();
    const policy = { telemetryEndpoint: receiver.endpoint };
    try {
      await scene(
        { refusing: [AP] },
        async ({ rejoin }) => {
          const fixed = await rejoin('fix', 'office', '--yes', '--json').done;
          expect(fixed.code, fixed.stderr).toBe(0);
          expect(receiver.taken).toEqual([]);
          const shown = await shownBy(rejoin);
          expect(shown).toMatchObject({ on: true, setBy: ['/etc/rejoin/policy.json'], waiting: 2 });
          const text = JSON.stringify(shown.logs);
          expect(text).toMatch(/rejoin\.finding[^]*rejoin\.fix/);
          expect(text).not.toMatch(/office|wlan|02:00:00/i);
          const uids = [...text.matchAll(/"([\da-f]{8}-[\da-f-]{27})"/g)].flatMap(([, uid]) => uid ?? []);
          const sent = await rejoin('telemetry', 'send').done;
          expect(sent.code, sent.stderr).toBe(0);
          expect(sent.stderr).toContain('The collector has everything.');
          // What was shown is what has left.
          expect(receiver.uids).toHaveLength(2);
          expect(uids).toEqual(expect.arrayContaining(receiver.uids));
          expect(await shownBy(rejoin)).toMatchObject({ waiting: 0, logs: null });
          await receiver.stop();
          expect((await rejoin('telemetry', 'show').done).stdout).toMatch(
            /are sent to http:\/\/127[^]*Without names[^]*0 records wait/,
          );
        },
        {},
        policy,
      );
    } finally {
      await receiver.stop();
    }
  });

  test('without a policy for it nothing is kept and nothing is sent', () =>
    scene(
      { refusing: [AP] },
      async ({ rejoin }) => {
        expect((await rejoin('fix', 'office', '--yes').done).code).toBe(0);
        expect(await shownBy(rejoin)).toMatchObject({
          on: false,
          setBy: [],
          waiting: 0,
          logs: null,
          metrics: null,
        });
        const sent = await rejoin('telemetry', 'send').done;
        expect(sent.stderr).toContain('Nothing is sent');
      },
      {},
      { supportName: 'Desk' },
    ));
});
