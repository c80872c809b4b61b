/** The terminal as a screen: its width, what must not be cut, the next command, and completion in real shells. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cellsOf, cutAround, cutTo, wrap } from '../../app/report/cells.ts';

const ROOT = join(import.meta.dirname, '../..');
const LOG = join(ROOT, 'test/scenarios/sae-deauth-2/wpa-info.log');

function run(...args: readonly string[]): string[] {
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'app/cli/rejoin.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', TZ: 'Asia/Tokyo' },
  });
  return stdout.trimEnd().split('\n');
}

describe('cells', () => {
  it('are counted as a terminal draws them: wide signs, pictures, what combines', () => {
    for (const [text, cells] of [
      ['Office', 6],
      ['密码', 4],
      ['Cafe\u0301', 4],
      ['👩‍👩‍👧', 2],
      ['🇩🇪', 2],
    ] as const)
      expect(cellsOf(text), text).toBe(cells);
  });

  it('are never more than there is room for, and a cut ends in an ellipsis', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
        expect(stringWidth(cutTo(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('keep what decides, whole, wherever it stands', () => {
    const filler = fc.string({ unit: fc.constantFrom('a', ' ', '密', ':'), maxLength: 80 });
    fc.assert(
      fc.property(filler, filler, fc.integer({ min: 24, max: 100 }), (before, after, width) => {
        const cut = cutAround(`${before}reason=2${after}`, width, /reason=\d+/g).join('');
        expect(cut).toContain('reason=2');
        expect(cellsOf(cut)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('are filled line by line, of Chinese as of English', () => {
    for (const text of [
      '此电脑保存了以前连接时的密钥，因此可以跳过登录。接入点已不认识它。',
      'one two three four five six',
    ])
      for (const line of wrap(text, 20, '  ').split('\n')) expect(cellsOf(line)).toBeLessThanOrEqual(20);
  });
});

describe('without a terminal', () => {
  it('the demonstration is told in twenty lines, and ends with what to type', () => {
    const lines = run('demo');
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(lines.at(-1)).toBe('Next: rejoin start');
    for (const line of lines) expect(cellsOf(line)).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line.endsWith('reason=2'))).toHaveLength(5);
  });

  it.each(['en', 'de', 'zh-Hans'])(
    'a diagnosis has 80 columns, keeps the code that decides, local time once: %s',
    (lang) => {
      const lines = run('--lang', lang, 'diagnose', LOG);
      for (const line of lines) expect(cellsOf(line), line).toBeLessThanOrEqual(80);
      expect(
        lines.filter((line) => line.includes('wpa-info.log:') && line.includes('reason=2')),
      ).toHaveLength(2);
      const when = lines.filter((line) => line.includes('11:03:27'));
      expect(when).toHaveLength(1);
      expect(when[0]?.match(/2026/g)).toHaveLength(1);
      expect(lines.at(-1)).toContain('rejoin fix lab-sae');
    },
  );

  it('a help about what is no verb says so in a line', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'app/cli/rejoin.js'), 'help', 'networks'],
      { encoding: 'utf8' },
    );
    expect([status, stdout, stderr]).toEqual([2, '', 'There is no command networks. Try --help.\n']);
  });

  it('a completion is valid in its shell and offers the verbs and their options', () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const script = run('completion', shell).join('\n');
      for (const word of ['diagnose', 'watch', 'guard']) expect(script, shell).toContain(word);
      const program = ['/bin', '/usr/bin'].map((folder) => join(folder, shell)).find(existsSync);
      if (program === undefined) continue;
      const { status, stderr } = spawnSync(program, ['-n'], { input: script, encoding: 'utf8' });
      expect([status, stderr], shell).toEqual([0, '']);
    }
    const asked = `${run('completion', 'bash').join('\n')}
COMP_WORDS=(rejoin watch --g); COMP_CWORD=2; _rejoin; echo "\${COMPREPLY[@]}"
COMP_WORDS=(rejoin dia); COMP_CWORD=1; _rejoin; echo "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync('bash', ['--norc'], { input: asked, encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(['--guard', 'diagnose']);
    expect(run('completion', 'powershell').join('\n')).toContain('Register-ArgumentCompleter');
  });
});
