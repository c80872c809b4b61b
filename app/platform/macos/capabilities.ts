/** What can be seen and done on a Mac, and what is missing, each in a sentence. */
import { said, type Said } from '../../domain/said.ts';
import type { Capabilities } from '../port.ts';
import type { Mac } from './mac.ts';
import { administers, canJoinWithKey, cutsOf } from './cuts.ts';
import { present } from './present.ts';

const MAKES_ADMINISTRATOR = 'sudo dseditgroup -o edit -a "$USER" -t user admin';

export async function capabilitiesOf(
  mac: Mac,
  noWlan: Said,
  ifaces: readonly string[],
): Promise<Capabilities> {
  const [isAdministrator, names] = await Promise.all([administers(mac), namesShown(mac, ifaces)]);
  const { wlan } = mac;
  const has = ifaces.length > 0;
  const missing = !has
    ? [said('system.no-adapter')]
    : !isAdministrator
      ? [said('mac.administrators-only', { command: MAKES_ADMINISTRATOR })]
      : wlan
        ? []
        : [noWlan];
  return {
    see: [
      {
        witness: 'unified log',
        ok: has && isAdministrator,
        detail: said(isAdministrator ? 'mac.see.log' : 'mac.see.log-denied'),
      },
      {
        witness: 'CoreWLAN',
        ok: has && wlan !== undefined,
        detail: wlan ? said('mac.see.core-wlan', { ifaces }) : noWlan,
      },
      { witness: 'network names', ...names },
      { witness: 'cached keys', ok: false, detail: said('mac.see.keys-untold') },
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

/** Whether the password can be used, and what that costs. */
function passwordWords(mac: Mac): Said {
  if (canJoinWithKey(mac)) return said('mac.see.password-in-memory');
  return said(mac.consent.readKey ? 'mac.see.password-would-show' : 'mac.see.password-no-consent');
}

async function namesShown(
  { tools, wlan }: Mac,
  ifaces: readonly string[],
): Promise<{ ok: boolean; detail: Said }> {
  const all = await Promise.all(ifaces.map((iface) => present(tools, wlan, iface)));
  const up = all.filter((one) => one.connected);
  if (up.length === 0) return { ok: false, detail: said('mac.see.names-unconnected') };
  const ok = up.every((one) => one.ssid !== undefined);
  return { ok, detail: said(ok ? 'mac.see.names-shown' : 'mac.see.names-hidden') };
}
