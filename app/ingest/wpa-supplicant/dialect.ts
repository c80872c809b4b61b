/** wpa_supplicant's log at any level: as a file, in syslog, in the journal, in Android's logcat. */
import type { Dialect } from '../dialect.ts';
import { LogDress } from '../dress.ts';
import { ADDRESS } from '../masked.ts';
import { MessageParser } from '../message-parser.ts';
import { withProcesses } from './processes.ts';
import { samplesOf, stationTable, supplicantRules, supplicantTable } from './rules.ts';

const PROGRAMS = ['wpa_supplicant'];
/** Lines of this shape only a supplicant writes. */
const CERTAIN = new RegExp(
  String.raw`(?:^|[:] )(?:SME: (?:Trying to|Auth|Assoc|SAE)|Trying to associate with |CTRL-EVENT-(?:CONNECTED - Conn|DISCONNECTED bssid|SSID-|SUBNET-|SCAN-|NETWORK-|BSS-|BEACON-LOSS|SIGNAL-CHANGE|DSCP-|TERMINATING|ASSOC-REJECT|AUTH-REJECT|REGDOM|EAP-(?:STARTED EAP|SUCCESS EAP|FAILURE EAP))|PMKSA-CACHE-|Own MAC address: |No network configuration found for|SSL: SSL3 alert: |Initializing interface '|Associated with ${ADDRESS}|WPA: Key negotiation completed|State: [A-Z_]+ -> |Successfully initialized wpa_supplicant|Control interface command)`,
);
/** How messages begin that only a supplicant prints. */
const TELLING = [
  ...['Trying to', 'Auth', 'Assoc', 'SAE'].map((rest) => `SME: ${rest}`),
  ...[
    ...['CONNECTED - Conn', 'DISCONNECTED bssid', 'SSID-', 'SUBNET-', 'SCAN-', 'NETWORK-', 'BSS-', 'REGDOM'],
    ...['BEACON-LOSS', 'SIGNAL-CHANGE', 'DSCP-', 'TERMINATING', 'ASSOC-REJECT', 'AUTH-REJECT'],
    ...['EAP-STARTED EAP', 'EAP-SUCCESS EAP', 'EAP-FAILURE EAP'],
  ].map((rest) => `CTRL-EVENT-${rest}`),
  ...['Trying to associate with ', 'PMKSA-CACHE-', 'Own MAC address: ', 'No network configuration found for'],
  ...['SSL: SSL3 alert: ', "Initializing interface '", 'Associated with ', 'WPA: Key negotiation completed'],
  ...['State: ', 'Successfully initialized wpa_supplicant', 'Control interface command'],
];
const LIKELY = /wpa_supplicant[@\w.-]*(?:\[|\(|:|")|^(?:\d+\.\d{6}: )?(?:EAPOL|SME|WPS): /;

export const wpaSupplicant: Dialect = {
  name: 'wpa_supplicant',
  title: "wpa_supplicant's log at any level, plain or in syslog, journal or logcat dress",
  samples: samplesOf(supplicantRules, (message) => `1795222481.114540: wlan1: ${message}`),
  score: (line) => {
    const head = line.slice(0, 400);
    // Behind `<N>` it is the control interface, unless that is syslog's priority.
    if (/^(?:> |\r)?(?:\d+\.\d+ \S+ |IFNAME=\S+ )?<\d>[A-Z ]/.test(head)) return 0;
    if (CERTAIN.test(head)) return 3;
    return LIKELY.test(head) ? 1 : 0;
  },
  programs: PROGRAMS,
  family: 'hostap',
  telling: TELLING,
  hasStamps: true,
  openings: ['STA ', ...supplicantRules.map(({ head }) => head)],
  open: (input, emit, options) =>
    new MessageParser(
      { witness: 'supplicant', table: supplicantTable, stations: stationTable, programs: PROGRAMS },
      new LogDress(PROGRAMS, options?.year ?? 1970),
      input,
      withProcesses(emit),
    ),
};
