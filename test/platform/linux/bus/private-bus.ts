/** A message bus of the test's own: the real dbus-daemon, at a socket in a folder that goes with it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type MessageBus } from 'dbus-native';

const DAEMON = '/usr/bin/dbus-daemon';

/** Why bus tests are skipped here; undefined where they can run. */
export const whyNoBus = existsSync(DAEMON) ? undefined : `${DAEMON} is not installed (apt-get install dbus)`;

export class PrivateBus {
  readonly folder = mkdtempSync(join(tmpdir(), 'rejoin-bus-'));
  readonly address = `unix:path=${join(this.folder, 'socket')}`;
  readonly #policy: string;
  readonly #clients: MessageBus[] = [];
  #daemon: ChildProcess | undefined;

  /** @param policy further rules of the bus: what it lets nobody do */
  private constructor(policy: string) {
    this.#policy = policy;
  }

  static async open(policy = ''): Promise<PrivateBus> {
    const bus = new PrivateBus(policy);
    await bus.start();
    return bus;
  }

  async start(): Promise<void> {
    const config = join(this.folder, 'bus.conf');
    writeFileSync(
      config,
      `<busconfig><type>system</type><listen>${this.address}</listen><auth>EXTERNAL</auth>
       <policy context="default"><allow user="*"/><allow own="*"/><allow send_type="method_call"/>
       <allow send_destination="*" eavesdrop="false"/><allow receive_sender="*"/></policy>${this.#policy}</busconfig>`,
    );
    rmSync(join(this.folder, 'socket'), { force: true });
    const args = ['--nofork', '--nopidfile', '--print-address', `--config-file=${config}`];
    const daemon = spawn(DAEMON, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#daemon = daemon;
    await new Promise((resolve, reject) => {
      daemon.stdout.once('data', resolve);
      daemon.once('close', () => reject(new Error('dbus-daemon did not start')));
    });
  }

  /** The bus goes, and with it everybody's connection. */
  async stop(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.connection.end();
    const daemon = this.#daemon;
    if (daemon?.exitCode !== null) return;
    const ended = new Promise((resolve) => daemon.once('close', resolve));
    daemon.kill();
    await ended;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A service's own connection. */
  async client(): Promise<MessageBus> {
    const client = createClient({ busAddress: this.address });
    client.connection.on('error', () => undefined);
    await client.getId();
    this.#clients.push(client);
    return client;
  }
}
