import { describe, expect, test } from 'vitest';
import { LiveSession } from '../../app/live/session.ts';
import { mac, pmkid, type Ssid } from '../../app/domain/ids.ts';
import type { WifiEvent } from '../../app/domain/events.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import type { PmksaEntry } from '../../app/model/pmksa-mirror.ts';
import type { Platform } from '../../app/platform/port.ts';
import { smallestCut } from '../../app/remedy/cut.ts';
import { verify, type Verification } from '../../app/remedy/verify.ts';
import { AP, AP2, StationLog } from '../support/station-log.ts';

const OLD = pmkid('a'.repeat(32));
const SSID = 'lab' as Ssid;

function eventsOf(log: StationLog): WifiEvent[] {
  const events: WifiEvent[] = [];
  const ingest = createIngest({ input: 0, year: 2026, emit: (event) => events.push(event) });
  ingest.feed(`${log.lines.join('\n')}\n`);
  ingest.end();
  return events;
}

/** A loop of refusals, a clearing, and what `after` tells of what came then. */
function afterClearing(after: (log: StationLog) => StationLog, heldFor = 0): Verification {
  const log = new StationLog().saeFull();
  log.wait(60).disconnected(3, true);
  for (let i = 0; i < 2; i++) log.wait(1).auth().associate().disconnected(2);
  const before = log.lines.length;
  log.wait(1);
  after(log);
  const session = new LiveSession({} as Platform);
  const events = eventsOf(log);
  let treatment = { ssid: SSID, since: 0, at: 0, removed: [{ bssid: mac(AP), pmkid: OLD }] };
  let last = 0;
  for (const event of events) {
    if (event.origin.line > before && treatment.since === 0) {
      treatment = { ...treatment, since: session.link('wlan1')?.serial ?? 0, at: last };
    }
    session.see(event);
    last = event.at ?? last;
  }
  const link = session.link('wlan1');
  if (link && treatment.since === 0) treatment = { ...treatment, since: link.serial, at: last };
  if (!link) throw new Error('no link');
  return verify(link, treatment, session.judge(link, SSID), last + heldFor);
}

const fullLogin = (log: StationLog): StationLog => log.saeFull();

describe('what the next attempt proves', () => {
  test('a full login that holds confirms', () => {
    const result = afterClearing(fullLogin, 6000);
    expect(result).toMatchObject({
      state: 'confirmed',
      proof: { bssid: AP, oldPmkid: OLD, fullLogin: true, handshake: true },
    });
  });

  test('so does a key that a full login made, though the connection of that login was lost', () => {
    const lost = (log: StationLog): StationLog =>
      log.auth().auth().say(`PMKSA-CACHE-ADDED ${AP} 0`).associate().disconnected(6).wait(10);
    const again = (log: StationLog): StationLog => log.auth().associate().associated().connected();
    const result = afterClearing((log) => again(lost(log)), 6000);
    expect(result).toMatchObject({ state: 'confirmed', proof: { bssid: AP, fullLogin: true } });
    const without = afterClearing(again, 6000);
    expect(without).toMatchObject({ state: 'confirmed', proof: { bssid: AP, fullLogin: false } });
  });

  test('a full login that is seconds old is not yet a proof', () => {
    expect(afterClearing(fullLogin, 1000)).toMatchObject({ state: 'pending', connected: true });
  });

  test('nothing yet', () => {
    expect(afterClearing((log) => log)).toEqual({ state: 'pending', attempts: 0, connected: false });
  });

  test('the same refusal again means that it did not help', () => {
    expect(afterClearing((log) => log.auth().associate().disconnected(2))).toMatchObject({
      state: 'not-fixed',
    });
  });

  test('a single refused confirm is not yet the password, two are', () => {
    const refused = (log: StationLog): StationLog =>
      log.auth().auth().say(`CTRL-EVENT-AUTH-REJECT ${AP} auth_type=3 auth_transaction=2 status_code=1`);
    expect(afterClearing(refused)).toMatchObject({ state: 'pending' });
    const twice = afterClearing((log) => refused(refused(log).wait(1)));
    expect(twice).toMatchObject({
      state: 'wrong-passphrase',
      finding: { cause: 'wrong-passphrase', variant: 'sae' },
    });
  });

  test('status 53 once heals by itself and is no failure of the remedy', () => {
    const result = afterClearing(
      (log) => fullLogin(log.auth().associate().say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=53`)),
      6000,
    );
    expect(result).toMatchObject({ state: 'confirmed' });
  });
});

describe('the smallest cut', () => {
  const entry = (bssid: string, bornAt: number): PmksaEntry => ({
    ...{
      bssid: mac(bssid),
      birth: 'eap',
      opportunistic: false,
      networkId: 0,
      ssid: SSID,
      pmkid: OLD,
      bornAt,
    },
    ...{ expiresAt: undefined, lastOutcome: 'unused', uses: 0, lastAttempt: undefined },
  });
  const third = '02:00:00:00:05:00';
  const mirror = new Map([entry(AP, 10), entry(AP2, 20), entry(third, 30)].map((one) => [one.bssid, one]));

  test('is the access point that refuses', () => {
    const finding = { bssids: [mac(AP2)], variant: 'invalid-pmkid', ssid: SSID } as const;
    expect(smallestCut(finding, mirror)).toEqual({ scope: 'bss', bssids: [AP2] });
  });

  test('with key sharing takes those of the same old login along, and leaves what a later login made', () => {
    const finding = { bssids: [mac(AP2)], variant: 'okc', ssid: SSID } as const;
    expect(smallestCut(finding, mirror)).toEqual({ scope: 'bss', bssids: [AP2, AP] });
  });
});
