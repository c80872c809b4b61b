import type { AccessPoint } from '../guest/access-point.ts';
import type { Lab } from '../guest/lab.ts';
import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import type { Desktop } from '../guest/network-manager.ts';
import { PASSWORDS, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

interface Took {
  /** Milliseconds from the restart of the access point until NetworkManager is activated again. */
  readonly total: number;
  /** Milliseconds of it since the second refusal; what is before is the supplicant's two scans, with guard and without. */
  readonly afterSecond: number;
  readonly refusals: number;
}

/** The access point restarts under the connection, and refuses the cached key until a full SAE exchange. */
async function trouble(lab: Lab, ap: AccessPoint, desktop: Desktop, name: string): Promise<Took> {
  await ap.forgetKeys();
  const rogue = await MisbehavingAp.takeOver(ap, { answer: { kind: 'deauth', reason: 2 }, onlyPmkid: true });
  desktop.events.skip();
  const from = Date.now();
  await ap.kick(desktop.address, 2);
  await desktop.activated('the loop did not end', 90);
  const now = Date.now();
  await rogue.release();
  const afterSecond = now - (rogue.answeredAt[1] ?? now);
  lab.measured[name] = now - from;
  lab.measured[`${name}-after-second-refusal`] = afterSecond;
  lab.step(`${name}: ${now - from} ms, ${afterSecond} ms after the second of ${rogue.answered} refusals`);
  await lab.pause(8);
  return { total: now - from, afterSecond, refusals: rogue.answered };
}

export const scenario: Scenario = {
  name: 'nm-guard-sae-deauth-2',
  title:
    'An ordinary user’s rejoin watch --guard ends the loop through NetworkManager in a third of the time that it needs itself',
  seed: '000',
  timeoutS: 240,
  record: false,
  async run(lab) {
    const ap = await lab.accessPoint(sae(PASSWORDS.right));
    await lab.dhcp(ap);
    const desktop = await lab.desktop();
    await desktop.polkit(['nobody']);
    await desktop.addProfile(sae());
    await desktop.activated();
    await lab.pause(8);
    const stored = await desktop.stored();
    const alone = await trouble(lab, ap, desktop, 'alone');
    lab.become('nobody');
    const watcher = await lab.watch('--guard');
    const guarded = await trouble(lab, ap, desktop, 'guarded');
    if (watcher?.isRunning !== true) throw new Error('rejoin watch ended by itself');
    const fix = lab.told().find((one) => one['schema'] === 'rejoin.fix/1');
    if (fix?.['outcome'] !== 'fixed') throw new Error(`guard mode told ${JSON.stringify(fix)}`);
    if (guarded.refusals !== 2) throw new Error(`${guarded.refusals} refusals under guard`);
    if (guarded.afterSecond * 3 > alone.afterSecond)
      throw new Error(`${guarded.afterSecond} ms is no third of ${alone.afterSecond} ms`);
    if (guarded.total > alone.total) throw new Error('guard mode was slower than NetworkManager');
    if ((await desktop.stored()) !== stored) throw new Error('a stored profile changed');
  },
};
