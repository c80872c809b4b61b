import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { QUIRKS } from '../../app/detect/quirks.ts';
import { undetermined } from '../../app/detect/to-finding.ts';
import { VARIANTS, type Cause } from '../../app/domain/causes.ts';
import { CUT_SCOPES, type Finding } from '../../app/domain/finding.ts';
import type { Mac, Pmkid, Ssid } from '../../app/domain/ids.ts';
import { sentenceOf } from '../../app/live/guard.ts';
import { planFix } from '../../app/live/plan.ts';
import { keptSentence } from '../../app/live/fix.ts';
import { clearedSentence } from '../../app/live/treatment.ts';
import { Doctor } from '../../app/pipeline.ts';
import type { CachedKey, Cleared, KnownNetwork, Platform } from '../../app/platform/port.ts';
import { readInputs } from '../../app/reading/read-inputs.ts';
import { planFor, reconnectOnly, treatment } from '../../app/remedy/plan.ts';
import type { Proof, Verification } from '../../app/remedy/verify.ts';
import { ladderOf } from '../../app/report/ladder.ts';
import { stepTitle } from '../../app/report/plan-words.ts';
import { ENGINE_TABLES, translateEngine } from '../../renderer/messages/engine/translate.ts';

const LOCALES = ['de', 'zh-Hans'] as const;
const scenarios = join(import.meta.dirname, '../scenarios');

const untranslated = (sentences: Iterable<string>): string[] =>
  [...new Set(sentences)].flatMap((sentence) =>
    LOCALES.filter((locale) => translateEngine(sentence, locale) === undefined).map(
      (locale) => `${locale}: ${sentence}`,
    ),
  );

const stepsSaid = (finding: Pick<Finding, 'plan'>): string[] =>
  finding.plan.flatMap(({ cost, advice }) => [cost, advice]).filter((text) => text !== undefined);

const saidBy = (finding: Finding): string[] => [
  ...finding.evidence.map(({ why }) => why),
  ...finding.ruledOut.map(({ why }) => why),
  ...finding.wouldSettle,
  ...stepsSaid(finding),
  ...(finding.timeline ?? []).map(({ what }) => what),
  ...(finding.disagreement === undefined ? [] : [finding.disagreement]),
];

interface Scenario {
  readonly traces: readonly { readonly inputs: readonly string[] }[];
}

describe('what the detectors say of every recorded scenario', () => {
  const said = new Set<string>();
  const rungs = new Set<string>();

  beforeAll(async () => {
    for (const name of readdirSync(scenarios)) {
      const file = join(scenarios, name, 'scenario.json');
      if (!existsSync(file)) continue;
      const { traces } = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
      for (const { inputs } of traces) {
        const doctor = new Doctor();
        const files = inputs.map((input) => join(scenarios, name, input));
        await readInputs(files, { see: (event) => void doctor.see(event) });
        const { findings, example } = doctor.verdict();
        for (const text of findings.flatMap(saidBy)) said.add(text);
        for (const { label } of example ? ladderOf(example) : []) rungs.add(label);
      }
    }
  }, 120_000);

  it('has a translation', () => {
    expect(said.size).toBeGreaterThan(50);
    expect(untranslated(said)).toEqual([]);
  });

  it('has a translation on each rung of the ladder', () => {
    expect(rungs.size).toBeGreaterThan(15);
    expect(untranslated(rungs)).toEqual([]);
  });
});

describe('what is said of remedies', () => {
  const causes = Object.keys(VARIANTS) as Cause[];
  const bssids = ['02:00:00:00:00:00', '02:00:00:00:00:01'] as Mac[];

  it('has a translation for each plan, its steps and their titles', () => {
    const plans = [
      ...causes.flatMap((cause) =>
        [undefined, 'four-way-with-cached-pmk' as const].flatMap((variant) =>
          [bssids.slice(1), bssids].map((some) =>
            planFor({ cause, variant, bssids: some, attempts: 2 }, false),
          ),
        ),
      ),
      ...CUT_SCOPES.map((scope) => treatment(scope)),
      reconnectOnly(true),
      [{ step: 'keep-cache-empty' as const }],
    ];
    const said = plans.flatMap((plan) => [
      ...stepsSaid({ plan }),
      ...plan.flatMap((step) => [stepTitle(step), stepTitle(step, 3)]),
    ]);
    expect(untranslated(said)).toEqual([]);
  });

  it('has a translation for each quirk and its advice', () => {
    expect(untranslated(QUIRKS.flatMap(({ text, advice }) => [text, advice ?? '']))).toEqual([]);
  });
});

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
    const proof = (over: Partial<Proof>): Verification => ({
      state: 'confirmed',
      proof: {
        ...{ bssid, oldPmkid: pmkid, newPmkid: pmkid, fullLogin: true, handshake: true },
        ...{ connectedAt: 2345, heldFor: 6000, evidence: [] },
        ...over,
      },
    });
    const notFixed = (why: string): Verification => ({
      state: 'not-fixed',
      why,
      finding: undefined,
      refusing: [],
    });
    const finding = undetermined('');
    const ends: Verification[] = [
      proof({}),
      proof({ oldPmkid: undefined }),
      proof({ fullLogin: false }),
      proof({ fullLogin: false, bssid: undefined }),
      { state: 'wrong-passphrase', finding },
      notFixed(`a cached key was offered and refused again (${bssid})`),
      notFixed('the attempts now fail in another way: handshake-loss'),
    ];
    const cleared = clearedSentence({ scope: 'bss', removed: keys(1), kept: keys(2), at: 0 });
    const said = ends.map((end) => `${cleared} ${sentenceOf(ssid, end, 0)}`);
    expect(untranslated([...said, keptSentence(ssid)])).toEqual([]);
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
          const { why, steps } = await planFix(ssid, options, holding({ ...known, ...change }, count));
          said.push(why, ...stepsSaid({ plan: steps }));
        }
    expect(new Set(said).size).toBeGreaterThan(8);
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

  it.each(LOCALES)('leave names of frames and codes alone as they are in %s', (locale) => {
    const same = Object.entries(ENGINE_TABLES[locale]).filter(([english, own]) => english === own);
    expect(same.map(([english]) => english)).toEqual([
      ...['open', 'shared key', 'FT', 'SAE', 'algorithm {0}'],
      ...['status {0}', 'status {0} ({1})', 'reason {0} ({1})'],
      ...['Authentication', 'Authentication: SAE commit', 'Authentication: SAE confirm'],
      ...(locale === 'de' ? ['Authentication ({a}), {b}'] : []),
      'Association request',
      ...(locale === 'de' ? ['Association response, {a}'] : []),
      ...['EAPOL-Key message {0}', 'EAP request', 'EAP success', 'EAP failure'],
      ...(locale === 'de' ? ['Deauthentication, {a}', 'Disassociation, {a}'] : []),
    ]);
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
    expect(translateEngine('refused with status 17 (time 3)', 'de')).toBe(
      'abgelehnt mit status 17 (zum 3. Mal)',
    );
    expect(translateEngine('"connected" is connected: there is nothing to fix.', 'de')).toBe(
      '„connected“ ist verbunden: Es gibt nichts zu beheben.',
    );
    for (const ssid of ['{0}', '$&', '$1', '.*', '(', '\\x00', 'a. B', 'x after 3 s by a full login'])
      expect(translateEngine(`The cache of ${ssid} is used again.`, 'de')).toBe(
        `Für ${ssid} werden wieder Schlüssel behalten.`,
      );
  });

  it('has no space between sentences in Chinese', () => {
    expect(translateEngine('Connect again. Switch the Wi-Fi adapter off and on.', 'zh-Hans')).toBe(
      '重新连接。关闭并重新开启 Wi-Fi 适配器。',
    );
  });

  it('is answered however hostile it is', () => {
    const texts = ['. '.repeat(2000), ' (time 1)'.repeat(450), '"'.repeat(4000), 'a '.repeat(2000)];
    for (const text of texts) expect(translateEngine(text, 'de')).toBeUndefined();
    expect(translateEngine('x'.repeat(100_000), 'de')).toBeUndefined();
  });
});
