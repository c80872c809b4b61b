/** Troubles that heal and come back: what counts as the same one. */
import { describe, expect, it } from 'vitest';
import { refuseCached } from '../corpus/attempts.ts';
import { diagnose } from '../corpus/judge.ts';
import type { Setting } from '../corpus/narrator.ts';
import type { Network } from '../corpus/network.ts';
import { Random } from '../corpus/random.ts';
import { Scene } from '../corpus/scene.ts';
import { printedAt } from '../corpus/tape.ts';

const setting: Setting = {
  ...{ version: '2.11', apVersion: '2.11', iface: 'wlan1', pace: 1, saeGap: 0.05, retries: 4, retryAfter: 1 },
  startAt: Date.UTC(2026, 10, 21),
};
const points = (n: number): Network['points'] => [`02:00:00:00:0${n}:00`, `02:00:00:00:0${n}:01`];
const network = (n: number): Network => ({
  ...{ id: n, ssid: 'lab', bytes: 'lab', printed: 'lab', keys: 'sae', freq: 5180, points: points(n) },
});

async function verdictOf(play: (scene: Scene) => void): Promise<string> {
  const scene = new Scene(new Random(1), setting);
  play(scene);
  const lines = printedAt(scene.lines, 'info').filter(({ by }) => by === 'wpa_supplicant');
  const text = lines.map(
    ({ at, iface, text: said }) => `${(at / 1000).toFixed(6)}: ${iface ? `${iface}: ` : ''}${said}\n`,
  );
  return (await diagnose([text.join('')])).verdict;
}

const healsAfterRefusal = (scene: Scene, where: Network): void => {
  scene.join(where).wait(300).leave(where.points[0]).wait(30);
  refuseCached(scene, where, 'status-53');
  scene.forget(where, where.points[0]).join(where).wait(300).leave(where.points[0]).wait(30);
};

describe('a saved key that is refused, and replaced at once', () => {
  it('comes back where one access point does so three times', async () => {
    expect(await verdictOf((scene) => [1, 2, 3].forEach(() => healsAfterRefusal(scene, network(1))))).toBe(
      'stale-pmksa',
    );
  });
  it('is over where each was of another access point', async () => {
    expect(await verdictOf((scene) => [1, 2, 3].forEach((n) => healsAfterRefusal(scene, network(n))))).toBe(
      'healthy',
    );
  });
});

describe('a connection that is lost again and again', () => {
  const drops = (...reasons: readonly number[]): Promise<string> =>
    verdictOf((scene) => {
      const [bssid] = network(1).points;
      scene.join(network(1));
      for (const reason of reasons)
        scene.wait(300).disconnected(bssid, reason, false, true).tick(0.4).rejoin(network(1));
      scene.wait(300).say('CTRL-EVENT-SIGNAL-CHANGE above=1 signal=-40 noise=9999 txrate=86000');
    });
  it('is a trouble whatever was seen of why', async () => {
    expect(await drops(34, 5, 34, 5)).not.toBe('healthy');
    expect(await drops(5, 7, 2)).toBe('ap-disconnects');
  });
  it('is none yet where that happened twice', async () => {
    expect(await drops(34, 5)).toBe('healthy');
  });
});
