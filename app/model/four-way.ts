import type { EventOf } from '../domain/events.ts';

/** What is known of one 4-way handshake (IEEE Std 802.11-2020, 12.7.6), counted per message with its repeats. */
export interface FourWay {
  /** Times each message 1 to 4 was seen, by index; index 0 is unused. */
  readonly seen: readonly [0, number, number, number, number];
  /** Last replay counter seen in a message of the access point. */
  readonly replay: number | undefined;
  /** Messages that a witness called repeats. */
  readonly retries: number;
  /** Times the station said that it took 3/4 and installed its keys. */
  readonly installed: number;
  /** The access point said that it took 4/4. */
  readonly completed: boolean;
  /** MIC failures by message: 2 and 4 found by the access point, 3 by the station. */
  readonly badMic: { readonly 2: number; readonly 3: number; readonly 4: number };
  /** The message for which the access point waited in vain until it gave up. */
  readonly exhausted: 2 | 4 | undefined;
  readonly replayErrors: number;
}

export const NO_HANDSHAKE: FourWay = {
  seen: [0, 0, 0, 0, 0],
  replay: undefined,
  retries: 0,
  installed: 0,
  completed: false,
  badMic: { 2: 0, 3: 0, 4: 0 },
  exhausted: undefined,
  replayErrors: 0,
};

export function sawMessage(state: FourWay, event: EventOf<'eapol-key'>): FourWay {
  const [, m1, m2, m3, m4] = state.seen;
  const seen = [0, m1, m2, m3, m4] as [0, number, number, number, number];
  const repeat = event.retry === true || (event.message !== 4 && seen[event.message] > 0);
  seen[event.message] += 1;
  return {
    ...state,
    seen,
    replay: event.replay ?? state.replay,
    retries: state.retries + (repeat ? 1 : 0),
  };
}
