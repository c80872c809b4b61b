import { expect, it } from 'vitest';
import { read } from '../support/station-log.ts';

const AP = '02:00:00:00:00:01';

const joining = [
  'iwx0: SCAN -> AUTH',
  `iwx0: sending auth to ${AP} on channel 36 mode 11ac`,
  `iwx0: received auth from ${AP} rssi 50 mode 11ac`,
  'iwx0: AUTH -> ASSOC',
  `iwx0: sending assoc_req to ${AP} on channel 36 mode 11ac`,
  `iwx0: received assoc_resp from ${AP} rssi 50 mode 11ac`,
  'iwx0: ASSOC -> RUN',
  `iwx0: associated with ${AP} ssid "lab" channel 36 start MCS 0 long preamble long slot time HT enabled`,
];
const asked = [
  `iwx0: received msg 1/4 of the 4-way handshake from ${AP}`,
  `iwx0: sending msg 2/4 of the 4-way handshake to ${AP}`,
];
const keyed = [
  `iwx0: received msg 3/4 of the 4-way handshake from ${AP}`,
  `iwx0: sending msg 4/4 of the 4-way handshake to ${AP}`,
];
const thrownOut = [`iwx0: received deauth from ${AP} rssi 50 mode 11ac`, 'iwx0: RUN -> AUTH'];
const refused = [...joining, ...asked, ...asked, ...asked, ...thrownOut];

const dressed = (lines: readonly string[]): string[] =>
  lines.map((line, n) => `Sep  1 10:00:${String(n % 60).padStart(2, '0')} puffy /bsd: ${line}`);
const quoted = (lines: readonly string[]): string[] => lines.map((line) => `> > ${line}`);

it.each([
  ['as the console shows it', (lines: readonly string[]) => [...lines]],
  ['as syslogd writes it', dressed],
  ['as a mail quotes it', quoted],
])('sees a join and what hinders it, %s', (_, wear) => {
  expect(read(wear([...joining, ...asked, ...keyed])).verdict).toBe('healthy');
  expect(read(wear([...refused, ...refused])).verdict).toBe('wrong-passphrase');
  expect(read(wear(refused)).verdict).toBe('undetermined');
});

it('accuses no password that worked, nor one whose answer was not asked for again', () => {
  const works = [...joining, ...asked, ...keyed, ...thrownOut];
  expect(read([...works, ...works]).verdict).not.toBe('wrong-passphrase');
  const once = [...joining, ...asked, ...thrownOut];
  expect(read([...once, ...once]).verdict).toBe('undetermined');
});

it('tells an access point that is silent from one that refuses', () => {
  const silent = [...joining.slice(0, 2), `iwx0: authentication timed out for ${AP}`];
  expect(read([...silent, ...silent]).verdict).toBe('auth-timeout');
  const full = [...joining.slice(0, 5), `iwx0: association failed (status 17) for ${AP}`];
  expect(read([...full, ...full])).toMatchObject({ verdict: 'ap-refused', variant: 'full' });
});
