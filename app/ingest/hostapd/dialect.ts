/** hostapd's log at any level: the other end of the handshake, told from the station's side. */
import type { Dialect } from '../dialect.ts';
import { LogDress } from '../dress.ts';
import { ADDRESS } from '../masked.ts';
import { MessageParser } from '../message-parser.ts';
import { RuleTable } from '../rule-table.ts';
import { samplesOf } from '../wpa-supplicant/rules.ts';
import { accessPointRules } from './rules.ts';
import { stationRules } from './station-rules.ts';

const PROGRAMS = ['hostapd'];
const CERTAIN = new RegExp(
  String.raw`: STA ${ADDRESS} (?:IEEE 802\.1[1X]|WPA|RADIUS|MLME|DRIVER|IAPP): |(?:^|: )(?:AP-(?:ENABLED|DISABLED|STA-|REJECTED)|EAPOL-4WAY-HS-COMPLETED|interface state [A-Z_]+->|Using interface \S+ with hwaddr|hostapd_setup_bss|authentication(?: reply)?: STA=|(?:re)?association request: STA=)`,
);
/** How messages begin that only an access point prints. */
const TELLING = [
  ...['STA ', 'AP-ENABLED', 'AP-DISABLED', 'AP-STA-', 'AP-REJECTED', 'EAPOL-4WAY-HS-COMPLETED'],
  ...['interface state ', 'Using interface ', 'hostapd_setup_bss', 'authentication: STA='],
  ...['authentication reply: STA=', 'association request: STA=', 'reassociation request: STA='],
];
const LIKELY = /\bhostapd[@\w.-]*(?:\[|\(|:|")/;

const table = new RuleTable(accessPointRules);
const stations = new RuleTable(stationRules);

export const hostapd: Dialect = {
  name: 'hostapd',
  title: "hostapd's log at any level, plain or in syslog or journal dress",
  samples: [
    ...samplesOf(accessPointRules, (message) => `1795222481.599343: wlan0: ${message}`),
    ...samplesOf(stationRules, (message) => `1795222481.461608: wlan0: STA 02:00:00:00:01:00 ${message}`),
  ],
  score: (line) => {
    const head = line.slice(0, 400);
    return CERTAIN.test(head) ? 3 : LIKELY.test(head) ? 1 : 0;
  },
  programs: PROGRAMS,
  family: 'hostap',
  telling: TELLING,
  hasStamps: true,
  openings: ['STA ', ...accessPointRules.map(({ head }) => head)],
  open: (input, emit, options) =>
    new MessageParser(
      { witness: 'access-point', table, stations, programs: PROGRAMS },
      new LogDress(PROGRAMS, options?.year ?? 1970),
      input,
      emit,
      options?.again,
    ),
};
