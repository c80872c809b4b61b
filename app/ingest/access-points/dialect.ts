/** Access points and controllers that say what happens to their stations in syslog, a line an event. */
import { monthIndex, secondsInstant } from '../stamps.ts';
import { stampBehind } from '../stamp-behind.ts';
import { dialectOf } from '../program.ts';
import { at, matchAt } from '../text.ts';
import { fritzBoxRules } from './fritzbox.ts';
import { fortinetRules } from './fortinet.ts';
import { fortinetDebugRules } from './fortinet-debug.ts';
import { h3cRules } from './h3c.ts';
import { huaweiLogRules } from './huawei-log.ts';
import { listedRules } from './listed.ts';
import { mikrotikRules } from './mikrotik.ts';
import { omadaRules } from './omada.ts';
import { otherRules, type Associations } from './others.ts';
import { ralinkRules } from './ralink.ts';
import { sentenceRules } from './sentences.ts';
import { unifiRules } from './unifi.ts';

/**
 * RouterOS' `jun/15 18:56:43 `, Ruijie's `00:01:10:49: `, Meraki's `1380653443.857790533 MR18 `, syslog's priority, and what UniFi's
 * releases put between a host's name and the program; the number and stamp of AireOS' `show traplog`, and D-Link's; `Nov/21/2026 01:00:00` of old routers' pages; FortiGate's seconds since its start; a Speedport's `(W101) `; Sophos' `2026:11:21-01:00:00 utm awelogger[9]: `.
 */
const OWN = at` {0,8}(?:<\d{1,3}>)?(?:(?:[a-z]{3}/\d\d(?:/\d{4})? )?\d\d:\d\d:\d\d |\d\d:\d\d:\d\d:\d\d: |(?:1 )?(\d{10}\.\d{6})\d{0,3} [\w.-]{1,32} |(?:\d{1,5} {1,3}|\[?[A-Z]{2,8}\][ \t]{1,3})?[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})[ \t]{1,3}(?=Client [A-Z]|Wireless system with )|([A-Z][a-z]{2})/(\d\d)/(\d{4}) (\d\d:\d\d:\d\d)[ \t]{1,8}|[^{[]{0,160}?(?:\[\d{1,6}\]: )?(?=\[STA-TRACKER\]\.|wevent\.ubnt_|wlceventd_proc_event\()|[^\[\]{}\n]{0,160}?(?=\[client:|DHCP Server (?:allocated|rejected) )|[\w .,:\t-]{0,64}(?=Station: )|\d{4}:\d\d:\d\d-[\d:]{8} [\w.-]{1,64} awelogger\[\d{1,8}\]: |[^[\]]{0,160}(?:\[\d{1,8}\]:)?(?=\[WLAN_STA_INFO_|WLAN/4/STA_A)|[^\n]{0,120}?(?=(?:STAMGR|DOT1X|MACA)\/\d\/[A-Z])|\(?[A-Z]{1,3}\d{2,3}(?:-\d)?\)?:? {0,2}(?=WLAN-)|(?:Information|Debugging|Notification|Warning|Error|Critical) {1,6}(?=Station )|[^\n]{0,200}?(?=STA\((?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}\) )|(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d )?(\d{1,8}\.\d{3}) {1,4}(?:\d{1,5} {1,4})?(?:[\da-f]{2}(?::[\da-f]{2}){5} {1,4})?(?=<(?:[ie]h|[cd]c)> ))?`;
/** Groups of a trap's stamp behind its month. */
const OF_TRAP = 5;
/** How it begins, but for what stands in front of these words. */
const FRONT = at`[ <]|[a-z]{3}/\d|\d\d:\d|(?:1 )?\d{10}\.|(?:\d{1,5} {1,3}|\[?[A-Z]{2,8}\][ \t]{1,3})?[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4}[ \t]{1,3}(?:Client |Wireless system)|[A-Z][a-z]{2}/\d\d/\d{4} `;
const WORDS = [
  'STA-TRACKER',
  'ubnt_',
  'wlceventd_proc',
  '[client:',
  'DHCP Server ',
  'STAMGR/',
  'DOT1X/',
  'MACA/',
  'Station',
  'WLAN_STA_INFO_',
  'WLAN/4/STA_',
  'awelogger[',
  'STA(',
  '<ih> ',
  '<eh> ',
  '<cc> ',
  '<dc> ',
  'WLAN-A',
  'WLAN-S',
];

export const accessPoints = dialectOf<Associations>({
  name: 'access-points',
  title:
    'syslog of access points: UniFi, MikroTik, FortiGate, Ruckus, Meraki, Ruijie, Asus, Omada, Zyxel, Xirrus, FRITZ!Box, Huawei, H3C, Sophos, Netgear, D-Link',
  programs: [
    'stahtd',
    'wevent',
    'libubnt',
    'wlceventd',
    'WLCEVENTD',
    'roamast',
    'syslog',
    'Core',
    'awelogger',
    'WLAN/4/STA_',
    'ndm',
  ],
  witness: 'access-point',
  own: {
    pattern: OWN,
    seems: (line, start) =>
      WORDS.some((word) => line.includes(word, start)) || matchAt(FRONT, line, start) !== undefined,
    behind: stampBehind,
    at: ([, seconds, month, ...rest]) => {
      if (seconds !== undefined) return secondsInstant(seconds, 0);
      const [listed, onDay, inYear, time = '', since] = rest.slice(OF_TRAP);
      if (since !== undefined) return Number(since) * 1000;
      if (listed !== undefined) {
        const [hour, minute, second] = time.split(':').map(Number);
        return Date.UTC(Number(inYear), monthIndex(listed), Number(onDay), hour, minute, second);
      }
      if (month === undefined) return undefined;
      const [day = 1, hour, minute, second, year = 1970] = rest.map(Number);
      return Date.UTC(year, monthIndex(month), day, hour, minute, second);
    },
  },
  bare: (message) => message,
  rules: [
    ...unifiRules,
    ...mikrotikRules,
    ...fortinetRules,
    ...fortinetDebugRules,
    ...otherRules,
    ...omadaRules,
    ...sentenceRules,
    ...fritzBoxRules,
    ...h3cRules,
    ...huaweiLogRules,
    ...ralinkRules,
    ...listedRules,
  ],
  telling: [
    '[STA-TRACKER].stahtd_dump_event(): ',
    'ubnt_custom_event(): EVENT_STA_',
    'wireless,info ',
    'wireless,debug ',
    'caps,info ',
    'info,wireless ',
    'subtype=wireless',
    'subtype="wireless"',
    '<ih> IEEE 802.11 mgmt::',
    '<eh> ',
    'eventd_to_syslog():',
    '@@20',
    'CEF:0|Ubiquiti|UniFi Network|',
    'MACAddress:',
    ' events type=',
    '%WLAN-6-',
    'wlceventd_proc_event(',
    '[client:',
    'Station: ',
    ', IAP iap',
    'WLAN-Anmeldung ',
    'WLAN-Abmeldung ',
    'WLAN-Ger',
    'WLAN Passwort ',
    'WLAN-Passwort ',
    'WLAN-Schl',
    'WLAN-Netzwerkschl',
    'WLAN-Kennwort ',
    'WLAN key ',
    'WLAN password ',
    'WLAN network key ',
    'Anmeldung eines ',
    'Abmeldung eines ',
    'DHCP Server allocated ',
    'DHCP Server rejected ',
    'WLAN registration ',
    'WLAN device ',
    '[WLAN_STA_INFO_',
    'WLAN/4/STA_A',
    'STAMGR/',
    'DOT1X_WLAN_',
    'MACA_',
    'Wireless system with MAC address ',
    'STA(',
    'Wireless PC connected',
    'Unauthorized wireless PC ',
    '[WLAN access rejected: ',
    '[Access Control] Device ',
    '[DHCP IP: ',
    'User[',
    'Guest[',
    'Client[',
  ],
  begin: () => ({
    byNumber: new Map(),
    refused: new Set(),
    at: new Map(),
    unaddressed: new Set(),
    moving: new Set(),
    debugged: undefined,
    isChanged: false,
  }),
});
