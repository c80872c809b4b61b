/** Finishes what an earlier run was killed in the middle of. */
import { rmSync } from 'node:fs';
import { putBack } from './forget.ts';
import { isOn, switchRadio } from './hardware.ts';
import type { Mac } from './mac.ts';
import type { KeptStep } from './pending.ts';
import { preferredNetworks } from './preferred.ts';

/** @returns one sentence for each thing put right, or still missing */
export async function repair(mac: Mac): Promise<string[]> {
  const said: string[] = [];
  for (const kept of mac.pending.abandoned()) {
    // What cannot be done now stays on disk and is tried again; the rest is still put right.
    const sentence = await repairOne(mac, kept).catch(() => undefined);
    if (sentence !== undefined) said.push(sentence);
  }
  return said;
}

async function repairOne(mac: Mac, { path, step }: KeptStep): Promise<string | undefined> {
  const over = (sentence?: string): string | undefined => {
    rmSync(path, { force: true });
    return sentence;
  };
  if (step.kind === 'power') {
    if (await isOn(mac.tools, step.iface)) return over();
    await switchRadio(mac.tools, step.iface, true);
    return over(`Switched Wi-Fi at ${step.iface} on again, which an interrupted repair had left off.`);
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
  return over(
    wasThere
      ? undefined
      : `Put "${ssid}" back among the preferred networks, which an interrupted repair had left out.`,
  );
}
