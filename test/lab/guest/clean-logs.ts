import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
