/** Files that were made to hold up whoever reads them: a thread of their own reads them, and the service goes on. */
import { english } from '../support/words.ts';
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LiveState, OpenedView } from '../../app/ipc/contract/views.ts';
import type { DoctorService } from '../../app/service/doctor-service.ts';
import { hand } from '../support/hand.ts';
import { until, withService } from '../support/service.ts';

const MIB = 2 ** 20;
const isOver =
  (id: string) =>
  (state: LiveState): boolean =>
    state.opened[id] !== undefined && state.opened[id].state !== 'reading';
async function read(service: DoctorService, name: string, bytes: Buffer): Promise<OpenedView | undefined> {
  const id = await hand(service, [[name, bytes]]);
  return (await until(service, isOver(id))).opened[id];
}

/** Commands as long as a line may be, each of which is looked through for secrets. */
const commands = (count: number): Buffer =>
  Buffer.from(`wlan0: Control interface command 'SET ${'WPS_'.repeat(16_000)}'\n`.repeat(count));
/** Attempts without end: every line is judged. */
const attempts = (count: number): Buffer =>
  Buffer.from(
    Array.from({ length: count }, (_, n) =>
      [
        `${1795222800 + n}.000000: wlan0: SME: Trying to authenticate with 02:00:00:00:00:0${n % 9} (SSID='a' freq=2412 MHz)`,
        `${1795222800 + n}.100000: wlan0: CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:0${n % 9} reason=2`,
      ].join('\n'),
    ).join('\n'),
  );

describe('a hostile file', () => {
  it.each([
    ['long commands', () => commands(100)],
    ['attempts without end', () => attempts(30_000)],
    ['a bomb', () => zstdCompressSync(Buffer.alloc(256 * MIB, `${'x'.repeat(4095)}\n`))],
  ])(
    '%s: costs the service no work',
    (_, make) =>
      withService({}, async (service) => {
        const bytes = make();
        const id = await hand(service, [['x.log', bytes]]);
        const own = process.threadCpuUsage();
        const all = process.cpuUsage();
        await until(service, isOver(id));
        const { user, system } = process.threadCpuUsage(own);
        const whole = process.cpuUsage(all);
        // Most of what was done was done elsewhere.
        expect(user + system).toBeLessThan(0.4 * (whole.user + whole.system));
      }),
    60_000,
  );

  it(
    'that is a bomb is refused in a sentence that names it as the person does',
    () =>
      withService({}, async (service) => {
        const bomb = zstdCompressSync(Buffer.alloc(256 * MIB, `${'x'.repeat(4095)}\n`));
        const view = await read(service, 'holiday.log.zst', bomb);
        expect(view?.state).toBe('failed');
        expect(english(view?.error ?? [])).toMatch(
          /^holiday\.log\.zst unpacks to more than 400 times its size/,
        );
      }),
    60_000,
  );

  it(
    'ends with its thread when it is closed, whatever the thread is at',
    () =>
      withService({}, async (service) => {
        const [thread, id] = await Promise.all([
          new Promise<Worker>((resolve) => process.once('worker', resolve)),
          hand(service, [['x.log', commands(500)]]),
        ]);
        await once(thread, 'online');
        const ended = once(thread, 'exit');
        expect(service.live.state.opened[id]?.state).toBe('reading');
        await service.handlers['files.close']({ opened: id });
        await ended;
        expect(service.live.state.opened).toEqual({});
      }),
    60_000,
  );

  it(
    'is played in pieces, and refused where it has too many',
    () =>
      withService({}, async (service) => {
        const id = await hand(service, [['x.log', attempts(80_000)]]);
        await until(service, isOver(id));
        await expect(service.handlers['replay.opened']({ opened: id })).rejects.toMatchObject({
          code: 'refused',
          message: 'More than 150,000 events are too many to be played.',
        });
      }),
    120_000,
  );
});
