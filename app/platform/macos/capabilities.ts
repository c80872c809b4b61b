/** What can be seen and done on a Mac, and what is missing, each in a sentence. */
import type { Capabilities } from '../port.ts';
import type { Mac } from './mac.ts';
import { administers, canJoinWithKey, cutsOf } from './cuts.ts';
import { present } from './present.ts';

/** What the larger remedies cost. */
const IN_MEMORY =
  'read when you agree and macOS agrees, kept in memory only; where a network is taken out and put back and iCloud Keychain is on, your other devices may lack its password until it is back';

export async function capabilitiesOf(
  mac: Mac,
  wlanReason: string,
  ifaces: readonly string[],
): Promise<Capabilities> {
  const [isAdministrator, names] = await Promise.all([administers(mac), namesShown(mac, ifaces)]);
  const { wlan } = mac;
  const has = ifaces.length > 0;
  const missing = !has
    ? 'This Mac has no Wi-Fi adapter.'
    : !isAdministrator
      ? 'Only a user who may administer this Mac may read the log; an administrator makes you one: sudo dseditgroup -o edit -a "$USER" -t user admin (log out and in afterwards).'
      : !wlan
        ? wlanReason
        : '';
  return {
    see: [
      {
        witness: 'unified log',
        ok: has && isAdministrator,
        detail: isAdministrator
          ? 'airportd, wifid, eapolclient and the kernel, live and ten minutes back'
          : 'only an account that may administer this Mac may read it',
      },
      {
        witness: 'CoreWLAN',
        ok: has && wlan !== undefined,
        detail: wlan ? `${ifaces.join(', ')}: the exact error of a join, radio and link` : wlanReason,
      },
      { witness: 'network names', ...names },
      { witness: 'cached keys', ok: false, detail: 'macOS tells no program which keys it has cached' },
      { witness: 'saved password', ok: canJoinWithKey(mac), detail: passwordWords(mac) },
    ],
    adapters: ifaces,
    cuts: has ? await cutsOf(mac) : [],
    keysUnseen: true,
    verify: has && (isAdministrator || wlan !== undefined),
    controllers: ifaces.map((iface) => ({ iface, program: 'airportd' })),
    privilege: isAdministrator ? 'none' : 'administrator',
    missing,
  };
}

function passwordWords(mac: Mac): string {
  if (canJoinWithKey(mac)) return IN_MEMORY;
  return mac.consent.readKey
    ? 'not read: without the native addon it would have to be an argument of networksetup, which other users can see'
    : 'not read: nobody agreed (rejoin fix NAME --read-password); macOS asks too, and it stays in memory';
}

const LOCATION =
  'hidden: macOS shows names only to apps with Location permission (System Settings > Privacy & Security > Location Services); joins that Rejoin asks for are known all the same';

async function namesShown(
  { tools, wlan }: Mac,
  ifaces: readonly string[],
): Promise<{ ok: boolean; detail: string }> {
  const all = await Promise.all(ifaces.map((iface) => present(tools, wlan, iface)));
  const up = all.filter((one) => one.connected);
  if (up.length === 0) return { ok: false, detail: 'not known while nothing is connected' };
  const ok = up.every((one) => one.ssid !== undefined);
  return { ok, detail: ok ? 'shown' : LOCATION };
}
