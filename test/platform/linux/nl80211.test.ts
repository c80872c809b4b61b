import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMgmtFrame } from '../../../app/ingest/frames/mgmt-frame.ts';
import { findRsne } from '../../../app/ingest/frames/rsne.ts';
import { readSentKey } from '../../../app/platform/linux/eapol-key.ts';
import { readFamily } from '../../../app/platform/linux/genetlink.ts';
import { NLMSG_DONE, readGeneric, readMessages } from '../../../app/platform/linux/netlink-codec.ts';
import type { GenericMessage } from '../../../app/platform/linux/netlink-codec.ts';
import { decodeNl80211, decodeScanEntry } from '../../../app/platform/linux/nl80211-decode.ts';

/** The recorded datagrams by the comment line before them. */
function recorded(file: string): Map<string, Buffer[]> {
  const datagrams = new Map<string, Buffer[]>();
  let label = '';
  for (const line of readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith('# ')) label = line.slice(2);
    else if (line !== '') datagrams.set(label, [...(datagrams.get(label) ?? []), Buffer.from(line, 'hex')]);
  }
  return datagrams;
}

const generic = (datagrams: readonly Buffer[]): GenericMessage[] =>
  datagrams
    .flatMap((datagram) => readMessages(datagram))
    .filter(({ type }) => type > NLMSG_DONE)
    .map(({ payload }) => readGeneric(payload))
    .filter((message) => message !== undefined);

const events = recorded('nl80211-events.hex');
const replies = recorded('nl80211-replies.hex');

function event(label: string) {
  const [message] = generic(events.get(label) ?? []);
  if (!message) throw new Error(`nothing was recorded under "${label}"`);
  return decodeNl80211(message);
}

const AP = '02:00:00:00:00:00';
const frameOf = (label: string) => parseMgmtFrame(event(label).frame ?? Buffer.alloc(0));

describe('what nl80211 tells an ordinary user', () => {
  it('every recorded message is known by name', () => {
    expect(events.size).toBeGreaterThan(30);
    for (const label of events.keys()) expect(label).toContain(event(label).command);
  });

  it('full SAE: commit and confirm, and no PMKID in the association request', () => {
    expect(frameOf('AUTHENTICATE, authentication algorithm 3 transaction 1 status 0')).toMatchObject({
      ...{ source: AP, algorithm: 3, transaction: 1, status: 0 },
    });
    const association = event('ASSOCIATE, association-response status 0, without PMKID');
    expect(association).toMatchObject({ command: 'ASSOCIATE', ifindex: 3 });
    expect(findRsne(association.reqIe ?? Buffer.alloc(0))).toMatchObject({
      ...{ akms: ['sae'], pmkids: [], pmkidCount: 0 },
    });
  });

  it('a cached PMK: open authentication, and the PMKID in the association request', () => {
    expect(frameOf('AUTHENTICATE, authentication algorithm 0 transaction 2 status 0')).toMatchObject({
      ...{ algorithm: 0, transaction: 2 },
    });
    const connected = event('CONNECT, status 0, with a PMKID');
    expect(connected).toMatchObject({ status: 0, mac: AP });
    expect(findRsne(connected.reqIe ?? Buffer.alloc(0))?.pmkids).toEqual([
      expect.stringMatching(/^[\da-f]{32}$/) as string,
    ]);
  });

  it('its refusal: status 53 in the response and in CONNECT', () => {
    expect(frameOf('ASSOCIATE, association-response status 53, with a PMKID')).toMatchObject({ status: 53 });
    expect(event('CONNECT, status 53, with a PMKID')).toMatchObject({ status: 53, mac: AP });
  });

  it('no answer: to the authentication, to the association', () => {
    expect(event('AUTHENTICATE, timed out')).toMatchObject({ timedOut: true, mac: AP });
    expect(event('ASSOCIATE, timed out')).toMatchObject({ timedOut: true, mac: AP });
    expect(event('ASSOCIATE, timed out')).not.toHaveProperty('frame');
  });

  it('deauthentication: by whom, why, and readable although it was encrypted on the air', () => {
    expect(frameOf('DEAUTHENTICATE, deauthentication reason 3')).toMatchObject({
      destination: AP,
      reason: 3,
    });
    expect(event('DISCONNECT, reason 3 by this side')).toMatchObject({ reason: 3, byAp: false });
    // PMF: the frame control says protected, the kernel has decrypted the body.
    expect(frameOf('DEAUTHENTICATE, deauthentication reason 2 protected')).toMatchObject({
      ...{ source: AP, reason: 2, protected: true },
    });
    expect(event('DISCONNECT, reason 15 by the access point')).toMatchObject({ reason: 15, byAp: true });
  });

  it('a deauthentication that PMF makes the station ignore', () => {
    expect(event('UNPROT_DEAUTHENTICATE, deauthentication reason 7').command).toBe('UNPROT_DEAUTHENTICATE');
    expect(frameOf('UNPROT_DEAUTHENTICATE, deauthentication reason 7')).toMatchObject({
      reason: 7,
      source: AP,
    });
  });

  it('our own half of the 4-way handshake, with its acknowledgement', () => {
    for (const number of [2, 4] as const) {
      const sent = event(`CONTROL_PORT_FRAME_TX_STATUS, message ${number}`);
      expect(sent).toMatchObject({ acked: true, ifindex: 3 });
      expect(sent).not.toHaveProperty('frame');
      expect(readSentKey(sent.eapol ?? Buffer.alloc(0))).toMatchObject({
        ...{ message: number, destination: AP, source: '02:00:00:00:01:00' },
      });
    }
  });

  it('interfaces, beacon loss, channel switch', () => {
    expect(event('NEW_INTERFACE, station')).toMatchObject({ ifname: 'test0', iftype: 'station', wiphy: 2 });
    expect(event('NEW_INTERFACE, p2p-device')).not.toHaveProperty('ifindex');
    expect(event('NOTIFY_CQM, beacon loss').cqm).toEqual({ beaconLoss: true });
    expect(event('CH_SWITCH_STARTED_NOTIFY')).toMatchObject({ freq: 2437, switchCount: 4 });
    expect(event('CH_SWITCH_NOTIFY')).toMatchObject({ freq: 2437 });
  });
});

describe('what nl80211 answers an ordinary user', () => {
  it('its number and its groups', () => {
    const [reply] = generic(replies.get('GETFAMILY nl80211') ?? []);
    const family = reply && readFamily(reply);
    expect(family?.id).toBeGreaterThan(16);
    expect([...(family?.groups.keys() ?? [])]).toEqual(
      expect.arrayContaining(['config', 'scan', 'regulatory', 'mlme']),
    );
  });

  it('the interfaces', () => {
    const interfaces = generic(replies.get('GET_INTERFACE dump') ?? []).map(decodeNl80211);
    // A P2P device is in the table too, but has no network interface.
    expect(interfaces.flatMap(({ ifname }) => ifname ?? [])).toEqual(['wlan2', 'wlan1', 'wlan0']);
    expect(interfaces.find(({ ifname }) => ifname === 'wlan1')).toMatchObject({
      ...{ command: 'NEW_INTERFACE', ifindex: 3, iftype: 'station', mac: '02:00:00:00:01:00' },
    });
  });

  it('each BSS with SSID, AKM suites and PMF', () => {
    const [entry] = generic(replies.get('GET_SCAN dump') ?? []).map(decodeScanEntry);
    expect(entry).toMatchObject({
      ...{ bssid: AP, ssid: 'lab', freq: 2412, signal: -30 },
      rsne: { akms: ['sae'] },
    });
  });
});

it('recorded messages with bytes changed, cut and repeated never throw', () => {
  const all = [...events.values(), ...replies.values()].flat();
  const change = fc.tuple(fc.nat(4000), fc.nat(255));
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.array(change, { maxLength: 8 }),
      fc.nat(4000),
      (datagram, changes, cut) => {
        const bytes = Buffer.from(datagram.subarray(0, Math.max(1, datagram.length - (cut % 64))));
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        for (const { payload } of readMessages(bytes)) {
          const message = readGeneric(payload);
          if (!message) continue;
          const { frame, eapol, reqIe, respIe } = decodeNl80211(message);
          for (const part of [frame, eapol])
            expect(() => part && { frame: parseMgmtFrame(part), key: readSentKey(part) }).not.toThrow();
          for (const part of [reqIe, respIe]) if (part) findRsne(part);
          decodeScanEntry(message);
          readFamily(message);
        }
      },
    ),
    { numRuns: 3000 },
  );
});
