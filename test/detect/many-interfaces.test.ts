import { expect, it } from 'vitest';
import { createIngest } from '../../app/ingest/ingest.ts';
import { Doctor } from '../../app/pipeline.ts';

const INTERFACES = 500;
const TIMES = 4;

/** Processor time of the verdict over a log in which every attempt has an interface of its own. */
function costOf(interfaces: number): number {
  const doctor = new Doctor();
  const ingest = createIngest({ year: 2026, emit: (event) => doctor.collect(event) });
  for (let n = 0; n < interfaces; n++)
    ingest.feed(
      [
        `${1795222800 + n}.000000: wlan${n}: SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='net${n}' freq=2412 MHz)`,
        `${1795222800 + n}.100000: wlan${n}: CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=2\n`,
      ].join('\n'),
    );
  ingest.end();
  expect(doctor.world.links.size).toBe(interfaces);
  const before = process.threadCpuUsage();
  doctor.verdict();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}

it('judges as many interfaces as a file names at a cost that grows with their number', () => {
  // The least of five, in turn: a machine with other work only adds, and not to all of them.
  const rounds = [1, 2, 3, 4, 5].map(() => [costOf(INTERFACES), costOf(INTERFACES * TIMES)] as const);
  const few = Math.min(...rounds.map(([cost]) => cost));
  const many = Math.min(...rounds.map(([, cost]) => cost));
  // Linear is four times, quadratic sixteen.
  expect(many / few).toBeLessThan(3 * TIMES);
});
