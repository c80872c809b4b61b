/** The one clock of the live witnesses, so that their events can be put in order. */

/** A suspend or a set clock; slewing by NTP stays far below it. Milliseconds. */
const JUMP = 1000;

/** Milliseconds of the clock that stands behind `process.hrtime()` and the native sockets. */
const steady = (): number => Number(process.hrtime.bigint()) / 1e6;

let offset = performance.timeOrigin + performance.now() - steady();

/** Milliseconds since 1970 with fractions. */
export function now(): number {
  return wallTime(steady());
}

/**
 * The same for a time of the steady clock. It runs steadily while the wall clock is only slewed, and follows it after a
 * jump, because the steady clock stands still during a suspend and the daemon's own stamps do not.
 */
export function wallTime(received: number): number {
  const drift = Date.now() - (steady() + offset);
  if (Math.abs(drift) > JUMP) offset += drift;
  return offset + received;
}
