import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './process.ts';

/** Interface of radio `n`; hwsim gives it the address 02:00:00:00:NN:00. */
export const radio = (n: number) => ({
  iface: `wlan${n}`,
  address: `02:00:00:00:${n.toString(16).padStart(2, '0')}:00`,
});

/** Loads mac80211_hwsim afresh: every scenario gets radios that remember nothing. */
export async function reloadRadios(count: number): Promise<void> {
  await run('modprobe', '-r', 'mac80211_hwsim').catch(() => undefined);
  await run('modprobe', 'mac80211_hwsim', `radios=${count}`);
  for (let tries = 0; tries < 100; tries++) {
    if (readdirSync('/sys/class/net').filter((name) => name.startsWith('wlan')).length === count) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`mac80211_hwsim did not bring up ${count} radios`);
}

/**
 * Puts a radio out of everybody's reach without a farewell, or back: hwsim radios hear each other only within one group.
 */
export function setInReach(iface: string, isInReach: boolean): void {
  const phy = readFileSync(`/sys/class/net/${iface}/phy80211/name`, 'utf8').trim();
  writeFileSync(`/sys/kernel/debug/ieee80211/${phy}/hwsim/group`, isInReach ? '1' : '2');
}
