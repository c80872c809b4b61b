import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printfDecode, ssidFromBytes, ssidFromPrintf, ssidToBytes } from '../../app/domain/ssid.ts';
import { wpaSupplicant } from '../../app/ingest/wpa-supplicant/dialect.ts';
import { read } from '../ingest/support.ts';

const ssidBytes = fc.oneof(
  fc.uint8Array({ maxLength: 32 }),
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => new Uint8Array(Buffer.from(text, 'utf8'))),
);
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** hostap's `printf_encode`, from its description. */
const printfEncode = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) => {
      const simple: Readonly<Record<number, string>> = {
        0x22: '\\"',
        0x5c: '\\\\',
        0x1b: '\\e',
        0x0a: '\\n',
        0x0d: '\\r',
        0x09: '\\t',
      };
      const plain =
        byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
      return simple[byte] ?? plain;
    })
    .join('');

it('spells any bytes reversibly', () => {
  fc.assert(
    fc.property(ssidBytes, (bytes) => {
      expect(ssidToBytes(ssidFromBytes(latin1(bytes)))).toBe(latin1(bytes));
    }),
    { numRuns: 2000 },
  );
});

it('undoes the escapes of hostap for any bytes', () => {
  fc.assert(
    fc.property(ssidBytes, (bytes) => {
      expect(printfDecode(printfEncode(bytes))).toBe(latin1(bytes));
    }),
    { numRuns: 2000 },
  );
});

it('reads any SSID out of a line, also one that imitates the rest of the line', () => {
  const nasty = fc.constantFrom(
    "' freq=1 MHz)",
    '" auth_failures=9 duration=9 reason=X',
    "'",
    '\\',
    "(SSID='",
    '餐厅：客人',
    'Café: WLAN',
  );
  const bytes = fc.oneof(
    ssidBytes,
    fc
      .array(nasty, { maxLength: 2 })
      .map((parts) => new Uint8Array(Buffer.from(parts.join('')).subarray(0, 32))),
  );
  fc.assert(
    fc.property(bytes, (ssid) => {
      const text = printfEncode(ssid);
      const { events } = read(
        `wlan1: Trying to associate with 02:00:00:00:00:00 (SSID='${text}' freq=2412 MHz)\n` +
          `wlan1: CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="${text}" auth_failures=1 duration=10 reason=CONN_FAILED\n`,
        { dialect: wpaSupplicant },
      );
      expect(events).toHaveLength(2);
      for (const event of events) expect(event).toMatchObject({ ssid: ssidFromBytes(latin1(ssid)) });
    }),
    { numRuns: 500 },
  );
});

it('tells names apart that look alike', () => {
  const names = [
    'cafe',
    'ca\u200bfe',
    'ca\u202efe',
    'cafe\u00a0',
    'cafe\u2060',
    'cafe\ufe0f',
    'cafe\u3164',
    '\ufeffcafe',
  ];
  const spellings = names.map((name) => ssidFromBytes(Buffer.from(name).toString('latin1')));
  expect(spellings[1]).toBe('ca\\xe2\\x80\\x8bfe');
  for (const spelling of spellings) expect(spelling).toMatch(/^[ -~]*$/);
  expect(new Set(spellings).size).toBe(names.length);
});

it('shows what can be shown', () => {
  expect(ssidFromPrintf('Caf\\xc3\\xa9 \\xf0\\x9f\\x8d\\xb5')).toBe('Café 🍵');
  expect(ssidFromPrintf('a\\\\x41')).toBe('a\\\\x41');
  expect(ssidFromPrintf('\\xff\\x00')).toBe('\\xff\\x00');
  expect(ssidFromPrintf(undefined)).toBe('');
});

it('takes overlong and broken UTF-8 for bytes', () => {
  for (const bytes of ['\xc0\xaf', '\xed\xa0\x80', '\xf4\x90\x80\x80', '\xe2\x82', '\x80'])
    expect(ssidFromBytes(bytes)).toMatch(/^(?:\\x[\da-f]{2})+$/);
});
