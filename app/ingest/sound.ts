/** What holds of every event, whatever rule it came by. */
import type { WifiEvent } from '../domain/events.ts';
import type { Instant } from '../domain/ids.ts';
import type { Emit } from './dialect.ts';
import { redacted, REMOVED } from './redact.ts';
import { givesSecret } from './secret-names.ts';

/** Clocks that count from boot begin at zero. */
const FIRST: Instant = 0;
const LAST: Instant = Date.UTC(2200, 0, 1);

const isTime = (at: Instant | undefined): boolean => at === undefined || (at >= FIRST && at < LAST);

/** Damaged records and clocks out of their senses give numbers that are no times: such an event has none. */
const timed = (event: WifiEvent): WifiEvent => (isTime(event.at) ? event : { ...event, at: undefined });

/** Networks whose names were looked at: a log has few, and names them often. */
const MOST_NAMES = 64;

/** Remembers what was asked. */
const remembering = (ask: (name: string) => boolean): ((name: string) => boolean) => {
  const known = new Map<string, boolean>();
  return (name) => {
    let answer = known.get(name);
    if (answer === undefined) {
      if (known.size >= MOST_NAMES) known.clear();
      known.set(name, (answer = ask(name)));
    }
    return answer;
  };
};

/**
 * Where a secret was cut from a line, another has run into it, and what was taken for a name may be a part of that; so may a
 * name that a parser remembers of an earlier line.
 */
const named = (event: WifiEvent, isSecret: (ssid: string) => boolean): WifiEvent => {
  if (!('ssid' in event)) return event;
  const isSuspect = event.origin.text.includes(REMOVED) || isSecret(event.ssid);
  return isSuspect ? ({ ...event, ssid: redacted(event.ssid) } as WifiEvent) : event;
};

export const sound = (emit: Emit): Emit => {
  const isSecret = remembering(givesSecret);
  return (event: WifiEvent) => emit(named(timed(event), isSecret));
};
