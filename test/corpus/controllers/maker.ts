/** How a controller tells what its access points live through: the parts that all have. */
import type { Tale } from '../incident.ts';
import type { KeyManagement } from '../network.ts';
import type { Random } from '../random.ts';
import type { Step, StepName } from './steps.ts';

export interface Maker {
  readonly name: string;
  /** The text that somebody would send. */
  readonly tell: (steps: readonly Step[], station: string, random: Random) => string;
  /** Whether its lines say enough to name what happened; elsewhere `undetermined` is right, too. */
  readonly settles: (tale: Tale, keys: KeyManagement) => boolean;
  /** It says that a connection ended, and not who ended it: one that was cut off looks like one that was left. */
  readonly hidesWhoEnded?: boolean;
  /** It says that an association was refused, and not why. */
  readonly hidesStatus?: boolean;
}

/** What is said of a step; nothing where it is not told. */
export type Says = Partial<Record<StepName, (step: Step) => readonly string[]>>;

export const lines = (all: readonly string[]): string => (all.length === 0 ? '' : `${all.join('\n')}\n`);

/** A line or more a step, in their order. */
export const byStep =
  (says: (station: string, random: Random) => Says): Maker['tell'] =>
  (steps, station, random) => {
    const said = says(station, random);
    return lines(steps.flatMap((step) => said[step.is]?.(step) ?? []));
  };

/** Of these causes its lines say enough; of `healthy` all do. */
export const settling =
  (...causes: readonly Tale['cause'][]): Maker['settles'] =>
  ({ cause }) =>
    cause === 'healthy' || causes.includes(cause);

export const dashed = (mac: string): string => mac.replaceAll(':', '-').toUpperCase();
export const dotted = (mac: string, sign = '.'): string =>
  (mac.replaceAll(':', '').match(/.{4}/g) ?? []).join(sign);
