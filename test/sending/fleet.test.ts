/**
 * Many computers, each with a history of its own, and a collector before a real Prometheus and a real VictoriaMetrics, which
 * are killed while it goes on. `REJOIN_CLIENTS=10000 npx vitest run test/sending/fleet.test.ts` takes ten thousand.
 */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Telemetry } from '../../app/sending/telemetry.ts';
import { withFolder } from '../native/support.ts';
import { policyFrom } from '../support/policy.ts';
import { MetricStore, noStores } from './metric-stores.ts';
import { findingOf, fixOf, openQueue, withReceiver, type Receiver, type Request } from './support.ts';

const CLIENTS = Number(process.env['REJOIN_CLIENTS'] ?? 100);
const ROUNDS = [0, 1] as const;
const AT_ONCE = 8;
const HOUR = 3_600_000;

/** What a computer lives through in a round: more for some than for others. */
const troublesIn = (client: number, round: number): number => 1 + ((client + round) % 3);

/** Each number once, a few at a time. */
async function each(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** One run of the program on one computer. @returns whether the collector has everything of it */
async function run(folder: string, endpoint: string, client: number, round?: number): Promise<boolean> {
  const opened = openQueue(join(folder, `${client}.db`));
  try {
    const policy = { current: policyFrom({ telemetryEndpoint: endpoint }) };
    const telemetry = new Telemetry({
      ...{ version: '1.0.0', policy, queue: () => opened.queue, platform: 'linux', patience: 900 },
    });
    const bssids = [`00:1a:1e:00:00:${(client % 200).toString(16).padStart(2, '0')}`];
    for (let index = 0; round !== undefined && index < troublesIn(client, round); index++) {
      const at = HOUR * (1 + 10 * round + index);
      const finding = findingOf({ bssids, firstAt: at, lastAt: at + 1000, attempts: 2 });
      telemetry.finding('wlan0', finding);
      telemetry.fix(fixOf({ at: at + 3000, startedAt: at + 1000, finding }));
    }
    await telemetry.sendNow();
    await telemetry.close();
    const { waiting, version, sentVersion } = opened.tables.state(0);
    return waiting === 0 && version === sentVersion;
  } finally {
    opened.close();
  }
}

it.skipIf(noStores !== undefined)(
  `${CLIENTS} computers lose nothing and tell nothing twice ${noStores ?? ''}`,
  () =>
    withFolder(async (folder) => {
      const prometheus = await MetricStore.start('prometheus', folder);
      const agent = await MetricStore.start('agent', folder, prometheus.port);
      const victoria = await MetricStore.start('victoria', folder);
      const stores = [prometheus, victoria];
      /** A collector answers for both of its stores. */
      const collect = async ({ path, body }: Request): Promise<number> => {
        if (path.endsWith('/v1/logs')) return 200;
        const taken = await Promise.all([agent, victoria].map((store) => store.take(body)));
        return taken.every(Boolean) ? 200 : 503;
      };
      const work = async (receiver: Receiver): Promise<void> => {
        let isDown = false;
        let late = 0;
        for (const round of ROUNDS) {
          let done = 0;
          await each(CLIENTS, async (client) => {
            const at = (done += 1) / CLIENTS;
            if (round === 0 && at > 0.3 && at < 0.6 && !isDown) {
              isDown = true;
              await receiver.stop();
              for (const store of stores) await store.kill();
            } else if (at > 0.6 && isDown) {
              isDown = false;
              for (const store of stores) await store.start();
              await receiver.start();
            }
            if (!(await run(folder, receiver.endpoint, client, round))) late += 1;
          });
        }
        expect(late).toBeGreaterThan(0);
        await each(CLIENTS, async (client) => {
          expect(await run(folder, receiver.endpoint, client)).toBe(true);
        });
        let troubles = 0;
        for (const round of ROUNDS)
          for (let client = 0; client < CLIENTS; client++) troubles += troublesIn(client, round);
        // A record a trouble and one a treatment; one that came twice has the same name.
        expect(new Set(receiver.uids).size).toBe(2 * troubles);
        for (const store of stores) {
          const total = (metric: string): string => `sum(last_over_time(${metric}[1d]))`;
          const expected = {
            [total('rejoin_findings_total')]: troubles,
            [total('rejoin_refusals_total')]: 2 * troubles,
            [total('rejoin_fixes_total')]: troubles,
            [total('rejoin_time_to_online_seconds_count')]: troubles,
            'count(count by (service_instance_id) (last_over_time(rejoin_fixes_total[1d])))': CLIENTS,
          };
          // The agent writes on in its own time.
          await expect
            .poll(() => store.numbers(Object.keys(expected)), { timeout: 120_000, interval: 500 })
            .toEqual(expected);
        }
      };
      try {
        await withReceiver(work, collect);
      } finally {
        for (const store of [agent, ...stores]) await store.kill();
      }
    }),
  HOUR,
);
