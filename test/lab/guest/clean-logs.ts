import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What only a hostapd with testing options writes while its frames are handled elsewhere; no access point's log has it. */
const TESTING =
  /: MGMT-(RX|TX-STATUS) |MGMT_(RX_PROCESS|TX_STATUS_PROCESS|TX) |ext_mgmt_frame_handling|EAPOL-TX |ext_eapol_frame_io/;

/** hostapd's own EAP server writes PEAP's session key into its debug log, `-K` or not; other keys it masks itself. */
const EAP_KEY = /(EAP-PEAP: Derived key - hexdump\(len=\d+\): )[0-9a-f ]+/g;

/** Removes the traces of our own hand, and PEAP's keys, from the access point's logs in a folder. */
export function cleanAccessPointLogs(folder: string): void {
  for (const file of readdirSync(folder)) {
    if (!file.startsWith('hostapd')) continue;
    const lines = readFileSync(join(folder, file), 'latin1').split('\n');
    const kept = lines.filter((line) => !TESTING.test(line)).join('\n');
    const text = kept.replace(EAP_KEY, '$1[REMOVED]');
    writeFileSync(join(folder, file), text, 'latin1');
  }
}

/** iwmon shows the keys that a supplicant and an access point give to the kernel. */
const INSTALLED_KEY = /^( +Key Data: len \d+\n)(?: +(?:[0-9a-f]{2} )+.*\n)+/gm;

/** Masks keys in what iwmon recorded in a folder. */
export function cleanMonitorLog(folder: string): void {
  const path = join(folder, 'iwmon.log');
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'latin1').replace(INSTALLED_KEY, '$1            [REMOVED]\n');
  writeFileSync(path, text, 'latin1');
}
