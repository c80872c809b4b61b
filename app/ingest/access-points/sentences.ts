/**
 * Access points that tell of their stations in sentences: Zyxel's NWA and Nebula, Xirrus, AireOS' traps. Wordings of their manuals and of
 * public logs.
 */
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { statedEnd, statedRefusal } from '../stated-reason.ts';
import { at, MAC, toMac } from '../text.ts';
import type { Associations } from './others.ts';
import { associated, authenticated, bssid, connected, ended, of } from './rule.ts';

const STA = '02:00:00:00:01:00';
/** Who ended it, by the word behind "by". */
const ZYXEL_AP = /Hostapd|Auth Failed|kickmac|Load|Timeout/i;

/** It sends its station to another radio of its own, or has heard it at another access point. */
const ROAM = /Roam|L2UPFrame|Band|Steer/i;
/** Moved to another BSS (IEEE Std 802.11-2020, table 9-49). */
const LEFT = 8;

const zyxel: ProgramRule<Associations> = {
  head: 'Station: ',
  rest: at`(${MAC}) has (associated|authorized|disassoc|deauth|blocked)[a-z]{0,8}(?: by ([\w .()-]{1,80}?))?(?: on\b|,|\.|$)(?:[^\n]{0,160}?[Rr]eason[ :]{1,2}(\d{1,5}))?`,
  read: ([, address, what, by = '', reason], { moving }) => {
    const station = toMac(address);
    const isMoved = moving.delete(station);
    if (what === 'associated') return of(station, [associated(), ...(isMoved ? [connected] : [])], '');
    if (what === 'authorized') return of(station, [associated(), connected], '');
    if (what === 'blocked') return of(station, [{ kind: 'join-failed' }], '');
    // Silent for minutes: it was in.
    const wasUp: readonly Read[] = /Timeout/i.test(by) ? [connected] : [];
    if (!ROAM.test(by)) return of(station, [...wasUp, ended(Number(reason ?? 0), !ZYXEL_AP.test(by))], '');
    moving.add(station);
    return of(station, [ended(LEFT, true)], '');
  },
  samples: [`Station: ${STA} has associated on Channel: 36, SSID: lab, 5GHz, Signal: -51dBm.`],
  kinds: ['assoc-response'],
};

/**
 * AireOS' `show traplog` and the text of its traps ("Cisco Wireless LAN Controller System Message Guide"). The reasons of a failure are sentences; the
 * numbers behind them are 802.11's or the controller's own, and nobody says which.
 */
const TRAPS: readonly (readonly [name: string, reads: (why: string) => readonly Read[]])[] = [
  ['Excluded', (why) => statedRefusal(why) ?? [{ kind: 'join-failed' }]],
  ['Authentication Failure', (why) => statedRefusal(why) ?? [{ kind: 'join-failed' }]],
  ['Association Failure', (why) => statedRefusal(why) ?? [{ kind: 'join-failed' }]],
  ['Authenticated', () => [connected]],
  ['Associated', () => [associated()]],
  // Whose doing it was is not said.
  ['Deauthenticated', (why) => statedEnd(why) ?? [ended(0, true)]],
  ['Disassociated', (why) => statedEnd(why) ?? [ended(0, true)]],
];
const traps: readonly ProgramRule[] = TRAPS.map(([name, reads]) => {
  const head = `Client ${name}: `;
  return {
    head,
    rest: at`MACAddress ?: ?(${MAC})(?:.{0,240}?Reason ?: ?([^\n]{1,120}?)(?: ReasonCode|$))?`,
    read: ([, station, why = '']: RegExpExecArray) => of(toMac(station), reads(why), ''),
    samples: [
      `${head}MACAddress:${STA} Base Radio MAC:02:00:00:00:00:00 Slot: 1 User Name: lab Ip Address: unknown Reason:Unspecified ReasonCode: 1`,
    ],
    kinds: reads('Unspecified').map(({ kind }) => kind),
  };
});

const XIRRUS: readonly (readonly [words: RegExp, reads: readonly Read[]])[] = [
  [/\bauthentication packet received/, [{ kind: 'auth-request', bssid }]],
  [/\bauthentication packet sent/, [authenticated()]],
  [/\b(?:re)?association request packet received/, [{ kind: 'assoc-request', bssid }]],
  [/\b(?:re)?association response packet sent/, [associated()]],
  [/\b(?:deauthenticated|disassociated)\b/, [ended(0, false)]],
  [/\b(?:deauthentication|disassociation) packet received/, [ended(0, true)]],
  [/EAP Request packet \(type Identity\) sent/, [{ kind: 'eap', step: 'started' }]],
  [/EAP Response packet/, [{ kind: 'eap', step: 'identity' }]],
  [/EAP Success packet sent/, [{ kind: 'eap', step: 'success' }]],
  [/EAP Failure packet sent/, [{ kind: 'eap', step: 'failure' }]],
];

const xirrus: ProgramRule = {
  head: 'Station ',
  rest: at`(${MAC})(?: \([^)]{0,48}\))?, ([^\n]{3,200})`,
  read: ([, address, what = '']) => {
    const reads = XIRRUS.find(([words]) => words.test(what))?.[1] ?? [];
    return of(toMac(address), reads, '');
  },
  samples: [`Station ${STA} (Intel), IAP iap2: authentication packet received, SSID: lab`],
  kinds: ['auth-request'],
  quiet: [`Station ${STA}, EAPOL-start packet received`],
};

export const sentenceRules: readonly ProgramRule<Associations>[] = [zyxel, ...traps, xirrus];
