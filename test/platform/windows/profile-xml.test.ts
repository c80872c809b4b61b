import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ssidFromBytes } from '../../../app/domain/ssid.ts';
import {
  isSameProfile,
  profileFacts,
  profileName,
  withPmkCacheMode,
} from '../../../app/platform/windows/profile-xml.ts';
import { KEY_BLOB, profileXml } from './profiles.ts';

const ELEMENT = '<PMKCacheMode>disabled</PMKCacheMode>';

/** What was inserted, and that nothing else changed. */
function inserted(xml: string): { before: string; text: string; after: string } {
  const changed = withPmkCacheMode(xml, 'disabled');
  if (changed === undefined) throw new Error('it was not changed');
  const start = changed.indexOf(ELEMENT);
  const text = changed.slice(start, start + ELEMENT.length);
  const length = changed.length - xml.length;
  // Blanks stand before the element, as before its neighbour.
  const blanks = length - ELEMENT.length;
  expect(changed.slice(0, start - blanks) + changed.slice(start + ELEMENT.length)).toBe(xml);
  return { before: changed.slice(0, start), text, after: changed.slice(start + ELEMENT.length) };
}

describe('switching the PMK cache of a profile off', () => {
  test.each(['\n', '\r\n'])('adds one line behind the key, with the line ends of the file: %j', (lineEnd) => {
    const { before, after } = inserted(profileXml('lab', { lineEnd }));
    expect(before.endsWith(`</sharedKey>${lineEnd}\t\t\t`)).toBe(true);
    expect(after.startsWith(`${lineEnd}\t\t</security>`)).toBe(true);
  });

  test('stands before the other cache elements and 802.1X, as the schema wants it', () => {
    const more =
      '<PMKCacheTTL>720</PMKCacheTTL><preAuthMode>disabled</preAuthMode><OneX xmlns="http://www.microsoft.com/networking/OneX/v1"/>';
    const { before, after } = inserted(profileXml('lab', { auth: 'WPA2', more }));
    expect(before.trimEnd().endsWith('</authEncryption>')).toBe(true);
    expect(after.startsWith('<PMKCacheTTL>')).toBe(true);
  });

  test('stands behind keyIndex, the last of those before it', () => {
    const { before } = inserted(profileXml('lab', { more: '<keyIndex>0</keyIndex>' }));
    expect(before.trimEnd().endsWith('<keyIndex>0</keyIndex>')).toBe(true);
  });

  test('is the word alone where the element is there', () => {
    const xml = profileXml('lab', { more: '<PMKCacheMode >enabled</PMKCacheMode\r\n>' });
    expect(withPmkCacheMode(xml, 'disabled')).toBe(xml.replace('>enabled<', '>disabled<'));
    expect(profileFacts(xml).pmkCacheMode).toBe('enabled');
    expect(withPmkCacheMode(withPmkCacheMode(xml, 'disabled') ?? '', 'enabled')).toBe(xml);
  });

  test('takes other namespaces, a prefix, a byte order mark and one line for what they are', () => {
    const v2 = '<FIPSMode xmlns="http://www.microsoft.com/networking/WLAN/profile/v2">false</FIPSMode>';
    const v4 =
      '<transitionMode xmlns="http://www.microsoft.com/networking/WLAN/profile/v4">true</transitionMode>';
    const both = profileXml('lab').replace('</authEncryption>', `${v2}${v4}</authEncryption>`);
    inserted(both);
    expect(profileFacts(both).akms).toEqual(['sae', 'psk']);
    inserted(`\uFEFF${profileXml('lab')}`);
    inserted(profileXml('lab').replaceAll(/>\s+</g, '><'));
    const prefixed = profileXml('lab')
      .replaceAll(/<(\/?)(?!\?)(\w)/g, '<$1w:$2')
      .replace('xmlns=', 'xmlns:w=');
    expect(withPmkCacheMode(prefixed, 'disabled')).toContain('<w:PMKCacheMode>disabled</w:PMKCacheMode>');
    expect(profileName(prefixed)).toBe('lab');
  });

  test('looks for its place in the security settings alone', () => {
    const decoy = '<!-- <MSM><security><PMKCacheMode>enabled</PMKCacheMode> --><![CDATA[</security>]]>';
    const eap =
      '<OneX xmlns="http://www.microsoft.com/networking/OneX/v1"><EAPConfig><Config><security><PMKCacheMode>enabled</PMKCacheMode></security></Config></EAPConfig></OneX>';
    const xml = profileXml('lab', { auth: 'WPA2', more: decoy + eap });
    const { before } = inserted(xml);
    expect(before.trimEnd().endsWith('</authEncryption>')).toBe(true);
    expect(profileFacts(xml).pmkCacheMode).toBeUndefined();
  });

  test.each([
    ['', 'nothing'],
    ['<WLANProfile><MSM></MSM></WLANProfile>', 'no security'],
    ['<WLANProfile><MSM><security></security></MSM></WLANProfile>', 'empty security'],
    [profileXml('lab').replace('</security>', ''), 'tags that do not fit together'],
    [profileXml('lab').replaceAll('WLANProfile', 'LANProfile'), 'a profile of a cable'],
    [profileXml('lab', { more: '<PMKCacheMode/>' }), 'an empty element'],
  ])('refuses what it does not understand: %#', (xml) => {
    expect(withPmkCacheMode(xml, 'disabled')).toBeUndefined();
  });

  test('whatever the profile: there and back gives the same bytes, or it is refused', () => {
    const options = fc.record({
      name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      ssid: fc.uint8Array({ minLength: 1, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
      auth: fc.constantFrom('WPA2PSK' as const, 'WPA3SAE' as const, 'WPA2' as const),
      lineEnd: fc.constantFrom('\n', '\r\n', ''),
      more: fc.constantFrom('', '<keyIndex>1</keyIndex>', '<PMKCacheMode>enabled</PMKCacheMode>'),
    });
    fc.assert(
      fc.property(options, ({ name, ...rest }) => {
        // What XML cannot carry Windows does not store either.
        fc.pre(!/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(name));
        const xml = profileXml(name, rest);
        const off = withPmkCacheMode(xml, 'disabled') ?? '';
        expect(profileFacts(off)).toEqual({ ...profileFacts(xml), pmkCacheMode: 'disabled' });
        expect(profileFacts(xml).ssid).toBe(ssidFromBytes(rest.ssid.toString('latin1')));
        expect(profileName(off)).toBe(name);
        if (rest.more.includes('PMKCacheMode')) expect(withPmkCacheMode(off, 'enabled')).toBe(xml);
        else expect(off.replace(/\s*<PMKCacheMode>disabled<\/PMKCacheMode>/, '')).toBe(xml);
      }),
    );
  });
});

describe('a profile that came back', () => {
  const xml = profileXml('lab');

  test('is the same where its key alone was encrypted anew', () => {
    expect(isSameProfile(xml, xml.replace(KEY_BLOB, '0100AA'))).toBe(true);
    expect(isSameProfile(xml, xml.replace('auto', 'manual'))).toBe(false);
  });

  test('is another where a key that is not encrypted differs', () => {
    const clear = xml.replace('<protected>true', '<protected>false');
    expect(isSameProfile(clear, clear.replace(KEY_BLOB, 'otherword'))).toBe(false);
  });
});

test('the SSID is what hex says, and the name where there is no hex', () => {
  const xml = profileXml('other', { ssid: Buffer.from([0, 255, 0x41]) });
  expect(profileFacts(xml).ssid).toBe('\\x00\\xffA');
  const named = profileXml('other', { ssid: Buffer.from('Caf\u00e9 & Söhne') }).replace(
    /<hex>.*?<\/hex>/,
    '',
  );
  expect(profileFacts(named).ssid).toBe('Café & Söhne');
});
