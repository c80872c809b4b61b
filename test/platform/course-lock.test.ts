import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CourseHeld, holdCourse } from '../../app/platform/course-lock.ts';

const MODULE = join(import.meta.dirname, '../../app/platform/course-lock.ts');
const about = { by: 'guard', ssid: 'lab' };
let places = 0;
const anywhere = (): string => `test ${process.pid} ${++places}`;

const refusal = (place: string): Promise<unknown> =>
  holdCourse(place, 'wlan1', about).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the lock of an interface', () => {
  test('is held by one, who is named to the second; it is free again afterwards', async () => {
    const place = anywhere();
    const lease = await holdCourse(place, 'wlan1', about);
    const error = await refusal(place);
    expect(error).toBeInstanceOf(CourseHeld);
    expect((error as CourseHeld).holder).toMatchObject({ pid: process.pid, by: 'guard' });
    expect((error as CourseHeld).message).toContain('guard mode');
    (await holdCourse(place, 'wlan2', about)).release();
    lease.release();
    (await holdCourse(place, 'wlan1', about)).release();
  });

  test('lets the second follow what goes on, from its beginning to its report', async () => {
    const place = anywhere();
    const lease = await holdCourse(place, 'wlan1', about);
    lease.tell({ step: 'cleared' });
    const held = (await refusal(place)) as CourseHeld;
    const steps: string[] = [];
    const followed = held.follow((step) => {
      steps.push(step);
      if (step === 'asked') {
        lease.tell({ report: { outcome: 'fixed', text: 'done' } });
        lease.release();
      }
    });
    lease.tell({ step: 'asked' });
    expect(await followed).toEqual({ outcome: 'fixed', text: 'done' });
    expect(steps).toEqual(['cleared', 'asked']);
  });

  test('dies with its process, however that ends', async () => {
    const place = anywhere();
    const code = `const { holdCourse } = await import(${JSON.stringify(MODULE)});
      await holdCourse(${JSON.stringify(place)}, 'wlan1', ${JSON.stringify(about)});
      console.log('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(await refusal(place)).toMatchObject({ holder: { pid: child.pid } });
    child.kill('SIGKILL');
    await once(child, 'close');
    (await holdCourse(place, 'wlan1', about)).release();
  });
});
