/** How lines look in a log: bare, stamped by the program, carried by syslog, the journal or Android. */
import { clock, two, yearless } from './stamps.ts';
import type { Line } from './tape.ts';

export const DRESSES = ['stamped', 'bare', 'syslog', 'iso', 'precise', 'logcat', 'journal-json'] as const;
export type Dress = (typeof DRESSES)[number];

/** Dresses in which other programs' lines stand beside ours. */
export const isShared = (dress: Dress): boolean => dress !== 'stamped' && dress !== 'bare';

const PIDS: Record<Line['by'], number> = {
  wpa_supplicant: 612,
  hostapd: 733,
  kernel: 0,
  NetworkManager: 598,
  dhclient: 1204,
  systemd: 1,
  other: 2071,
};

const message = ({ iface, text }: Line): string => (iface === undefined ? text : `${iface}: ${text}`);

function carried(line: Line, stamp: string): string {
  const program = line.by === 'kernel' ? 'kernel' : `${line.by}[${PIDS[line.by]}]`;
  return `${stamp} box ${program}: ${message(line)}`;
}

/** hostapd's logger stamps its lines about stations twice (lab recordings). */
const secondStamp = (line: Line, stamp: string): string =>
  line.by === 'hostapd' && line.text.startsWith('STA ') ? `${stamp}: ` : '';

export function wear(line: Line, dress: Dress): string {
  const date = new Date(line.at);
  const seconds = `${Math.floor(line.at / 1000)}.${String(Math.round((line.at % 1000) * 1000)).padStart(6, '0')}`;
  switch (dress) {
    case 'bare':
      return message(line);
    case 'stamped':
      return `${seconds}: ${secondStamp(line, seconds)}${message(line)}`;
    case 'syslog':
      return carried(line, yearless(date));
    case 'precise':
      return carried(line, `${yearless(date)}.${seconds.slice(-6)}`);
    case 'iso':
      return carried(line, `${date.toISOString().slice(0, 19)}+0000`);
    case 'logcat': {
      const day = `${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
      const program = line.by === 'kernel' ? 'kernel  ' : line.by;
      return `${day} ${clock(date)}.${two(Math.floor((line.at % 1000) / 10))}0  ${PIDS[line.by] + 1}  ${PIDS[line.by] + 1} I ${program}: ${message(line)}`;
    }
    case 'journal-json':
      return JSON.stringify({
        __REALTIME_TIMESTAMP: String(Math.round(line.at * 1000)),
        _HOSTNAME: 'box',
        SYSLOG_IDENTIFIER: line.by,
        _PID: String(PIDS[line.by]),
        MESSAGE: message(line),
      });
  }
}
