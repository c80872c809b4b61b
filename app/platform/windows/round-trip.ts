/**
 * Changes a stored profile and changes it back, in a way that loses nothing: the profile lies on the disk before the first
 * change; whatever fails is followed by putting it back; and what cannot be put back now is put back by `repair`.
 */
import { pause } from '../pause.ts';
import { said } from '../../domain/said.ts';
import { SaidError, saidOf } from '../../words/said-error.ts';
import type { StoredProfile } from '../../../native/windows.ts';
import { PlatformError } from '../port.ts';
import { isSameProfile, profileFacts, withPmkCacheMode } from './profile-xml.ts';
import type { KeptProfile, ProfileVault } from './profile-vault.ts';
import { windowsErrorOf, type Service } from './service.ts';

/** WLAN_PROFILE_GROUP_POLICY; what belongs to it may not be written. */
export const GROUP_POLICY = 1;
/** WLAN_PROFILE_USER: of one user alone. Of what Windows tells it is what can be given back. */
const USER = 2;
/** WLAN_WRITE_ACCESS; all of its bits are needed. */
const WRITE = 0x70023;
/** ERROR_BAD_PROFILE: this profile cannot have that element. */
const BAD_PROFILE = 1206;

const TRIES = 5;
const PAUSE = 300;

export interface Place {
  readonly service: Service;
  readonly vault: ProfileVault;
  readonly guid: string;
  readonly name: string;
}

/** What is done while the profile is changed, or right after it is back. */
type Between = () => Promise<void>;

/**
 * Switches the PMK cache of one network off, lets an attempt pass that cannot offer a cached key, and puts the profile back.
 * @returns false where Windows does not take the switch for this kind of network; nothing is changed then
 */
export async function throughMode(place: Place, between: Between): Promise<boolean> {
  const profile = await writable(place);
  if (profileFacts(profile.xml).pmkCacheMode === 'disabled')
    throw new PlatformError('refused', said('windows.saves-no-keys', { name: place.name }));
  const xml = withPmkCacheMode(profile.xml, 'disabled');
  if (xml === undefined)
    throw new PlatformError('refused', said('windows.no-security', { name: place.name }));
  const kept = await keep(place, profile);
  const { service, guid, name } = place;
  try {
    await service.ask((wlan) => wlan.setProfile(guid, name, { xml, flags: profile.flags & USER }));
    await between();
  } catch (error) {
    await putBack(place, kept);
    if (windowsErrorOf(error)?.code === BAD_PROFILE) return false;
    throw error;
  }
  await putBack(place, kept);
  return true;
}

/** Takes the profile out and puts the same one back, with its scope and at its place. */
export async function throughRemoval(place: Place): Promise<void> {
  const kept = await keep(place, await writable(place));
  const { service, guid, name } = place;
  try {
    await service.ask((wlan) => wlan.deleteProfile(guid, name));
  } catch (error) {
    // The service may have ended after it did it.
    await putBack(place, kept);
    if (!windowsErrorOf(error)?.isNotFound) throw error;
    return;
  }
  await putBack(place, kept);
}

/** Finishes what is kept of a profile. @returns whether anything had to be put right */
export async function restore(service: Service, vault: ProfileVault, kept: KeptProfile): Promise<boolean> {
  const { guid, name } = kept;
  const isRight = await isBack(service, kept);
  if (!isRight && kept.state === 'open') await putBack({ service, vault, guid, name }, kept);
  // A profile that was closed and changed or removed since was changed by somebody else.
  vault.forget(kept);
  return !isRight && kept.state === 'open';
}

/** @throws PlatformError where this user or this program may not change the profile */
async function writable({ service, vault, guid, name }: Place): Promise<StoredProfile> {
  const left = vault.left(guid, name);
  // Else what an earlier run was killed in the middle of would be taken for the person's own profile.
  if (left) await restore(service, vault, left);
  const profile = await service.ask((wlan) => wlan.profile(guid, name));
  if (profile.flags & GROUP_POLICY) {
    throw new PlatformError('refused', said('windows.group-policy', { name }));
  }
  // Of a profile that is this user's own Windows gives no mask (WlanGetProfile).
  if (!(profile.flags & USER) && (profile.access & WRITE) !== WRITE) {
    throw new PlatformError('privilege', said('windows.not-yours', { name }));
  }
  return profile;
}

async function keep(
  { service, vault, guid, name }: Place,
  { xml, flags }: StoredProfile,
): Promise<KeptProfile> {
  const order = (await service.ask((wlan) => wlan.profiles(guid))).map((row) => row.name);
  return vault.keep({ guid, name, flags: flags & USER, xml, order, state: 'open' });
}

/** @throws PlatformError that says where the profile is kept, if Windows does not take it back now */
async function putBack({ service, vault, guid, name }: Place, kept: KeptProfile): Promise<void> {
  let last: unknown;
  for (let tries = 0; tries < TRIES; tries++) {
    if (tries > 0) await pause(PAUSE);
    try {
      if (!(await isBack(service, kept))) {
        await service.ask((wlan) => wlan.setProfile(guid, name, kept));
        await order(service, kept);
      }
      if (await isBack(service, kept)) {
        close(vault, kept);
        return;
      }
      last = new SaidError(said('windows.stored-differently'));
    } catch (error) {
      last = error;
    }
  }
  const isKept = said('windows.not-put-back', { name, path: vault.pathOf(kept) });
  throw new PlatformError('refused', [isKept, ...saidOf(last)], { cause: last });
}

/** Where the disk is full by now the profile stays marked as open; that it is back, `restore` sees for itself. */
function close(vault: ProfileVault, kept: KeptProfile): void {
  try {
    vault.keep({ ...kept, state: 'closed' });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
  }
}

/** A new profile comes first in the list. Those that came or went meanwhile keep their places around it. */
async function order(service: Service, { guid, name, order: before }: KeptProfile): Promise<void> {
  const now = (await service.ask((wlan) => wlan.profiles(guid))).map((row) => row.name);
  const others = now.filter((one) => one !== name);
  const wanted = placeAmong(others, before, name);
  if (now.indexOf(name) !== wanted) await service.ask((wlan) => wlan.setPosition(guid, name, wanted));
}

/** Behind the nearest of those before it that is still there. */
function placeAmong(others: readonly string[], before: readonly string[], name: string): number {
  const ahead = before.slice(0, before.indexOf(name)).reverse();
  const neighbour = ahead.find((one) => others.includes(one));
  return neighbour === undefined ? 0 : others.indexOf(neighbour) + 1;
}

async function isBack(
  service: Service,
  { guid, name, xml, flags, order: before }: KeptProfile,
): Promise<boolean> {
  const now = await service
    .ask((wlan) => wlan.profile(guid, name))
    .catch((error: unknown) => {
      if (windowsErrorOf(error)?.isNotFound) return undefined;
      throw error;
    });
  if (!now || !isSameProfile(now.xml, xml) || (now.flags & USER) !== flags) return false;
  const names = (await service.ask((wlan) => wlan.profiles(guid))).map((row) => row.name);
  const others = names.filter((one) => one !== name);
  return names.indexOf(name) === placeAmong(others, before, name);
}
