/** The recorded scenarios as material: renamed, put to another time, surrounded by other things. */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Cause, Variant } from '../../app/domain/causes.ts';
import type { Label, Level } from './label.ts';
import type { Split } from './mix.ts';
import { someMac, someNetwork } from './network.ts';
import { seedOf, type Random } from './random.ts';
import type { Line } from './tape.ts';

interface Recording {
  readonly scenario: string;
  readonly level: Level;
  readonly files: readonly string[];
  readonly label: Label;
}

const SCENARIOS = join(import.meta.dirname, '..', 'scenarios');
/** Which recordings make which level. */
const LEVEL_OF: Record<string, Level> = {
  'wpa-info.log': 'info',
  'wpa-events.log': 'events',
  'iw-event.log': 'iw',
  'wpa-info.log hostapd.log': 'pair',
  'wpa-debug.log.gz': 'debug',
  'wpa-msgdump.log.gz': 'msgdump',
  'wpa-debug.log.gz hostapd-debug.log.gz': 'debug-pair',
  'hostapd.log': 'access-point',
  'hostapd-debug.log.gz': 'access-point',
};

interface ScenarioFile {
  readonly origin: string;
  readonly traces: readonly {
    readonly inputs: readonly string[];
    readonly expected: { readonly verdict: Cause; readonly variant?: Variant };
  }[];
}

function load(): Recording[] {
  return readdirSync(SCENARIOS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(SCENARIOS, entry.name, 'scenario.json')))
    .flatMap(({ name }) => {
      const file = JSON.parse(readFileSync(join(SCENARIOS, name, 'scenario.json'), 'utf8')) as ScenarioFile;
      if (file.origin !== 'lab') return [];
      return file.traces.flatMap(({ inputs, expected }): Recording[] => {
        const level = LEVEL_OF[inputs.join(' ')];
        if (!level) return [];
        const { verdict: cause, variant } = expected;
        return [{ scenario: name, level, files: inputs, label: { cause, ...(variant ? { variant } : {}) } }];
      });
    });
}

const recordings = load();
const texts = new Map<string, string>();

function textOf(scenario: string, file: string): string {
  const path = join(SCENARIOS, scenario, file);
  const known = texts.get(path);
  if (known !== undefined) return known;
  const bytes = readFileSync(path);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
  texts.set(path, text);
  return text;
}

/** Half of the scenarios are never looked at while detectors are tuned. */
const isHeldOut = (scenario: string): boolean => seedOf('held', scenario) % 2 === 0;

/** The recordings of a split. `held` has those of `tune` too: with other names and surroundings they are other logs. */
export const recordingsOf = (split: Split, levels: ReadonlySet<Level>): readonly Recording[] =>
  recordings.filter(({ scenario, level }) => levels.has(level) && (split === 'held' || !isHeldOut(scenario)));

const STAMP = /^(\d+)\.(\d{6}): /;

/** One line of a recording; lines that carry no stamp belong to the time of the line before. */
function toLine(text: string, by: Line['by'], before: number): Line {
  const match = STAMP.exec(text);
  const at = match ? Number(match[1]) * 1000 + Number(match[2]) / 1000 : before;
  const rest = match ? text.slice(match[0].length).replace(STAMP, '') : text;
  const prefix = /^(wlan[01]|p2p-dev-wlan1): /.exec(rest);
  const message = prefix ? rest.slice(prefix[0].length) : rest;
  const outcome = /^CTRL-EVENT-(?:CONNECTED|DISCONNECTED|ASSOC-REJECT|AUTH-REJECT|EAP-FAIL)/.test(message);
  return { at, by, shown: 'info', text: message, outcome, ...(prefix?.[1] ? { iface: prefix[1] } : {}) };
}

export interface Replay {
  readonly scenario: string;
  readonly label: Label;
  /** One list of lines for each input; `raw` inputs are in a form of their own and stay as they were recorded. */
  readonly inputs: readonly { readonly raw?: string; readonly lines: readonly Line[] }[];
  readonly iface: string;
}

/** A recording with other addresses, another network name, interface and time. */
export function replay(random: Random, recording: Recording, hostile: number): Replay {
  const { scenario, files, label, level } = recording;
  const plain = level === 'info' || level === 'pair' || level === 'events';
  const network = someNetwork(random, 'psk', plain ? hostile : 0);
  const iface = random.pick('wlan1', 'wlp3s0', 'wlx020000000100', 'wifi0');
  const macs = new Map<string, string>();
  const ssids = /\blab-(?:sae|psk|eap|mixed|other)\b/g;
  const rename = (text: string): string =>
    text
      .replace(/\b02:00:00:00:0[0-9]:00\b/g, (known) => {
        const other = macs.get(known) ?? someMac(random);
        macs.set(known, other);
        return other;
      })
      .replace(ssids, () => network.printed)
      .replace(/\bwlan1\b/g, iface);
  const inputs = files.map((file) => {
    const text = rename(textOf(scenario, file));
    if (level === 'events' || level === 'iw') return { raw: text, lines: [] };
    const by = file.startsWith('hostapd') ? 'hostapd' : 'wpa_supplicant';
    let at = 0;
    const lines = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const read = toLine(line, by, at);
        at = read.at;
        return read.iface === undefined && line.includes(`${iface}: `) ? splitIface(read, iface) : read;
      });
    return { lines };
  });
  const names = {
    ...(label.cause === 'wrong-passphrase' ? { wrongPassword: [network.ssid] } : {}),
    ...(label.cause === 'stale-pmksa' ? { staleKey: [network.ssid] } : {}),
  };
  return { scenario, label: { ...label, ...names }, inputs, iface };
}

function splitIface(line: Line, iface: string): Line {
  const prefix = `${iface}: `;
  return line.text.startsWith(prefix) ? { ...line, iface, text: line.text.slice(prefix.length) } : line;
}
