/** What tshark prints of every stored capture is read as the capture itself is, as far as it shows the same. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createIngest } from '../../app/ingest/ingest.ts';
import { framesIn } from '../../app/ingest/frame-rows/frame-rows.ts';
import type { WifiEvent } from '../../app/domain/events.ts';
import { Doctor } from '../../app/pipeline.ts';

const FIELDS = [
  ...['frame.time_relative', 'wlan.sa', 'wlan.da', 'wlan.bssid', 'wlan.fc.type_subtype'],
  ...['wlan.fixed.auth.alg', 'wlan.fixed.auth_seq', 'wlan.fixed.status_code', 'wlan.fixed.reason_code'],
  ...['wlan_rsna_eapol.keydes.msgnr', 'wlan.rsn.pmkid.count', 'wlan.ssid', '_ws.col.Info'],
];
/** Rows do not show which key management a network has, nor a login's or a provisioning's messages: there they may say less. */
const LESS: ReadonlySet<string> = new Set([
  ...['air-message-1-lost', 'air-psk-password-changed', 'air-psk-wrong-passphrase', 'air-wps-slow'],
]);

/** Nor that a saved key goes with a request that nobody answers: then it is no more than unanswered. */
const SILENT = 'air-sae-assoc-silent';

const SCENARIOS = join(import.meta.dirname, '../scenarios');
const folder = mkdtempSync(join(tmpdir(), 'rejoin-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'air.pcapng');

const tshark = (...args: readonly string[]): string =>
  execFileSync('tshark', ['-r', path, ...args], {
    encoding: 'latin1',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

function judged(events: readonly WifiEvent[]): string {
  const doctor = new Doctor();
  for (const event of events) doctor.see(event);
  return doctor.verdict().verdict;
}

function ofCapture(bytes: Uint8Array): string {
  const events: WifiEvent[] = [];
  const ingest = createIngest({ emit: (event) => events.push(event) });
  ingest.feed(bytes);
  ingest.end();
  return judged(events);
}

const ofText = (text: string): string =>
  judged(
    framesIn(
      text.split('\n').map((line, place) => ({ text: line, number: place + 1 })),
      0,
    ).events,
  );

describe.skipIf(spawnSync('tshark', ['-v']).status !== 0)('what tshark prints of a capture', () => {
  for (const name of readdirSync(SCENARIOS).filter((scenario) => scenario.startsWith('air-')))
    it(name, () => {
      const bytes = gunzipSync(readFileSync(join(SCENARIOS, name, 'air.pcapng.gz')));
      writeFileSync(path, bytes);
      const whole = ofCapture(bytes);
      const fields = tshark('-T', 'fields', '-E', 'header=y', ...FIELDS.flatMap((field) => ['-e', field]));
      if (LESS.has(name)) expect([whole, 'undetermined', 'healthy']).toContain(ofText(fields));
      else expect(ofText(fields)).toBe(whole);
      // Rows show neither statuses nor reasons; what somebody picked of them shows no more than the whole.
      const rows = tshark();
      const picked = rows.split('\n').filter((row) => !/Beacon|Probe|Acknowledgement/.test(row));
      const allowed = [whole, 'undetermined'];
      if (LESS.has(name)) allowed.push('healthy');
      if (name === SILENT) allowed.push('auth-timeout');
      expect(allowed).toContain(ofText(rows));
      expect(allowed).toContain(ofText(picked.join('\n')));
    });
});
