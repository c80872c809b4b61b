import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { readJsonPolicy } from '../../app/policy/read-json.ts';
import { resolvePolicy } from '../../app/policy/resolve.ts';
import { readRegPolicy } from '../../app/policy/windows.ts';
import { OFFERED_KEYS, POLICY_KEYS, settingOf } from '../../app/policy/settings.ts';
import { EXAMPLE } from '../../app/policy/templates/mobileconfig.ts';
import { templates } from '../../app/policy/templates/write.ts';

const all = templates();
const textOf = (path: string): string => all[path] ?? '';

it.each(Object.entries(all))('%s is what the schema says (npm run policy-templates)', (path, text) => {
  expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(text);
});

/** Throws where it is not well-formed. */
const xml = (path: string) =>
  new DOMParser({
    onError: (level, message) => {
      throw new Error(`${path}: ${level} ${message}`);
    },
  }).parseFromString(textOf(path), 'text/xml');

describe('the group policy templates', () => {
  const admx = xml('docs/it/windows/rejoin.admx');
  const attributes = (name: string, of: ReturnType<typeof xml>, attribute: string): string[] =>
    [...of.getElementsByTagName(name)].map((element) => element.getAttribute(attribute) ?? '');

  it('have each setting enforced and recommended, at the place that is read', () => {
    expect(attributes('policy', admx, 'name').toSorted()).toEqual(
      OFFERED_KEYS.flatMap((key) => [key, `${key}_recommended`]).toSorted(),
    );
    expect(new Set(attributes('policy', admx, 'key'))).toEqual(
      new Set(['Software\\Policies\\Rejoin', 'Software\\Policies\\Rejoin\\Recommended']),
    );
  });

  it('write values that the reader takes for what they are', () => {
    for (const policy of admx.getElementsByTagName('policy')) {
      const name = policy.getAttribute('name') ?? '';
      const key = POLICY_KEYS.find((one) => one === name);
      if (key === undefined) continue;
      const { kind, range, choices = [] } = settingOf(key);
      const element = [...(policy.getElementsByTagName('elements')[0]?.childNodes ?? [])].find(
        ({ nodeType }) => nodeType === 1,
      );
      const written: Record<string, string> = {
        decimal: `dword:${(range?.most ?? 0).toString(16).padStart(8, '0')}`,
        enum: `"${choices.at(-1) ?? ''}"`,
        text: range ? `"${range.least}"` : '"https://example.org"',
        multiText: 'hex(7):00,00',
      };
      const data = element ? written[element.nodeName] : 'dword:00000001';
      const reg = `[HKEY_LOCAL_MACHINE\\Software\\Policies\\Rejoin]\r\n"${key}"=${data}\r\n`;
      const other = key.endsWith('Mail')
        ? 'a@b.org'
        : key === 'telemetryHeaders'
          ? '/etc/rejoin/headers'
          : undefined;
      const text = kind === 'text' && other !== undefined ? reg.replace('https://example.org', other) : reg;
      expect(resolvePolicy([readRegPolicy(text, 'key')]).problems, text).toEqual([]);
    }
  });

  it.each(['en-US', 'de-DE'])('have every text in %s that they refer to', (language) => {
    const adml = xml(`docs/it/windows/${language}/rejoin.adml`);
    const ids = new Set([...attributes('string', adml, 'id')].map((id) => `string.${id}`));
    for (const id of attributes('presentation', adml, 'id')) ids.add(`presentation.${id}`);
    const referred = [...textOf('docs/it/windows/rejoin.admx').matchAll(/\$\(([\w.]+)\)/g)].map(
      ([, id = '']) => id,
    );
    expect(referred.filter((id) => !ids.has(id))).toEqual([]);
  });
});

it('the configuration profile holds the example, for the domain that is read', () => {
  const profile = parse(textOf('docs/it/macos/rejoin.mobileconfig'));
  expect(profile).toMatchObject({
    PayloadType: 'Configuration',
    PayloadContent: [{ PayloadType: 'com.rejoin.app', ...EXAMPLE }],
  });
});

it('the example is a policy without a fault', () => {
  const policy = resolvePolicy([readJsonPolicy(textOf('docs/it/policy.example.json'), 'example')]);
  expect(policy.problems).toEqual([]);
  expect({ enforced: policy.enforced, default: policy.defaults }).toEqual(EXAMPLE);
});
