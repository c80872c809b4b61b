/** What the shell decides, without Electron. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveState } from '../../app/ipc/contract/views.ts';
import { networkAddress, pagePath } from '../../app/shell/address.ts';
import { autostartEntry, autostartFile, writeAutostart } from '../../app/shell/autostart.ts';
import { Crashes } from '../../app/shell/crashes.ts';
import { electronBinary } from '../../app/shell/electron-binary.ts';
import { healthOf } from '../../app/shell/health.ts';
import { menuTemplate } from '../../app/shell/menu.ts';
import { newsIn, type ToldTroubles } from '../../app/shell/news.ts';
import { wifiSettings } from '../../app/shell/wifi-settings.ts';
import { fitBounds, writeBounds } from '../../app/shell/window-bounds.ts';
import { learnWords, wordsFor } from '../../app/shell/words.ts';
import { liveState, NOON, staleFinding, staleNetwork } from '../support/live-state.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rejoin-decisions-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const withNetwork = (more: Parameters<typeof staleNetwork>[0], state: Partial<LiveState> = {}): LiveState => {
  const network = staleNetwork(more);
  return liveState({ networks: { [network.id]: network }, ...state });
};
const fix = (more: Partial<NonNullable<LiveState['fix']>> = {}): NonNullable<LiveState['fix']> => ({
  ...{ id: 'fix-1', by: 'guard', network: staleNetwork().id, ssid: 'Office' },
  ...{ startedAt: NOON, cancellable: true, steps: [] },
  ...more,
});
const recording = {
  source: { kind: 'recording', name: 'x', demo: true, playing: true, speed: 1, progress: 0 },
} as const;

describe('the state of the icon', () => {
  it.each([
    ['trouble', withNetwork({})],
    ['fixing', withNetwork({}, { fix: fix() })],
    ['trouble', withNetwork({}, { fix: fix({ endedAt: NOON }) })],
    ['fine', withNetwork({ finding: undefined, state: 'connected' })],
    ['fine', withNetwork({ finding: staleFinding({ recovered: true }), state: 'connected' })],
    ['fine', withNetwork({ finding: staleFinding({ cause: 'undetermined' }), state: 'connected' })],
    ['unknown', withNetwork({ finding: undefined, state: 'idle' })],
    ['unknown', withNetwork({}, recording)],
    ['unknown', withNetwork({ recorded: true })],
    ['unknown', withNetwork({}, { machine: { ...liveState().machine, state: 'no-adapter' } })],
  ])('is %s', (health, state) => {
    expect(healthOf(state)).toBe(health);
  });
});

describe('news', () => {
  const tell = (states: LiveState[], since = NOON): number[] => {
    let told: ToldTroubles = new Map();
    return states.map((state) => {
      const found = newsIn(state, told, since);
      told = found.told;
      return found.news.length;
    });
  };

  it('is a trouble once, however it grows, goes and is seen again', () => {
    const grown = withNetwork({ finding: staleFinding({ id: 'other', attempts: 9, lastAt: NOON + 60_000 }) });
    const gone = withNetwork({ finding: undefined });
    expect(tell([withNetwork({}), grown, gone, grown, withNetwork({})])).toEqual([1, 0, 0, 0, 0]);
  });

  it('is the same trouble again where it began after the last one', () => {
    const later = staleFinding({ firstAt: NOON + 90_000, lastAt: NOON + 99_000 });
    expect(tell([withNetwork({}), withNetwork({ finding: later })])).toEqual([1, 1]);
  });

  it('is another cause of the same network', () => {
    const { variant: _, ...other } = staleFinding({ cause: 'no-address' });
    expect(tell([withNetwork({}), withNetwork({ finding: other })])).toEqual([1, 1]);
  });

  it('is nothing that was over before, is recorded, has healed or is being repaired', () => {
    expect(tell([withNetwork({})], NOON + 13_000)).toEqual([0]);
    expect(tell([withNetwork({}, recording)])).toEqual([0]);
    expect(tell([withNetwork({ recorded: true })])).toEqual([0]);
    expect(tell([withNetwork({ finding: staleFinding({ recovered: true }) })])).toEqual([0]);
    expect(tell([withNetwork({ finding: staleFinding({ cause: 'healthy' }) })])).toEqual([0]);
    expect(tell([withNetwork({}, { fix: fix() }), withNetwork({ finding: undefined })])).toEqual([0, 0]);
  });

  it('is a trouble that a repair did not end', () => {
    expect(tell([withNetwork({}, { fix: fix() }), withNetwork({}, { fix: fix({ endedAt: NOON }) })])).toEqual(
      [0, 1],
    );
  });

  it('is told once where nobody knows when it was', () => {
    const { firstAt: _, lastAt: __, ...timeless } = staleFinding();
    expect(tell([withNetwork({ finding: timeless }), withNetwork({ finding: timeless })])).toEqual([1, 0]);
  });

  it('says whether Rejoin can repair it', () => {
    const { plan: _, ...without } = staleNetwork();
    const { news } = newsIn(liveState({ networks: { n: without } }), new Map(), NOON);
    expect(news).toEqual([{ network: 'wlan0 Office', ssid: 'Office', repairable: false }]);
  });
});

describe('an address', () => {
  it.each([
    ['app://rejoin/index.html', '/index.html'],
    ['app://rejoin/index.html#x', '/index.html'],
    ['APP://rejoin/a?b', '/a'],
    ['app://rejoin.example/', undefined],
    ['app://rejoin:8/', undefined],
    ['app://a@rejoin/', undefined],
    ['app:rejoin', undefined],
    ['https://rejoin/', undefined],
    ['', undefined],
  ])('%s leads to %s', (address, path) => {
    expect(pagePath(address)).toBe(path);
  });

  it('of a network holds any name', () => {
    expect(networkAddress('wlan0 #?&"<\u202e')).toBe(
      'app://rejoin/index.html#network=wlan0%20%23%3F%26%22%3C%E2%80%AE',
    );
  });
});

describe('the start at login', () => {
  it('quotes the program as the desktop entry specification asks', () => {
    expect(autostartEntry('/opt/Re join/100%/$a"`\\rejoin')).toContain(
      String.raw`Exec="/opt/Re join/100%%/\\$a\\"\\` + '`' + String.raw`\\\\rejoin" --hidden`,
    );
  });

  it('names the program plainly too, so that nothing is started once it was removed', () => {
    expect(autostartEntry('/opt/Re join/a\\b')).toContain('\nTryExec=/opt/Re join/a\\\\b\n');
  });

  it('is written whole and taken away again, also twice', async () => {
    const file = autostartFile({ XDG_CONFIG_HOME: join(folder, 'config') });
    await writeAutostart(file, '/opt/rejoin', true);
    await writeAutostart(file, '/opt/rejoin', true);
    expect(readFileSync(file, 'utf8')).toBe(autostartEntry('/opt/rejoin'));
    expect(readdirSync(join(folder, 'config/autostart'))).toEqual(['dev.rejoin.Rejoin.desktop']);
    await writeAutostart(file, '/opt/rejoin', false);
    await writeAutostart(file, '/opt/rejoin', false);
    expect(readdirSync(join(folder, 'config/autostart'))).toEqual([]);
  });

  it('keeps to the home folder where the variable is not absolute', () => {
    const usual = '/home/me/.config/autostart/dev.rejoin.Rejoin.desktop';
    for (const XDG_CONFIG_HOME of [undefined, '', 'config', './x'])
      expect(autostartFile({ XDG_CONFIG_HOME }, '/home/me')).toBe(usual);
  });
});

describe('the place of the window', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }];
  const text = (x: number, y: number, width = 800, height = 600): string =>
    JSON.stringify({ x, y, width, height });

  it('is where it was, if a screen is still there', () => {
    expect(fitBounds(text(100, 50), screens)).toEqual({ x: 100, y: 50, width: 800, height: 600 });
    expect(fitBounds(text(3000, 50), screens)).toEqual({ width: 800, height: 600 });
    expect(fitBounds(text(100, -700), screens)).toEqual({ width: 800, height: 600 });
    expect(fitBounds(text(0, 0, 1, 1), screens)).toEqual({ x: 0, y: 0, width: 360, height: 480 });
  });

  it.each([
    [undefined],
    [''],
    ['{'],
    ['null'],
    ['{"x":1}'],
    ['{"x":1e9,"y":0,"width":1,"height":1}'],
    ['[]'],
  ])('is the first one where the file says %s', (saved) => {
    expect(fitBounds(saved, screens)).toEqual({ width: 1120, height: 840 });
  });

  it('is nothing to stop for where it cannot be kept', () => {
    expect(() =>
      writeBounds(join(folder, 'none/window.json'), { x: 0, y: 0, width: 1, height: 1 }),
    ).not.toThrow();
  });
});

describe('a window that stops', () => {
  it('is loaded again once within a minute', () => {
    const crashes = new Crashes();
    expect([0, 59_000, 130_000, 131_000].map((at) => crashes.next(at))).toEqual([
      ...['reload', 'ask', 'reload', 'ask'],
    ]);
  });
});

describe("the system's own settings", () => {
  const has =
    (...files: string[]) =>
    (path: string): boolean =>
      files.includes(path);
  it('are found for each system and desktop', () => {
    expect(wifiSettings('win32', '', has())).toEqual({ address: 'ms-settings:network-wifi' });
    expect(wifiSettings('darwin', '', has())).toHaveProperty('address');
    const both = has('/usr/bin/gnome-control-center', '/usr/bin/systemsettings');
    expect(wifiSettings('linux', 'ubuntu:GNOME', both)).toMatchObject({
      program: '/usr/bin/gnome-control-center',
    });
    expect(wifiSettings('linux', 'KDE', both)).toMatchObject({ program: '/usr/bin/systemsettings' });
    expect(wifiSettings('linux', 'sway', has('/usr/bin/nm-connection-editor'))).toMatchObject({ args: [] });
    expect(wifiSettings('linux', 'sway', has())).toBeUndefined();
  });
});

describe("Electron's program", () => {
  it('is there only where the file is that its package names', () => {
    expect(electronBinary(folder)).toBeUndefined();
    writeFileSync(join(folder, 'path.txt'), 'electron\n');
    expect(electronBinary(folder)).toBeUndefined();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/electron'), '');
    chmodSync(join(folder, 'dist/electron'), 0o755);
    expect(electronBinary(folder)).toBe(join(folder, 'dist/electron'));
  });
});

describe('words', () => {
  it('follow the setting, else the system, else are English', async () => {
    await learnWords();
    expect(wordsFor('de', 'en-GB').quit).toBe('Rejoin beenden');
    expect(wordsFor('system', 'de-AT').quit).toBe('Rejoin beenden');
    expect(wordsFor('system', 'zh-CN')).toBe(wordsFor('zh-Hans', ''));
    expect(wordsFor('system', 'fr')).toBe(wordsFor('en', ''));
  });

  it('make a menu of each system with copying and quitting in it', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const text = JSON.stringify(menuTemplate(platform, wordsFor('en', '')));
      expect(text).toContain('"copy"');
      expect(text).toContain(platform === 'darwin' ? '"appMenu"' : '"quit"');
      expect(text).not.toContain('toggleDevTools');
    }
  });
});
