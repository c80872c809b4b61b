/** The two ends of a connection as a capture knows them. */
import type { AkmFamily, WifiEvent } from '../../domain/events.ts';
import type { Mac, Pmkid, Ssid } from '../../domain/ids.ts';
import type { Farewells } from './farewells.ts';

/** A request that nobody has answered yet. */
export interface Request {
  readonly what: 'auth' | 'assoc';
  /** Tells a repeated request from another: what it asks, and a hash of its contents. */
  readonly step: number;
  readonly hash: number;
  /** When it was sent last. */
  at: number;
}

export class Bss {
  readonly address: Mac;
  ssid: Ssid | undefined;
  akms: readonly AkmFamily[] = [];
  /** Management frames can be protected. */
  pmf = false;
  /** Its data frames are not encrypted. */
  isOpen = false;
  /** Number of the frame that said so last. */
  describedBy = 0;
  /** Counts the changes of what is above. */
  version = 0;
  /** Of the elements that were read last. */
  fingerprint = -1;
  /** When a frame of it was captured last; NaN = never, or nobody knows. */
  heardAt = NaN;
  /** Since when it has been heard without a pause, and the period of that kind before. */
  heardSince = NaN;
  earlier: { readonly from: number; readonly to: number } = { from: NaN, to: NaN };
  /** A station went on as if it had an answer that was not captured. */
  isAnswerMissed = false;
  /** What was asked of it before anything of it was captured. */
  unheard: WifiEvent[] | undefined = [];
  /** Its data frames reach the capture, not only its management frames. */
  isDataHeard = false;
  readonly members = new Set<Station>();
  /** Those to all of its stations, and who was a member when they began. */
  farewells: Farewells | undefined;
  toldOf = new Set<Station>();

  constructor(address: Mac) {
    this.address = address;
  }
}

export class Station {
  readonly address: Mac;
  bss: Bss | undefined;
  /** What was last said of the access point to this station's story. */
  toldBss: Bss | undefined;
  toldVersion = -1;
  /** Kind and sequence number of the last frame, from the station and to it; repeated ones are no news. */
  readonly lastManagement: [number, number] = [-1, -1];
  readonly lastData: [number, number] = [-1, -1];
  isDataHeard = false;
  farewells: Farewells | undefined;

  request: Request | undefined;
  /** The last answer to an authentication frame. */
  answer = -1;
  answeredAt = NaN;
  /** SAE has proved the key to both sides. */
  isProved = false;
  /** Of the association that holds or is on its way to. */
  associatedAt: number | undefined;
  akm: AkmFamily | undefined;
  algorithm = 0;
  pmkid: Pmkid | undefined;
  pmf = false;
  isOpen = false;
  hasEapol = false;
  eapMethod: number | undefined;
  /** When the login went on last that has not ended. */
  loginAt: number | undefined;
  /** Highest replay counter of each message of the access point in this association. */
  replay: [number, number] = [-1, -1];
  /** Message 3/4 was seen, and seen again: then 4/4 had not arrived. */
  hasThree = false;
  isThreeRepeated = false;
  hasKeys = false;
  isConnected = false;
  connectedAt = NaN;
  /** It was told that the connection goes on. */
  isHeld = false;
  /** Encrypted frames since the last change: from the station, and to it alone. */
  hasSent = false;
  hasGot = false;
  endedAt = NaN;

  constructor(address: Mac) {
    this.address = address;
  }

  /** Both ends have keys, as far as can be seen. */
  get isUp(): boolean {
    return this.isConnected && this.hasKeys && (!this.isThreeRepeated || this.hasGot);
  }

  /** A new association, or none: nothing of the last one holds. */
  reset(): void {
    this.bss?.members.delete(this);
    this.associatedAt = undefined;
    this.answer = -1;
    this.eapMethod = undefined;
    this.loginAt = undefined;
    this.replay = [-1, -1];
    this.isThreeRepeated = this.isHeld = false;
    this.hasEapol = this.hasThree = this.hasKeys = this.isConnected = this.hasSent = this.hasGot = false;
  }
}
