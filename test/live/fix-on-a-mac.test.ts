/** The whole way on a Mac that is played: look, find the refused key, clear it, join anew, see that it holds. */
import { sayAll } from '../../app/words/say.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { runFix } from '../../app/live/fix.ts';
import type { CourseReport, CourseStep } from '../../app/remedy/course-state.ts';
import { PASSWORD, PlayedMac } from '../platform/macos/played-mac.ts';
import type { MacState } from '../platform/macos/stand-in/world.ts';

let mac: PlayedMac;
afterEach(() => mac.close());

async function fix(
  state: Partial<MacState>,
  withCoreWlan: boolean,
): Promise<[CourseReport, CourseStep['what'][]]> {
  mac = new PlayedMac(state);
  const platform = mac.platform(withCoreWlan ? { coreWlan: mac.wlan, consent: { readKey: true } } : {});
  const told: CourseStep['what'][] = [];
  const report = await runFix(
    {
      platform,
      options: { timeout: 20 },
      signal: new AbortController().signal,
      tell(progress) {
        if (progress.what === 'step') told.push(progress.step.what);
      },
      agree: () => Promise.resolve(),
      agreeToMore: () => Promise.resolve(true),
    },
    'office',
  );
  return [report, told];
}

describe('fix on a Mac', { timeout: 120_000 }, () => {
  test('a stale key is found by its number, cleared by CoreWLAN, and the connection holds', async () => {
    const before = new PlayedMac();
    const [report, told] = await fix({}, true);
    expect(report, sayAll(report.said)).toMatchObject({
      finding: { cause: 'stale-pmksa', variant: 'invalid-pmkid', ssid: 'office' },
      cleared: { scope: 'network', unseen: true },
      verification: { state: 'confirmed' },
    });
    expect(told).toContain('cleared');
    expect(mac.configuration).toEqual(before.configuration);
    expect(mac.calls.some((call) => call.includes(PASSWORD))).toBe(false);
    before.close();
  });

  test('without CoreWLAN and without consent the radio is switched, which needs neither', async () => {
    const [report] = await fix({}, false);
    expect(report, sayAll(report.said)).toMatchObject({
      cleared: { scope: 'adapter' },
      verification: { state: 'confirmed' },
    });
  });

  test('a password that is wrong is not treated as a stale key', async () => {
    const [report] = await fix({ stale: [], air: { office: 'what it was changed to' } }, true);
    expect(report.cleared, sayAll(report.said)).toBe(undefined);
    expect(mac.wlan.given).toEqual([]);
  });
});
