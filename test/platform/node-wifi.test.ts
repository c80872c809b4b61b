/** node-wifi as it is, over programs that print what nmcli, netsh and airport print. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectionsIn, nodeWifi, seenIn } from '../../app/platform/node-wifi.ts';
import { runNode } from '../native/support.ts';

const load = createRequire(import.meta.url);
let folder: string;
const before = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rejoin-wifi-'));
  process.env['PATH'] = `${folder}:/usr/bin:/bin`;
});
afterEach(() => {
  process.env['PATH'] = before['PATH'];
  rmSync(folder, { recursive: true, force: true });
});

/** A program on the path that prints this, byte for byte. */
function prints(name: string, text: string, then = ''): void {
  writeFileSync(join(folder, `${name}.txt`), text);
  writeFileSync(join(folder, name), `#!/bin/sh\ncat '${folder}/${name}.txt'\n${then}\n`);
  chmodSync(join(folder, name), 0o755);
}

const AP = '02\\:00\\:00\\:00\\:00\\:01';
/** A line of `nmcli --terse`: active, SSID, BSSID, mode, channel, frequency, signal, security, flags, device. */
const line = (
  active: 'yes' | 'no',
  ssid: string,
  security = 'WPA2',
  rsn = 'pair_ccmp group_ccmp psk',
): string => `${active}:${ssid}:${AP}:Infra:6:2437 MHz:82:${security}:(none):${rsn}:wlan0\n`;

describe.skipIf(process.platform !== 'linux')('node-wifi over nmcli', () => {
  test('tells what is in reach and how it is secured', async () => {
    prints(
      'nmcli',
      line('no', 'office') +
        line('no', 'home', 'WPA3', 'pair_ccmp group_ccmp sae') +
        line('no', 'cafe', '', '(none)'),
    );
    expect(await nodeWifi().scan()).toEqual([
      { bssid: '02:00:00:00:00:01', ssid: 'office', akms: ['psk'], signal: -59 },
      { bssid: '02:00:00:00:00:01', ssid: 'home', akms: ['sae'], signal: -59 },
      { bssid: '02:00:00:00:00:01', ssid: 'cafe', akms: ['open'], signal: -59 },
    ]);
  });

  test('tells what is connected', async () => {
    prints('nmcli', line('no', 'home') + line('yes', 'office'));
    expect(await nodeWifi().connections()).toEqual([
      { iface: 'wlan0', bssid: '02:00:00:00:00:01', ssid: 'office' },
    ]);
  });

  test.each([
    ['a colon', 'a\\:b'],
    ['another address', '02\\:FF\\:FF\\:FF\\:FF\\:FF'],
    ['two ampersands', 'a&&b'],
    ['a backslash', 'a\\\\b'],
    ['nothing', ''],
    ['commands', '$(touch /tmp/x);`id`|"\''],
    ['too many bytes', '☕'.repeat(11)],
    ['bytes that are no text', '\ufffd\ufffd'],
    ['an escape sequence', '\x1b[2J\x07'],
    ['what looks like more fields', 'yes\\:no\\:Infra\\:1'],
  ])('a name with %s is told rightly or not at all', async (_, name) => {
    prints('nmcli', line('yes', name) + line('yes', 'office'));
    const truth = name.replace(/\\(.)/g, '$1');
    for (const told of [await nodeWifi().scan(), await nodeWifi().connections()]) {
      expect(told.at(-1)).toMatchObject({ ssid: 'office', bssid: '02:00:00:00:00:01' });
      for (const { ssid, bssid } of told) {
        expect(bssid).toBe('02:00:00:00:00:01');
        expect([undefined, 'office', truth, '$(touch /tmp/x);`id`|"\'', '\\x1b[2J\\x07', 'a:b']).toContain(
          ssid,
        );
      }
    }
  });

  test('a connection whose name ends in a backslash is beyond it, and that is said', async () => {
    prints('nmcli', line('yes', 'a\\\\'));
    expect(await nodeWifi().scan()).toMatchObject([{ ssid: undefined }]);
    await expect(nodeWifi().connections()).rejects.toThrow('its output is not understood');
  });

  test('output that it does not expect ends in a sentence, not in a crash', async () => {
    prints('nmcli', 'yes:only two fields\n');
    await expect(nodeWifi().connections()).rejects.toThrow(
      /^nmcli tells nothing: its output is not understood\.$/,
    );
  });

  test('a program that fails, or is not there, is told in a sentence', async () => {
    prints('nmcli', '', 'exit 8');
    await expect(nodeWifi().scan()).rejects.toThrow('nmcli tells nothing: it failed (8).');
    process.env['PATH'] = folder;
    rmSync(join(folder, 'nmcli'));
    await expect(nodeWifi().scan()).rejects.toThrow('nmcli tells nothing: it is not there.');
  });

  test('a program that never ends is left to itself, and keeps no process from ending', async () => {
    prints('nmcli', '', 'exec sleep 30');
    const module = new URL('../../app/platform/node-wifi.ts', import.meta.url).href;
    const { code, stdout, ms } = await runNode(
      `import { nodeWifi } from '${module}'; await nodeWifi(300).scan().catch((error) => console.log(error.message));`,
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'nmcli tells nothing: no answer within 300 ms.\n' });
    expect(ms).toBeLessThan(15_000);
  });

  test('the locale of this process stays as it is', async () => {
    process.env['LC_ALL'] = 'tlh';
    prints('nmcli', line('yes', 'office'));
    await nodeWifi().connections();
    expect(process.env['LC_ALL']).toBe('tlh');
    delete process.env['LC_ALL'];
  });
});

/** Its parts for other systems, which run anywhere as long as their program is on the path. */
const rowsOf = (part: string): Promise<unknown> =>
  (load(`node-wifi/src/${part}`) as (config: object) => () => Promise<unknown>)({ iface: null })();

describe('what node-wifi tells elsewhere', () => {
  test('netsh: networks in reach', async () => {
    const network = [
      'SSID 1 : office',
      '    Network type            : Infrastructure',
      '    Authentication          : WPA2-Personal',
      '    Encryption              : CCMP',
      '    BSSID 1                 : 02:00:00:00:00:01',
      '         Signal             : 82%',
      '         Radio type         : 802.11n',
      '         Channel            : 6',
      '',
    ];
    prints(
      'netsh',
      ['', 'Interface name : Wi-Fi', 'There are 1 networks currently visible.', '', ...network, ''].join(
        '\r\n',
      ),
    );
    const seen = seenIn(await rowsOf('windows-scan.js'));
    expect(seen).toEqual([{ bssid: '02:00:00:00:00:01', ssid: 'office', akms: ['psk'], signal: -59 }]);
  });

  test('airport: networks in reach and the connection', () => {
    interface Part {
      parse: (text: string) => unknown;
    }
    const scan = load('node-wifi/src/macOS/scan/index.js') as Part;
    const now = load('node-wifi/src/macOS/current-connections/index.js') as Part;
    const header =
      '                            SSID BSSID             RSSI CHANNEL HT CC SECURITY (auth/unicast/group)\n';
    const row = '                          office 02:00:00:00:00:01 -59  6       Y  DE WPA2(PSK/AES/AES)\n';
    expect(seenIn(scan.parse(header + row))).toEqual([
      { bssid: '02:00:00:00:00:01', ssid: 'office', akms: ['psk'], signal: -59 },
    ]);
    const text =
      '     agrCtlRSSI: -59\n          BSSID: 2:0:0:0:0:1\n           SSID: office\n      link auth: wpa2-psk\n        channel: 6\n';
    expect(connectionsIn(now.parse(text))).toEqual([
      { iface: '', bssid: '02:00:00:00:00:01', ssid: 'office' },
    ]);
  });

  test.each([null, undefined, 'text', 7, [null], [[]], [{}], [{ bssid: {}, ssid: 3 }], { length: 3 }])(
    'an answer that is none is no network: %j',
    (told) => {
      expect(seenIn(told)).toEqual([]);
      expect(connectionsIn(told)).toEqual([]);
    },
  );
});
