/** This computer, as far as the organisation lets it be changed. */
import { said } from '../domain/said.ts';
import { openPlatform, type PlatformOptions } from '../platform/open.ts';
import type { Platform } from '../platform/port.ts';
import { contactOf, limitsOf } from '../policy/in-force.ts';
import { MachinePolicy } from '../policy/machine-policy.ts';
import { damagedSources, type Policy } from '../policy/policy.ts';
import { resolvePolicy } from '../policy/resolve.ts';
import { policySource } from '../policy/sources.ts';
import { note } from './output.ts';

let here: MachinePolicy | undefined;

/** Read once a run; said once where it is damaged. */
export function policyHere(): MachinePolicy {
  if (here) return here;
  const source = policySource();
  here = new MachinePolicy(source, resolvePolicy(source.read()));
  tellDamage(here.current);
  return here;
}

export function tellDamage(policy: Policy): void {
  const sources = damagedSources(policy);
  if (sources.length > 0) note(said('policy.damaged', { sources, command: 'rejoin policy show' }));
}

/** @throws PlatformError 'missing' */
export const openHere = (options: Omit<PlatformOptions, 'limits'> = {}): Promise<Platform> =>
  openPlatform({ ...options, limits: () => limitsOf(policyHere().current) });

/** Whom to call, where the organisation says so: told behind what did not work. */
export function tellContact(): void {
  const contact = contactOf(policyHere().current);
  if (!contact) return;
  const { name, phone, mail, url, text } = contact;
  note(
    said('policy.contact', { contact: [name, phone, mail, url, text].filter((one) => one !== undefined) }),
  );
}
