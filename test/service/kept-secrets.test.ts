/** Secrets that a live witness says: nothing of them is kept, shown or told, wherever it goes from there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LinuxPlatform } from '../../app/platform/linux/linux-platform.ts';
import { bugText } from '../../app/service/bug-text.ts';
import { KeptHistory } from '../../app/service/kept-history.ts';
import { Store } from '../../app/store/store.ts';
import { AP, scene } from '../cli/live/support.ts';
import { bytes, FRAGMENTS, leaked, planted } from '../ingest/planted-secrets.ts';
import { unavailable } from '../native/support.ts';
import { until, withService } from '../support/service.ts';

const forms = planted();
/** `REJOIN_SECRETS=all`: every form. */
const EACH = process.env['REJOIN_SECRETS'] === 'all' ? 1 : 7;

/** What a supplicant that knows no shame would add to its lines. */
const attempt = (...[first = '', second = '', third = '']: readonly string[]): string[] => [
  `SME: Trying to authenticate with ${AP} (SSID='office' freq=2412 MHz) ${first}`,
  first,
  `Trying to associate with ${AP} (SSID='office' freq=2412 MHz) ${second}`,
  `CTRL-EVENT-EAP-FAILURE EAP authentication failed ${second}`,
  `CTRL-EVENT-DISCONNECTED bssid=${AP} reason=2 ${third}`,
  `WPA: ${third}`,
];

/** Files below a folder that hold a fragment of a secret, as they lie on the disk. */
const holding = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path);
      return FRAGMENTS.some((fragment) => content.includes(fragment));
    });

describe.skipIf(unavailable !== undefined)('secrets in what a supplicant says', () => {
  it('are in no file, no view, no notice and no status', { timeout: 300_000 }, () =>
    scene({ refusing: [AP] }, async ({ fake, folder, rejoin, station }) => {
      const history = new KeptHistory(
        new Store({ path: join(folder, 'history.db'), notice: () => undefined }),
      );
      const platform = new LinuxPlatform({
        folders: [join(folder, 'ctrl')],
        intents: join(folder, 'intents'),
      });
      await withService({ platform, history }, async (service) => {
        const shown: string[] = [];
        const stop = service.live.listen(() => shown.push(JSON.stringify(service.live.state)));
        await service.handlers['settings.set']({ guard: true });
        const some = forms.filter((_, index) => index % EACH === 0);
        for (let at = 0; at < some.length; at += 3) {
          for (const line of attempt(...some.slice(at, at + 3).map(bytes))) fake.daemon.tell(3, line);
          await new Promise(setImmediate);
          if (shown.length > 50) expect(shown.splice(0).flatMap(leaked)).toEqual([]);
        }
        station.tryAgain(0);
        await until(service, ({ networks }) => networks['wlan1 office']?.finding !== undefined);
        const asked = await rejoin('status', '--json').done;
        expect(asked.stdout).toContain('rejoin.status/1');
        expect(leaked(asked.stdout + asked.stderr)).toEqual([]);
        const { attempts } = await service.handlers['history.attempts']({ ssid: 'office', limit: 100 });
        expect(attempts.length).toBeGreaterThan(50);
        // The write-ahead log is still there.
        expect(holding(folder)).toEqual([]);
        stop();
        expect(shown.flatMap(leaked)).toEqual([]);
      });
      expect(readdirSync(folder)).toContain('history.db');
      expect(holding(folder)).toEqual([]);
    }),
  );
});

it('a bug of ours tells no secret that it met', () => {
  const leaks = forms.filter((form) => leaked(bugText(new Error(`Unexpected token in ${form}`))).length > 0);
  expect(leaks).toEqual([]);
  expect(bugText(new Error('x'))).toContain('kept-secrets.test.ts');
});
