import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame, said, type Said } from '../../app/domain/said.ts';
import { duration } from '../../app/words/format.ts';
import { closest, localeFor, LOCALES } from '../../app/words/locale.ts';
import { learn, say } from '../../app/words/say.ts';

const UNLEARNT = say(said('shortcut.eap-ran'), 'de');
await Promise.all(LOCALES.map(learn));

describe('say', () => {
  it('writes the values of a sentence where the language has them', () => {
    const refused = said('evidence.refused-with-status', { status: 1234 });
    expect(say(refused)).toBe('refused with status 1234');
    expect(say(refused, 'de')).toBe('abgelehnt mit status 1234');
    expect(say(refused, 'zh-Hans')).toBe('被拒绝（status 1234）');
  });

  it('is in English as long as the words of a language were not learnt', () => {
    expect(UNLEARNT).toBe(say(said('shortcut.eap-ran'), 'en'));
    expect(UNLEARNT).not.toBe(say(said('shortcut.eap-ran'), 'de'));
  });

  it('writes a sentence within a sentence in the same language', () => {
    const no = said('not.no-saved-key', { because: said('shortcut.eap-ran') });
    expect(say(no, 'de')).toBe('es wurde kein gespeicherter Schlüssel benutzt: EAP lief ab');
  });

  it('chooses among plural forms', () => {
    expect(say(said('step.clear.bss', { count: 1 }))).toBe('Clear the saved key of this one access point.');
    expect(say(said('step.clear.bss', { count: 1200 }), 'de')).toContain('1.200 Access Points');
  });

  it("tells the person's own machine from one in somebody's log", () => {
    const sent = said('differ.sent', { message: 4 });
    expect(say(sent)).toBe('this computer sent 4/4');
    expect(say(sent, 'en', 'theirs')).toBe('this device sent 4/4');
    expect(say(sent, 'de', 'theirs')).toBe('dieses Gerät sendete 4/4');
    const within = said('evidence.again', { what: said('evidence.message-4-lost'), time: 2 });
    expect(say(within, 'en', 'theirs')).toMatch(/^this device .* \(time 2\)$/);
  });

  it('leaves names alone, whatever they look like', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('{status}', '{text}', '[a|b]', '$&', '$1', '\\', '}{')),
        (text) => {
          for (const locale of LOCALES) expect(say(said('words.as-they-are', { text }), locale)).toBe(text);
        },
      ),
    );
  });

  it('shows a code that it does not know as it is', () => {
    expect(say({ code: 'evidence.of-the-future', args: {} } as unknown as Said)).toBe(
      'evidence.of-the-future',
    );
  });

  it('is checked by the compiler', () => {
    // @ts-expect-error a status is missing
    said('evidence.refused-with-status');
    // @ts-expect-error a status is no text
    said('evidence.refused-with-status', { status: '17' });
    // @ts-expect-error there is no such sentence
    said('evidence.refused');
    // @ts-expect-error it has no values
    said('evidence.connected', { status: 17 });
    expect(isSame(said('evidence.connected'), said('evidence.connected'))).toBe(true);
    expect(isSame(said('differ.sent', { message: 2 }), said('differ.sent', { message: 4 }))).toBe(false);
  });
});

it('writes lengths of time in one style', () => {
  const written = (ms: number) => LOCALES.map((locale) => duration(ms, locale));
  expect(written(3200)).toEqual(['3.2 s', '3,2 s', '3.2 秒']);
  expect(written(12_000)).toEqual(['12 s', '12 s', '12 秒']);
  expect(written(180_000).slice(0, 2)).toEqual(['3 min', '3 min']);
  expect(written(7_200_000).slice(0, 2)).toEqual(['2 h', '2 h']);
  expect(written(80)[0]).toBe('80 ms');
});

it('takes the first language that there are words for', () => {
  expect(localeFor(['fr-FR', 'de_AT.UTF-8', 'en'])).toBe('de');
  expect(localeFor(['zh-TW'])).toBe('zh-Hans');
  for (const none of ['C', 'POSIX', '', 'C.UTF-8']) expect(localeFor([none])).toBe('en');
});

it('takes a language that was added, its own region first', () => {
  const known = ['en', 'fr', 'pt-PT', 'pt-BR'];
  expect(closest(['fr_CA.UTF-8'], known)).toBe('fr');
  expect(closest(['pt_BR.UTF-8'], known)).toBe('pt-BR');
  expect(closest(['pt'], known)).toBe('pt-PT');
  expect(closest(['de'], known)).toBeUndefined();
});
