import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lesson, plainWords } from '../../../renderer/features/ladder/plain-words.ts';
import { staleFinding } from '../../support/live-state.ts';

const said = (from: 'station' | 'access-point' | 'note', label: string, shortcut: 'yes' | 'no' = 'no') =>
  plainWords({ from, label }, shortcut);
const SOURCE = readFileSync(join(import.meta.dirname, '../../../app/report/ladder.ts'), 'utf8');

describe('plain words', () => {
  it('exist for every label that the report can give a rung', () => {
    const MAKERS = { fromStation: 'station', fromPoint: 'access-point', note: 'note' } as const;
    const calls = [...SOURCE.matchAll(/(fromStation|fromPoint|note)\(\s*(?:[^'`()]*\? )?(['`])(.*?)\2/g)];
    expect(calls.length).toBeGreaterThan(20);
    const unknown = calls
      .map(([, maker, , label = '']) => ({
        from: MAKERS[maker as keyof typeof MAKERS],
        label: label.replace(/\$\{.*?\}/g, '1'),
      }))
      // The method of an EAP login has no plainer name.
      .filter((told) => !told.label.startsWith('EAP method') && plainWords(told, 'no') === undefined);
    expect(unknown).toEqual([]);
  });

  it('say that a key is forgotten only where one was offered', () => {
    const end = 'Deauthentication, reason 2 (PREV_AUTH_NOT_VALID)';
    expect(said('access-point', end, 'yes')).toBe('ladder.unknown-key');
    expect(said('access-point', end, 'no')).toBe('ladder.go-away');
    expect(said('access-point', 'Deauthentication, reason 23 (X)', 'yes')).toBe('ladder.go-away');
  });

  it('tell a refusal from a go-ahead', () => {
    expect(said('access-point', 'Association response, status 0')).toBe('ladder.you-are-in');
    expect(said('access-point', 'Association response, status 17 (AP_UNABLE)')).toBe('ladder.not-in');
    expect(said('access-point', 'Authentication (SAE), status 126 (H2E)')).toBe('ladder.go-ahead');
    expect(said('access-point', 'Authentication (SAE), status 1 (X)')).toBe('ladder.refuse-hello');
  });
});

describe('the lesson', () => {
  const { ladder } = staleFinding();
  const fatal = (label: string) => [{ from: 'station' as const, label, fatal: true }];
  it('says that the password was not used only where a key was offered in its place', () => {
    expect(lesson(ladder, 'yes')?.key).toBe('ladder.did-not-start');
    expect(lesson(ladder, 'no')).toBeUndefined();
    expect(lesson(ladder, 'unknown')).toBeUndefined();
  });
  it('names the message after which the handshake stopped, and which key it ran on', () => {
    expect(lesson(fatal('EAPOL-Key message 2/4'), 'no')).toEqual({ key: 'ladder.stopped-after', message: 2 });
    expect(lesson(fatal('EAPOL-Key message 2/4'), 'yes')?.key).toBe('ladder.ran-on-old-key');
  });
  it('is none where nothing failed', () => {
    expect(
      lesson(
        ladder.map((rung) => ({ ...rung, fatal: false })),
        'yes',
      ),
    ).toBeUndefined();
  });
});
