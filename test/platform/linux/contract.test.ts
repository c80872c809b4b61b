/** The contract over LinuxPlatform and a supplicant that is played. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import type { Ssid } from '../../../app/domain/ids.ts';
import { LinuxPlatform } from '../../../app/platform/linux/linux-platform.ts';
import { AP, OTHER_AP, Station } from '../../cli/live/support.ts';
import { pause, unavailable, until } from '../../native/support.ts';
import { platformContract, type Harness, type Scene, type World } from '../contract/contract.ts';

const SECRET = 'correct horse battery';
const KILLED = join(import.meta.dirname, 'killed-remedy.ts');
const ASKING = /^(?:REASSOCIATE|RECONNECT|REATTACH)$/;

class LinuxHarness implements Harness {
  readonly #folder = mkdtempSync(join(tmpdir(), 'rejoin-contract-'));
  #station: Station | undefined;
  #platform: LinuxPlatform | undefined;

  start(scene: Scene): Promise<World | string> {
    if (scene === 'no-permission')
      return Promise.resolve('root may open every socket, and another user cannot be played in one process');
    const ctrl = join(this.#folder, 'ctrl');
    mkdirSync(ctrl);
    const platform = new LinuxPlatform({ folders: [ctrl], intents: join(this.#folder, 'intents') });
    this.#platform = platform;
    const begin = (): Station => {
      const behaviour = {
        refusing: scene === 'stale-key' ? [AP] : [],
        wrongPassword: scene === 'wrong-password',
      };
      const station = new Station(ctrl, behaviour, {});
      station.fake.network(0, 'office', [], { sae_password: `"${SECRET}"` });
      station.fake.network(1, 'home', [], { psk: `"${SECRET}"` });
      if (scene !== 'wrong-password') station.fake.key(AP, 0);
      station.fake.key(OTHER_AP, 0);
      station.fake.key('02:00:00:00:03:00', 1);
      return station;
    };
    if (scene !== 'no-adapter') this.#station = begin();
    const station = (): Station => {
      if (!this.#station) throw new Error('nobody plays here');
      return this.#station;
    };
    return Promise.resolve({
      platform,
      ssid: 'office' as Ssid,
      secrets: [SECRET],
      configuration: () => station().fake.configuration(),
      sins: () => this.#station?.fake.sins ?? [],
      asked: () => station().fake.daemon.commands.filter((command) => ASKING.test(command)).length,
      attempt: async () => {
        if (!this.#station) return;
        const { fake } = station();
        fake.networks.get(0)?.flags.splice(0);
        station().tryAgain(0, 3);
        await until(
          () => fake.state === 'COMPLETED' || (fake.networks.get(0)?.flags.length ?? 0) > 0,
          'the end of the attempts',
        );
      },
      restart: async () => {
        station().stop();
        rmSync(join(ctrl, 'wlan1'), { force: true });
        await pause(300);
        this.#station = begin();
      },
      switchOff: () => {
        station().fake.networks.get(0)?.flags.splice(0, 9, 'DISABLED');
        return Promise.resolve();
      },
      leaveHalfDone: async () => {
        const before = JSON.stringify(station().fake.configuration());
        const cut = JSON.stringify({ scope: 'network' });
        for (let sends = 1; JSON.stringify(station().fake.configuration()) === before; sends++) {
          if (sends > 20) throw new Error('no kill left anything');
          const child = spawn(process.execPath, [KILLED, this.#folder, String(sends), cut]);
          await once(child, 'exit');
        }
      },
    });
  }

  close(): Promise<void> {
    this.#platform?.close();
    this.#station?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
    return Promise.resolve();
  }
}

describe.skipIf(unavailable !== undefined)('linux', () => {
  platformContract('LinuxPlatform', () => Promise.resolve(new LinuxHarness()));
});
