/** AKM suite selectors, 32 bits as `rsn-element.ts` has them, as the families that the domain knows. */
import type { AkmFamily } from '../../domain/events.ts';
import { akmOfSuite } from '../../ingest/frames/rsne.ts';
import type { Suite } from './rsn-element.ts';

export const familiesOf = (suites: readonly Suite[]): AkmFamily[] => [
  ...new Set(suites.flatMap((suite) => akmOfSuite(suite >>> 8, suite & 0xff) ?? [])),
];
