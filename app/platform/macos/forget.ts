/**
 * Takes a network out of the preferred ones and puts it back as it was: same place, same security, same password. Only
 * after its password is in memory; on any failure, and at the next start, it is put back first.
 */
import type { Ssid } from '../../domain/ids.ts';
import type { KnownNetwork } from '../port.ts';
import { PlatformError } from '../port.ts';
import { hasKey, putKey, readKey } from './keychain.ts';
import { joinWithKey, KEY_WOULD_SHOW } from './join.ts';
import type { Mac } from './mac.ts';
import type { Step } from './pending.ts';
import { addPreferred, preferredNetworks, removePreferred } from './preferred.ts';
import { isPersonal } from './security-types.ts';
import { securityOf } from './present.ts';
import { own } from '../../domain/own.ts';

export type ProfileStep = Extract<Step, { kind: 'profile' }>;

/** Why it may not be done, one sentence each. Nothing was changed by then. */
const refuse = (why: string): never => {
  throw new PlatformError('refused', `${why} Nothing was changed.`);
};

/** @throws PlatformError, with everything as it was or a sentence that says what is not */
export async function forgetAndRejoin(
  mac: Mac,
  network: KnownNetwork,
  isManaged: boolean,
  reconnect: () => boolean,
): Promise<void> {
  const { iface, ssid } = network;
  if (isManaged)
    return refuse(
      `"${ssid}" was set up by a configuration profile: only who manages this Mac can change it.`,
    );
  const order = await preferredNetworks(mac.tools, iface);
  const index = order.indexOf(ssid);
  if (index < 0) return refuse(`"${ssid}" is not among the preferred networks of ${iface}.`);
  const security = await securityOf(mac.tools, mac.wlan, iface, ssid);
  if (!security)
    return refuse(`macOS does not tell how "${ssid}" is secured, so it could not be put back as it was.`);
  if (!isPersonal(security))
    return refuse(`The login of "${ssid}" is more than a password, so it could not be put back as it was.`);
  if (!mac.consent.readKey)
    throw new PlatformError(
      'privilege',
      `Nobody agreed that the saved password of "${ssid}" is read, and without it the network is not forgotten. Nothing was changed.`,
    );
  if (!mac.wlan && !mac.consent.keyInArguments) throw new PlatformError('privilege', KEY_WOULD_SHOW);
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
  new PlatformError(
    'privilege',
    `macOS did not let "${ssid}" be taken out: that needs an administrator. It is as it was.`,
  );

/** Whoever was in the way for a moment is given another. */
const TRIES = 3;

/**
 * Makes the network what it was. Also called where it may never have been taken out.
 * @param key undefined after a crash: then the keychain alone has it
 * @returns what is still missing, in a sentence; undefined = all is as it was
 */
export async function putBack(mac: Mac, step: ProfileStep, key?: Buffer): Promise<string | undefined> {
  const { iface, ssid, index, security } = step;
  const inPlace = await again(async () => {
    const order = await preferredNetworks(mac.tools, iface);
    return order.includes(ssid) || addPreferred(mac.tools, iface, ssid, index, security);
  });
  const isSaved = await again(
    async () => (await hasKey(mac.tools, ssid)) || (key !== undefined && putKey(mac.tools, ssid, key)),
  );
  if (inPlace === true && isSaved === true) return undefined;
  const place = inPlace
    ? `"${ssid}" is among the preferred networks`
    : `"${ssid}" could not be put back among the preferred networks (place ${index + 1}, ${security})`;
  return `${place}; ${own(PASSWORD, String(isSaved))}.${inPlace ? '' : ' Rejoin tries again when it is started next.'}`;
}

const PASSWORD: Readonly<Record<string, string>> = {
  true: 'its password is saved in the keychain',
  false: 'macOS dropped its saved password, so type it once when you join',
  undefined: 'whether its password is still saved could not be learnt',
};

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
