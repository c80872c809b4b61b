/** A supplicant in the loop of a stale key, and the command line beside it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder } from '../../native/support.ts';
import { FakeSupplicant, type FakeOptions } from '../../platform/linux/fake-supplicant.ts';

export const AP = '02:00:00:00:00:00';
export const OTHER_AP = '02:00:00:00:02:00';
const REJOIN = join(import.meta.dirname, '../../../app/cli/rejoin.js');

export interface Behaviour {
  /** The password that the access point wants is another one: a full login is refused. */
  wrongPassword?: boolean;
  /** Milliseconds from an order to connect to the attempt. */
  waits?: number;
  /** Access points that refuse their cached key by deauthentication. */
  refusing: string[];
}

/** What real parts say, shortened: attempts follow each other until the network is given up for a while. */
export class Station {
  readonly fake: FakeSupplicant;
  readonly behaviour: Behaviour;
  #left = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(folder: string, behaviour: Behaviour, options: FakeOptions) {
    this.behaviour = behaviour;
    this.fake = new FakeSupplicant(folder, {
      ...options,
      before: (command) => {
        if (command === 'REASSOCIATE' || command === 'RECONNECT') this.tryAgain(behaviour.waits ?? 20);
        return options.before?.(command);
      },
    });
  }

  /** @param attempts refusals after which the network is given up for a while */
  tryAgain(ms: number, attempts = 4): void {
    clearTimeout(this.#timer);
    this.#left = attempts;
    this.#timer = setTimeout(() => this.#attempt(), ms);
  }

  /** While it works, the supplicant comes back from its back-off and tries anew. */
  async trying<T>(work: () => Promise<T>): Promise<T> {
    const again = (): void => {
      const network = this.fake.networks.get(0);
      if (!network || this.fake.state === 'COMPLETED') return;
      network.flags = [];
      this.tryAgain(0);
    };
    const timer = setInterval(again, 4000);
    return work().finally(() => clearInterval(timer));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.fake.close();
  }

  #say(...lines: string[]): void {
    for (const line of lines) this.fake.daemon.tell(3, line);
  }

  #attempt(): void {
    const { fake, behaviour } = this;
    const network = fake.networks.get(0);
    if (!network || network.flags.length > 0 || fake.state === 'COMPLETED') return;
    const auth = `SME: Trying to authenticate with ${AP} (SSID='office' freq=2412 MHz)`;
    const assoc = `Trying to associate with ${AP} (SSID='office' freq=2412 MHz)`;
    const cached = fake.keys.some((key) => key.aa === AP && key.network === 0);
    if (cached && behaviour.refusing.includes(AP)) {
      this.#say(auth, assoc, `CTRL-EVENT-DISCONNECTED bssid=${AP} reason=2`);
      this.#again('CONN_FAILED');
    } else if (behaviour.wrongPassword) {
      this.#say(auth, auth, `CTRL-EVENT-AUTH-REJECT ${AP} auth_type=3 auth_transaction=2 status_code=1`);
      this.#again('CONN_FAILED');
    } else {
      this.#say(auth, auth);
      if (!cached) fake.keys.push({ aa: AP, pmkid: 'b'.repeat(32), network: 0, opportunistic: false });
      fake.state = 'COMPLETED';
      fake.current = { id: 0, bssid: AP };
      this.#say(`PMKSA-CACHE-ADDED ${AP} 0`, assoc, `Associated with ${AP}`);
      this.#say(`WPA: Key negotiation completed with ${AP} [PTK=CCMP GTK=CCMP]`);
      this.#say(`CTRL-EVENT-CONNECTED - Connection to ${AP} completed [id=0 id_str=]`);
    }
  }

  #again(reason: string): void {
    if (--this.#left > 0) {
      this.#timer = setTimeout(() => this.#attempt(), 150);
      return;
    }
    const network = this.fake.networks.get(0);
    if (network) network.flags = ['TEMP-DISABLED'];
    this.#say(
      `CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="office" auth_failures=1 duration=10 reason=${reason}`,
    );
  }
}

export interface Scene {
  readonly station: Station;
  readonly fake: FakeSupplicant;
  readonly folder: string;
  /** Starts a verb; `done` resolves with what it printed and its exit code. */
  readonly rejoin: (...args: string[]) => Running;
}

export interface Running {
  readonly child: ChildProcess;
  readonly done: Promise<{ code: number | null; stdout: string; stderr: string }>;
  /** Resolves when stderr or stdout holds the text. */
  readonly said: (text: string) => Promise<void>;
}

/** Whether a process can be given an `/etc` of its own: root, and a kernel that lets it. */
export const hasOwnEtc = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'rejoin', '/etc']).status === 0;

/** In a mount namespace, `/etc` holds the policy and nothing else. */
const UNDER_POLICY = [
  ...['unshare', '-m', 'sh', '-c'],
  'mount -t tmpfs rejoin /etc && mkdir /etc/rejoin && cp "$0" /etc/rejoin/policy.json && exec "$@"',
];

/**
 * Two networks; the first has keys of two access points, the second one. Nothing is connected.
 * @param policy what the organisation enforces; needs `hasOwnEtc`
 */
export async function scene(
  behaviour: Behaviour,
  work: (at: Scene) => Promise<void>,
  options: FakeOptions = {},
  policy?: object,
): Promise<void> {
  await withFolder(async (folder) => {
    const ctrl = join(folder, 'ctrl');
    mkdirSync(ctrl);
    const station = new Station(ctrl, behaviour, options);
    const { fake } = station;
    fake.network(0, 'office');
    fake.network(1, 'home');
    fake.key(AP, 0);
    fake.key(OTHER_AP, 0);
    fake.key('02:00:00:00:03:00', 1);
    const all: Running[] = [];
    const within: string[] = [];
    if (policy) {
      const file = join(folder, 'policy.json');
      writeFileSync(file, JSON.stringify({ schema: 'rejoin.policy/1', enforced: policy }));
      within.push(...UNDER_POLICY, file);
    }
    const rejoin = (...args: string[]): Running => {
      // These have no matter with a supplicant.
      const of = ['telemetry', 'report', 'diagnose'].includes(args[0] ?? '') ? [] : ['--ctrl', ctrl];
      const running = run([...args, ...of], folder, within);
      all.push(running);
      return running;
    };
    try {
      await work({ station, fake, folder, rejoin });
    } finally {
      for (const { child } of all) child.kill('SIGKILL');
      station.stop();
    }
  });
}

function run(args: readonly string[], folder: string, within: readonly string[]): Running {
  const env = { ...process.env, XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder, NO_COLOR: '1' };
  const [program = '', ...rest] = [...within, process.execPath, REJOIN, ...args];
  const child = spawn(program, rest, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  const waiting: { text: string; resolve(): void }[] = [];
  const look = (): void => {
    for (const one of waiting) if (stdout.includes(one.text) || stderr.includes(one.text)) one.resolve();
  };
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
    look();
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString();
    look();
  });
  const done = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  const said = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ text, resolve });
      look();
      void done.then(() => reject(new Error(`ended without "${text}":\n${stdout}\n${stderr}`)));
    });
  return { child, done, said };
}

/** JSON lines of a schema. */
export const linesOf = (stdout: string, schema: string): Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line['schema'] === schema);
