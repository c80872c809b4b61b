/**
 * wpa_supplicant as an access point (mode=2, a P2P group owner): it prints hostapd's events about its stations, told here by
 * the access point as in hostapd's own log.
 */
import { accessPointRules, entropyRules } from '../hostapd/rules.ts';
import { listOf, type Rule } from '../rules.ts';
import { silentHead } from './silent.ts';

const OWN = /^(?:AP-|EAPOL-4WAY-HS-COMPLETED )/;

const toldByAccessPoint = (rule: Rule): Rule => {
  const { read, head } = rule;
  if (!read) return rule;
  return {
    ...rule,
    read: (groups, memory, about) => {
      if (head === 'AP-ENABLED') memory.isAccessPoint = true;
      if (head === 'AP-DISABLED') memory.isAccessPoint = undefined;
      const reading = read(groups, memory, about);
      return reading && listOf(reading).map((one) => ({ ...one, witness: 'access-point' as const }));
    },
  };
};

export const accessPointModeRules: readonly Rule[] = [
  ...accessPointRules.filter(({ head }) => OWN.test(head)).map(toldByAccessPoint),
  // They name no station, and who has none here is alone with them.
  ...entropyRules,
  silentHead('Using interface ', 'Using interface wlan0 with hwaddr 02:00:00:00:00:00 and ssid "lab"'),
  silentHead('hostapd_logger: ', 'hostapd_logger: STA 02:00:00:00:01:00 - unauthorizing port'),
];
