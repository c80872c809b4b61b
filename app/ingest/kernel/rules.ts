/** Rules of kernel messages, and what is remembered of an interface between them. */
import type { Mac } from '../../domain/ids.ts';
import type { Reading } from '../rules.ts';

/** An authentication that has begun and has not ended. */
interface Exchange {
  readonly bssid: Mac;
  /** Frames of the station, repetitions not counted. */
  readonly frames: number;
  /** The last one was repeated, or its answer was waited for so long that it should have been. */
  readonly repeated: boolean;
}

/** What the kernel has said of one interface. */
export interface Station {
  exchange?: Exchange | undefined;
  /** Where an association was asked for, and whether the request had to be repeated. */
  association?: { readonly bssid: Mac; readonly repeated: boolean } | undefined;
  /** The interface's own address, as far as it was said. */
  own?: Mac | undefined;
}

export interface KernelRule {
  /** How the message begins, to the letter. */
  readonly head: string;
  /** What follows the head: sticky, anchored there. Left out where the head says it all. */
  readonly rest?: RegExp;
  /** The first group is the interface that it is about. */
  readonly namesInterface?: true;
  /** What it stands for. Left out for lines that are known and say nothing new. */
  readonly read?: (groups: RegExpExecArray, station: Station) => Reading;
  /** Messages that must be recognised. */
  readonly samples: readonly string[];
  /** The kinds that each sample gives. */
  readonly kinds: readonly string[];
  /** Messages that must be recognised and give nothing. */
  readonly quiet?: readonly string[];
}
