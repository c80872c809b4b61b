/** Windows without the addon: what its own programs print, and what is never asked of them. */
import { english, plain } from '../../support/words.ts';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WifiEvent } from '../../../app/domain/events.ts';
import { PlatformError, type Notice } from '../../../app/platform/port.ts';
import { decoded, systemProgram, type RunProgram } from '../../../app/platform/windows/system-programs.ts';
import { WindowsToolsPlatform } from '../../../app/platform/windows/tools-platform.ts';
import { until } from '../../native/support.ts';
import { GUID, WindowsLog, wevtutilXml } from '../../support/windows-events.ts';
import { KEY_BLOB, profileXml } from './profiles.ts';

const FAILED = 'wevtutil failed (exit code 5).';
const REASON = "Rejoin's native addon is not built for win32-x64; run: npm run prepare";

/** Answers as the programs do, and keeps every argument list. */
class Programs {
  readonly calls: (readonly string[])[] = [];
  readonly folders: string[] = [];
  readonly log = new WindowsLog({ auth: 'sae' });
  adapters: readonly object[] = [
    { Name: 'WLAN 2', InterfaceGuid: GUID.toUpperCase(), InterfaceDescription: 'Wireless Adapter' },
  ];
  profiles = ['office', 'Müllers "Café"'];
  isLogClosed = false;

  readonly run: RunProgram = (name, args) => {
    this.calls.push([name, ...args]);
    if (name === 'powershell') return Promise.resolve(this.#adapters());
    if (name === 'wevtutil') return this.#records(args);
    const folder = args.find((one) => one.startsWith('folder='))?.slice(7);
    if (folder !== undefined) {
      this.folders.push(folder);
      this.profiles.forEach((one, n) => writeFileSync(join(folder, `WLAN 2-${n}.xml`), profileXml(one)));
    }
    return Promise.resolve('');
  };

  #adapters(): string {
    if (this.adapters.length === 0) return '';
    return `${JSON.stringify(this.adapters.length === 1 ? this.adapters[0] : this.adapters)}\r\n`;
  }

  #records(args: readonly string[]): Promise<string> {
    if (this.isLogClosed) return Promise.reject(new PlatformError('refused', plain(FAILED)));
    const query = args.find((one) => one.startsWith('/q:')) ?? '';
    const after = Number(/EventRecordID > (\d+)/.exec(query)?.[1] ?? 0);
    return Promise.resolve(wevtutilXml(this.log.events.filter((one) => one.recordId > after).toReversed()));
  }
}

const at = (programs: Programs): WindowsToolsPlatform =>
  new WindowsToolsPlatform(plain(REASON), programs.run);

describe('Windows without the addon', () => {
  test('says what it lacks, and clears nothing', async () => {
    const programs = new Programs();
    const platform = at(programs);
    const capabilities = await platform.capabilities();
    expect(capabilities).toMatchObject({
      cuts: [],
      verify: true,
      missing: [plain(REASON)],
      adapters: [GUID],
    });
    await expect(platform.clearKey()).rejects.toMatchObject({ code: 'refused' });
    await expect(platform.cachedKeys()).resolves.toEqual([]);
    await expect(platform.repair()).resolves.toEqual([]);
  });

  test('reads networks from exported profiles, keys encrypted, and leaves no file behind', async () => {
    const programs = new Programs();
    const networks = await at(programs).networks('wlan 2');
    expect(networks.map((one) => [one.iface, one.id, one.akms])).toEqual([
      [GUID, 'office', ['sae']],
      [GUID, 'Müllers "Café"', ['sae']],
    ]);
    expect(JSON.stringify(networks)).not.toContain(KEY_BLOB);
    expect(programs.folders.map((one) => existsSync(one))).toEqual([false]);
    expect(programs.calls.flat().filter((word) => word.includes('key='))).toEqual([]);
  });

  test('asks for an attempt by argument list, at a profile that is there alone', async () => {
    const programs = new Programs();
    const platform = at(programs);
    const [, cafe] = await platform.networks();
    if (!cafe) throw new Error('no network');
    await platform.reconnect(cafe);
    expect(programs.calls.at(-1)).toEqual([
      'netsh',
      'wlan',
      'connect',
      'name=Müllers "Café"',
      'interface=WLAN 2',
    ]);
    await expect(platform.reconnect({ ...cafe, id: '*' })).rejects.toMatchObject({ code: 'gone' });
  });

  test('tells the past and the present once, and says when the log is closed', async () => {
    const programs = new Programs();
    programs.log.ask().associate().refused(229_378, 53).failed(229_378);
    const events: WifiEvent[] = [];
    const notices: Notice[] = [];
    const stop = new AbortController();
    let readied = 0;
    const run = at(programs).follow({
      emit: (event) => void events.push(event),
      notice: (notice) => void notices.push(notice),
      ready: () => readied++,
      signal: stop.signal,
    });
    await until(() => readied === 1, 'ready');
    programs.log.join();
    await until(() => events.some((one) => one.kind === 'connected'), 'a connection', 20_000);
    expect(events.filter((one) => one.kind === 'assoc-request')).toHaveLength(2);
    programs.isLogClosed = true;
    await until(() => notices.some((one) => one.level === 'warning'), 'the notice', 20_000);
    stop.abort();
    await run;
    expect(readied).toBe(1);
    expect(notices.map((one) => english(one.said))).toEqual([REASON, FAILED]);
  });

  test('no adapter, and one that is not there', async () => {
    const programs = new Programs();
    await expect(at(programs).networks('nobody')).rejects.toMatchObject({ code: 'missing' });
    programs.adapters = [];
    await expect(at(programs).networks()).rejects.toMatchObject({
      message: 'This computer has no Wi-Fi adapter.',
    });
  });
});

test("programs are Windows' own, whatever PATH says", () => {
  expect(systemProgram('netsh', { SystemRoot: 'D:\\Win' })).toBe('D:\\Win\\System32\\netsh.exe');
  expect(systemProgram('wevtutil', {})).toBe('C:\\Windows\\System32\\wevtutil.exe');
});

test('what they print is read as UTF-16 where it is', () => {
  const text = "<Data Name='SSID'>Müllers 🛜</Data>";
  expect(decoded(Buffer.from(text))).toBe(text);
  expect(decoded(Buffer.from(text, 'utf16le'))).toBe(text);
  expect(decoded(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toBe(text);
  expect(decoded(Buffer.alloc(0))).toBe('');
});
