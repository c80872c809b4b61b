/** Lines on their way into a log: what was printed, when, by whom, and from which log level on. */

/** The level from which a line is printed; `control` lines go to control interface clients only. */
export type Shown = 'info' | 'debug' | 'msgdump' | 'control';
/** Programs whose lines a log can hold. */
export type Speaker =
  'wpa_supplicant' | 'hostapd' | 'kernel' | 'NetworkManager' | 'dhclient' | 'systemd' | 'other';

export interface Line {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly by: Speaker;
  readonly shown: Shown;
  /** The interface that prefixes it, where its class has a prefix. */
  readonly iface?: string;
  readonly text: string;
  /** It tells how something ended: without it the log may not settle the matter. */
  readonly outcome?: boolean;
}

const RANK: Record<Shown, number> = { info: 0, control: 0, debug: 1, msgdump: 2 };

/** The lines that a program prints at a log level. */
export const printedAt = (lines: readonly Line[], level: 'info' | 'debug' | 'msgdump'): Line[] =>
  lines.filter(({ shown }) => shown !== 'control' && RANK[shown] <= RANK[level]);

/** What a control interface client is told: lines with an interface, and those that only clients get. */
export const toldToClients = (lines: readonly Line[]): Line[] =>
  lines.filter(
    ({ by, iface, shown }) =>
      by === 'wpa_supplicant' && iface !== undefined && (shown === 'info' || shown === 'control'),
  );

/** Merges by time; lines of equal time keep their order. */
export const byTime = (lines: readonly Line[]): Line[] => lines.toSorted((a, b) => a.at - b.at);
