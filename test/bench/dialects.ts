/**
 * Throughput of each dialect, as a ratio to grep over the same bytes. A dialect is one row of `ROWS`: what recorded or
 * documented traces under test/scenarios it reads, and what a person would grep for in them. Its traces are repeated to
 * REJOIN_BENCH_MIB (default 256). A format that cannot be repeated as it stands says how in `compose`.
 *
 *     npm run bench -- dialects            all rows
 *     REJOIN_BENCH_ROWS=hostapd,iw-event REJOIN_BENCH_MIB=64 npm run bench -- dialects
 */
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { measure, median } from './measure.ts';

interface Composed {
  /** Written once, before and behind what is repeated. */
  readonly head?: Uint8Array;
  readonly body: Uint8Array;
  readonly tail?: Uint8Array;
}

export interface Row {
  /** How the table and REJOIN_BENCH_ROWS call it. */
  readonly name: string;
  readonly dialect: string;
  /** Traces, by their path under test/scenarios. */
  readonly files: RegExp;
  /** What a person would look for, for `grep -cE`. */
  readonly pattern: string;
  /** Left out: the traces one after the other. */
  readonly compose?: (traces: readonly Buffer[]) => Composed;
}

const SUPPLICANT = 'CTRL-EVENT|PMKSA|SME:|State:';
const JOURNAL = 'wpa_supplicant|NetworkManager|kernel';
const ACCESS_POINT = 'AP-STA|IEEE 802\\.11|WPA: |CTRL-EVENT';

const ROWS: readonly Row[] = [
  {
    name: 'wpa_supplicant',
    dialect: 'wpa_supplicant',
    files: /wpa-info\.log$/,
    pattern: SUPPLICANT,
  },
  {
    name: 'wpa_supplicant -dd',
    dialect: 'wpa_supplicant',
    files: /wpa-msgdump\.log\.gz$/,
    pattern: SUPPLICANT,
  },
  {
    name: 'wpa_supplicant in syslog',
    dialect: 'wpa_supplicant',
    files: /wpa-info\.log$/,
    pattern: SUPPLICANT,
    compose: (traces) => ({ body: inSyslog(traces, 'wpa_supplicant') }),
  },
  {
    name: 'wpa_supplicant -dd in syslog',
    dialect: 'wpa_supplicant',
    files: /wpa-msgdump\.log\.gz$/,
    pattern: SUPPLICANT,
    compose: (traces) => ({ body: inSyslog(traces, 'wpa_supplicant') }),
  },
  { name: 'wpa-events', dialect: 'wpa-events', files: /wpa-events\.log$/, pattern: 'CTRL-EVENT|PMKSA|SME:' },
  { name: 'iw-event', dialect: 'iw-event', files: /iw-event\.log$/, pattern: 'auth|assoc|connected' },
  { name: 'hostapd', dialect: 'hostapd', files: /hostapd\.log$/, pattern: ACCESS_POINT },
  { name: 'hostapd -dd', dialect: 'hostapd', files: /hostapd-debug\.log\.gz$/, pattern: ACCESS_POINT },
  {
    name: 'hostapd on OpenWrt',
    dialect: 'hostapd',
    files: /hostapd-openwrt-.*logread\.txt$/,
    pattern: ACCESS_POINT,
  },
  {
    name: 'huawei-ac',
    dialect: 'huawei-ac',
    files: /huawei-.*(?:station-trace|record)\.txt$/,
    pattern: 'handshake|MIC is wrong|AP +[0-9]',
  },
  {
    name: 'cisco-wlc 9800',
    dialect: 'cisco-wlc',
    files: /cisco-.*ra-trace\.txt$/,
    pattern: 'EAP key|CO_CLIENT|Association',
  },
  {
    name: 'cisco-wlc AireOS',
    dialect: 'cisco-wlc',
    files: /cisco-.*debug-client\.txt$/,
    pattern: 'EAPOL|Assoc|PMKID',
  },
  {
    name: 'aruba',
    dialect: 'aruba',
    files: /aruba-.*\/(?:trace|show)\.txt$/,
    pattern: 'wpa2-key|station-up|assoc',
  },
  {
    name: 'kernel',
    dialect: 'kernel',
    files: /kernel-.*\/kernel\.log$/,
    pattern: 'authenticat|associat|send auth|AssocResp',
    compose: (traces) => ({ body: amongOthers(traces, '\n', kernelLine) }),
  },
  {
    name: 'iwd',
    dialect: 'iwd',
    files: /iwd-.*\/iwd-info\.log\.gz$/,
    pattern: 'event: |Deauthentication',
  },
  {
    name: 'iwd -d',
    dialect: 'iwd',
    files: /iwd-.*\/iwd-debug\.log\.gz$/,
    pattern: 'event: |Deauthentication|pmksa|ptk_',
  },
  {
    name: 'iwmon',
    dialect: 'iwmon',
    files: /iwd-.*\/iwmon\.log\.gz$/,
    pattern: 'Authenticate|Associate|Connect|PMKID',
  },
  {
    name: 'networkmanager',
    dialect: 'networkmanager',
    files: /nm-.*\/networkmanager\.log$/,
    pattern: 'state change|supplicant|dhcp4',
  },
  {
    name: 'networkmanager TRACE',
    dialect: 'networkmanager',
    files: /nm-.*\/networkmanager-debug\.log\.gz$/,
    pattern: 'state change|supplicant|dhcp4',
  },
  {
    name: 'journal short',
    dialect: 'networkmanager',
    files: /nm-.*\/journal\.log$/,
    pattern: JOURNAL,
    compose: (traces) => ({ body: amongOthers(traces, '\n', otherLine) }),
  },
  {
    name: 'journal json',
    dialect: 'networkmanager',
    files: /nm-.*\/journal\.json\.gz$/,
    pattern: JOURNAL,
    compose: (traces) => ({ body: amongOthers(traces, '\n', (n) => JSON.stringify(otherEntry(n))) }),
  },
  {
    name: 'journal export',
    dialect: 'networkmanager',
    files: /nm-.*\/journal\.export\.gz$/,
    pattern: JOURNAL,
    compose: (traces) => ({ body: amongOthers(traces, '\n\n', exported) }),
  },
  {
    name: 'macos compact',
    dialect: 'macos',
    files: /macos-whole\/compact\.log\.gz$/,
    pattern: 'airportd|wifid|eapolclient',
  },
  {
    name: 'macos ndjson',
    dialect: 'macos',
    files: /macos-whole\/ndjson\.json\.gz$/,
    pattern: 'airportd|wifid|eapolclient',
  },
  {
    name: 'windows-wlan XML',
    dialect: 'windows-wlan',
    files: /windows-.*\/events\.xml$/,
    pattern: '<EventID>(800[0-4]|110(0[0-6]|10)|1201[1-4])<',
  },
];

/** Entries of other programs between any two of a journal's own: weeks of a journal are nearly nothing else. */
const OTHERS = 30;
const OTHER_PROGRAMS = [
  'gnome-shell',
  'systemd',
  'CRON',
  'dbus-daemon',
  'firefox.desktop',
  'sshd',
  'tracker-miner-f',
];

function otherEntry(n: number): Readonly<Record<string, string>> {
  const program = OTHER_PROGRAMS[n % OTHER_PROGRAMS.length] ?? '';
  return {
    __CURSOR: `s=24bf81a7c53d481ab2f0bca9ec6d671c;i=${n.toString(16)};b=ee7ee8c6bb9a4198831bd54ff84f08ac;m=c19077f`,
    __REALTIME_TIMESTAMP: String(1_795_235_000_000_000 + n),
    _TRANSPORT: 'stdout',
    _UID: '1000',
    _SYSTEMD_CGROUP: '/user.slice/user-1000.slice/user@1000.service/app.slice/x.service',
    _HOSTNAME: 'lab',
    _CMDLINE: `/usr/bin/${program} --flag`,
    SYSLOG_IDENTIFIER: program,
    MESSAGE: `window ${n} took ${(n * 7919) % 1000} ms to draw, frame dropped${' again'.repeat(n % 9)}`,
    _SYSTEMD_UNIT: 'user@1000.service',
    _MACHINE_ID: '0123456789abcdef0123456789abcdef',
  };
}

const otherLine = (n: number): string => {
  const { SYSLOG_IDENTIFIER = '', MESSAGE = '' } = otherEntry(n);
  return `Nov 21 04:40:32 lab ${SYSLOG_IDENTIFIER}[${n}]: ${MESSAGE}`;
};

/** What a kernel says of other parts. */
const OTHER_PARTS = [
  'usb 1-2: new high-speed USB device number 4 using xhci_hcd',
  'EXT4-fs (nvme0n1p2): re-mounted. Opts: errors=remount-ro',
  'audit: type=1400 audit(1795237773.498:61): apparmor="STATUS" operation="profile_load"',
  'pcieport 0000:00:1c.0: AER: Corrected error received: 0000:00:1c.0',
];
const kernelLine = (n: number): string =>
  `[${(n / 10).toFixed(6).padStart(12)}] ${OTHER_PARTS[n % OTHER_PARTS.length]}`;

const exported = (n: number): string =>
  Object.entries(otherEntry(n))
    .map((field) => field.join('='))
    .join('\n');

function amongOthers(traces: readonly Buffer[], separator: string, other: (n: number) => string): Buffer {
  const own = traces
    .flatMap((trace) => trace.toString('latin1').split(separator))
    .filter((entry) => entry !== '');
  const all = own.flatMap((entry, i) => [
    ...Array.from({ length: OTHERS }, (_, n) => other(i * OTHERS + n)),
    entry,
  ]);
  return Buffer.from(all.map((entry) => entry + separator).join(''), 'latin1');
}

/** The same lines as syslog writes them: its own stamp and the program in front, the program's stamp gone. */
function inSyslog(traces: readonly Buffer[], program: string): Buffer {
  const lines = Buffer.concat(traces).toString('latin1').split('\n');
  const dressed = lines.map((line) => {
    const stamp = /^(\d+\.\d+): /.exec(line);
    const at = new Date(Number(stamp?.[1] ?? 0) * 1000);
    const [, day, month, , time] = at.toUTCString().split(' ');
    const when = `${month} ${String(Number(day)).padStart(2)} ${time}`;
    return `${when} host ${program}[612]: ${line.slice(stamp?.[0].length ?? 0)}`;
  });
  return Buffer.from(dressed.slice(0, -1).join('\n') + '\n', 'latin1');
}

const ROUNDS = 3;
const MIB = Number(process.env['REJOIN_BENCH_MIB'] ?? 256);
const scenarios = join(import.meta.dirname, '../scenarios');
const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');

function tracesOf(row: Row): Buffer[] {
  const names = readdirSync(scenarios, { recursive: true, encoding: 'utf8' }).filter((name) =>
    row.files.test(name),
  );
  if (names.length === 0) throw new Error(`No trace under test/scenarios fits ${String(row.files)}.`);
  return names.toSorted().map((name) => {
    const bytes = readFileSync(join(scenarios, name));
    return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  });
}

function writeInput(path: string, { head, body, tail }: Composed): void {
  const file = openSync(path, 'w');
  if (head) writeSync(file, head);
  for (let written = 0; written < MIB * 2 ** 20; written += body.length) writeSync(file, body);
  if (tail) writeSync(file, tail);
  closeSync(file);
}

export const writeTraces = (row: Row, path: string): void => {
  const traces = tracesOf(row);
  writeInput(path, row.compose?.(traces) ?? { body: Buffer.concat(traces) });
};

export function wantedRows(): readonly Row[] {
  const wanted = process.env['REJOIN_BENCH_ROWS']?.split(',');
  return ROWS.filter((row) => !wanted || wanted.includes(row.name) || wanted.includes(row.dialect));
}

interface Figures {
  readonly row: string;
  readonly 'MiB/s': number;
  readonly 'grep MiB/s': number;
  readonly 'times grep': number;
  readonly 'peak MiB': number;
  readonly recognised: string;
}

async function measureRow(row: Row, input: string): Promise<Figures> {
  writeTraces(row, input);
  const rounds = [];
  await measure('grep', ['-cE', row.pattern, input]);
  for (let round = 0; round < ROUNDS; round++) {
    const grep = await measure('grep', ['-cE', row.pattern, input]);
    const ours = await measure(process.execPath, [rejoin, 'diagnose', '--json', input]);
    rounds.push({ grep, ours });
  }
  const { inputs } = JSON.parse(rounds[0]?.ours.stdout ?? '') as {
    inputs: { dialect: string; lines: number; recognised: number }[];
  };
  const [read] = inputs;
  if (read?.dialect !== row.dialect)
    throw new Error(`${row.name} was read as ${read?.dialect ?? 'nothing'}.`);
  const speed = (seconds: number): number => Math.round(MIB / seconds);
  return {
    row: row.name,
    'MiB/s': speed(median(rounds.map(({ ours }) => ours.seconds))),
    'grep MiB/s': speed(median(rounds.map(({ grep }) => grep.seconds))),
    'times grep': Number(median(rounds.map(({ grep, ours }) => ours.seconds / grep.seconds)).toFixed(2)),
    'peak MiB': Math.round(Math.max(...rounds.map(({ ours }) => ours.peakMiB))),
    recognised: `${Math.round((100 * read.recognised) / read.lines)} %`,
  };
}

export async function benchDialects(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  try {
    const table: Figures[] = [];
    for (const row of wantedRows()) table.push(await measureRow(row, join(folder, 'input')));
    console.table(table);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
