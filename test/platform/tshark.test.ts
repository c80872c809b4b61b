/** Every frame that matters, in every stored capture, is read as tshark reads it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { nothingReceived, receive } from '../../app/ingest/capture/link-layer.ts';
import { readEapol } from '../../app/ingest/capture/keying.ts';
import type { PacketSink } from '../../app/ingest/capture/packets.ts';
import { pcapReader } from '../../app/ingest/capture/pcap.ts';
import { isPcapng, pcapngReader } from '../../app/ingest/capture/pcapng.ts';
import { Window } from '../../app/ingest/capture/window.ts';
import { findEapol } from '../../app/ingest/frames/data-frame.ts';
import { parseMgmtFrame } from '../../app/ingest/frames/mgmt-frame.ts';
import { readSecurity } from '../../app/ingest/frames/rsne.ts';
import { everyKeyFrame } from './key-frames.ts';

const FIELDS = {
  frame: 'frame.number',
  message: 'wlan_rsna_eapol.keydes.msgnr',
  replay: 'eapol.keydes.replay_counter',
  info: 'wlan_rsna_eapol.keydes.key_info',
  mic: 'wlan_rsna_eapol.keydes.key_info.key_mic',
  pmkid: 'wlan.rsn.ie.pmkid',
  eap: 'eap.code',
  eapType: 'eap.type',
  algorithm: 'wlan.fixed.auth.alg',
  sequence: 'wlan.fixed.auth_seq',
  status: 'wlan.fixed.status_code',
  reason: 'wlan.fixed.reason_code',
  pmkids: 'wlan.rsn.pmkid.count',
  offered: 'wlan.pmkid.akms',
} as const;
type Row = Partial<Record<keyof typeof FIELDS, string>>;

const SHOWN = 'eapol.type == 3 || eap || wlan.fc.type_subtype in {0, 1, 2, 3, 10, 11, 12}';

/** tshark's rows, numbers in decimal. Protected management frames have no fields. */
function byTshark(path: string): Row[] {
  const keys = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
  const wanted = keys.flatMap((key) => ['-e', FIELDS[key]]);
  const args = ['-r', path, '-Y', SHOWN, '-T', 'fields', '-E', 'occurrence=f', ...wanted];
  const text = execFileSync('tshark', args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const values = line.split('\t');
      const cells = keys.map((key, index) => [key, spelled(key, values[index] ?? '')] as const);
      // Message 2 repeats the RSN element of the request.
      const isKey = values[keys.indexOf('replay')] !== '';
      const isTold = (key: string, value: string): boolean =>
        value !== '' && !(isKey && (key === 'pmkids' || key === 'offered'));
      return Object.fromEntries(cells.filter(([key, value]) => isTold(key, value)));
    });
}

const spelled = (key: string, value: string): string =>
  value === '' || key === 'pmkid' || key === 'offered'
    ? value.replaceAll(':', '')
    : value === 'True' || value === 'False'
      ? String(Number(value === 'True'))
      : String(Number(value));

/** The same by our own readers. */
function byUs(bytes: Uint8Array): Row[] {
  const rows: Row[] = [];
  const received = nothingReceived();
  let frame = 0;
  const sink: PacketSink = {
    packet(packet, start, end, original, _at, source) {
      receive(received, packet, start, end, original, source);
      const row = received.kind === 'wireless' ? rowOf(packet, received.start, received.end) : undefined;
      frame++;
      if (row) rows.push({ frame: String(frame), ...row });
    },
    damage() {
      throw new Error('a stored capture is damaged');
    },
  };
  const window = new Window((isPcapng(bytes) ? pcapngReader : pcapReader)(sink));
  window.feed(bytes);
  window.end();
  return rows;
}

function rowOf(bytes: Uint8Array, start: number, end: number): Row | undefined {
  const type = ((bytes[start] ?? 0) >> 2) & 3;
  if (type === 2) return eapolRow(bytes, start, end);
  if (type !== 0) return undefined;
  const told = parseMgmtFrame(bytes.subarray(start, end));
  switch (told?.kind) {
    case 'authentication':
      return {
        ...{
          algorithm: String(told.algorithm),
          sequence: String(told.transaction),
          status: String(told.status),
        },
      };
    case 'association-response':
      return { status: String(told.status) };
    case 'deauthentication':
    case 'disassociation':
      return { reason: String(told.reason) };
    case 'association-request': {
      const { rsne } = readSecurity(told.elements);
      const [offered] = rsne?.pmkids ?? [];
      return {
        ...(rsne?.pmkidCount === undefined ? {} : { pmkids: String(rsne.pmkidCount) }),
        ...(offered === undefined ? {} : { offered }),
      };
    }
    case 'other':
      return told.subtype >= 10 && told.subtype <= 12 ? {} : undefined;
    default:
      return undefined;
  }
}

function eapolRow(bytes: Uint8Array, start: number, end: number): Row | undefined {
  const isEncrypted = ((bytes[start + 1] ?? 0) & 0x40) !== 0;
  const at = isEncrypted ? -1 : findEapol(bytes, start, end);
  const eapol = at < 0 ? undefined : readEapol(bytes.subarray(at, end));
  if (eapol?.kind === 'eap') {
    const { code, method } = eapol.eap;
    const eap = String(['', 'request', 'response', 'success', 'failure'].indexOf(code));
    return { eap, ...(method === undefined ? {} : { eapType: String(method < 0 ? 254 : method) }) };
  }
  if (eapol?.kind !== 'key') return undefined;
  const { message, replayCounter, info, hasMic, pmkid } = eapol.key;
  return {
    ...(message === undefined ? {} : { message: String(message).replace('group-', '') }),
    ...{ replay: String(replayCounter), info: String(info), mic: String(Number(hasMic)) },
    ...(pmkid === undefined ? {} : { pmkid }),
  };
}

const scenarios = join(import.meta.dirname, '../scenarios');
const captures = readdirSync(scenarios, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.pcap(ng)?\.gz$/.test(name),
);
const work = mkdtempSync(join(tmpdir(), 'rejoin-tshark-'));
afterAll(() => rmSync(work, { recursive: true }));

const hasTshark = spawnSync('tshark', ['--version'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!hasTshark)('tshark reads the same', () => {
  it.each(captures)('%s', (name) => {
    const bytes = gunzipSync(readFileSync(join(scenarios, name)));
    const path = join(work, 'capture');
    writeFileSync(path, bytes);
    expect(byUs(bytes)).toEqual(byTshark(path));
  });

  it('in every EAPOL-Key frame that the bits of its key information allow', () => {
    const path = join(work, 'keys.pcap');
    const bytes = everyKeyFrame();
    writeFileSync(path, bytes);
    const messages = (rows: Row[]) =>
      rows.map(({ frame, message, replay, info, mic }) => ({
        frame,
        message,
        replay,
        info,
        mic,
      }));
    expect(messages(byUs(bytes))).toEqual(messages(byTshark(path)));
  });
});

it.runIf(!hasTshark)('tshark is not installed (apt-get install tshark): nothing was compared', () => {
  expect(existsSync(scenarios)).toBe(true);
});

it('has captures to compare', () => {
  expect(captures.length).toBeGreaterThan(20);
});
