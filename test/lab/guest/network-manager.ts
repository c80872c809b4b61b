import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Skip, type Level } from '../scenario.ts';
import { Control } from './control.ts';
import { EventLog } from './event-log.ts';
import type { Network } from './networks.ts';
import { Daemon, run } from './process.ts';
import { radio } from './radios.ts';

/** The forms in which `journalctl -o` hands the journal out, and the files that they go to: the usual ones, and the others. */
const FORMS: Readonly<Record<string, string>> = {
  short: 'journal.log',
  json: 'journal.json',
  export: 'journal.export',
};
const OTHER_FORMS: Readonly<Record<string, string>> = {
  'short-precise': 'journal-short-precise.log',
  'short-iso': 'journal-short-iso.log',
  'short-iso-precise': 'journal-short-iso-precise.log',
  'short-full': 'journal-short-full.log',
  'short-monotonic': 'journal-short-monotonic.log',
  'short-unix': 'journal-short-unix.log',
  'with-unit': 'journal-with-unit.log',
  verbose: 'journal-verbose.log',
  'json-pretty': 'journal-pretty.json',
  'json-sse': 'journal-sse.json',
  'json-seq': 'journal-seq.json',
};

const CONFIGURATION = `[main]
plugins=keyfile
[logging]
backend=journal
[device]
wifi.scan-rand-mac-address=no
[connection]
wifi.cloned-mac-address=preserve
[keyfile]
unmanaged-devices=interface-name:wlan0;interface-name:wlan2;interface-name:wlan3
`;

/** A machine of its own: what the journal says of a machine must not be the builder's. */
const MACHINE_ID = '0123456789abcdef0123456789abcdef';
const CONNECTIONS = '/etc/NetworkManager/system-connections';

/** The access point is another machine: what it says is not in this one's journal. */
export const ELSEWHERE = ['logger_syslog=0'];

const POLKITS = ['/usr/lib/polkit-1/polkitd', '/usr/libexec/polkitd'];
/** What an old polkit, up to 0.105, reads instead of rules. */
const AUTHORITIES = '/etc/polkit-1/localauthority/50-local.d';
const CONTROL = 'org.freedesktop.NetworkManager.network-control';
const PROGRAMS = [
  '/usr/sbin/NetworkManager',
  '/usr/bin/nmcli',
  '/usr/bin/dbus-daemon',
  '/usr/bin/udevadm',
  '/lib/systemd/systemd-journald',
];

let services: Promise<void> | undefined;

/** What a desktop has anyway, once a guest: devices by udev, a bus, a journal. */
export const startServices = (): Promise<void> => (services ??= bootServices());

async function bootServices(): Promise<void> {
  writeFileSync('/etc/machine-id', `${MACHINE_ID}\n`);
  writeFileSync('/proc/sys/kernel/hostname', 'lab');
  writeFileSync('/etc/hostname', 'lab\n');
  mkdirSync('/etc/systemd/journald.conf.d', { recursive: true });
  writeFileSync(
    '/etc/systemd/journald.conf.d/lab.conf',
    '[Journal]\nStorage=volatile\nRateLimitIntervalSec=0\n',
  );
  for (const folder of ['/run/systemd/journal', '/run/dbus', '/run/udev'])
    mkdirSync(folder, { recursive: true });
  rmSync('/dev/log', { force: true });
  symlinkSync('/run/systemd/journal/dev-log', '/dev/log');
  // The journal asks in which control group its writers live.
  await run('mount', '-t', 'cgroup2', 'cgroup2', '/sys/fs/cgroup');
  new Daemon('/lib/systemd/systemd-journald', []);
  await until(() => existsSync('/run/systemd/journal/dev-log'), 'the journal did not start');
  await run('/lib/systemd/systemd-udevd', '--daemon');
  await run('dbus-daemon', '--system', '--fork');
}

async function until(test: () => boolean | Promise<boolean>, why: string, seconds = 40): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await test())) {
    if (Date.now() > end) throw new Error(why);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The station of a desktop on radio 1: NetworkManager, which drives wpa_supplicant over D-Bus, and a journal. */
export class Desktop {
  readonly iface = radio(1).iface;
  readonly address = radio(1).address;
  /** NetworkManager's own log, line by line. */
  readonly events = new EventLog('NetworkManager');
  readonly #folder: string;
  readonly #hasOwnLog: boolean;
  readonly #level: Level;
  readonly #logPath: string;
  readonly #daemons: Daemon[] = [];
  #since = '';
  #hasPolkit = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param hasOwnLog false: the supplicant writes to the journal alone, where 2.9 puts everything once it is told of it */
  constructor(folder: string, level: Level, hasOwnLog: boolean) {
    this.#hasOwnLog = hasOwnLog;
    this.#folder = folder;
    this.#level = level;
    this.#logPath = join(folder, level === 'info' ? 'networkmanager.log' : 'networkmanager-debug.log');
  }

  /** Returns when NetworkManager answers and has taken the interface. */
  async start(): Promise<void> {
    const missing = PROGRAMS.filter((program) => !existsSync(program));
    if (missing.length > 0)
      throw new Skip(`${missing.join(', ')}: apt-get install network-manager dbus udev systemd`);
    await startServices();
    this.#since = `@${(Date.now() / 1000).toFixed(3)}`;
    await run('udevadm', 'trigger');
    await run('udevadm', 'settle');
    writeFileSync('/etc/NetworkManager/NetworkManager.conf', CONFIGURATION);
    rmSync(CONNECTIONS, { recursive: true, force: true });
    mkdirSync(CONNECTIONS, { recursive: true });
    rmSync('/var/lib/NetworkManager', { recursive: true, force: true });
    mkdirSync('/run/NetworkManager', { recursive: true });
    const debug = this.#level === 'info' ? [] : ['-d'];
    const log = this.#hasOwnLog ? ['-f', join(this.#folder, `wpa-${this.#level}.log`)] : [];
    this.#daemons.push(
      new Daemon('wpa_supplicant', [
        ...['-u', '-s', '-t', ...debug, ...log],
        ...['-O', 'DIR=/run/wpa_supplicant GROUP=netdev'],
      ]),
    );
    const level = this.#level === 'info' ? 'INFO' : 'TRACE';
    // Its stderr has its own form of the log; the journal gets the same lines.
    this.#daemons.push(
      new Daemon('NetworkManager', ['--debug', `--log-level=${level}`], undefined, this.#logPath),
    );
    this.#follow();
    const running = () => run('nmcli', '-t', '-f', 'RUNNING', 'general').catch(() => '');
    await until(async () => (await running()).includes('running\n'), 'NetworkManager did not come up');
    const isAvailable = async (): Promise<boolean> =>
      (await run('nmcli', '-t', '-f', 'DEVICE,STATE', 'device')).includes(`${this.iface}:disconnected\n`);
    await until(isAvailable, 'NetworkManager did not hand the interface to wpa_supplicant');
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    for (const daemon of this.#daemons.splice(0).reverse()) await daemon.stop();
  }

  /**
   * Saves a profile that connects by itself, as a desktop does with a network that it has just been told.
   * @param settings further settings of nmcli, in pairs
   */
  async addProfile(network: Network, ...settings: readonly string[]): Promise<void> {
    const { ssid, akm, password } = network;
    const management = akm === 'SAE' ? 'sae' : 'wpa-psk';
    await run(
      'nmcli',
      ...['connection', 'add', 'type', 'wifi', 'ifname', this.iface, 'con-name', ssid, 'ssid', ssid],
      ...['wifi-sec.key-mgmt', management, 'wifi-sec.psk', password, 'ipv6.method', 'disabled', ...settings],
    );
  }

  /** polkit, which lets these users activate networks as it lets whoever sits at a machine, and nobody else but root. */
  async polkit(allowed: readonly string[]): Promise<void> {
    const daemon = POLKITS.find((path) => existsSync(path));
    if (daemon === undefined) throw new Skip(`${POLKITS.join(', ')}: apt-get install polkitd`);
    const test = allowed.map((user) => `subject.user == "${user}"`).join(' || ') || 'false';
    const rules = '/etc/polkit-1/rules.d';
    mkdirSync(rules, { recursive: true });
    writeFileSync(
      `${rules}/49-lab.rules`,
      `polkit.addRule(function (action, subject) {\n` +
        `  if (action.id != "${CONTROL}") return undefined;\n` +
        `  return ${test} ? polkit.Result.YES : polkit.Result.NO;\n});\n`,
    );
    const authority = (name: string, user: string, result: string): string =>
      `[${name}]\nIdentity=unix-user:${user}\nAction=${CONTROL}\n` +
      ['Any', 'Inactive', 'Active'].map((kind) => `Result${kind}=${result}\n`).join('');
    if (existsSync(AUTHORITIES)) {
      // Of those that fit, the last one counts.
      const all = [authority('Others', '*', 'no'), ...allowed.map((user) => authority(user, user, 'yes'))];
      writeFileSync(`${AUTHORITIES}/lab.pkla`, all.join('\n'));
    }
    await run('chmod', '755', '/etc/polkit-1', '/etc/polkit-1/rules.d').catch(() => undefined);
    // A running one reads a changed rule by itself.
    if (this.#hasPolkit) return;
    this.#hasPolkit = true;
    this.#daemons.push(new Daemon(daemon, ['--no-debug']));
    const answers = () => run('busctl', '--system', 'status', 'org.freedesktop.PolicyKit1').catch(() => '');
    await until(async () => (await answers()) !== '', 'polkit did not come up');
  }

  /** The stored profiles as they lie on the disk, with when they were last written. */
  async stored(): Promise<string> {
    return run('sh', '-c', `cd ${CONNECTIONS} && stat -c '%n %Y %s' * && cat *`);
  }

  /** Runs nmcli, as a person at a terminal would. */
  nmcli(...args: string[]): Promise<string> {
    return run('nmcli', ...args);
  }

  /** Waits for a line of NetworkManager. @param why the sentence if it does not come */
  async said(pattern: RegExp, why: string, seconds = 60): Promise<void> {
    await this.events.next({ said: pattern }, seconds, why);
  }

  activated(why = 'NetworkManager did not activate the connection', seconds = 60): Promise<void> {
    return this.said(/\(wlan1\): Activation: successful, device activated/, why, seconds);
  }

  /** Hands the journal out, from the start of this desktop to this moment. @param isWhole in every form that there is */
  async keepJournal(isWhole = false): Promise<void> {
    const until = `@${(Date.now() / 1000).toFixed(3)}`;
    await run('journalctl', '--sync').catch(() => undefined);
    for (const [form, file] of Object.entries({ ...FORMS, ...(isWhole ? OTHER_FORMS : {}) })) {
      const options = ['--no-pager', '--since', this.#since, '--until', until, '-o', form];
      const writer = new Daemon('journalctl', options, join(this.#folder, file));
      if ((await writer.exited) !== 0) throw new Error(`journalctl -o ${form} failed`);
    }
  }

  /** The supplicant's PMKs, for the leak check alone. */
  async secrets(): Promise<string[]> {
    const control = await Control.open(`/run/wpa_supplicant/${this.iface}`, 2);
    try {
      const found: string[] = [];
      for (let id = 0; id < 8; id++) {
        const reply = await control.request(`PMKSA_GET ${id}`);
        for (const row of reply.split('\n')) {
          const pmk = row.split(' ')[2];
          if (pmk !== undefined && pmk.length >= 64) found.push(pmk);
        }
      }
      return found;
    } finally {
      control.close();
    }
  }

  #follow(): void {
    let seen = 0;
    this.#timer = setInterval(() => {
      const text = existsSync(this.#logPath) ? readFileSync(this.#logPath, 'latin1') : '';
      const end = text.lastIndexOf('\n') + 1;
      for (const line of text.slice(seen, end).split('\n')) if (line) this.events.push(line, Date.now());
      seen = Math.max(seen, end);
    }, 100);
  }
}

/** Gives addresses out at the access point, until it is stopped. */
export async function dhcpServer(iface: string): Promise<Daemon> {
  await run('ip', 'address', 'replace', '10.7.0.1/24', 'dev', iface);
  const config = `/run/lab/udhcpd-${iface}.conf`;
  const leases = `/run/lab/udhcpd-${iface}.leases`;
  writeFileSync(leases, '');
  writeFileSync(
    config,
    [
      `interface ${iface}`,
      'start 10.7.0.50',
      'end 10.7.0.60',
      `lease_file ${leases}`,
      'option subnet 255.255.255.0',
      'option router 10.7.0.1',
      'option lease 3600',
    ].join('\n') + '\n',
  );
  return new Daemon('busybox', ['udhcpd', '-f', config]);
}
