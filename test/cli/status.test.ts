import { plain } from '../support/words.ts';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { showStatus } from '../../app/cli/status.ts';
import { statusCard, statusExit, statusJson, type Machine } from '../../app/cli/status-card.ts';
import { CUT_SCOPES } from '../../app/domain/finding.ts';
import { LinuxPlatform } from '../../app/platform/linux/linux-platform.ts';
import type { MacosOptions } from '../../app/platform/macos/macos-platform.ts';
import { PlatformError, type Capabilities } from '../../app/platform/port.ts';
import { PLAIN } from '../../app/report/terminal.ts';
import { unavailable, withFolder } from '../native/support.ts';
import { FakeSupplicant } from '../platform/linux/fake-supplicant.ts';
import { PASSWORD, PlayedMac } from '../platform/macos/played-mac.ts';
import type { MacState } from '../platform/macos/stand-in/world.ts';

const MACHINE: Machine = { platform: 'linux', system: 'Linux 6.1.0', arch: 'x64' };
const WHOLE: Capabilities = {
  see: [
    { witness: 'kernel', ok: true, detail: plain('wlan0') },
    { witness: 'supplicant', ok: true, detail: plain('/run/wpa_supplicant/wlan0') },
  ],
  adapters: ['wlan0'],
  cuts: ['bss', 'network'],
  verify: true,
  controllers: [{ iface: 'wlan0', program: 'NetworkManager' }],
  privilege: 'none',
  missing: [],
};

afterEach(() => vi.restoreAllMocks());

/** What is printed, and the exit code. */
async function printed(work: () => Promise<number>): Promise<{ text: string; code: number }> {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => ((text += String(chunk)), true));
  const code = await work();
  vi.restoreAllMocks();
  return { text, code };
}

const PLAINLY = { paint: PLAIN, locale: 'en', width: 80 } as const;

describe('the card', () => {
  test('shows everything that was asked, and what is not there as not there', () => {
    expect(statusCard(MACHINE, WHOLE, PLAINLY)).toBe(
      [
        'Rejoin on Linux 6.1.0 (x64)',
        '  wlan0 is driven by NetworkManager',
        '',
        'See',
        '  yes  kernel      wlan0',
        '  yes  supplicant  /run/wpa_supplicant/wlan0',
        '',
        'Clear',
        '  yes  the saved key of one access point',
        '  yes  the saved keys of one network',
        '  no   the profile of one network, put back unchanged',
        '  no   the adapter, off and on',
        "  no   the system's Wi-Fi service",
        '',
        'Proof',
        '  yes  the next attempt can be watched, so a remedy can be proven',
        '',
        'Privilege needed',
        '  none more than there is',
      ].join('\n'),
    );
  });

  test('says what is missing, as the platform says it', () => {
    const missing = 'To let Rejoin in: sudo usermod -aG netdev $USER, then log in again.';
    const card = statusCard(
      MACHINE,
      { ...WHOLE, privilege: 'control-interface', missing: [plain(missing)] },
      PLAINLY,
    );
    expect(card).toContain(`Missing\n  ${missing}`);
    expect(card).toContain("access to the supplicant's control interface");
  });

  test('names an adapter that nobody drives', () => {
    expect(statusCard(MACHINE, { ...WHOLE, adapters: ['wlan0', 'wlan1'] }, PLAINLY)).toContain(
      'wlan1 is driven by no program',
    );
  });

  test('is JSON of one schema, with every scope', () => {
    expect(statusJson(MACHINE, WHOLE)).toMatchObject({
      schema: 'rejoin.status/1',
      ok: true,
      clear: { bss: true, network: true, profile: false, adapter: false, service: false },
      privilege: 'none',
      missing: null,
    });
    expect(Object.keys(statusJson(MACHINE, WHOLE)['clear'] as object)).toEqual([...CUT_SCOPES]);
  });

  test.each([
    ['it can see and clear', {}, 0],
    ['it sees nothing that proves anything', { verify: false }, 3],
    ['it clears nothing', { cuts: [] }, 3],
    ['a privilege is all that is missing', { cuts: [], privilege: 'control-interface' }, 5],
    ['there is no adapter, whatever else is missing', { adapters: [], cuts: [], privilege: 'root' }, 3],
    ['an administrator could do more, and enough can be done', { privilege: 'administrator' }, 0],
  ] as [string, Partial<Capabilities>, number][])('%s', (_, change, code) => {
    expect(statusExit({ ...WHOLE, ...change })).toBe(code);
  });
});

describe('rejoin status', () => {
  test('a system without a platform gets a card too', async () => {
    const { text, code } = await printed(() =>
      showStatus({}, () => {
        throw new PlatformError('missing', plain('Plan 9 is not known yet.'));
      }),
    );
    expect(code).toBe(3);
    expect(text).toContain('Plan 9 is not known yet.');
  });

  test.skipIf(unavailable !== undefined)('a supplicant that answers', () =>
    withFolder(async (folder) => {
      const fake = new FakeSupplicant(folder);
      const { text, code } = await printed(() =>
        showStatus({}, () => Promise.resolve(new LinuxPlatform({ folders: [folder] }))),
      );
      expect(code).toBe(0);
      expect(text).toMatch(/ is driven by \w/);
      expect(text).toMatch(/yes {2}supplicant/);
      expect(text).toMatch(/yes {2}the saved keys of one network/);
      fake.close();
    }),
  );

  const macs: [string, Partial<MacState>, 'addon' | 'none', number, (string | RegExp)[]][] = [
    [
      'a whole Mac',
      {},
      'addon',
      0,
      [/yes {2}unified log/, /yes {2}CoreWLAN/, /yes {2}the profile/, /no {3}saved keys/],
    ],
    [
      'without the addon',
      {},
      'none',
      0,
      [
        /no {3}CoreWLAN +Rejoin's native addon is not built for darwin-arm64/,
        /no {3}the saved keys of one network/,
        /yes {2}the adapter/,
      ],
    ],
    [
      'of a user who may not administer it',
      { admin: false },
      'none',
      5,
      [/no {3}unified log/, 'sudo dseditgroup', /may administer this computer/],
    ],
    [
      'with names hidden',
      { connected: 'office' },
      'addon',
      0,
      [/no {3}network names +hidden: .*Location Services/],
    ],
    [
      'with names shown',
      { connected: 'office', names: 'shown' },
      'addon',
      0,
      [/yes {2}network names +shown/],
    ],
    [
      'without Wi-Fi',
      { iface: undefined },
      'none',
      3,
      ['This computer has no Wi-Fi adapter.', 'no Wi-Fi interface'],
    ],
  ];
  test.each(macs)('a Mac: %s', async (_, state, addon, wanted, shows) => {
    const mac = new PlayedMac(state);
    const options: MacosOptions = addon === 'addon' ? { coreWlan: mac.wlan, consent: { readKey: true } } : {};
    const { text, code } = await printed(() => showStatus({}, () => Promise.resolve(mac.platform(options))));
    expect(code, text).toBe(wanted);
    // What a row has no room for goes on in the next line.
    const rows = text.replaceAll(/\n {10,}/g, ' ');
    for (const shown of shows) expect(rows).toMatch(shown);
    expect(text).not.toContain(PASSWORD);
    expect(mac.calls.some((call) => call.includes('-w'))).toBe(false);
    mac.close();
  });

  test('this machine: the exit code and the JSON say the same', () => {
    const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');
    const { stdout, stderr, status } = spawnSync(process.execPath, [rejoin, 'status', '--json'], {
      encoding: 'utf8',
    });
    const card = JSON.parse(stdout) as { schema: string; ok: boolean; see: object[]; missing: string | null };
    expect(card.schema).toBe('rejoin.status/1');
    expect(stderr).toBe('');
    expect(status === 0).toBe(card.ok);
    if (!card.ok) expect(card.missing).not.toBe(null);
    expect([0, 3, 5]).toContain(status);
  });
});
