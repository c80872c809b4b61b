/** Puts labelled logs together. A log is wholly given by its split, its seed and its number. */
import type { Cause } from '../../app/domain/causes.ts';
import { DRESSES, isShared, wear, type Dress } from './dress.ts';
import { HELD } from './incidents-held.ts';
import { KEYS } from './incidents-keys.ts';
import { OTHERS } from './incidents-others.ts';
import { QUIET } from './incidents-quiet.ts';
import type { Incident, Tale } from './incident.ts';
import type { Label, LabelledLog, Level } from './label.ts';
import { recordingsOf, replay } from './lab.ts';
import { noAnswer } from './attempts.ts';
import { someNetwork, type Network } from './network.ts';
import { neighbour, noise } from './noise.ts';
import { Random, seedOf } from './random.ts';
import { Scene, type Setting, type Version } from './scene.ts';
import { byTime, printedAt, toldToClients, type Line } from './tape.ts';
import { damage, loseSome, rotate, setClock, withoutSme } from './transform.ts';

export type Split = 'tune' | 'held';

/** What the splits differ in, besides their seeds and families. */
interface Mix {
  readonly versions: readonly Version[];
  readonly hostile: number;
  readonly pace: readonly [number, number];
  readonly saeGap: readonly [number, number];
  readonly retries: readonly number[];
  readonly retryAfter: readonly [number, number];
  readonly recorded: number;
  readonly cut: number;
  readonly lossy: number;
  readonly loss: readonly [number, number];
  readonly offset: number;
  readonly rotated: number;
  readonly noisy: readonly [number, number];
  readonly neighbour: number;
  readonly earlier: number;
  readonly openEnd: number;
}

const MIXES: Record<Split, Mix> = {
  tune: {
    versions: ['2.4', '2.9', '2.9', '2.10', '2.10', '2.10', '2.10', '2.11', '2.11', '2.11', '2.11', '2.11'],
    hostile: 0.15,
    pace: [0.5, 2],
    saeGap: [0.01, 0.2],
    retries: [4],
    retryAfter: [1, 1],
    recorded: 0.25,
    cut: 0.12,
    lossy: 0.15,
    loss: [0.005, 0.02],
    offset: 0.08,
    rotated: 0.12,
    noisy: [0, 40],
    neighbour: 0.1,
    earlier: 0.3,
    openEnd: 0.15,
  },
  held: {
    versions: ['2.4', '2.9', '2.9', '2.9', '2.10', '2.10', '2.10', '2.11', '2.11', '2.11', '2.11', '2.11'],
    hostile: 0.4,
    pace: [0.1, 6],
    saeGap: [0.005, 0.75],
    retries: [3, 4, 5],
    retryAfter: [0.6, 1.3],
    recorded: 0.2,
    cut: 0.2,
    lossy: 0.2,
    loss: [0.005, 0.04],
    offset: 0.12,
    rotated: 0.2,
    noisy: [0, 120],
    neighbour: 0.15,
    earlier: 0.4,
    openEnd: 0.2,
  },
};

const INCIDENTS: Record<Split, readonly Incident[]> = {
  tune: [...QUIET, ...KEYS, ...OTHERS],
  held: [...QUIET, ...KEYS, ...OTHERS, ...HELD],
};

const HOUR = 3_600_000;
const STARTS = [
  Date.UTC(2026, 10, 21, 4, 24, 8),
  Date.UTC(2026, 11, 31, 23, 57, 30),
  Date.UTC(2026, 9, 25, 0, 58, 0),
  Date.UTC(2026, 1, 28, 23, 59, 0),
  Date.UTC(2026, 5, 3, 9, 0, 0),
];

function setting(random: Random, mix: Mix): Setting {
  return {
    version: random.from(mix.versions),
    apVersion: random.pick('2.9', '2.10', '2.10', '2.11'),
    iface: random.pick('wlan1', 'wlan0', 'wlp2s0', 'wlx02aabbccddee'),
    pace: random.between(...mix.pace),
    saeGap: random.between(...mix.saeGap),
    retries: random.from(mix.retries),
    retryAfter: random.between(...mix.retryAfter),
    startAt: random.from(STARTS) + random.int(0, 999_999) / 1000,
  };
}

function weighted(random: Random, incidents: readonly Incident[]): Incident {
  const total = incidents.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.fraction() * total;
  for (const incident of incidents) {
    left -= incident.weight;
    if (left < 0) return incident;
  }
  throw new Error('no incident to choose from');
}

interface Played {
  readonly incident: Incident;
  readonly network: Network;
  readonly tale: Tale;
  /** When it began, and when its (first) trouble did. */
  readonly from: number;
}

/** Plays one to three incidents after each other, at the same network or at others. */
function play(
  random: Random,
  scene: Scene,
  mix: Mix,
  incidents: readonly Incident[],
  hostile: number,
): Played[] {
  const played: Played[] = [];
  const count = random.chance(mix.earlier) ? random.int(2, 3) : 1;
  for (let turn = 0; turn < count; turn++) {
    const before = played.at(-1);
    const lost = played.some(({ incident }) => incident.drops === true);
    const fitting = incidents.filter(({ drops, alone }) => alone !== true && (drops !== true || !lost));
    if (before?.incident.alone === true) break;
    const incident = weighted(random, turn === 0 ? incidents : fitting);
    // What goes on with the trouble before it has two causes; what heals it, or comes after it healed, has one.
    const apart =
      before?.incident.drops !== true &&
      incident.drops !== true &&
      incident.fresh !== true &&
      (before?.incident.quiet === true || incident.quiet === true);
    const again =
      turn === 1 && before && apart && incident.keys.includes(before.network.keys) && random.chance(0.4);
    const network = again ? before.network : someNetwork(random, random.from(incident.keys), hostile, turn);
    if (scene.up !== undefined) scene.leave(scene.up).wait(random.between(5, 100));
    if (!again) scene.cache.clear();
    const from = scene.troubles.length;
    const tale = incident.play(scene, network);
    played.push({ incident, network, tale, from: scene.troubles[from] ?? Infinity });
  }
  return played;
}

/** What is to be said in the end: the last trouble that is not over, else that all is well. */
function conclude(played: readonly Played[]): { tale: Tale; last: Played; quiet: boolean } {
  const open = new Map<string, Played>();
  for (const one of played) {
    open.delete(one.network.ssid);
    if (one.incident.quiet !== true) open.set(one.network.ssid, one);
  }
  const last = [...open.values()].at(-1) ?? played.at(-1);
  if (!last) throw new Error('nothing was played');
  const names = (key: 'wrongPassword' | 'staleKey'): readonly string[] =>
    played.flatMap(({ tale }) => tale[key] ?? []);
  const tale = { ...last.tale, wrongPassword: names('wrongPassword'), staleKey: names('staleKey') };
  return { tale, last, quiet: open.size === 0 };
}

const AFTER_ASSOCIATION: ReadonlySet<Cause> = new Set<Cause>([
  'healthy',
  'stale-pmksa',
  'wrong-passphrase',
  'handshake-loss',
  'eap-rejected',
  'ap-disconnects',
  'signal-lost',
]);
const BELOW_DEBUG: ReadonlySet<Level> = new Set(['info', 'events', 'pair', 'iw', 'access-point']);

const pickLevel = (random: Random): Level =>
  random.pick(
    'info',
    'info',
    'info',
    'info',
    'info',
    'info',
    'events',
    'events',
    'pair',
    'pair',
    'debug',
    'debug',
    'debug',
    'debug',
    'msgdump',
    'msgdump',
    'debug-pair',
    'access-point',
  );

/** Prints lines of the computer's programs as one log, or as several where it was rotated. */
function print(random: Random, lines: readonly Line[], dress: Dress, files: number): string[] {
  const worn = lines.map((line) => wear(line, dress));
  return rotate(random, random.chance(0.1) ? damage(random, worn) : worn, files).map(
    (file) => `${file.join('\n')}\n`,
  );
}

const asEvents = (lines: readonly Line[]): string =>
  lines
    .map(({ at, iface, text }) => {
      const stamp = `${Math.floor(at / 1000)}.${String(Math.floor((at % 1000) * 1000)).padStart(6, '0')}`;
      return `${stamp} ${iface ?? ''} <3>${text}\n`;
    })
    .join('');

const DAEMON_LEVEL: Partial<Record<Level, 'debug' | 'msgdump'>> = {
  debug: 'debug',
  'debug-pair': 'debug',
  msgdump: 'msgdump',
};

function fromScene(
  random: Random,
  split: Split,
  id: string,
  only?: (incident: Incident) => boolean,
): LabelledLog {
  const mix = MIXES[split];
  const level = pickLevel(random);
  const scene = new Scene(random, setting(random, mix));
  // Without a past the supplicant's start is in the log; a log that begins later has none.
  if (random.chance(0.7)) scene.start();
  const incidents = INCIDENTS[split].filter(
    (incident) =>
      (only?.(incident) ?? true) &&
      (level !== 'access-point' || incident.seenByPoint === true) &&
      (incident.silentBelowDebug !== true || DAEMON_LEVEL[level] !== undefined),
  );
  const played = play(
    random,
    scene,
    level === 'access-point' ? { ...mix, earlier: 0 } : mix,
    incidents,
    mix.hostile,
  );
  const { tale, last, quiet } = conclude(played);
  let label: Label = tale;
  const unsettle = (): void => void (label = { ...label, unsettled: true });
  if (tale.needsDebug === true && BELOW_DEBUG.has(level)) unsettle();
  if (
    !quiet &&
    random.chance(mix.openEnd) &&
    last === played.at(-1) &&
    scene.up === undefined &&
    tale.cause !== 'signal-lost'
  )
    noAnswerYet(scene, last);

  let lines = byTime(scene.lines);
  if (last === played.at(-1) && last.from !== Infinity && random.chance(mix.cut)) {
    lines = lines.filter(({ at }) => at > last.from);
    if (tale.needsPast === 'always' || (tale.needsPast === 'below-debug' && BELOW_DEBUG.has(level)))
      unsettle();
  }
  if (random.chance(mix.lossy)) {
    const loss = loseSome(random, lines, random.between(...mix.loss));
    lines = [...loss.lines];
    if (loss.telling) unsettle();
  }
  // Such a driver's log shows nothing of an exchange that fails before the association.
  const associates = played.every(
    ({ tale: { cause, variant } }) => AFTER_ASSOCIATION.has(cause) && variant !== 'sae',
  );
  if (level !== 'access-point' && associates && random.chance(0.06)) {
    lines = withoutSme(lines);
    if (tale.cause !== 'healthy') unsettle();
  }
  const drawn: Dress = random.chance(0.4) ? 'stamped' : random.from(DRESSES);
  const clocked = played.some(({ incident }) => incident.clocked === true);
  const dress = clocked && drawn === 'bare' ? 'stamped' : drawn;
  if (tale.needsLog === true && level === 'events') unsettle();
  if (level === 'access-point' && tale.variant !== 'psk' && tale.cause !== 'healthy') unsettle();
  const inputs = asInputs(random, clocked ? { ...mix, offset: 0 } : mix, scene, lines, level, dress);
  const family = last.incident.family;
  return { id, family, level, label, inputs, quiet };
}

/** The log ends in the middle of the next attempt. */
function noAnswerYet(scene: Scene, { network, tale }: Played): void {
  const bssid = network.points[0];
  const how =
    scene.cache.has(bssid) && network.keys !== 'psk' ? 'cached' : network.keys === 'sae' ? 'sae' : 'open';
  if (tale.cause === 'auth-timeout') noAnswer(scene, network);
  else scene.authenticate(network, bssid, how);
}

function asInputs(
  random: Random,
  mix: Mix,
  scene: Scene,
  lines: readonly Line[],
  level: Level,
  dress: Dress,
): string[] {
  const { iface } = scene.setting;
  const daemon = DAEMON_LEVEL[level] ?? 'info';
  const shared = isShared(dress);
  const fromPoint = printedAt(
    lines.filter(({ by }) => by === 'hostapd'),
    daemon,
  );
  if (level === 'access-point') {
    return print(
      random,
      printedAt(
        lines.filter(({ by }) => by === 'hostapd'),
        random.pick('info', 'debug'),
      ),
      'stamped',
      1,
    );
  }
  const span = [lines[0]?.at ?? 0, lines.at(-1)?.at ?? 0] as const;
  const count = random.int(...mix.noisy);
  const withKernel = shared && random.chance(0.7);
  const own = lines.filter(({ by }) => by === 'wpa_supplicant' || (withKernel && by === 'kernel'));
  const around = [
    ...noise(random, iface, span, count, shared && level !== 'events'),
    ...(random.chance(mix.neighbour)
      ? neighbour(random, scene.setting, span[0] + random.between(-HOUR, 30_000))
      : []),
  ].filter(({ by }) => shared || by === 'wpa_supplicant');
  if (level === 'events') return [asEvents(byTime(toldToClients([...own, ...around])))];
  let station = byTime([...printedAt(own, daemon), ...printedAt(around, daemon)]);
  const set = random.chance(mix.offset);
  if (set) station = setClock(random, station, random.pick(HOUR, -HOUR, 30_000, -2000, 86_400_000));
  const stamps = dress === 'stamped' || dress === 'iso' || dress === 'journal-json';
  // A clock that was set back leaves files that nobody can put in order.
  const files = !set && stamps && random.chance(mix.rotated) ? random.int(2, 3) : 1;
  const logs = print(random, station, dress, files);
  if (level !== 'pair' && level !== 'debug-pair') return logs;
  return [...logs, ...print(random, fromPoint, 'stamped', 1)].filter((text) => text.trim() !== '');
}

const RECORDED: ReadonlySet<Level> = new Set([
  'info',
  'events',
  'pair',
  'debug',
  'msgdump',
  'debug-pair',
  'iw',
  'access-point',
]);

function fromLab(random: Random, split: Split, id: string): LabelledLog {
  const mix = MIXES[split];
  const wanted = random.chance(0.6)
    ? new Set<Level>([random.pick('info', 'events', 'pair', 'iw', 'access-point')])
    : RECORDED;
  const recording = random.from(recordingsOf(split, wanted));
  const told = replay(random, recording, mix.hostile);
  let { label } = told;
  const drawn: Dress = random.chance(0.4) ? 'stamped' : random.from(DRESSES);
  const dress =
    drawn === 'bare' && (label.cause === 'wps-slow' || label.cause === 'auth-timeout') ? 'stamped' : drawn;
  const shared = isShared(dress);
  const inputs = told.inputs.flatMap(({ raw, lines }, index) => {
    if (raw !== undefined) return [raw];
    if (index > 0 || recording.files[index]?.startsWith('hostapd')) return print(random, lines, 'stamped', 1);
    const span = [lines[0]?.at ?? 0, lines.at(-1)?.at ?? 0] as const;
    const around = noise(random, told.iface, span, random.int(...mix.noisy), shared).filter(
      ({ by }) => shared || by === 'wpa_supplicant',
    );
    let kept: readonly Line[] = lines;
    if (random.chance(mix.lossy)) {
      const loss = loseSome(random, lines, random.between(...mix.loss));
      kept = loss.lines;
      if (loss.telling) label = { ...label, unsettled: true };
    }
    return print(
      random,
      byTime([...kept, ...around]),
      dress,
      dress === 'stamped' && random.chance(mix.rotated) ? 2 : 1,
    );
  });
  const quiet = label.cause === 'healthy';
  return { id, family: `lab: ${told.scenario}`, level: recording.level, label, inputs, quiet };
}

/** One labelled log. */
export function compose(split: Split, seed: number, number: number): LabelledLog {
  const random = new Random(seedOf(split, seed, number));
  const id = `${split}/${seed}/${number}`;
  return random.chance(MIXES[split].recorded) ? fromLab(random, split, id) : fromScene(random, split, id);
}

/** One healthy log with noise: nothing went wrong in it, or what did healed. */
export function composeQuiet(split: Split, seed: number, number: number): LabelledLog {
  const random = new Random(seedOf('quiet', split, seed, number));
  return fromScene(random, split, `quiet/${split}/${seed}/${number}`, ({ quiet }) => quiet === true);
}
