import type { Happening } from '../../domain/events.ts';
import type { ProgramRule } from '../program.ts';

export const IP = String.raw`[\d.]{7,15}`;

type Step = Extract<Happening, { kind: 'address' }>['step'];

/** Rules of a DHCP client whose lines each stand for one step of the search. @param by the program's name */
export const addressRule =
  (by: string) =>
  (step: Step, head: string, rest: RegExp | undefined, ...samples: string[]): ProgramRule => ({
    head,
    ...(rest && { rest }),
    read: () => ({ kind: 'address', step, by }),
    samples,
    kinds: ['address'],
  });
