import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What only a hostapd with testing options writes while its frames are handled elsewhere; no access point's log has it. */
const TESTING =
  /: MGMT-(RX|TX-STATUS) |MGMT_(RX_PROCESS|TX_STATUS_PROCESS|TX) |ext_mgmt_frame_handling|EAPOL-TX |ext_eapol_frame_io/;

/** Removes the traces of our own hand from the access point's logs in a folder. */
export function removeTestingLines(folder: string): void {
  for (const file of readdirSync(folder)) {
    if (!file.startsWith('hostapd')) continue;
    const lines = readFileSync(join(folder, file), 'latin1').split('\n');
    writeFileSync(join(folder, file), lines.filter((line) => !TESTING.test(line)).join('\n'), 'latin1');
  }
}
