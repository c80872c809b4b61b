import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLaunch, parseLink } from '../../app/shell/deep-link.ts';
import { ssidToBytes } from '../../app/domain/ssid.ts';

describe('a link', () => {
  it.each([
    ['rejoin://diagnose', undefined],
    ['rejoin://diagnose/', undefined],
    ['REJOIN://diagnose?ssid=Office', 'Office'],
    ['rejoin://diagnose/?ssid=Caf%C3%A9', 'Café'],
    ['rejoin://diagnose?ssid=a%20b+c', 'a b+c'],
    ['rejoin://diagnose?ssid=%00%ff%E2%80%AE', String.raw`\x00\xff\xe2\x80\xae`],
    ['rejoin://diagnose?ssid=%5Cx41', String.raw`\\x41`],
    ['rejoin://diagnose?ssid=%3Cscript%3E', '<script>'],
    [`rejoin://diagnose?ssid=${'%41'.repeat(32)}`, 'A'.repeat(32)],
  ])('%s names %s', (link, ssid) => {
    expect(parseLink(link)).toEqual({ ssid });
  });

  it.each([
    [''],
    ['rejoin:diagnose'],
    ['rejoin://fix?ssid=Office'],
    ['rejoin://diagnose.example?ssid=Office'],
    ['rejoin://user@diagnose?ssid=Office'],
    ['rejoin://diagnose:1?ssid=Office'],
    ['rejoin://diagnose/fix?ssid=Office'],
    ['rejoin://diagnose?ssid='],
    ['rejoin://diagnose?plan=1'],
    ['rejoin://diagnose?ssid=a&ssid=b'],
    ['rejoin://diagnose?ssid=a&fix=1'],
    ['rejoin://diagnose?ssid=a#b'],
    ['rejoin://diagnose?ssid=%4'],
    ['rejoin://diagnose?ssid=%zz'],
    ['rejoin://diagnose?ssid=Büro'],
    ['rejoin://diagnose?ssid=a b'],
    ['rejoin://diagnose?ssid=a\n--demo'],
    [' rejoin://diagnose?ssid=a'],
    [`rejoin://diagnose?ssid=${'A'.repeat(33)}`],
    [`rejoin://diagnose?ssid=${'A'.repeat(100_000)}`],
    ['https://diagnose?ssid=Office'],
    ['javascript:alert(1)'],
  ])('%s is none', (text) => {
    expect(parseLink(text)).toBeUndefined();
  });

  it('carries every SSID of 1 to 32 bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 32 }), (bytes) => {
        const spelled = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
        const ssid = parseLink(`rejoin://diagnose?ssid=${spelled}`)?.ssid;
        expect(ssid).toBeDefined();
        if (ssid !== undefined) expect(Buffer.from(ssidToBytes(ssid), 'latin1')).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('of any other text is none, and no text is too much', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => parseLink(`rejoin://${text}x`) === undefined),
    );
  });
});

describe('a start', () => {
  const launch = (...argv: string[]) => parseLaunch(['/opt/Rejoin/rejoin', ...argv]);

  it('is read among the switches of Chromium', () => {
    expect(launch('--no-sandbox', '--hidden')).toEqual({ hidden: true, demo: false, link: undefined });
    expect(launch('--allow-file-access', 'rejoin://diagnose?ssid=A').link).toEqual({ ssid: 'A' });
    expect(launch('/home/me/rejoin', '--demo')).toEqual({ hidden: false, demo: true, link: undefined });
  });

  it('follows no link where there are two, and none that is not spelled just so', () => {
    expect(launch('rejoin://diagnose', 'rejoin://diagnose?ssid=A').link).toBeUndefined();
    expect(launch('rejoin://fix').link).toBeUndefined();
  });
});
