/** Puts labelled logs together. A log is wholly given by its split, its seed and its number. */
import type { Cause } from '../../app/domain/causes.ts';
import { noAnswer } from './attempts.ts';
import { asCapture } from './capture.ts';
import { arubaShow } from './controllers/aruba.ts';
import type { Maker } from './controllers/maker.ts';
import { MAKERS } from './controllers/makers.ts';
import { stepsOf, type Step } from './controllers/steps.ts';
import { DRESSES, isShared, type Dress } from './dress.ts';
import { HELD } from './incidents-held.ts';
import { KEYS } from './incidents-keys.ts';
import { OTHERS } from './incidents-others.ts';
import { QUIET } from './incidents-quiet.ts';
import type { Incident, Tale } from './incident.ts';
import { recordingsOf, replay } from './lab.ts';
import type { Label, LabelledLog, Level } from './label.ts';
import { MIXES, setting, type Split } from './mix.ts';
import { noise } from './noise.ts';
import { conclude, play, type Played } from './play.ts';
import { asInputs, DAEMON_LEVEL, print } from './print.ts';
import { Random, seedOf } from './random.ts';
import { Scene } from './scene.ts';
import { byTime, type Line } from './tape.ts';
import { loseSome, withoutSme } from './transform.ts';

const INCIDENTS: Record<Split, readonly Incident[]> = {
  tune: [...QUIET, ...KEYS, ...OTHERS],
  held: [...QUIET, ...KEYS, ...OTHERS, ...HELD],
};

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
    'controller',
    'controller',
    'capture',
    'capture',
  );

function fromScene(
  random: Random,
  split: Split,
  id: string,
  only?: (incident: Incident) => boolean,
): LabelledLog {
  const mix = MIXES[split];
  const level = pickLevel(random);
  if (level === 'controller' || level === 'capture') return fromAir(random, split, { id, level }, only);
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

/** What a controller tells of a scene, or a capture of it. */
function fromAir(
  random: Random,
  split: Split,
  { id, level }: { readonly id: string; readonly level: 'controller' | 'capture' },
  only?: (incident: Incident) => boolean,
): LabelledLog {
  const mix = MIXES[split];
  const isCapture = level === 'capture';
  const scene = new Scene(random, setting(random, mix));
  const incidents = INCIDENTS[split].filter(
    (incident) =>
      (only?.(incident) ?? true) && incident.local !== true && (isCapture || incident.unheard !== true),
  );
  // A controller's lines hardly ever name the network: one story each.
  const played = isCapture
    ? play(random, scene, mix, incidents, mix.hostile)
    : play(random, scene, { ...mix, earlier: 0 }, incidents, 0);
  const { tale, last, quiet } = conclude(played);
  const isLast = last === played.at(-1);
  if (!quiet && isLast && scene.up === undefined && random.chance(mix.openEnd)) noAnswerYet(scene, last);
  let unsettled = tale.unsettled === true;
  // That the station was silent because it heard nothing, a radio beside it cannot know.
  unsettled ||= isCapture && tale.cause === 'handshake-loss' && tale.variant !== 'message-4';
  let { frames } = scene.air;
  if (isLast && last.from !== Infinity && random.chance(mix.cut)) {
    frames = frames.filter(({ at }) => at > last.from);
    unsettled ||= tale.needsPast === 'always' || (!isCapture && tale.needsPast !== undefined);
  }
  const lossy = random.chance(mix.lossy) ? random.between(...mix.loss) : 0;
  unsettled ||= lossy > 0;
  const isKept = (): boolean => !random.chance(lossy);
  const { family } = last.incident;
  const labelled = { id, family, level, quiet, label: { ...tale, unsettled } };
  if (isCapture) return { ...labelled, inputs: [asCapture(random, scene.station, frames.filter(isKept))] };
  const steps = stepsOf(frames).filter(isKept);
  const seed = random.int(0, 1_000_000);
  const { maker, text } = tellAs(random.from(MAKERS), steps, scene.station, seed);
  const untroubled = steps.filter(({ at }) => at <= last.from);
  return {
    ...labelled,
    maker: maker.name,
    label: toldBy(maker, steps, last, {
      tale: { ...tale, unsettled },
      isUntold: maker.tell(untroubled, scene.station, new Random(seed)) === text,
    }),
    inputs: [text],
  };
}

/** What may be said by a controller's lines: less than what happened, where they do not show it. */
function toldBy(
  maker: Maker,
  steps: readonly Step[],
  { network, incident }: Played,
  { tale, isUntold }: { readonly tale: Tale; readonly isUntold: boolean },
): Label {
  const statuses = steps.filter(({ is }) => is === 'assoc-refused');
  const isShown = tale.cause !== 'ap-refused' || statuses.length > 0;
  // An association is all that an open network has, and not called a connection.
  const isOpen = network.keys === 'open';
  const unsettled = tale.unsettled === true || isOpen || !isShown || !maker.settles(tale, network.keys);
  if (!unsettled) return tale;
  const isConnectedAtEnd = incident.drops === true;
  const also: readonly Cause[] = [
    ...(tale.also ?? []),
    ...(isUntold || isConnectedAtEnd || maker.hidesWhoEnded === true ? (['healthy'] as const) : []),
    ...(tale.staleKey && tale.staleKey.length > 0 ? (['stale-pmksa'] as const) : []),
    ...(maker.hidesStatus === true && statuses.length > 0 ? (['ap-refused'] as const) : []),
  ];
  return { ...tale, unsettled, also };
}

/** One that tells nothing of such a thing is not asked. */
function tellAs(maker: Maker, steps: readonly Step[], station: string, seed: number) {
  const text = maker.tell(steps, station, new Random(seed));
  if (text !== '') return { maker, text };
  return { maker: arubaShow, text: arubaShow.tell(steps, station, new Random(seed)) };
}

/** The log ends in the middle of the next attempt. */
function noAnswerYet(scene: Scene, { network, tale }: Played): void {
  const bssid = network.points[0];
  const how =
    scene.cache.has(bssid) && network.keys !== 'psk' ? 'cached' : network.keys === 'sae' ? 'sae' : 'open';
  if (tale.cause === 'auth-timeout') noAnswer(scene, network);
  else scene.authenticate(network, bssid, how);
}

const RECORDED: ReadonlySet<Level> = new Set<Level>([
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
