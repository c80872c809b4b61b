import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StationLog } from '../support/station-log.ts';

const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');
let folder = '';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input = ''): Ran {
  const done = spawnSync(process.execPath, [rejoin, ...args], { input, encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const loop = new StationLog({ ssid: 'caf\\xc3\\xa9 \\"5G\\"' }).saeFull().wait(60).disconnected(3, true);
loop.times(3, (log) => void log.wait(2).auth().associate().disconnected(2));
const text = `${loop.lines.join('\n')}\n`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rejoin-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('rejoin diagnose', () => {
  it('answers in the words of the contract', () => {
    const { code, out, err } = run(['diagnose', '--json', put('wpa.log', text)]);
    const answer = JSON.parse(out) as Record<string, unknown>;
    expect(code).toBe(10);
    expect(err).toBe('');
    expect(answer).toMatchObject({
      schema: 'rejoin.diagnosis/1',
      verdict: 'stale-pmksa',
      variant: 'deauth-before-association',
      recovered: false,
      ssid: 'café "5G"',
      findings: [
        {
          cause: 'stale-pmksa',
          bssids: ['02:00:00:00:00:00'],
          attempts: 3,
          ruledOut: expect.arrayContaining([
            expect.objectContaining({ cause: 'wrong-passphrase' }),
          ]) as unknown,
          plan: [{ step: 'clear-pmksa', scope: 'bss' }, { step: 'reconnect' }, { step: 'verify' }],
        },
      ],
      inputs: [{ dialect: 'wpa_supplicant', lines: loop.lines.length, unknown: 0 }],
    });
  });
  it('reads standard input, gzip, and gzip that was cut', () => {
    expect(run(['diagnose'], text).code).toBe(10);
    expect(run(['diagnose', '-'], text).code).toBe(10);
    const packed = gzipSync(text);
    expect(run(['diagnose', put('wpa.log.gz', packed)]).code).toBe(10);
    const cut = run(['diagnose', '--json', put('cut.gz', packed.subarray(0, packed.length - 40))]);
    expect(JSON.parse(cut.out)).toMatchObject({ schema: 'rejoin.diagnosis/1' });
    const padded = put('padded.gz', Buffer.concat([packed, Buffer.alloc(512)]));
    expect(run(['diagnose', padded]).code, 'zeros behind the packed data, as on a tape').toBe(10);
  });
  it('names what cannot be read in one sentence, with exit 3', () => {
    const nothing = put('empty.log', '');
    const foreign = put('foreign.txt', 'Dear diary,\nno Wi-Fi today.\n');
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 37) & 0xff));
    // Words that mean something in a log are nobody's in what is no text.
    const words = Buffer.from(
      '\nTells a stale cached Wi-Fi key from a wrong password, clears that one key\n',
    );
    for (const [path, sentence] of [
      [join(folder, 'missing.log'), 'does not exist'],
      [nothing, 'is empty'],
      [foreign, 'has no line that Rejoin recognises (2 lines read). What Rejoin reads: logs of'],
      [put('photo.jpg', noise), 'is no text. What Rejoin reads: logs of'],
      [put('words.bin', Buffer.concat([noise, words])), 'is no text'],
      [put('broken.gz', Buffer.from('1f8b00112233', 'hex')), 'is damaged'],
    ] as const) {
      const { code, out, err } = run(['diagnose', path]);
      expect(code, sentence).toBe(3);
      expect(out).toBe('');
      expect(err).toContain(sentence);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });
  it('refuses no text of a program that it reads, though none of its lines is known', () => {
    const lines = 'Nov 21 01:00:00 lab wpa_supplicant[9]: wlan0: words of a later release\n';
    const { code, out } = run(['diagnose', '--json', put('later.log', lines)]);
    expect(code).toBe(4);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'undetermined',
      inputs: [{ dialect: 'wpa_supplicant', recognised: 0, unknown: 1 }],
    });
  });
  it('says how many lines were not known, and with --unknown of which kinds', () => {
    const path = put('new.log', 'Nov 21 01:00:00 lab wpa_supplicant[9]: wlan0: new event about peer\n');
    expect(run(['diagnose', path]).out).toContain('One line was not known');
    expect(run(['diagnose', path, '--unknown']).out).toMatch(/1 × .*new event/);
    const { unknownLines, inputs } = JSON.parse(run(['diagnose', path, '--unknown', '--json']).out) as never;
    expect(unknownLines).toMatchObject([{ count: 1, line: 1 }]);
    expect(inputs).toMatchObject([{ seenFrom: 'station' }]);
  });
  it('takes usage errors for what they are, with exit 2', () => {
    expect(run(['diagnose', '--nope']).code).toBe(2);
    expect(run(['diagnose', '--dialect', 'klingon', '-'], text).err).toContain(
      'There is no dialect "klingon"',
    );
    expect(run(['nosuch']).code).toBe(2);
  });
  it('prints no colour and no progress where nobody looks', () => {
    const { out, err } = run(['diagnose', put('wpa.log', text)]);
    expect(out).not.toContain('\x1b');
    expect(err).toBe('');
    expect(out).toContain('This device never tried its password. It offered an old saved key');
  });
  it('exits with the verdict', () => {
    const wrong = new StationLog().times(3, (log) => void log.pskWrong());
    expect(run(['diagnose'], wrong.lines.join('\n')).code).toBe(11);
    expect(run(['diagnose'], new StationLog().saeFull().lines.join('\n')).code).toBe(0);
    expect(
      run(['diagnose'], new StationLog().times(1, (log) => void log.pskWrong()).lines.join('\n')).code,
    ).toBe(4);
  });
});

describe('the language of the terminal', () => {
  const wrong = new StationLog().times(3, (log) => void log.pskWrong()).lines.join('\n');
  it('is the one that is asked for, whatever the locale says', () => {
    const { out } = run(['--lang', 'de', 'diagnose'], wrong);
    expect(out).toContain('Liegt es am Passwort? Ja:');
    expect(out).not.toMatch(/\b(?:the|password|access point)\b/);
    expect(run(['--lang', 'zh-Hans', 'diagnose'], wrong).out).toContain('是密码的问题吗？');
  });
  it('is English in JSON', () => {
    const { out } = run(['--lang', 'de', 'diagnose', '--json'], wrong);
    expect(out).toBe(run(['diagnose', '--json'], wrong).out);
  });
  it('is named wrongly with exit 2', () => {
    expect(run(['--lang', 'tlh', 'demo']).code).toBe(2);
  });
});

describe('rejoin', () => {
  it('plays the recorded failure', () => {
    const { code, out } = run(['demo']);
    expect(code).toBe(0);
    expect(out).toContain('Your computer never tried your password. It offered an old saved key');
    expect(out).toContain('There was trouble before, and it is over.');
  });
  it('explains itself', () => {
    for (const verb of ['start', 'diagnose', 'watch', 'cache', 'plan', 'fix', 'demo']) {
      const { code, out } = run([verb, '--help']);
      expect(code).toBe(0);
      expect(out).toContain(`Usage: rejoin ${verb}`);
    }
    expect(run(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
