import type { Happening } from '../../domain/events.ts';

/** An event and the text under which it is kept as evidence. */
export type Witnessed = readonly [Happening, string];
