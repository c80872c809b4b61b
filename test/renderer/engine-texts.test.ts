import { describe, expect, it } from 'vitest';
import type { Mac, Pmkid, Ssid } from '../../app/domain/ids.ts';
import { planFix } from '../../app/live/plan.ts';
import { keptSentence } from '../../app/live/fix.ts';
import type { CachedKey, Cleared, KnownNetwork, Platform } from '../../app/platform/port.ts';
import { clearedSentence, courseText, type CourseSaid } from '../../app/remedy/course-words.ts';
import type { Proof } from '../../app/remedy/verify.ts';
import { ENGINE_TABLES, translateEngine } from '../../renderer/messages/engine/translate.ts';

const LOCALES = ['de', 'zh-Hans'] as const;

const untranslated = (sentences: Iterable<string>): string[] =>
  [...new Set(sentences)].flatMap((sentence) =>
    LOCALES.filter((locale) => translateEngine(sentence, locale) === undefined).map(
      (locale) => `${locale}: ${sentence}`,
    ),
  );

describe('what a fix says', () => {
  const ssid = 'Café "Nord". After {A} s' as Ssid;
  const bssid = '02:00:00:00:00:00' as Mac;
  const pmkid = '00112233445566778899aabbccddeeff' as Pmkid;
  const keys = (count: number): { bssid: Mac; pmkid: Pmkid }[] =>
    Array<{ bssid: Mac; pmkid: Pmkid }>(count).fill({ bssid, pmkid });

  it('has a translation for what was cleared', () => {
    const whys = [
      undefined,
      'wpa_supplicant refused to clear a single access point, so all keys of this network were cleared',
      'this build of wpa_supplicant cannot clear a single access point, so all keys of this network were cleared',
    ];
    const cleared = (['bss', 'network'] as const).flatMap((scope) =>
      [0, 1, 2].flatMap((gone) =>
        [0, 1, 2].flatMap((kept) =>
          whys.map((why): Cleared => ({
            ...{ scope, removed: keys(gone), kept: keys(kept), at: 0 },
            ...(why === undefined ? {} : { why }),
          })),
        ),
      ),
    );
    const said = cleared.map(clearedSentence);
    expect(untranslated([...said, `${said[0]} The next login there will be a full one.`])).toEqual([]);
  });

  it('has a translation for what came of it', () => {
    const proof = (over: Partial<Proof>): CourseSaid => ({
      ...{ code: 'connected', ssid, startedAt: 0 },
      proof: {
        ...{ bssid, oldPmkid: pmkid, newPmkid: pmkid, fullLogin: true, handshake: true },
        ...{ connectedAt: 2345, heldFor: 6000, evidence: [] },
        ...over,
      },
    });
    const ends: CourseSaid[] = [
      proof({}),
      proof({ oldPmkid: undefined }),
      proof({ fullLogin: false }),
      proof({ fullLogin: false, bssid: undefined }),
      { code: 'again', ssid, times: 2 },
      { code: 'left-alone', bssids: [bssid] },
      { code: 'password', ssid },
      { code: 'not-helped', why: `a cached key was offered and refused again (${bssid})` },
      { code: 'not-helped', why: 'the attempts now fail in another way: handshake-loss' },
      { code: 'no-proof', seconds: 30, attempts: 0 },
      { code: 'no-proof', seconds: 30, attempts: 2 },
      { code: 'nothing-to-clear', ssid },
      { code: 'other-cause', cause: 'handshake-loss' },
      { code: 'no-key', ssid },
      { code: 'unclear' },
      { code: 'changed', bssids: [bssid] },
      { code: 'stopped-online' },
      { code: 'stopped-cleared' },
      { code: 'stopped-unchanged' },
    ];
    const cleared = clearedSentence({ scope: 'bss', removed: keys(1), kept: keys(2), at: 0 });
    const said = ends.map((end) => `${cleared} ${courseText(end)}`);
    expect(untranslated([...said, ...ends.map(courseText), keptSentence(ssid)])).toEqual([]);
    for (const text of said.slice(0, 4))
      for (const locale of LOCALES) expect(translateEngine(text, locale)).toContain(ssid);
  });

  it('has a translation for each reason of its plan', async () => {
    const known: KnownNetwork = {
      ...{ iface: 'wlan0', id: 0, ssid, akms: ['sae'], manager: undefined },
      ...{ current: false, connected: false, disabled: false, tempDisabled: false },
    };
    const said: string[] = [];
    for (const count of [0, 1, 2])
      for (const change of [{}, { disabled: true }, { connected: true, current: true }])
        for (const options of [{}, { bssid }]) {
          const { why } = await planFix(ssid, options, holding({ ...known, ...change }, count));
          said.push(why);
        }
    expect(new Set(said).size).toBeGreaterThan(6);
    expect(untranslated(said)).toEqual([]);
  });

  /** A machine with one network and some cached keys of it, as far as a plan looks. */
  const holding = (network: KnownNetwork, count: number): Platform => {
    const key: CachedKey = {
      ...{ iface: network.iface, bssid, pmkid, ssid: network.ssid, networkId: 0, birth: 'sae' },
      ...{ opportunistic: false, inUse: false, age: 10, expiresIn: 600 },
    };
    return {
      networks: () => Promise.resolve([network]),
      cachedKeys: () => Promise.resolve(Array<CachedKey>(count).fill(key)),
      capabilities: () => Promise.resolve({ cuts: ['bss', 'network'] }),
    } as unknown as Platform;
  };
});

describe('the tables', () => {
  const placeholders = (text: string): string[] =>
    [...text.matchAll(/\{\w\}/g)].map(([whole]) => whole).toSorted();

  it.each(LOCALES)('keep each placeholder once in %s, and leave nothing empty', (locale) => {
    for (const [english, translation] of Object.entries(ENGINE_TABLES[locale])) {
      expect(placeholders(translation), english).toEqual(placeholders(english));
      expect(new Set(placeholders(english)).size, english).toBe(placeholders(english).length);
      expect(translation.trim(), english).not.toBe('');
    }
  });
});

describe('a text of the service', () => {
  it('stays as it is in English, and is not known where a part of it is not', () => {
    expect(translateEngine('No such sentence', 'en')).toBe('No such sentence');
    expect(translateEngine('No such sentence', 'de')).toBeUndefined();
    expect(translateEngine('That did not help: no such reason.', 'de')).toBeUndefined();
    expect(translateEngine('Connect again. No such sentence.', 'de')).toBeUndefined();
    expect(translateEngine('', 'zh-Hans')).toBe('');
  });

  it('has its parts translated, and names that look like sentences or placeholders left alone', () => {
    expect(translateEngine('"connected" is connected: there is nothing to fix.', 'de')).toBe(
      '„connected“ ist verbunden: Es gibt nichts zu beheben.',
    );
    for (const ssid of ['{0}', '$&', '$1', '.*', '(', '\\x00', 'a. B', 'x after 3 s by a full login'])
      expect(translateEngine(`The cache of ${ssid} is used again.`, 'de')).toBe(
        `Für ${ssid} werden wieder Schlüssel behalten.`,
      );
  });

  it('has no space between sentences in Chinese', () => {
    const text = translateEngine('Rejoin waits for it. Rejoin waits for it to come back.', 'zh-Hans');
    expect(text).not.toContain(' R');
  });

  it('is answered however hostile it is', () => {
    const texts = ['. '.repeat(2000), '"'.repeat(4000), 'a '.repeat(2000)];
    for (const text of texts) expect(translateEngine(text, 'de')).toBeUndefined();
    expect(translateEngine('x'.repeat(100_000), 'de')).toBeUndefined();
  });
});
