/** A word of the field: what lets a line be heard, and as what. */
import type { Mac } from '../../domain/ids.ts';
import type { Read } from '../rules.ts';

/** What a line may tell. `over`: the station is connected, and what was before is over. */
export type Meaning = 'step' | 'trouble' | 'over';

export interface FieldWord {
  /** Searches a line of at most `LONGEST` characters. */
  readonly sign: RegExp;
  /** With these words it says something else. */
  readonly unless?: RegExp;
  /** Whether what it found is what it takes it for; left out: always. */
  readonly fits?: (groups: RegExpExecArray) => boolean;
  readonly meaning: Meaning;
  readonly reads: (groups: RegExpExecArray, bssid: Mac, line: string) => readonly Read[];
  readonly samples: readonly string[];
}
