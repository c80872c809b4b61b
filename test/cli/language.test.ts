/** The command line in the three languages: what it prints by itself, and what commander prints for it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statusCard } from '../../app/cli/status-card.ts';
import { said } from '../../app/domain/said.ts';
import { cellsOf } from '../../app/report/cells.ts';
import { PLAIN } from '../../app/report/terminal.ts';
import { LOCALES } from '../../app/words/locale.ts';
import '../support/all-words.ts';
import { say } from '../../app/words/say.ts';

const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');
function run(...args: string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [rejoin, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

describe('the help', () => {
  it.each(LOCALES)('has all of its headings and verbs in %s', (locale) => {
    const { code, out } = run('--lang', locale, '--help');
    expect(code).toBe(0);
    for (const heading of ['help.usage', 'help.options', 'help.commands', 'help.exit-codes'] as const)
      expect(out).toContain(say(said(heading), locale));
    const words = out.replaceAll(/\s+/g, '');
    for (const verb of [
      'start',
      'status',
      'diagnose',
      'watch',
      'cache',
      'plan',
      'fix',
      'serve',
      'demo',
    ] as const)
      expect(words).toContain(say(said(`help.${verb}`), locale).replaceAll(/\s+/g, ''));
  });

  it('leaves nothing of commander in English', () => {
    const { out } = run('fix', '--lang=de', '--help');
    expect(out).not.toMatch(/Usage|Arguments|Options|display help|default:/);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('(Vorgabe: 30)');
    expect(run('completion', '--lang=de', '--help').out).not.toMatch(/choices:/);
  });

  it('tells a default as it is typed', () => {
    expect(run('record', '--help').out).toContain('(default: 5m)');
  });
});

describe('what cannot be understood', () => {
  it.each([
    [['--foo'], 'Eine Option --foo gibt es nicht.'],
    [['fix'], 'Das Argument <ssid> fehlt.'],
    [['fix', '--bssid'], 'Die Option --bssid <address> braucht einen Wert.'],
    [['plan', 'a', 'b'], 'Es sind zu viele Argumente.'],
    [['diagnos'], 'diagnos gibt es nicht. Meinten Sie diagnose?'],
    [['serve', '--port', '0'], '--port ist eine Zahl von 1 bis 65535.'],
  ])('is said in German: %s', (args, words) => {
    const { code, err } = run('--lang', 'de', ...args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('is one line, whatever it holds', () => {
    const { err } = run('--lang', 'zh-Hans', '--a\nb\u001b[31m');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).not.toContain('\u001b');
  });
});

it('has a card whose columns stand below each other, also where signs are wide', () => {
  const sights = [
    { witness: 'kernel', ok: true, detail: said('words.as-they-are', { text: 'wlan0' }) },
    { witness: 'cached keys', ok: false, detail: said('words.as-they-are', { text: 'wlan0' }) },
  ];
  const missing = [said('system.let-in', { command: 'sudo x' })];
  for (const locale of LOCALES) {
    const card = statusCard(
      { platform: 'linux', system: 'Linux 6', arch: 'x64' },
      {
        ...{ see: sights, adapters: [], cuts: ['bss'], verify: true, controllers: [] },
        ...{ privilege: 'none' as const, missing },
      },
      { paint: PLAIN, locale, width: 80 },
    );
    const rows = card.split('\n').filter((line) => line.endsWith('wlan0'));
    expect(new Set(rows.map((row) => cellsOf(row))).size, card).toBe(1);
    expect(card).toContain(say(said('card.missing'), locale));
    expect(card).toContain('sudo x');
  }
});
