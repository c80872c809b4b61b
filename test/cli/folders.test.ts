import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StationLog } from '../support/station-log.ts';

const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');
let folder = '';

interface Answer {
  readonly verdict: string;
  readonly partial?: boolean;
  readonly findings: readonly {
    readonly cause: string;
    readonly attempts: number;
    readonly evidence: readonly { readonly input: number; readonly line: number; readonly text: string }[];
  }[];
  readonly inputs: readonly { readonly name: string; readonly lines: number; readonly recognised: number }[];
}

function run(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [rejoin, 'diagnose', ...args], { encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function put(path: string, content: string | Uint8Array): string {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, content);
  return whole;
}

const loop = new StationLog().saeFull().wait(60).disconnected(3, true);
loop.times(3, (log) => void log.wait(2).auth().associate().disconnected(2));
const { lines } = loop;
const text = (from: number, to?: number): string => `${lines.slice(from, to).join('\n')}\n`;

/** False where what is asked about has gone meanwhile. */
function unlessGone(ask: () => boolean): boolean {
  try {
    return ask();
  } catch {
    return false;
  }
}

/** What a file's line says, by the answer's own words. */
function expectEvidenceInPlace(answer: Answer, contents: ReadonlyMap<string, string>): void {
  const evidence = answer.findings.flatMap((finding) => finding.evidence);
  expect(evidence.length).toBeGreaterThan(1);
  for (const { input, line, text: said } of evidence) {
    const content = contents.get(answer.inputs[input]?.name ?? '') ?? '';
    expect(content.split('\n')[line - 1]).toBe(said);
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rejoin-folders-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('rotated logs', () => {
  it('are one log, oldest first, and a line is named by its own file', () => {
    // The first attempt is cut by the rotation: read apart, two attempts would be left.
    const cut = lines.findIndex((line) => line.includes('reason=3')) + 2;
    const parts = [text(0, 2), text(2, cut), text(cut, cut + 3), text(cut + 3)];
    const packed = put('one/wpa.log.2.gz', gzipSync(parts[0] ?? ''));
    const files = [
      packed,
      put('one/wpa.log.1', parts[1] ?? ''),
      put('one/wpa.log', (parts[2] ?? '') + (parts[3] ?? '')),
    ];
    const contents = new Map(files.map((file, at) => [file, at === 2 ? text(cut) : (parts[at] ?? '')]));
    for (const names of [files, [...files].reverse(), [join(folder, 'one')]]) {
      const { code, out } = run('--json', ...names);
      const answer = JSON.parse(out) as Answer;
      expect(code).toBe(10);
      expect(answer.findings[0]).toMatchObject({ cause: 'stale-pmksa', attempts: 3 });
      expect(answer.inputs.map((input) => input.name)).toEqual(files);
      expect(answer.inputs.map((input) => input.lines)).toEqual([2, cut - 2, lines.length - cut]);
      expectEvidenceInPlace(answer, contents);
    }
  });
  it('give stamps without a year the year in which the first of them was written', () => {
    const stamped = (stamp: string, from: number, to?: number): string =>
      text(from, to).replaceAll(/^\d+\.\d+: /gm, `${stamp} host wpa_supplicant[7]: `);
    const old = put('year/syslog.1', stamped('Dec 31 23:59:58', 0, 8));
    put('year/syslog', stamped('Jan  1 00:00:05', 8));
    utimesSync(old, new Date('2025-12-31T23:59:59Z'), new Date('2025-12-31T23:59:59Z'));
    const answer = JSON.parse(run('--json', join(folder, 'year')).out) as { findings: { lastAt: string }[] };
    expect(answer.findings[0]?.lastAt).toBe('2026-01-01T00:00:05.000Z');
  });
});

describe('rejoin diagnose FOLDER', () => {
  it('reads the logs, says what it passed over, and follows no link in circles', () => {
    put('many/station/wpa.log', text(0));
    put('many/notes.txt', 'Dear diary,\nno Wi-Fi today.\n');
    put('many/photo.jpg', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 37) & 0xff)));
    put('many/old.xz', Buffer.from('fd377a585a0000', 'hex'));
    put('many/.hidden', text(0));
    put('many/empty.log', '');
    put('many/a/b/c/d/deep.log', text(0));
    symlinkSync(join(folder, 'many'), join(folder, 'many/station/up'));
    symlinkSync(join(folder, 'many/station/wpa.log'), join(folder, 'many/again.log'));
    spawnSync('mkfifo', [join(folder, 'many/pipe')]);
    const { code, out, err } = run('--json', join(folder, 'many'));
    expect(code).toBe(10);
    expect((JSON.parse(out) as Answer).inputs).toHaveLength(1);
    for (const said of [
      'notes.txt (has no line that Rejoin recognises (2 lines read))',
      'photo.jpg (is no text)',
      'old.xz (is packed with xz: unpack it first)',
      'a/b/c/d (lies more than 4 folders deep)',
    ])
      expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(run('--quiet', join(folder, 'many')).err).toBe('');
  });
  it('ends with exit 3 where nothing is left', () => {
    put('nothing/notes.txt', 'Dear diary,\n');
    const { code, out, err } = run(join(folder, 'nothing'));
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('notes.txt (has no line');
    mkdirSync(join(folder, 'bare'));
    expect(run(join(folder, 'bare')).code).toBe(3);
  });
  it('unpacks zstd, also what was cut, and names what it cannot unpack', () => {
    const packed = zstdCompressSync(text(0));
    expect(run(put('packed/wpa.log.zst', packed)).code).toBe(10);
    expect(run(put('packed/cut.zst', packed.subarray(0, packed.length - 9))).code).not.toBe(1);
    const { code, err } = run(put('packed/wpa.log.xz', Buffer.from('fd377a585a0000', 'hex')));
    expect(code).toBe(3);
    expect(err).toContain('unpack it first: xz -dk');
  });
});

describe('a line that is too long', () => {
  const long = 'x'.repeat(64 * 2 ** 20);
  it('is counted, and what stands around it is read', () => {
    const { code, out } = run('--json', put('long/wpa.log', `${text(0, 4)}${long}\n${text(4)}`));
    expect(code).toBe(10);
    expect((JSON.parse(out) as Answer).inputs[0]).toMatchObject({ lines: lines.length + 1 });
  });
  it('is named where there is nothing else, packed or not', () => {
    for (const path of [put('long/only.log', long), put('long/only.log.gz', gzipSync(long))]) {
      const { code, err } = run(path);
      expect(code).toBe(3);
      expect(err).toContain('longer than 64 KiB');
    }
  });
});

describe('Ctrl-C', () => {
  interface Cut {
    readonly code: number | null;
    readonly signal: string | null;
    readonly out: string;
    readonly err: string;
  }

  /** Interrupts a diagnosis once or more, a second apart, when `isDue` for its process resolves. */
  function interrupted(
    path: string,
    times: number,
    isDue: (child: ChildProcessWithoutNullStreams) => Promise<unknown>,
  ): Promise<Cut> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [rejoin, 'diagnose', '--json', path]);
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      child.on('close', (code, signal) => resolve({ code, signal, out, err }));
      isDue(child).then(() => {
        for (let time = 0; time < times; time++) setTimeout(() => child.kill('SIGINT'), time * 1000);
      }, reject);
    });
  }

  /** When a process has begun to read a file. Where the system does not tell, after a while. */
  async function hasRead({ pid = 0 }: ChildProcessWithoutNullStreams, path: string): Promise<void> {
    const fds = `/proc/${pid}/fd`;
    if (!existsSync(fds)) return pause(1500);
    const isAt = (fd: string): boolean =>
      readlinkSync(join(fds, fd)) === path &&
      !readFileSync(join(`/proc/${pid}/fdinfo`, fd), 'utf8').startsWith('pos:\t0\n');
    while (!readdirSync(fds).some((fd) => unlessGone(() => isAt(fd)))) await pause(20);
  }

  /** With more than is held back for detection; the pipe stays open. */
  const fill = ({ stdin }: ChildProcessWithoutNullStreams): Promise<unknown> =>
    new Promise((taken) => stdin.write(text(0).repeat(600), taken));

  it('ends the reading and tells what is known, marked as a part', async () => {
    const { code, out, err } = await interrupted('-', 1, fill);
    expect(code).toBe(130);
    expect(err).toContain('Stopped');
    expect(JSON.parse(out)).toMatchObject({
      partial: true,
      schema: 'rejoin.diagnosis/1',
      verdict: 'stale-pmksa',
    });
  });
  it('stops in the middle of a file', async () => {
    const path = put('big/wpa.log', text(0).repeat(200_000));
    const { code, out, err } = await interrupted(path, 1, (child) => hasRead(child, path));
    expect(code).toBe(130);
    expect(err).toMatch(/Stopped at \d+%/);
    expect(JSON.parse(out)).toMatchObject({ partial: true });
  });
  it('ends at once when it comes again', async () => {
    const pipe = join(folder, 'nobody-writes');
    spawnSync('mkfifo', [pipe]);
    expect(await interrupted(pipe, 2, () => pause(1500))).toMatchObject({ signal: 'SIGINT', out: '' });
  });
});
