/** What is said where a named interface is not there. */
import { said, type Said } from '../domain/said.ts';

/** @param known those that there are */
export const noInterface = (name: string, known: readonly string[]): readonly Said[] => [
  said('system.no-interface', { name }),
  ...(known.length > 0 ? [said('system.there-is', { names: known })] : []),
];
