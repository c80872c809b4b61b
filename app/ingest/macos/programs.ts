/** Whose messages are read, and by which rules. */
import type { Witness } from '../../domain/events.ts';
import { eapolRules } from './eapol-rules.ts';
import type { MacRule } from './rules.ts';
import { configdRules, kernelRules, networksetupRules } from './system-rules.ts';
import { requestRules, wifiRules } from './wifi-rules.ts';

interface Program {
  readonly name: string;
  readonly witness: Witness;
  readonly rules: readonly MacRule[];
  /** It writes little else than about Wi-Fi: its lines show what kind of log this is. */
  readonly isTelling: boolean;
}

const agent = [...wifiRules, ...requestRules];

export const PROGRAMS: readonly Program[] = [
  { name: 'airportd', witness: 'supplicant', rules: agent, isTelling: true },
  { name: 'wifid', witness: 'supplicant', rules: agent, isTelling: true },
  { name: 'eapolclient', witness: 'supplicant', rules: eapolRules, isTelling: true },
  { name: 'WiFiAgent', witness: 'supplicant', rules: agent, isTelling: true },
  { name: 'configd', witness: 'manager', rules: configdRules, isTelling: false },
  { name: 'kernel', witness: 'kernel', rules: [...kernelRules, ...wifiRules], isTelling: false },
  { name: 'networksetup', witness: 'supplicant', rules: networksetupRules, isTelling: false },
];

/** Rules by program and by the first character of their heads. */
const BY_CHARACTER: readonly (readonly (readonly MacRule[] | undefined)[])[] = PROGRAMS.map(({ rules }) => {
  const table: MacRule[][] = [];
  for (const rule of rules) (table[rule.head.charCodeAt(0)] ??= []).push(rule);
  return table;
});
const NONE: readonly MacRule[] = [];

/** Rules of a program that may know a message that begins with this character. */
export const rulesFor = (program: number, code: number): readonly MacRule[] =>
  BY_CHARACTER[program]?.[code] ?? NONE;

export const NOBODY = -1;
const indexOf = (name: string): number => PROGRAMS.findIndex((program) => program.name === name);
export const EAPOLCLIENT = indexOf('eapolclient');
/** Index of the program that lines without a stamp come from: a terminal's. */
export const TERMINAL = indexOf('networksetup');

const NAMES = PROGRAMS.map(({ name }) => name);
const BRACKET = 0x5b;
const COLON = 0x3a;
const GREATER = 0x3e;

/** Index of the program whose name stands at `p`, before a bracket, a colon or the end of a tag. */
export const programAt = (text: string, p: number): number => {
  for (let program = 0; program < NAMES.length; program++) {
    const name = NAMES[program] ?? '';
    if (!text.startsWith(name, p)) continue;
    const next = text.charCodeAt(p + name.length);
    if (next === BRACKET || next === COLON || next === GREATER) return program;
  }
  return NOBODY;
};

/** Index of the program of a path, `\/usr\/libexec\/airportd` as JSON writes it. */
export const programOfPath = (path: string): number => NAMES.indexOf(path.slice(path.lastIndexOf('/') + 1));
