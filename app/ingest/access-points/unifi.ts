/**
 * UniFi access points in syslog: the station tracker's JSON (`stahtd`), one object an attempt, with the stage that failed and
 * the reasons of both ends; and `wevent`'s joins and leaves. Formats of public logs (firmware 3.9 to 8.6).
 */
import { FOUR_WAY_TIMEOUT } from '../../domain/codes.ts';
import { own } from '../../domain/own.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { addressOf } from '../hardware-address.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at, MAC } from '../text.ts';
import { associated, connected, ended, joined, of } from './rule.ts';

/** An object is a few hundred characters. */
const LONGEST = 4096;

const objectOf = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    // A line that was cut.
    return undefined;
  }
};

const numberOf = (value: unknown): number => (/^\d{1,5}$/.test(String(value)) ? Number(value) : 0);

/** A stage that was not come to has no value, or one that says so. */
const isMet = (event: Readonly<Record<string, unknown>>, stage: string): boolean =>
  !/^(?:undefined|N\/A|no|-1)?$/i.test(String(own(event, stage)));

/** What one object of the tracker stands for. */
function track(event: Readonly<Record<string, unknown>>): readonly Read[] {
  const status = numberOf(event['assoc_status']);
  if (status > 0) return [associated(status)];
  const deauth = numberOf(event['deauth_reason']);
  const disassoc = numberOf(event['disassoc_reason']);
  const isLeft = event['sta_dc_reason'] === 'sta left';
  const reads: Read[] = [associated()];
  const failures = (stage: string): boolean =>
    event['event_type'] === 'failure' && numberOf(own(event, `${stage}_failures`)) > 0;
  // It stops at the stage that failed.
  if (failures('auth')) return [{ kind: 'join-failed' }];
  if (failures('wpa_auth')) return [...reads, ended(deauth || FOUR_WAY_TIMEOUT, false)];
  if (failures('ip')) return [...reads, connected, { kind: 'address', step: 'timeout', by: 'unifi' }];
  const isGood =
    event['event_type'] === 'success' || isMet(event, 'ip_assign_type') || isMet(event, 'dns_resp_seen');
  // What went wrong behind the handshake it does not say; where the station has left, that is over.
  const isOpen = event['event_type'] === 'soft failure' && !deauth && !disassoc;
  const isUp = isGood || (!isOpen && isMet(event, 'wpa_auth_delta'));
  if (isUp) reads.push(connected);
  if (deauth || disassoc) reads.push(ended(deauth || disassoc, isLeft));
  return reads;
}

const tracker = (head: string): ProgramRule => ({
  head,
  rest: at`(\{.{1,${String(LONGEST)}}\})`,
  read: ([, text]) => {
    const event = objectOf(text ?? '');
    const { mac, vap } = event ?? {};
    if (!event || typeof mac !== 'string' || mac === '') return undefined;
    return of(addressOf(mac), track(event), typeof vap === 'string' ? vap : '');
  },
  samples: [
    `${head}{"message_type":"STA_ASSOC_TRACKER","mac":"02:00:00:00:01:00","vap":"ath0","event_type":"failure","assoc_status":"0","wpa_auth_failures":"2","deauth_reason":"15"}`,
  ],
  kinds: ['assoc-response', 'disconnected'],
  quiet: [`${head}{"op":1}`],
});

const PAIRS = /\b(\w{1,32}): (\S{1,64}(?: failure)?)/g;
/** Firmware 4 names each value in the open: `… vap: ath0 sta_mac: 02:… auth_failures: 6 … event_type: failure`. */
const listed: ProgramRule = {
  head: 'wevent.ubnt_handle_custom_alert_sta_assoc(): EVT_AP_STA_ASSOC_TRACKER',
  rest: at`\w{0,8}: ([^\n]{1,${String(LONGEST)}})`,
  read: ([, text = '']) => {
    const pairs = new Map<string, string>();
    for (const [, name = '', value = ''] of text.matchAll(PAIRS)) pairs.set(name, value);
    const mac = pairs.get('sta_mac');
    if (mac === undefined) return undefined;
    // What was not come to has no status either.
    if (!isMet(Object.fromEntries(pairs), 'assoc_delta')) pairs.delete('assoc_status');
    return of(addressOf(mac), track(Object.fromEntries(pairs)), pairs.get('vap') ?? '');
  },
  samples: [
    'wevent.ubnt_handle_custom_alert_sta_assoc(): EVT_AP_STA_ASSOC_TRACKER_DBG: event_id: 45 vap: ath5 sta_mac: 02:00:00:00:01:00 auth_delta: 0 assoc_delta: 10 wpa_auth_failures: 2 assoc_status: 0 deauth_reason: 15 event_type: failure',
  ],
  kinds: ['assoc-response', 'disconnected'],
};

const custom = (head: string): ProgramRule => ({
  head,
  rest: at`(JOIN|LEAVE|IP) (?:([\w.-]{1,15}): )?(${MAC}) / `,
  read: ([, what, iface, station]) =>
    of(
      addressOf(station ?? ''),
      what === 'JOIN'
        ? [associated(), joined]
        : what === 'LEAVE'
          ? [ended(0, true)]
          : [{ kind: 'address', step: 'obtained', by: 'unifi' }],
      iface ?? '',
    ),
  samples: [`${head}JOIN wifi0ap1: 02:00:00:00:01:00 / 1`],
  kinds: ['assoc-response', 'connected'],
});

/** Numbers of the console's events of clients of Wi-Fi: connected, disconnected, roamed. */
const UP: ReadonlySet<string> = new Set(['400', '402']);
const DOWN = '401';

/** The console's own syslog in ArcSight's format: `CEF:0|Ubiquiti|UniFi Network|9.3.33|400|WiFi Client Connected|1|UNIFIclientMac=…` (UniFi Network 9 and 10). */
const controller: ProgramRule = {
  head: 'CEF:0|Ubiquiti|UniFi Network|',
  rest: at`[\w.]{1,16}\|(\d{3,5})\|[^|]{1,80}\|\d{1,2}\|(.{1,${String(LONGEST)}})`,
  read: ([, number = '', fields = '']) => {
    const station = CLIENT.exec(fields)?.[1];
    if (station === undefined || (!UP.has(number) && number !== DOWN)) return undefined;
    const dbm = RSSI.exec(fields)?.[1];
    const name = NAME.exec(fields)?.[1];
    const signal: readonly Read[] = dbm === undefined ? [] : [{ kind: 'signal', dbm: Number(dbm) }];
    const ssid = name === undefined ? {} : { ssid: ssidFromBytes(name) };
    const reads = UP.has(number)
      ? [associated(), { ...connected, ...ssid }, ...signal]
      : [...signal, ended(0, true)];
    return of(addressOf(station), reads, '');
  },
  samples: [
    'CEF:0|Ubiquiti|UniFi Network|9.3.33|400|WiFi Client Connected|1|UNIFIhost=Lab UNIFIclientMac=02:00:00:00:01:00 UNIFIwifiName=lab UNIFIwifiBand=na UNIFIWiFiRssi=-73 msg=Lab connected to lab.',
  ],
  kinds: ['assoc-response', 'connected', 'signal'],
  quiet: ['CEF:0|Ubiquiti|UniFi Network|9.3.33|544|Admin Accessed UniFi Network|1|UNIFIadmin=lab'],
};
const CLIENT = new RegExp(`UNIFIclientMac=(${MAC})`);
const RSSI = /UNIFI(?:lastConnectedTo)?WiFiRssi=(-\d{1,3})\b/;
const NAME = /UNIFIwifiName=(.{1,32}?) (?:UNIFI[A-Za-z]|msg=)/;

export const unifiRules: readonly ProgramRule[] = [
  tracker('[STA-TRACKER].stahtd_dump_event(): '),
  listed,
  custom('wevent.ubnt_custom_event(): EVENT_STA_'),
  controller,
];
