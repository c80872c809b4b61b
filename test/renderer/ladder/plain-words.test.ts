import { describe, expect, it } from 'vitest';
import { said, type Said } from '../../../app/domain/said.ts';
import { lesson, plainWords } from '../../../renderer/features/ladder/plain-words.ts';
import { staleFinding } from '../../support/live-state.ts';

const pointSays = (label: Said, shortcut: 'yes' | 'no' = 'no') =>
  plainWords({ from: 'access-point', label }, shortcut);
const algorithm = said('rung.algorithm.sae');

describe('plain words', () => {
  it('say that a key is forgotten only where one was offered', () => {
    const end = said('rung.deauthentication', { reason: 2, name: 'PREV_AUTH_NOT_VALID' });
    expect(pointSays(end, 'yes')).toBe('ladder.unknown-key');
    expect(pointSays(end, 'no')).toBe('ladder.go-away');
    const other = said('rung.deauthentication', { reason: 23, name: 'X' });
    expect(pointSays(other, 'yes')).toBe('ladder.go-away');
    expect(plainWords({ from: 'station', label: end }, 'yes')).toBe('ladder.i-leave');
  });

  it('tell a refusal from a go-ahead', () => {
    expect(pointSays(said('rung.association-accepted'))).toBe('ladder.you-are-in');
    expect(pointSays(said('rung.association-refused', { status: 17, name: 'AP_UNABLE' }))).toBe(
      'ladder.not-in',
    );
    const answer = (status: number) => said('rung.authentication-answer', { algorithm, status, name: 'X' });
    expect(pointSays(answer(126))).toBe('ladder.go-ahead');
    expect(pointSays(answer(1))).toBe('ladder.refuse-hello');
  });

  it('are none for what has no plainer name', () => {
    expect(pointSays(said('rung.eap-method-named', { method: 'PEAP' }))).toBeUndefined();
  });
});

describe('the lesson', () => {
  const { ladder } = staleFinding();
  const stopped = [{ from: 'station' as const, label: said('rung.eapol-key', { message: 2 }), fatal: true }];
  it('says that the password was not used only where a key was offered in its place', () => {
    expect(lesson(ladder, 'yes')?.key).toBe('ladder.did-not-start');
    expect(lesson(ladder, 'no')).toBeUndefined();
    expect(lesson(ladder, 'unknown')).toBeUndefined();
  });
  it('names the message after which the handshake stopped, and which key it ran on', () => {
    expect(lesson(stopped, 'no')).toEqual({ key: 'ladder.stopped-after', message: 2 });
    expect(lesson(stopped, 'yes')?.key).toBe('ladder.ran-on-old-key');
  });
  it('behind an association says nothing of a handshake that no line tells of, but that its time ran out', () => {
    const after = (reason: number) => [
      { from: 'access-point' as const, label: said('rung.association-accepted'), fatal: false },
      {
        from: 'access-point' as const,
        label: said('rung.deauthentication', { reason, name: 'X' }),
        fatal: true,
      },
    ];
    expect(lesson(after(15), 'yes')?.key).toBe('ladder.ran-on-old-key');
    expect(lesson(after(2), 'yes')).toBeUndefined();
    expect(lesson(after(15), 'no')).toBeUndefined();
    const gaveUp = [{ from: 'note' as const, label: said('rung.gave-up'), fatal: true }];
    expect(lesson(gaveUp, 'yes')).toBeUndefined();
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
