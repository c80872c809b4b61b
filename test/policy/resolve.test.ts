import { describe, expect, it } from 'vitest';
import { readJsonPolicy } from '../../app/policy/read-json.ts';
import { NO_POLICY, type Policy } from '../../app/policy/policy.ts';
import { resolvePolicy } from '../../app/policy/resolve.ts';
import { limitsOf, redactionOf, telemetryOf, thresholdsOf } from '../../app/policy/in-force.ts';
import { POLICY_KEYS, settingOf } from '../../app/policy/settings.ts';
import { DEFAULTS } from '../../app/detect/thresholds.ts';
import { say } from '../../app/words/say.ts';
import { dice, mutated } from './mutated.ts';

const file = (text: string, source = 'a.json') => readJsonPolicy(text, source);
const policyOf = (...texts: string[]): Policy =>
  resolvePolicy(texts.map((text, index) => file(text, `${'abc'[index] ?? '?'}.json`)));
const written = (enforced: object, rest: object = {}): string =>
  JSON.stringify({ schema: 'rejoin.policy/1', enforced, ...rest }, null, 2);

/** Each restricting setting at a value that is neither the loosest nor the strictest, where there is one between. */
const RESTRICTING = {
  remedies: ['clear-pmksa', 'reconnect'],
  largestCut: 'network',
  confirm: true,
  guard: false,
  networks: ['Office', 'Works'],
  redaction: 'strict',
  publicKeys: ['ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= desk'],
  telemetryEndpoint: 'https://collector.invalid/otlp',
  telemetryHeaders: '/etc/rejoin/telemetry-headers',
  telemetrySignals: ['metrics'],
  telemetryRedaction: 'strict',
  updateFeed: 'none',
} as const;

/** Is `value` as strict as `bound`, or stricter? */
function isAsStrict(key: (typeof POLICY_KEYS)[number], value: unknown, bound: unknown): boolean {
  const { stricter } = settingOf(key);
  return JSON.stringify(stricter?.(value, bound)) === JSON.stringify(value);
}
const restricting = POLICY_KEYS.filter((key) => settingOf(key).safe !== undefined);

describe('a policy', () => {
  it('tells what each part says and from where', () => {
    const policy = policyOf(written({ guard: true }, { default: { retentionDays: 30 } }));
    expect(policy.enforced).toEqual({ guard: true });
    expect(policy.defaults).toEqual({ retentionDays: 30 });
    expect(policy.origins.get('retentionDays')).toEqual({ part: 'default', sources: ['a.json'] });
    expect(policy.problems).toEqual([]);
  });

  it('of several files has the strictest value, whatever their order', () => {
    const loose = written({
      largestCut: 'service',
      remedies: ['clear-pmksa', 'reconnect'],
      guard: true,
      retentionDays: 90,
    });
    const strict = written({
      largestCut: 'bss',
      remedies: ['reconnect', 'keep-cache-empty'],
      guard: false,
      retentionDays: 7,
    });
    const wanted = { largestCut: 'bss', remedies: ['reconnect'], guard: false, retentionDays: 7 };
    expect(policyOf(loose, strict).enforced).toEqual(wanted);
    expect(policyOf(strict, loose).enforced).toEqual(wanted);
    expect(policyOf(loose, strict).origins.get('largestCut')?.sources).toEqual(['b.json']);
  });

  it('with two addresses for findings sends them nowhere', () => {
    const to = (address: string): string => written({ telemetryEndpoint: address });
    expect(policyOf(to('https://a.invalid'), to('https://b.invalid')).enforced.telemetryEndpoint).toBe('off');
    expect(policyOf(to('https://a.invalid'), to('https://a.invalid')).enforced.telemetryEndpoint).toBe(
      'https://a.invalid',
    );
    expect(policyOf(to('http://collector.invalid')).enforced.telemetryEndpoint).toBe('off');
    const under = (...texts: string[]) => telemetryOf(policyOf(to('https://a.invalid/'), ...texts));
    expect(under()).toMatchObject({ endpoint: 'https://a.invalid', headers: undefined, level: 'strict' });
    // No request carries one organisation's token because another's file was read first.
    const token = (path: string): string => written({ telemetryHeaders: path });
    expect(under(token('/etc/a'), token('/etc/a'))?.headers).toBe('/etc/a');
    expect(under(token('/etc/a'), token('/etc/b'))?.headers).toBeUndefined();
    const signals = (...names: string[]): string => written({ telemetrySignals: names });
    expect(under(signals('logs', 'metrics'), signals('metrics'))?.signals).toEqual(['metrics']);
    expect(under(signals('logs'), signals('metrics'))).toBeUndefined();
  });

  it('that is no JSON holds every restriction at its strictest, and says where it is damaged', () => {
    const policy = policyOf('{\n  "schema": "rejoin.policy/1",\n  "enforced": { "guard": tru }\n}');
    for (const key of restricting) expect(policy.enforced[key], key).toEqual(settingOf(key).safe);
    expect(policy.problems.map(({ source, line }) => [source, line])).toEqual([['a.json', 3]]);
    expect(limitsOf(policy)).toEqual({ remedies: [], largestCut: 'bss', confirm: true });
    // What is judged is not touched by it, and nobody's history is deleted for it.
    expect(thresholdsOf(policy)).toEqual(DEFAULTS);
    expect(policy.enforced.retentionDays).toBeUndefined();
  });

  it('names line and key of each value that does not fit, with what would', () => {
    const policy = policyOf(
      '{\n  "schema": "rejoin.policy/1",\n  "enforced": {\n    "guard": "yes",\n    "retentionDays": 0,\n    "largestcut": "bss",\n    "remedies": ["reconnect", "format-disk"],\n    "somethingLater": 1\n  }\n}',
    );
    expect(policy.problems.map(({ line, key, said }) => `${line} ${key}: ${say(said)}`)).toEqual([
      '4 guard: "guard" must be true or false.',
      '5 retentionDays: "retentionDays" must be a number from 1 to 3,650.',
      '6 largestcut: There is no setting "largestcut". Did you mean "largestCut"?',
      '7 remedies: "remedies" must be a list of clear-pmksa, reconnect, and keep-cache-empty; the rest is left out.',
      '8 somethingLater: There is no setting "somethingLater"; it is passed over.',
    ]);
    expect(policy.enforced).toEqual({ guard: false, largestCut: 'bss', remedies: ['reconnect'] });
    expect(policy.origins.get('guard')).toEqual({ part: 'enforced', sources: ['a.json'], isHeld: true });
  });

  it('says which reports are offered first, and whether names may be in them at all', () => {
    expect(redactionOf(NO_POLICY)).toEqual({ preset: 'strict', mayBeOpen: true });
    expect(redactionOf(policyOf(written({ redaction: 'strict' })))).toEqual({
      preset: 'strict',
      mayBeOpen: false,
    });
    const preset = policyOf(written({}, { default: { redaction: 'open' } }));
    expect(redactionOf(preset)).toEqual({ preset: 'open', mayBeOpen: true });
  });

  it('of a later version is read as far as it is known', () => {
    const later = '{ "schema": "rejoin.policy/2", "enforced": { "guard": true, "quantumTunnels": 4 } }';
    expect(policyOf(later).enforced).toEqual({ guard: true });
  });

  it('says a key twice: the strictest holds, and it is damaged', () => {
    const twice = '{"schema":"rejoin.policy/1","enforced":{"largestCut":"bss","largestCut":"service"}}';
    expect(policyOf(twice).enforced.largestCut).toBe('bss');
  });

  it('is neither a bomb of brackets nor a prototype', () => {
    expect(policyOf('['.repeat(200_000)).problems).toHaveLength(1);
    const proto = policyOf(
      '{"schema":"rejoin.policy/1","enforced":{"__proto__":{"guard":true},"constructor":1}}',
    );
    expect(proto.enforced).toEqual({});
    expect(Object.getPrototypeOf(proto.enforced)).toBe(Object.prototype);
  });
});

describe('of 500 damaged files', () => {
  const whole = written(RESTRICTING);
  const damaged = Array.from({ length: 500 }, (_, seed) => mutated(whole, dice(seed)));

  it('none makes a valid one beside it looser', () => {
    const alone = policyOf(whole);
    for (const text of damaged)
      for (const policy of [policyOf(whole, text), policyOf(text, whole)])
        for (const key of restricting)
          expect(
            isAsStrict(key, policy.enforced[key], alone.enforced[key]),
            `${key} ${JSON.stringify(policy.enforced[key])}\n${text}`,
          ).toBe(true);
  });

  it('each that lost or bent a restriction holds it at its strictest, or says that a setting is passed over', () => {
    const before = policyOf(whole);
    let bent = 0;
    for (const text of damaged) {
      const policy = policyOf(text);
      for (const key of restricting) {
        const now = policy.enforced[key];
        if (now !== undefined && isAsStrict(key, now, before.enforced[key])) continue;
        bent += 1;
        // It is another valid value, was taken out whole, or is no word that could be meant by it: that is said.
        const isSaid = now !== undefined && settingOf(key).shape.safeParse(now).success;
        const isGone = !text.replaceAll(/(?<!:)\/\/.*/g, '').includes(`"${key}"`);
        expect(isSaid || isGone, `${key}\n${text}`).toBe(true);
        const isLeftOver = text
          .split('\n')
          .some((line) => line.includes(key.slice(3, -3)) && !line.includes(`"${key}"`));
        if (now === undefined && isLeftOver) expect(policy.problems.length, text).toBeGreaterThan(0);
      }
    }
    expect(bent).toBeLessThan(250);
  });
});
