/** What can be cleared on this Mac, by this user, with what was agreed to. */
import type { CutScope } from '../../domain/finding.ts';
import type { Mac } from './mac.ts';

/** Members of group admin may read the log and change the preferred networks. */
export async function administers({ tools }: Mac): Promise<boolean> {
  const { stdout } = await tools('id', ['-Gn']);
  return stdout.trim().split(/\s+/).includes('admin');
}

/** Whether a network can be joined with its password: CoreWLAN takes it in memory, networksetup as an argument. */
export const canJoinWithKey = ({ wlan, consent }: Mac): boolean =>
  consent.readKey === true && (wlan !== undefined || consent.keyInArguments === true);

/** Smallest first. No entry of a single access point, and no restart of the service, which needs root. */
export async function cutsOf(mac: Mac): Promise<CutScope[]> {
  const withKey = canJoinWithKey(mac);
  return [
    ...(mac.wlan || withKey ? (['network'] as const) : []),
    ...(withKey && (await administers(mac)) ? (['profile'] as const) : []),
    'adapter',
  ];
}
