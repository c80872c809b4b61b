/** Finishes what an earlier run was killed in the middle of. */
import { said, type Said } from '../../domain/said.ts';
import { rmSync } from 'node:fs';
import { putBack } from './forget.ts';
import { isOn, switchRadio } from './hardware.ts';
import type { Mac } from './mac.ts';
import type { KeptStep } from './pending.ts';
import { preferredNetworks } from './preferred.ts';

/** @returns what was put right, or is still missing */
export async function repair(mac: Mac): Promise<Said[]> {
  const done: Said[] = [];
  for (const kept of mac.pending.abandoned()) {
    // What cannot be done now stays on disk and is tried again; the rest is still put right.
    const repaired = await repairOne(mac, kept).catch(() => undefined);
    if (repaired !== undefined) done.push(repaired);
  }
  return done;
}

async function repairOne(mac: Mac, { path, step }: KeptStep): Promise<Said | undefined> {
  const over = (repaired?: Said): Said | undefined => {
    rmSync(path, { force: true });
    return repaired;
  };
  if (step.kind === 'power') {
    if (await isOn(mac.tools, step.iface)) return over();
    await switchRadio(mac.tools, step.iface, true);
    return over(said('mac.repaired.wifi-on', { iface: step.iface }));
  }
  const { iface, ssid } = step;
  const isThere = (): Promise<boolean> =>
    preferredNetworks(mac.tools, iface).then(
      (all) => all.includes(ssid),
      () => false,
    );
  const wasThere = await isThere();
  const lacks = await putBack(mac, step);
  // The key was in the memory of who was killed: no later try brings it back, so it is said once.
  if (lacks !== undefined) return (await isThere()) ? over(lacks) : lacks;
  return over(wasThere ? undefined : said('mac.repaired.network-back', { ssid }));
}
