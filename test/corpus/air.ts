/** What goes over the air in a scene: the truth that a capture hears, and of which an access point tells its part. */
import type { KeyManagement, Network } from './network.ts';

export type EapStep = 'identity' | 'method' | 'nak' | 'alert' | 'success' | 'failure';

/** What a frame is. */
export type Sent =
  | {
      readonly is: 'authentication';
      readonly algorithm: number;
      readonly transaction: number;
      readonly status: number;
    }
  | { readonly is: 'association-request'; readonly keys: KeyManagement; readonly pmkid?: string }
  | { readonly is: 'association-response'; readonly status: number }
  | { readonly is: 'key'; readonly message: 1 | 2 | 3 | 4; readonly wrongMic?: boolean }
  | { readonly is: 'eap'; readonly step: EapStep }
  | { readonly is: 'data' }
  | { readonly is: 'end'; readonly frame: 'deauthentication' | 'disassociation'; readonly reason: number };

export interface Frame {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly network: Network;
  readonly bssid: string;
  readonly fromStation: boolean;
  readonly sent: Sent;
  /** It was sent, and not received by whom it was meant for. */
  readonly lost: boolean;
  /** Both ends have keys: it is encrypted. */
  readonly keyed: boolean;
}

/** The frames of a scene, in their order. */
export class Air {
  readonly frames: Frame[] = [];
  readonly #networks = new Map<string, Network>();
  #keyed: string | undefined;

  /** @param network left out where the access point has been met before */
  send(
    at: number,
    bssid: string,
    fromStation: boolean,
    sent: Sent,
    { network, lost = false }: { readonly network?: Network; readonly lost?: boolean } = {},
  ): void {
    const known = this.#networks.get(bssid) ?? network;
    // The driver's own end of an attempt that reached no access point.
    if (!known) return;
    this.#networks.set(bssid, known);
    if (sent.is === 'authentication' || sent.is === 'association-request') this.#keyed = undefined;
    this.frames.push({ at, network: known, bssid, fromStation, sent, lost, keyed: this.#keyed === bssid });
    if (sent.is === 'end') this.#keyed = undefined;
  }

  /** Both ends have installed their keys, and use them. */
  keyed(at: number, bssid: string): void {
    this.#keyed = bssid;
    for (const fromStation of [true, false]) this.send(at + 5, bssid, fromStation, { is: 'data' });
  }

  /** What the access point found in the message 2/4 that it received last. */
  wrongMic(): void {
    const index = this.frames.findLastIndex(({ sent }) => sent.is === 'key' && sent.message === 2);
    const frame = this.frames[index];
    if (frame?.sent.is === 'key') this.frames[index] = { ...frame, sent: { ...frame.sent, wrongMic: true } };
  }
}
