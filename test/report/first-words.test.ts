import { expect, test } from 'vitest';

import { ladderOf, type Rung } from '../../app/report/ladder.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { Doctor } from '../../app/pipeline.ts';

const said = (words: string): string => `Nov 29 10:00:02 host ${words}`;
const supplicant = said(
  "wpa_supplicant[7]: wlan0: SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='home' freq=2412 MHz)",
);
const kernel = said('kernel: wlan0: send auth to 02:00:00:00:00:00 (try 1/3)');
const denied = said('kernel: wlan0: 02:00:00:00:00:00 denied authentication (status 15)');
const rejected = said(
  'wpa_supplicant[7]: wlan0: CTRL-EVENT-AUTH-REJECT 02:00:00:00:00:00 auth_type=3 auth_transaction=2 status_code=15',
);

function ladder(lines: readonly string[]): readonly Rung[] {
  const doctor = new Doctor();
  const ingest = createIngest({ emit: (event) => void doctor.see(event) });
  ingest.feed(Buffer.from(`${lines.join('\n')}\n`));
  ingest.end();
  const { example } = doctor.verdict();
  if (!example) throw new Error('nothing was found');
  return ladderOf(example);
}

/** A refused SAE exchange in the orders in which a journal takes the lines of two programs, and by one of them alone. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  'the supplicant first': [supplicant, kernel, supplicant, kernel, denied, rejected],
  'the kernel first': [kernel, supplicant, kernel, supplicant, denied, rejected],
  'the refusal from the supplicant first': [supplicant, kernel, supplicant, kernel, rejected, denied],
  'the confirm told late': [supplicant, kernel, kernel, denied, supplicant],
  'the supplicant alone': [supplicant, supplicant, rejected],
};

test.each(Object.entries(ORDERS))('a frame that two programs tell of is one rung: %s', (_order, lines) => {
  const rungs = ladder(lines);
  expect(rungs.map(({ from, times }) => `${from} ${times}`)).toEqual([
    'station 1',
    'station 1',
    'access-point 1',
  ]);
});
