/** A word of a log is looked up in tables; those that every object has of its own are words like any other. */
import { describe, expect, it } from 'vitest';
import { readDeletion } from '../../app/ingest/cisco-wlc/delete-reasons.ts';
import { providerOf } from '../../app/ingest/windows-wlan/record.ts';
import { codePointOf } from '../../app/ingest/xml/entities.ts';
import { own } from '../../app/domain/own.ts';
import { ofProfilerWord } from '../../app/platform/macos/security-types.ts';
import { profileFacts } from '../../app/platform/windows/profile-xml.ts';

const WORDS = [...Object.getOwnPropertyNames(Object.prototype), 'length', ''];
const profile = (word: string): string =>
  `<WLANProfile><SSIDConfig><SSID><name>a</name></SSID></SSIDConfig><MSM><security><authEncryption>` +
  `<authentication>${word}</authentication></authEncryption></security></MSM></WLANProfile>`;

describe.each(WORDS.map((word) => [word]))('"%s"', (word) => {
  it('stands for nothing', () => {
    expect(own({}, word)).toBeUndefined();
    expect(providerOf(word)).toBeUndefined();
    expect(codePointOf(word)).toBeUndefined();
    expect(ofProfilerWord(`spairport_security_mode_${word}`)).toBeUndefined();
    expect(profileFacts(profile(word)).akms).toEqual([]);
    const [gone] = readDeletion(word, { forget: () => undefined } as never);
    expect(gone).toEqual(readDeletion(undefined, { forget: () => undefined } as never)[0]);
  });
});
