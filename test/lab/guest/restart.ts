import type { Lab } from './lab.ts';
import { MisbehavingAp } from './misbehaving-ap.ts';
import type { Desktop } from './network-manager.ts';
import { PASSWORDS, sae } from './networks.ts';
import type { User } from './user.ts';

export interface Took {
  /** Milliseconds from the restart of the access point until the link is up again. */
  readonly total: number;
  /** Milliseconds of it since the first refusal; before are the supplicant's two scans, with Rejoin and without. */
  readonly afterFirst: number;
  readonly refusals: number;
}

interface Troubled {
  readonly desktop: Desktop;
  /**
   * The access point restarts under the connection, and refuses the cached key until a full SAE exchange.
   * @param name under which the times are kept
   * @param meanwhile begins with the restart
   */
  readonly restart: (name: string, meanwhile?: () => Promise<unknown>) => Promise<Took>;
}

/** A desktop that is connected by SAE, where polkit lets these users activate networks. */
export async function troubled(lab: Lab, allowed: readonly User[] = ['nobody']): Promise<Troubled> {
  const ap = await lab.accessPoint(sae(PASSWORDS.right));
  await lab.dhcp(ap);
  const desktop = await lab.desktop();
  await desktop.polkit(allowed);
  await desktop.addProfile(sae());
  await desktop.activated();
  await lab.pause(8);
  return {
    desktop,
    restart: async (name, meanwhile) => {
      await ap.forgetKeys();
      const answer = { kind: 'deauth', reason: 2 } as const;
      const rogue = await MisbehavingAp.takeOver(ap, { answer, onlyPmkid: true });
      desktop.events.skip();
      const from = Date.now();
      await ap.kick(desktop.address, 2);
      const other = meanwhile?.();
      // A cleared key ends the loop inside the activation, without another one.
      const completed = /device \(wlan1\): supplicant interface state: \S+ -> completed/;
      await desktop.said(completed, 'the loop did not end', 90);
      const now = Date.now();
      await rogue.release();
      const afterFirst = now - (rogue.answeredAt[0] ?? now);
      lab.measured[name] = now - from;
      lab.measured[`${name}-after-first-refusal`] = afterFirst;
      const times = `${now - from} ms, ${afterFirst} ms after the first of ${rogue.answered} refusals`;
      lab.step(`${name}: ${times}`);
      await lab.pause(9);
      await other;
      return { total: now - from, afterFirst, refusals: rogue.answered };
    },
  };
}
