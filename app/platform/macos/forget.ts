/**
 * Takes a network out of the preferred ones and puts it back as it was: same place, same security, same password. Only
 * after its password is in memory; on any failure, and at the next start, it is put back first.
 */
import { said, type Said } from '../../domain/said.ts';
import type { Ssid } from '../../domain/ids.ts';
import type { KnownNetwork } from '../port.ts';
import { PlatformError } from '../port.ts';
import { hasKey, putKey, readKey } from './keychain.ts';
import { joinWithKey, KEY_WOULD_SHOW } from './join.ts';
import type { Mac } from './mac.ts';
import { unchanged } from './unchanged.ts';
import type { Step } from './pending.ts';
import { addPreferred, preferredNetworks, removePreferred } from './preferred.ts';
import { isPersonal } from './security-types.ts';
import { securityOf } from './present.ts';

export type ProfileStep = Extract<Step, { kind: 'profile' }>;

/** Why it may not be done. Nothing was changed by then. */
const refuse = (why: Said): never => {
  throw unchanged('refused', why);
};

/** @throws PlatformError, with everything as it was or a sentence that says what is not */
export async function forgetAndRejoin(
  mac: Mac,
  network: KnownNetwork,
  isManaged: boolean,
  reconnect: () => boolean,
): Promise<void> {
  const { iface, ssid } = network;
  if (isManaged) return refuse(said('mac.managed', { ssid }));
  const order = await preferredNetworks(mac.tools, iface);
  const index = order.indexOf(ssid);
  if (index < 0) return refuse(said('mac.not-preferred', { ssid, iface }));
  const security = await securityOf(mac.tools, mac.wlan, iface, ssid);
  if (!security) return refuse(said('mac.security-untold', { ssid }));
  if (!isPersonal(security)) return refuse(said('mac.more-than-password', { ssid }));
  if (!mac.consent.readKey) throw unchanged('privilege', said('mac.no-consent', { ssid }));
  if (!mac.wlan && !mac.consent.keyInArguments) throw unchanged('privilege', KEY_WOULD_SHOW);
  const key = await readKey(mac.tools, ssid);
  try {
    await outAndBack(mac, { kind: 'profile', iface, ssid, index, security: security.word }, key);
    if (reconnect()) await joinWithKey(mac, network, key);
  } finally {
    key.fill(0);
  }
}

async function outAndBack(mac: Mac, step: ProfileStep, key: Buffer): Promise<void> {
  const { iface, ssid } = step;
  const done = mac.pending.keep(step);
  let trouble: unknown;
  try {
    if (!(await removePreferred(mac.tools, iface, ssid))) trouble = notAllowed(ssid);
  } catch (error) {
    trouble = error;
  }
  const lacks = await putBack(mac, step, key);
  // Kept on disk, it is tried again at the next start.
  if (lacks !== undefined) throw new PlatformError('refused', lacks, { cause: trouble });
  done();
  if (trouble !== undefined) throw trouble instanceof Error ? trouble : notAllowed(ssid);
}

const notAllowed = (ssid: Ssid): PlatformError =>
  new PlatformError('privilege', said('mac.not-taken-out', { ssid }));

/** Whoever was in the way for a moment is given another. */
const TRIES = 3;

/**
 * Makes the network what it was. Also called where it may never have been taken out.
 * @param key undefined after a crash: then the keychain alone has it
 * @returns what is still missing; undefined = all is as it was
 */
export async function putBack(mac: Mac, step: ProfileStep, key?: Buffer): Promise<Said | undefined> {
  const { iface, ssid, index, security } = step;
  const inPlace = await again(async () => {
    const order = await preferredNetworks(mac.tools, iface);
    return order.includes(ssid) || addPreferred(mac.tools, iface, ssid, index, security);
  });
  const isSaved = await again(
    async () => (await hasKey(mac.tools, ssid)) || (key !== undefined && putKey(mac.tools, ssid, key)),
  );
  if (inPlace === true && isSaved === true) return undefined;
  const password = said(
    isSaved === undefined ? 'mac.password.unknown' : isSaved ? 'mac.password.saved' : 'mac.password.dropped',
  );
  return inPlace
    ? said('mac.in-place', { ssid, password })
    : said('mac.not-in-place', { ssid, place: index + 1, security, password });
}

/** @returns undefined where no try came to an answer */
async function again(attempt: () => Promise<boolean>): Promise<boolean | undefined> {
  let answer: boolean | undefined;
  for (let left = TRIES; left > 0; left--) {
    try {
      answer = await attempt();
      if (answer) return true;
    } catch {
      // The next try tells, or the caller says what is missing.
    }
  }
  return answer;
}
