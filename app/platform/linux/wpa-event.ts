/** What a monitor delivers, and the prefix it comes with. */
export interface WpaEvent {
  /** hostap's number: 0 EXCESSIVE, 1 MSGDUMP, 2 DEBUG, 3 INFO, 4 WARNING, 5 ERROR. */
  readonly level: number;
  /** One character a byte; trailing blanks are kept. */
  readonly text: string;
  /** When it came in: milliseconds since 1970, see `clock.ts`. */
  readonly at: number;
  /** Only from a global socket: the interface it belongs to. */
  readonly iface?: string;
}

/**
 * Why a monitor ended: the daemon said that it ends, nobody is listening, the socket is gone or is another one now,
 * it no longer answers, or the stream broke.
 */
export type GoneReason = 'terminating' | 'refused' | 'removed' | 'replaced' | 'no-answer' | 'failed';

export interface MonitorOptions {
  readonly path: string;
  onEvent(event: WpaEvent): void;
  /** The daemon is gone; said once, and nothing comes after it. Not after `close()`. */
  onGone(reason: GoneReason, error?: Error): void;
  /** Events were lost at this place in the stream: how many. */
  onLost?(events: number): void;
  /** Messages of this level and above; default 2 (DEBUG). */
  readonly level?: number;
  /** How often to PING and attach again; default 30 000 ms. */
  readonly reattachMs?: number;
  /** How often to look whether the socket still has its owner, without troubling the daemon; default 2000 ms. */
  readonly probeMs?: number;
  /** How long the daemon may take to answer; default 10 000 ms. */
  readonly timeoutMs?: number;
  /** Events that may wait for a busy event loop; default 1024. */
  readonly queueLimit?: number;
}

const EVENT = /^(?:IFNAME=(\S+) )?<(\d)>/;

/** @returns undefined for what is no event: the reply to a command that was sent on the same socket */
export function parseEvent(datagram: string, at: number): WpaEvent | undefined {
  const match = EVENT.exec(datagram);
  if (!match) return undefined;
  const [head, iface, level] = match;
  const text = datagram.slice(head.length);
  return { level: Number(level), text, at, ...(iface === undefined ? {} : { iface }) };
}
