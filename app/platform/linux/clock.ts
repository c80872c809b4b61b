/** The one clock of the live witnesses, so that their events can be put in order. */

/** A suspend or a set clock; slewing by NTP stays far below it. */
const JUMP = 1000;

let origin = performance.timeOrigin;

/**
 * Milliseconds since 1970 with fractions. Steady while the wall clock is only slewed; follows it after a jump, because
 * the steady clock stands still during a suspend and the daemon's own stamps do not.
 */
export function now(): number {
  const steady = performance.now();
  const wall = Date.now();
  if (Math.abs(origin + steady - wall) > JUMP) origin = wall - steady;
  return origin + steady;
}
