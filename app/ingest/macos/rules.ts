/**
 * What is read of each program's messages. A rule has a head, a pattern for what follows it, and samples: the messages as
 * they stand behind stamps, brackets and categories.
 *
 * Where the formats come from is in docs/dialects/macos.md; none was compared with a real Mac.
 */
import type { Read } from '../rules.ts';
import type { EapolClient } from './eapol.ts';
import type { MacStation } from './station.ts';

export interface Readers {
  readonly station: MacStation;
  readonly eapol: EapolClient;
}

export interface MacRule {
  readonly head: string;
  /** What follows the head: sticky, anchored there. */
  readonly rest?: RegExp;
  /** Left out for messages that are known and say nothing new. @param message the whole message */
  readonly read?: (groups: RegExpExecArray, readers: Readers, message: string) => Read[];
  /** Whether the bytes from `p` on, behind the head, tell nothing new: for what is logged every few seconds. */
  readonly isOld?: (bytes: Uint8Array, p: number, station: MacStation) => boolean;
  readonly samples: readonly string[];
  /** The kinds that each sample gives in a log of its own. */
  readonly kinds: readonly string[];
}

/** Source of an interface's name. */
export const IFACE = String.raw`(\w{1,15})`;
