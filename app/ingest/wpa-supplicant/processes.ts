/**
 * Whose words about an interface these are, by the number of the process: two supplicants that speak of one interface in turns both drive it.
 * One that was started anew has another number, and the old one is not heard again.
 */
import type { WifiEvent } from '../../domain/events.ts';
import type { Instant } from '../../domain/ids.ts';
import { said } from '../../domain/said.ts';
import type { Emit } from '../dialect.ts';
import { at, matchAt } from '../text.ts';

const NAME = 'wpa_supplicant[';
const NUMBER = at`(\d{1,10})\]`;
const BLANK = 0x20;
const LONGEST_HOST = 64;
/** Numbers are given anew after a boot: whoever is heard again within this many milliseconds was there all the time. */
const AT_ONCE = 60_000;
/** One change back may be a line that came late. */
const FEWEST_RETURNS = 2;
/** Processes of one interface, and interfaces, that are told apart. */
const MOST = 16;

interface Turns {
  speaker: string;
  /** When each was heard last. */
  readonly heard: Map<string, Instant | undefined>;
  returns: number;
}

const isSoon = (before: Instant | undefined, now: Instant | undefined): boolean =>
  before === undefined || now === undefined || Math.abs(now - before) <= AT_ONCE;

/** The word in front of a name is the machine's: many may log to one file. */
const wordBefore = (text: string, name: number): string => {
  let end = name;
  while (text.charCodeAt(end - 1) === BLANK) end--;
  if (end === name || end === 0) return '';
  const blank = text.lastIndexOf(' ', end - 1);
  return text.slice(Math.max(blank + 1, end - LONGEST_HOST), end);
};

/** Tells besides what is told that two supplicants tell it. */
export function withProcesses(emit: Emit): Emit {
  const interfaces = new Map<string, Turns>();

  const rivalOf = (place: string, number: string, { kind, at }: WifiEvent): string | undefined => {
    const known = interfaces.get(place);
    // One that ends, or begins, takes the place of another.
    if (!known || kind === 'supplicant' || known.heard.size >= MOST) {
      if (interfaces.size >= MOST) interfaces.clear();
      interfaces.set(place, { speaker: number, heard: new Map([[number, at]]), returns: 0 });
      return undefined;
    }
    const before = known.speaker;
    const isReturn = number !== before && known.heard.has(number) && isSoon(known.heard.get(number), at);
    known.heard.set(number, at);
    known.speaker = number;
    if (!isReturn || ++known.returns < FEWEST_RETURNS) return undefined;
    known.returns = 0;
    return before;
  };

  return (event) => {
    emit(event);
    const { at, origin, witness, iface } = event;
    const name = iface === '' ? -1 : origin.text.indexOf(NAME);
    const number = name < 0 ? undefined : matchAt(NUMBER, origin.text, name + NAME.length)?.[1];
    if (number === undefined) return;
    const other = rivalOf(`${wordBefore(origin.text, name)} ${iface}`, number, event);
    if (other === undefined) return;
    const programs = [`wpa_supplicant[${other}]`, `wpa_supplicant[${number}]`];
    const what = said('evidence.two-programs', { iface, programs });
    emit({ kind: 'foreign-controller', program: 'wpa_supplicant', what, at, origin, witness, iface });
  };
}
