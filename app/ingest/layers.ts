/**
 * What stands around a message, layer by layer, as data: marks of those who pasted it, stamps, and what carriers add. Each
 * layer is an anchored pattern for what is taken off, with samples; layers lie upon each other in any order.
 */
import type { Instant } from '../domain/ids.ts';
import { MONTH_WORD, monthOf } from './months.ts';
import { fraction } from './stamps.ts';
import { at } from './text.ts';

/** Gives a date to stamps that lack their year, or all of it. */
export interface Calendar {
  /** @param time milliseconds of the day */
  place(month: number, day: number, time: number): Instant;
  today(time: number): Instant;
}

export interface Layer {
  /** First characters of it: `a` stands for every letter and everything beyond ASCII, `0` for every digit. */
  readonly first: string;
  readonly pattern: RegExp;
  /** Where it is a stamp: its time. `undefined`: it is none after all. */
  readonly time?: (groups: RegExpExecArray, calendar: Calendar) => Instant | undefined;
  /** Only before any stamp: behind one it would be part of the message. */
  readonly isMark?: true;
  /** Lines that begin with it, and what is left of them. */
  readonly samples: readonly (readonly [line: string, rest: string])[];
}

const TIME = String.raw`(\d{1,2}):(\d\d):(\d\d)(?:(?:[.,]|:(?=\d{3}(?![\d:A-Fa-f])))(\d{1,9}))?(?: ?([AaPp])\.?[Mm]\.?)?`;
/** Capitals that begin a message, and are no zone. */
const NO_ZONE =
  '(?!(?:WLAN|WIFI|LAN|WAN|DHCP|DNS|MAC|STA|SSID|BSSID|EAP|AAA|WPA|WPS|RSN|PSK|PMK|SAE|ARP|ACL|AUTH|ASSOC|ERROR|WARN|INFO|DEBUG|NOTE) )';
const ZONE = String.raw`(?: ?(Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?|${NO_ZONE}[A-Z]{3,5}(?![\w.-]|: )))?`;
const OPEN = String.raw`["'([{]{0,2}`;
/** A stamp ends in front of something that is no part of a word. */
const CLOSE = String.raw`(?![\w.]|:\d)["')\]}]{0,2}(?: ?[:,;|])?["']? *`;
const WEEKDAY = String.raw`(?:[A-Za-z\x80-\xff]{2,24}\.?,? )?`;

type Text = string | undefined;

/** Milliseconds of the day. */
const timeOf = (hour: Text, minute: Text, second: Text, digits: Text, half: Text): number => {
  let h = Number(hour);
  if (half !== undefined) h = (h % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return ((h * 60 + Number(minute)) * 60 + Number(second)) * 1000 + fraction(digits);
};

/** Milliseconds east of UTC; names of zones other than UTC are taken as UTC, as stamps without a zone are. */
const zoneOf = (zone: Text): number => {
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d\d)?/.exec(zone ?? '') ?? [];
  if (sign === undefined) return 0;
  const size = (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -size : size;
};

const isDay = (month: number, day: number): boolean => month >= 0 && month < 12 && day >= 1 && day <= 31;

const dated = (
  calendar: Calendar,
  [year, month, day]: readonly [Text, number, Text],
  [hour, minute, second, digits, half, zone]: readonly Text[],
): Instant | undefined => {
  if (!isDay(month, Number(day))) return undefined;
  const time = timeOf(hour, minute, second, digits, half);
  const instant =
    year === undefined
      ? calendar.place(month, Number(day), time)
      : Date.UTC(Number(year) + (year.length === 2 ? 2000 : 0), month, Number(day)) + time;
  return instant - zoneOf(zone);
};

const seconds = ([, text]: RegExpExecArray): Instant => Number(text) * 1000;

export const LAYERS: readonly Layer[] = [
  {
    // The program's own (`-t`), and `journalctl -o short-unix`.
    first: '0',
    pattern: at`(\d{1,12}\.\d{6}): `,
    time: seconds,
    samples: [['1795222476.640752: wlan0: x', 'wlan0: x']],
  },
  {
    first: '0',
    pattern: at`(\d{9,10}\.\d{3,9})${CLOSE}`,
    time: seconds,
    samples: [['1795222476.640752 lab x', 'lab x']],
  },
  {
    first: '[("0',
    pattern: at`${OPEN}(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ,_]{1,2}${TIME}${ZONE}${CLOSE}`,
    time: ([, year, month, day, ...time], calendar) => dated(calendar, [year, Number(month) - 1, day], time),
    samples: [
      ['2026-11-21T01:00:00.123456+00:00 lab x', 'lab x'],
      ['2026-11-21 01:00:00,123 lab x', 'lab x'],
      ['[2026/11/21 01:00:00] lab x', 'lab x'],
      ['2026-11-21 5:24:59.000 PM lab x', 'lab x'],
      ['"2026-11-21 01:00:00","lab x', 'lab x'],
    ],
  },
  {
    first: '[("0',
    pattern: at`${OPEN}(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?:,? |\t)${TIME}${ZONE}${CLOSE}`,
    time: ([, one, mark, two, year, ...time], calendar) => {
      const isMonthFirst = mark === '/' && Number(one) <= 12;
      const [month, day] = isMonthFirst ? [one, two] : [two, one];
      return dated(calendar, [year, Number(month) - 1, day], time);
    },
    samples: [
      ['11/21/2026 12:08:55 AM x', 'x'],
      ['21.11.2026 01:00:00 x', 'x'],
      ['21.11.2026, 01:00:00: x', 'x'],
      ['21.11.26\t01:00:00 x', 'x'],
    ],
  },
  {
    // Logcat.
    first: '[("0',
    pattern: at`${OPEN}(\d\d)-(\d\d) ${TIME}${CLOSE}`,
    time: ([, month, day, ...time], calendar) => dated(calendar, [undefined, Number(month) - 1, day], time),
    samples: [['11-21 01:00:00.123  884  884 I x', '884  884 I x']],
  },
  {
    // Syslog and the journal in any language, `ctime`, `dmesg -T`, LuCI.
    first: '[("a0',
    pattern: at`${OPEN}${WEEKDAY}(${MONTH_WORD}),? {1,2}(\d{1,2})(?:,? (\d{4}))?,? ${TIME}(?: (\d{4})(?!-))?${ZONE}${CLOSE}`,
    time: ([, month = '', day, year, hour, minute, second, digits, half, later, zone], calendar) =>
      dated(calendar, [year ?? later, monthOf(month), day], [hour, minute, second, digits, half, zone]),
    samples: [
      ['Nov 21 01:00:00 lab x', 'lab x'],
      ['dez 21 01:00:00 lab x', 'lab x'],
      ['d\xc3\xa9c. 21 01:00:00 lab x', 'lab x'],
      ['12\xe6\x9c\x88 21 01:00:00 lab x', 'lab x'],
      ['[Feb 25, 2026, 5:09:42 PM GMT+2] daemon.notice: x', 'daemon.notice: x'],
      ['Sat Nov 21 01:00:00 2026 daemon.info x', 'daemon.info x'],
      ['[Sat Nov 21 01:00:00 2026] wlan0: x', 'wlan0: x'],
    ],
  },
  {
    first: '[("a0',
    pattern: at`${OPEN}${WEEKDAY}(\d{1,2})\.? (${MONTH_WORD}),?(?: (\d{4}))?,? ${TIME}${ZONE}${CLOSE}`,
    time: ([, day, month = '', year, ...time], calendar) =>
      dated(calendar, [year, monthOf(month), day], time),
    samples: [
      ['[7 mar 2026, 03:03:38 UTC] kern.notice: x', 'kern.notice: x'],
      ['21 Nov 01:00:00 lab x', 'lab x'],
    ],
  },
  {
    // `journalctl -o short-full` and `with-unit`: behind a weekday.
    first: 'a',
    pattern: at`[A-Za-z\x80-\xff]{2,24}\.?,? (\d{4})-(\d\d)-(\d\d) ${TIME}${ZONE}${CLOSE}`,
    time: ([, year, month, day, ...time], calendar) => dated(calendar, [year, Number(month) - 1, day], time),
    samples: [['Sat 2026-11-21 01:00:00 UTC lab x', 'lab x']],
  },
  {
    // Since boot: dmesg, `journalctl -o short-monotonic`; OpenWrt's `logread -t`.
    first: '[',
    pattern: at`\[ {0,9}(\d{1,10}\.\d{1,9})(?:@\d{1,2})?(?: <[ \d.]{1,16}>)?\]:? ?(?:\[ {0,9}[TC]\d{1,9}\] )?`,
    time: seconds,
    samples: [
      ['[   12.345678] lab x', 'lab x'],
      ['[   12.345678] [ T123] wlan0: x', 'wlan0: x'],
      ['[   12.345678@3] wlan0: x', 'wlan0: x'],
    ],
  },
  {
    // Qualcomm's drivers, behind the seconds since boot.
    first: '[',
    pattern: at`\[\d{8}_\d\d:\d\d:\d\d\.\d{6}\]@\d `,
    samples: [['[20261121_01:00:00.123456]@0 wlan: x', 'wlan: x']],
  },
  {
    first: '[("0',
    pattern: at`${OPEN}${TIME}${ZONE}${CLOSE}`,
    time: ([, hour, minute, second, digits, half, zone], calendar) =>
      Number(hour) < 24
        ? calendar.today(timeOf(hour, minute, second, digits, half)) - zoneOf(zone)
        : undefined,
    samples: [
      ['01:00:00 wlan0: x', 'wlan0: x'],
      ['01:00:00.123 wlan0: x', 'wlan0: x'],
      ['01:00:00:123 wlan0: x', 'wlan0: x'],
      ['[1:00:00 PM] wlan0: x', 'wlan0: x'],
    ],
  },
  {
    // The arrow of Arduino's serial monitor, behind its time.
    first: '-',
    pattern: at`-> `,
    samples: [['-> [  1000][W][WiFiGeneric.cpp:1062] x', '[  1000][W][WiFiGeneric.cpp:1062] x']],
  },
  {
    // RFC 3164 and 5424 on the wire.
    first: '<',
    pattern: at`<\d{1,3}>(?:1 (?=[\d-]))?`,
    samples: [['<29>Nov 21', 'Nov 21']],
  },
  {
    // Zephyr's level, and the function that prints for hostap's code.
    first: '<',
    pattern: at`<(?:dbg|inf|wrn|err)> (?:wpa_supp: (?:wpa_printf_impl: )?)?`,
    samples: [['<dbg> wpa_supp: wpa_printf_impl: wlan0: x', 'wlan0: x']],
  },
  {
    // Logcat's process and thread, its priority and tag.
    first: '0',
    pattern: at`(?:\d{1,6} +)?\d{1,6}[ -] *\d{1,6} +[VDIWEF] +(?=\S)`,
    samples: [['884  884 I x', 'x']],
  },
  {
    // Android Studio's: process and thread, the tag, the package, the priority.
    first: '0',
    pattern: at`\d{1,6}-\d{1,6} +(?=[\w.-]{1,32} )`,
    samples: [['611-611   wpa_supplicant  pid-611  I  x', 'wpa_supplicant  pid-611  I  x']],
  },
  {
    // The unified log of macOS: thread, kind, activity, process, time to live.
    first: 'a0',
    pattern: at`(?:0x[\da-f]{1,16} +|[\w.-]{1,64} +)?(?:Default|Info|Debug|Error|Fault|Activity) +0x[\da-f]{1,16} +\d{1,7} +\d{1,5} +`,
    samples: [['laptop     Default     0x0    0      0    kernel: x', 'kernel: x']],
  },
  {
    // A container's runtime (CRI): stream, and whether the line is whole.
    first: 'a',
    pattern: at`std(?:out|err) [FP] `,
    samples: [['stdout F wlan0: x', 'wlan0: x']],
  },
  {
    first: 'a',
    pattern: at`[VDIWEF](?:/(?=\w)|\( {0,6}\d{1,6}(?:: {0,6}(?:0x)?[\da-f]{1,8})?\)[: ] ?)`,
    samples: [
      ['I/wpa_supplicant(9): x', 'wpa_supplicant(9): x'],
      ['I( 884: 884) x', 'x'],
    ],
  },
  {
    // Level, file and line, as small loggers print them.
    first: 'VDIWE',
    pattern: at`[VDIWE]: [\w./-]{1,64} \[\d{1,5}\]: `,
    samples: [['I: src/net.cpp [23]: x', 'x']],
  },
  {
    // What BusyBox's syslog, OpenWrt's logread and LuCI put in front of the program.
    first: 'a',
    pattern: at`(?:kern|user|daemon|auth|authpriv|syslog|cron|local[0-7])\.(?:emerg|alert|crit|err|error|warn|warning|notice|info|debug) ?:? `,
    samples: [
      ['daemon.notice hostapd: x', 'hostapd: x'],
      ['daemon.notice: hostapd: x', 'hostapd: x'],
    ],
  },
  {
    // UniFi's model, address and firmware.
    first: '(a',
    pattern: at`(?:\("[^"]{1,80}"\):?|[\w-]{2,24},[\da-f]{12},[\w.+-]{1,32}:) `,
    samples: [
      ['("U7LT,020000000000,v3.9.3.7537") hostapd: x', 'hostapd: x'],
      ['U7LT,020000000000,v3.9.3.7537: hostapd: x', 'hostapd: x'],
    ],
  },
  {
    // Mails, lists, tables, fences, and what a terminal leaves behind.
    first: ' \t>|*-+#,;`"\'\xe2\xc2\x1b\r',
    pattern: at`[ \t\r]+|(?:> ?)+|\|\|? ?|[*+#-]{1,3} |[,;]|\x60{1,3}|["'](?=\S)|\xe2\x80[\xa2\xa3] |\xc2[\xb7\xbb] `,
    isMark: true,
    samples: [
      ['> > x', 'x'],
      ['    x', 'x'],
      ['| x', 'x'],
      ['- x', 'x'],
      [',I/x', 'I/x'],
    ],
  },
  {
    // WiFiManager's.
    first: '*',
    pattern: at`\*[wW][mM]: ?(?:\[\d\] ?)?(?:\[(?:EVENT|ERROR)\] )?`,
    isMark: true,
    samples: [
      ['*WM: [2] [EVENT] x', 'x'],
      ['*wm:[2] x', 'x'],
    ],
  },
  {
    // Numbers of lines: of an editor, of `grep -n`, its context.
    first: 'LZ\xe80',
    pattern: at`(?:L(?:ine|igne|inha) |Zeile |\xe8\xa1\x8c )?\d{1,8}(?:[:-] ?(?=[^\d\s]|\d{4}-|\d{10}|\d\d?:\d\d:|\d\d?[/.\xe6\xec]|\d\d-\d\d )|[:)][ \t]+|\t|\. +(?=\S))`,
    isMark: true,
    samples: [
      ['12: Nov 21', 'Nov 21'],
      ['12:Nov 21', 'Nov 21'],
      ['12-Nov 21', 'Nov 21'],
      ['12\tNov 21', 'Nov 21'],
      ['Line 12: 11-21', '11-21'],
      ['Zeile 12: Nov 21', 'Nov 21'],
      ['\xe8\xa1\x8c 12: Nov 21', 'Nov 21'],
    ],
  },
  {
    // Names of files that `grep` puts in front.
    first: 'a./~0',
    pattern: at`(?:[\w.~+-]{0,64}/){0,12}(?:[\w+.-]{0,64}(?:log|\.(?:txt|out|old|gz|\d{1,3}))|syslog|messages|daemon|dmesg|journal)(?:[:-]\d{1,8}(?!:\d\d:\d\d(?!:\d)|\d|-\d\d[- ]))?(?:[:-](?=[^\s/])|-(?=\s))`,
    isMark: true,
    samples: [
      ['syslog.1:12:Nov 21', 'Nov 21'],
      ['syslog-Nov 21', 'Nov 21'],
      ['/var/log/syslog:Nov 21', 'Nov 21'],
      ['wpa.log:12:Nov 21', 'Nov 21'],
    ],
  },
  {
    // docker compose, kubectl.
    first: 'a0[',
    pattern: at`[\w.-]{1,64} +\| |\[pod/[^\]]{1,200}\] `,
    isMark: true,
    samples: [
      ['wifi-1  | wlan0: x', 'wlan0: x'],
      ['[pod/wifi/hostapd] wlan0: x', 'wlan0: x'],
    ],
  },
];
