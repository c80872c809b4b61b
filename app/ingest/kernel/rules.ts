/** Rules of kernel messages, and what is remembered of an interface between them. */
import type { Mac } from '../../domain/ids.ts';
import type { RememberingRule } from '../remembering-rule.ts';

/** An authentication that has begun and has not ended. */
interface Exchange {
  readonly bssid: Mac;
  /** Frames of the station, repetitions not counted. */
  readonly frames: number;
  /** The last one was repeated, or its answer was waited for so long that it should have been. */
  readonly repeated: boolean;
}

/** What the kernel has said of one interface. */
export interface KernelMemory {
  exchange?: Exchange | undefined;
  /** Where an association was asked for, and whether the request had to be repeated. */
  association?: { readonly bssid: Mac; readonly repeated: boolean } | undefined;
  /** When the last of its events was told, by a clock that is fine enough. */
  toldAt?: number | undefined;
  /** The answer to it was told. */
  isAnswered?: boolean;
  /** Of a driver that names its access point once. */
  vendor?: Mac | undefined;
  /** That driver has said that it is associated, and not yet that it is no more. */
  isUp?: boolean;
  /** That driver has said that a message of the access point's came. */
  isInHandshake?: boolean;
  /** The station that an access point's driver has named last, as it spelled it. */
  peer?: string | undefined;
  /** The interface's own address, as far as it was said. */
  own?: Mac | undefined;
}

export interface KernelRule extends RememberingRule<KernelMemory> {
  /** The first group is the interface that it is about. */
  readonly namesInterface?: true;
}
