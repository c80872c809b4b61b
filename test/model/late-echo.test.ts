import { expect, test } from 'vitest';
import { createIngest } from '../../app/ingest/ingest.ts';
import { Doctor } from '../../app/pipeline.ts';

/** Words of one program at a second of the journal. */
const said = (second: number, words: string): string =>
  `Nov 29 10:00:${String(second).padStart(2, '0')} host ${words}`;
const supplicant = (second: number): string =>
  said(
    second,
    "wpa_supplicant[7]: wlan0: SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='home' freq=2412 MHz)",
  );
const kernel = (second: number): string =>
  said(second, 'kernel: wlan0: send auth to 02:00:00:00:00:00 (try 1/3)');
const denied = (second: number): string =>
  said(second, 'kernel: wlan0: 02:00:00:00:00:00 denied authentication (status 1)');

function causeOf(lines: readonly string[]): { cause: string; variant: string | undefined } | undefined {
  const doctor = new Doctor();
  const ingest = createIngest({ emit: (event) => void doctor.see(event) });
  ingest.feed(Buffer.from(`${lines.join('\n')}\n`));
  ingest.end();
  const [first] = doctor.verdict().findings;
  return first && { cause: first.cause, variant: first.variant };
}

/** One SAE exchange whose confirm is refused, in the orders in which a journal takes the lines of two programs. */
const ORDERS: Readonly<Record<string, (at: number) => string[]>> = {
  'in order': (at) => [supplicant(at), kernel(at), supplicant(at), kernel(at), denied(at)],
  'the confirm told late': (at) => [supplicant(at), kernel(at), kernel(at), denied(at), supplicant(at)],
  'both told late': (at) => [kernel(at), kernel(at), denied(at), supplicant(at), supplicant(at)],
  'told a second late': (at) => [supplicant(at), kernel(at), kernel(at), denied(at), supplicant(at + 1)],
};

test.each(Object.entries(ORDERS))('a confirm that the kernel says is refused: %s', (_order, exchange) => {
  expect(causeOf([2, 8, 14].flatMap(exchange))).toEqual({ cause: 'wrong-passphrase', variant: 'sae' });
});
