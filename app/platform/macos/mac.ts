/** What every part of the macOS platform has at hand. */
import type { CoreWlan } from '../../../native/macos.ts';
import type { Ssid } from '../../domain/ids.ts';
import type { Pending } from './pending.ts';
import type { Tools } from './tools.ts';

/** What the person has agreed to beyond the plan. Nothing of it is taken for granted. */
export interface Consent {
  /** Read the saved password of the network that is treated; macOS asks as well. It stays in memory. */
  readonly readKey?: boolean;
  /**
   * Give it to `networksetup` as an argument, where CoreWLAN cannot be used: other users of this Mac can see it in the
   * list of processes while that runs.
   */
  readonly keyInArguments?: boolean;
}

/** A join that Rejoin asked for: the log hides which network it is about. */
export interface AskedJoin {
  readonly iface: string;
  readonly ssid: Ssid;
  /** Milliseconds since 1970. */
  readonly from: number;
  /** Infinity while it goes on. */
  readonly until: number;
}

export interface Mac {
  readonly tools: Tools;
  readonly wlan: CoreWlan | undefined;
  readonly consent: Consent;
  readonly pending: Pending;
  /** Milliseconds for which the radio stays off; shorter and the driver may keep what it knows. */
  readonly offFor: number;
  asked: AskedJoin | undefined;
  /**
   * What `networksetup` or CoreWLAN answered to a join, for those who follow this machine.
   * @param since when it was asked for, in milliseconds since 1970
   */
  answered(lines: readonly string[], since: number): void;
}
