import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBinary } from 'plist';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLinuxPolicy } from '../../app/policy/linux.ts';
import { readMacosPolicy, readPlistPolicy } from '../../app/policy/macos.ts';
import { MachinePolicy } from '../../app/policy/machine-policy.ts';
import { ownSource } from '../../app/policy/own-source.ts';
import { policySource } from '../../app/policy/sources.ts';
import { resolvePolicy } from '../../app/policy/resolve.ts';
import { readRegPolicy, readWindowsPolicy } from '../../app/policy/windows.ts';

const isRoot = process.geteuid?.() === 0;
/** Who runs the tests stands for the administrator. */
const OWNERS = [0, process.geteuid?.() ?? 0];
const NOBODY = 65534;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rejoin-policy-test-'));
  mkdirSync(join(folder, 'policy.d'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, enforced: object): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ schema: 'rejoin.policy/1', enforced }), { mode: 0o644 });
  return path;
};
const read = (owners: readonly number[] = OWNERS) => resolvePolicy(readLinuxPolicy(folder, owners));

describe.skipIf(process.platform === 'win32')('files on Linux', () => {
  it('are the one and those of the folder, in the order of their names', () => {
    write('policy.json', { guard: true });
    write('policy.d/20-b.json', { retentionDays: 30 });
    write('policy.d/10-a.json', { retentionDays: 60 });
    write('policy.d/notes.txt', { guard: false });
    const policy = read();
    expect(policy.enforced).toEqual({ guard: true, retentionDays: 30 });
    expect(policy.sources.map((path) => path.slice(folder.length + 1))).toEqual([
      ...['policy.json', 'policy.d/10-a.json', 'policy.d/20-b.json'],
    ]);
  });

  it('that are not there are no policy', () => {
    expect(resolvePolicy(readLinuxPolicy(join(folder, 'absent'), OWNERS)).sources).toEqual([]);
  });

  it.each([0o664, 0o646])(
    'that others may write (mode %o) are refused, and the strictest values hold',
    (mode) => {
      chmodSync(write('policy.json', { largestCut: 'service' }), mode);
      const policy = read();
      expect(policy.enforced.largestCut).toBe('bss');
      expect(policy.problems.map(({ said }) => said.code)).toEqual(['policy.writable']);
    },
  );

  it('in a folder that others may write are refused', () => {
    write('policy.json', { largestCut: 'service' });
    chmodSync(folder, 0o777);
    expect(read().problems.map(({ said }) => said.code)).toContain('policy.writable');
    expect(read().enforced.remedies).toEqual([]);
  });

  it.runIf(isRoot)('that belong to somebody else are refused, behind a link as well', () => {
    chownSync(write('policy.d/10-theirs.json', { largestCut: 'service' }), NOBODY, NOBODY);
    expect(read([0]).problems.map(({ said }) => said.code)).toEqual(['policy.foreign']);
    rmSync(join(folder, 'policy.d', '10-theirs.json'));
    const theirs = join(folder, 'theirs');
    mkdirSync(theirs);
    writeFileSync(join(theirs, 'p.json'), '{"schema":"rejoin.policy/1","enforced":{"largestCut":"service"}}');
    chownSync(theirs, NOBODY, NOBODY);
    symlinkSync(join(theirs, 'p.json'), join(folder, 'policy.json'));
    expect(read([0]).problems.map(({ said }) => said.code)).toEqual(['policy.foreign']);
    expect(read([0]).enforced.largestCut).toBe('bss');
  });

  it('that are folders, or too large, are refused', () => {
    mkdirSync(join(folder, 'policy.json'));
    writeFileSync(join(folder, 'policy.d', 'large.json'), Buffer.alloc(2 ** 21, ' '));
    expect(read().problems.map(({ said }) => said.args)).toEqual([
      { path: join(folder, 'policy.json'), why: 'EISDIR' },
      { path: join(folder, 'policy.d', 'large.json'), why: 'EFBIG' },
    ]);
  });

  it('that change are noticed while the program runs', async () => {
    const read = () => readLinuxPolicy(folder, OWNERS);
    const source = { read, folders: [folder, join(folder, 'policy.d')], places: [], every: 60_000 };
    const policy = await MachinePolicy.of(source);
    try {
      expect(policy.current.enforced).toEqual({});
      const changed = () =>
        new Promise((resolve) => {
          const stop = policy.listen((next) => {
            stop();
            resolve(next.enforced);
          });
        });
      const first = changed();
      write('policy.d/10.json', { guard: true });
      expect(await first).toEqual({ guard: true });
      const second = changed();
      rmSync(join(folder, 'policy.d', '10.json'));
      expect(await second).toEqual({});
    } finally {
      policy.close();
    }
  });

  it('in a folder that comes later are noticed, too', async () => {
    const later = join(folder, 'later');
    const policy = await MachinePolicy.of({
      ...{ read: () => readLinuxPolicy(later, OWNERS), folders: [later], places: [], every: 50 },
    });
    const seen = new Promise((resolve) => policy.listen(({ enforced }) => resolve(enforced)));
    mkdirSync(later);
    writeFileSync(join(later, 'policy.json'), '{"schema":"rejoin.policy/1","enforced":{"guard":true}}');
    try {
      // What is half written is damaged for a moment.
      expect(await seen).toMatchObject({ guard: expect.any(Boolean) as boolean });
      expect(policy.current).toBeDefined();
    } finally {
      policy.close();
    }
  });
});

describe('managed preferences', () => {
  const XML = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>enforced</key><dict>
    <key>guard</key><true/>
    <key>retentionDays</key><integer>30</integer>
    <key>thresholdName</key><real>0.8</real>
    <key>thresholdWeakSignal</key><integer>-75</integer>
    <key>remedies</key><array><string>reconnect</string></array>
  </dict>
  <key>default</key><dict><key>language</key><string>de</string></dict>
</dict></plist>`;
  const WANTED = {
    enforced: {
      guard: true,
      retentionDays: 30,
      thresholdName: 0.8,
      thresholdWeakSignal: -75,
      remedies: ['reconnect'],
    },
    defaults: { language: 'de' },
    problems: [],
  };

  it('are read in XML and binary', () => {
    expect(resolvePolicy([readPlistPolicy(Buffer.from(XML), 'p')])).toMatchObject(WANTED);
    const { enforced, defaults } = WANTED;
    const binary = buildBinary({ enforced, default: defaults });
    expect(Buffer.from(binary).subarray(0, 8).toString()).toBe('bplist00');
    expect(resolvePolicy([readPlistPolicy(binary, 'p')])).toMatchObject(WANTED);
  });

  it('are the computer’s and the user’s: the strictest value holds', () => {
    const user = join(folder, 'policy.d');
    writeFileSync(join(folder, 'com.rejoin.app.plist'), XML);
    writeFileSync(join(user, 'com.rejoin.app.plist'), XML.replace('>30<', '>14<'));
    const policy = resolvePolicy(readMacosPolicy([folder, user], OWNERS));
    expect(policy.enforced.retentionDays).toBe(14);
  });

  it('that are damaged hold the strictest values', () => {
    for (const bytes of [
      '',
      'bplist00',
      'bplist00'.padEnd(200, '\xff'),
      '<plist><dict><key>',
      '<plist><string>x</string></plist>',
    ])
      expect(
        resolvePolicy([readPlistPolicy(Buffer.from(bytes, 'latin1'), 'p')]).enforced.remedies,
        bytes,
      ).toEqual([]);
    expect(
      resolvePolicy([readPlistPolicy(Buffer.from(XML.replace('>enforced<', '>enforce<')), 'p')]).enforced
        .remedies,
    ).toEqual([]);
  });
});

describe('the registry', () => {
  const multi = (...texts: string[]): string =>
    [...Buffer.from(`${texts.join('\0')}\0\0`, 'utf16le')]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(',');
  const REG = [
    'Windows Registry Editor Version 5.00',
    '',
    '[HKEY_LOCAL_MACHINE\\Software\\Policies\\Rejoin]',
    '"Guard"=dword:00000001',
    '"retentionDays"=dword:0000001e',
    '"thresholdName"="0.8"',
    '"thresholdWeakSignal"="-75"',
    '"supportText"="Call \\"us\\" at C:\\\\desk',
    'second line"',
    // Long data goes on in the next line.
    `"keepEmptyNetworks"=hex(7):${multi('Büro', '办公室').replace(/(.{60},)/, '$1\\\r\n  ')}`,
    '',
    '[HKEY_LOCAL_MACHINE\\Software\\Policies\\Rejoin\\Recommended]',
    '"language"="de"',
    '"autostart"=dword:00000000',
    '',
  ].join('\r\n');
  const WANTED = {
    enforced: {
      ...{ guard: true, retentionDays: 30, thresholdName: 0.8, thresholdWeakSignal: -75 },
      ...{ supportText: 'Call "us" at C:\\desk\nsecond line', keepEmptyNetworks: ['Büro', '办公室'] },
    },
    defaults: { language: 'de', autostart: false },
    problems: [],
  };

  it('is read from what reg.exe exports', () => {
    expect(resolvePolicy([readRegPolicy(REG, 'key')])).toMatchObject(WANTED);
    const policy = readWindowsPolicy((key, path) => {
      expect(key).toBe('HKLM\\Software\\Policies\\Rejoin');
      writeFileSync(path, Buffer.from(`\ufeff${REG}`, 'utf16le'));
      return 0;
    });
    expect(resolvePolicy(policy)).toMatchObject(WANTED);
  });

  it('without the key is no policy; what cannot be asked holds the strictest values', () => {
    expect(readWindowsPolicy(() => 1)).toEqual([]);
    expect(resolvePolicy(readWindowsPolicy(() => 'timeout')).enforced.remedies).toEqual([]);
    expect(resolvePolicy(readWindowsPolicy(() => 0)).enforced.remedies).toEqual([]);
  });

  it('with values of another type holds them at their strictest', () => {
    const bent = REG.replace('dword:00000001', 'dword:00000007').replace('"0.8"', '"0.8; del"');
    const policy = resolvePolicy([readRegPolicy(bent, 'key')]);
    expect(policy.enforced.guard).toBe(false);
    expect(policy.problems.map(({ key }) => key)).toEqual(['guard', 'thresholdName']);
  });
});

it('each system has its place, and others have none', async () => {
  expect(policySource('linux').places[0]).toBe('/etc/rejoin');
  expect(policySource('darwin').places[0]).toBe('/Library/Managed Preferences');
  expect(policySource('win32').places).toEqual(['HKLM\\Software\\Policies\\Rejoin']);
  expect(policySource('freebsd').read()).toEqual([]);
  expect((await ownSource()).places).toEqual(policySource().places);
});
