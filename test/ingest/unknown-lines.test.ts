/** Lines that nobody knew are told by kind, and nothing in them that names somebody or could be a secret. */
import { expect, it } from 'vitest';
import { createIngest } from '../../app/ingest/ingest.ts';
import { UnknownLines } from '../../app/ingest/unknown-lines.ts';
import { bytes, leaked, planted } from './planted-secrets.ts';

const listed = (...lines: readonly string[]): UnknownLines => {
  const unknown = new UnknownLines();
  const ingest = createIngest({ emit: () => undefined, unknown });
  ingest.feed(Buffer.from(lines.join('\n'), 'latin1'));
  ingest.end();
  return unknown;
};

it('counts kinds, the most frequent first, whatever differs between their lines', () => {
  const { kinds } = listed(
    'Nov 21 01:00:00 lab wpa_supplicant[9]: wlan0: some new event about 02:00:00:00:01:00',
    'Nov 21 01:00:01 lab wpa_supplicant[9]: wlan0: Associated with 02:00:00:00:00:00',
    'Nov 21 01:00:02 lab wpa_supplicant[9]: wlan0: a failure that is new',
    'Nov 21 01:00:03 lab wpa_supplicant[9]: wlan0: some new event about 02:00:00:00:02:00',
  );
  expect(kinds.map(({ count, line }) => [count, line])).toEqual([
    [2, 1],
    [1, 3],
  ]);
  expect(kinds[0]?.shape).toContain('new event');
  expect(kinds[0]?.shape).not.toContain('02:00');
});

it('counts a log of many lines as well as a paste', () => {
  const line = 'Nov 21 01:00:00 lab wpa_supplicant[9]: wlan0: some new event';
  expect(listed(...Array.from({ length: 5000 }, () => line)).kinds).toMatchObject([{ count: 5000, line: 1 }]);
});

it('is bounded', () => {
  const unknown = new UnknownLines();
  const words = ['auth', 'failed', 'timeout', 'new', 'event', 'peer', 'client', 'key'];
  for (let i = 0; i < 8 ** 4; i++)
    unknown.add(
      [i & 7, (i >> 3) & 7, (i >> 6) & 7, (i >> 9) & 7].map((at) => words[at] ?? '').join(' '),
      i + 1,
    );
  expect(unknown.kinds.length).toBe(1000);
  expect(unknown.others).toBe(8 ** 4 - 1000);
});

it('shows no secret', () => {
  const leaks = planted().filter((form) => {
    const { kinds } = listed(`Nov 21 01:00:00 lab wpa_supplicant[9]: wlan0: new ${bytes(form)}`);
    return kinds.some(({ shape }) => leaked(shape).length > 0);
  });
  expect(leaks).toEqual([]);
});
