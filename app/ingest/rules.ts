/**
 * A dialect's rules are data: a literal head, a pattern for what follows it, the happening it stands for, and the
 * samples that prove it. A table of heads finds the rule of a message in one walk over its first characters.
 */
import type { Happening, Witness } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { PRINTF_SSID } from '../domain/ssid.ts';

/** What a parser remembers of one interface between lines. */
export interface Memory {
  /** The frame that the next CTRL-EVENT-DISCONNECTED is about, where a debug line has said it. */
  frame?: 'deauthentication' | 'disassociation' | undefined;
  /** The interface's own address: a BSSID where it is an access point's. */
  address?: Mac | undefined;
  /** A leave or a kick that a debug line has announced (access point). */
  leaving?: { readonly station: Mac; readonly reason: number; readonly local: boolean } | undefined;
  /** The station that is gone, and by whose doing: the same leave is told twice (access point). */
  gone?: { readonly station: Mac; readonly local: boolean } | undefined;
  /** EAP carries WPS: it ends in a failure then, by design. */
  wsc?: true | undefined;
  /** Its own states say that it is connected. */
  isUp?: true | undefined;
  /** It was associated to a network that it does not have. */
  uninvited?: true | undefined;
  /** The driver chooses the access point by itself, and joins it. */
  chooses?: boolean;
  /** A BSS did not suit in this scan, and that was told. */
  unfit?: boolean;
  /** It is an access point itself (mode=2, a P2P group owner): that it is "connected" is its own start. */
  isAccessPoint?: true | undefined;
  /** The station whose answer a debug line has already told (access point). */
  answered?: Mac | undefined;
  /** The station whose PMK is neither of EAP nor of OWE: of the passphrase or of SAE (access point). */
  keyed?: Mac | undefined;
  /** Each EAPOL-Key frame is told of (access point). */
  isDebug?: true | undefined;
}

/**
 * A happening; it may name its station or interface itself where the line does so behind its head, and its witness where
 * one program speaks for two (a supplicant that is an access point, too).
 */
export type Read = Happening & {
  readonly station?: Mac;
  readonly iface?: string;
  readonly witness?: Witness;
};
export type Reading = Read | readonly Read[] | undefined;

const isList = (reading: Read | readonly Read[]): reading is readonly Read[] => Array.isArray(reading);

export const listOf = (reading: Read | readonly Read[]): readonly Read[] =>
  isList(reading) ? reading : [reading];

/** What a message is about besides itself. */
export interface About {
  /** The station that it is about, where an access point has named it before the message. */
  readonly station: Mac | undefined;
  /** Memory of another interface, one that the message itself names. */
  readonly memoryOf: (iface: string) => Memory;
}

export interface Rule {
  /** How the message begins, to the letter. */
  readonly head: string;
  /** What follows the head: sticky, anchored there. Left out where the head says it all. */
  readonly rest?: RegExp;
  /** What it stands for. Left out for lines that are known and say nothing new. */
  readonly read?: (groups: RegExpExecArray, memory: Memory, about: About) => Reading;
  /** First and last of the compared releases (2.4, 2.9, 2.10, 2.11, main) that print it; left out: all. */
  readonly since?: string;
  readonly until?: string;
  /** Messages that must be recognised. */
  readonly samples: readonly string[];
  /** The kinds that each sample gives. */
  readonly kinds: readonly string[];
  /** Messages that must be recognised and give nothing: another message says it too. */
  readonly quiet?: readonly string[];
}

const FREE = /\.[*+{]|\\S|\[\^/;
const closedRules = new WeakMap<Rule, boolean>();

/**
 * Whether a message that a rule has matched to its end can hold nothing but what the rule names: then there is no
 * secret to look for. Names of networks are public.
 */
export const closed = (rule: Rule): boolean => {
  let isClosed = closedRules.get(rule);
  if (isClosed === undefined) {
    isClosed = !FREE.test(rule.rest?.source.replaceAll(PRINTF_SSID, '') ?? '');
    closedRules.set(rule, isClosed);
  }
  return isClosed;
};

/** Whether a rule says all there is to say by its head: recognised, no event. */
export const isSilent = (rules: readonly Rule[]): boolean =>
  rules[0]?.read === undefined && rules[0]?.rest === undefined;
