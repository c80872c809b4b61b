/** NetworkManager's log at any level: as a file, in syslog, in the journal. */
import type { Dialect, Sample } from '../dialect.ts';
import { NmParser, PROGRAMS } from './parser.ts';
import { commonRules, deviceRules, dhcpRules, type NmRule } from './rules.ts';

/** Level and stamp: nobody else writes both so. */
const CERTAIN = /(?:^|[:\]] )<(?:info|warn|error|debug|trace)> +\[\d{9,11}\.\d{4}\] /;
const LIKELY = /NetworkManager(?:\[\d+\])?: |"NetworkManager"/;

/** Its level; the name of a device, up to 1.0. */
const LESS = 0x3c;
const OPEN = 0x28;

const samplesOf = (rules: readonly NmRule[], front: string): Sample[] =>
  rules.flatMap(({ samples, kinds }) =>
    samples.map((message) => ({ line: `<info>  [1795222476.6407] ${front}${message}`, kinds })),
  );

export const networkManager: Dialect = {
  name: 'networkmanager',
  title: "NetworkManager's log, plain or in syslog or journal dress",
  samples: [
    ...samplesOf(deviceRules, 'device (wlan0): '),
    ...samplesOf(dhcpRules, 'dhcp4 (wlan0): '),
    ...samplesOf(commonRules, ''),
  ],
  score: (line) => {
    const head = line.slice(0, 400);
    if (CERTAIN.test(head)) return 3;
    return LIKELY.test(head) ? 2 : 0;
  },
  programs: PROGRAMS,
  openings: [
    ...commonRules.map(({ head }) => head),
    ...['device', 'manager: (', 'Activation (', 'sup-iface[', 'dhcp4'],
  ],
  dresses: (line, start) => line.charCodeAt(start) === LESS || line.charCodeAt(start) === OPEN,
  // `<info>`, `<debug>`; a number in their place is syslog's priority.
  owns: (bytes, start) => bytes[start] === 0x3c && (bytes[start + 1] ?? 0) >= 0x61,
  open: (input, emit, options) => new NmParser(input, emit, options?.year ?? 1970),
};
