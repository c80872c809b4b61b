import { BRIEF } from '../model/outcome.ts';

/**
 * Milliseconds after the last event of an interface during which time alone may still mean something: a silence, or a
 * connection that holds longer than brief ones do. Ticks are told so long.
 */
export const TIME_MATTERS = BRIEF + 15_000;
