/** The 802.11 codes that raw lines and labels speak of, with their names. */
import { REASONS, STATUSES } from '../../../app/domain/codes.ts';
import type { Said } from '../../../app/domain/said.ts';
import { numberSaid } from '../../../app/words/number.ts';
import { say } from '../../../app/words/say.ts';
import type { FindingView } from '../../../app/ipc/contract/views.ts';

export interface NamedCode {
  readonly kind: 'reason' | 'status';
  readonly code: number;
  readonly name: string;
  /** What it means, for those that people meet. */
  readonly means: Said | undefined;
}

const CODE = /\b(reason|status)(?:_code)?(?:[ =:]|Code:? ?)(\d{1,5})\b/gi;

export function codesOf({ ladder, evidence }: Pick<FindingView, 'ladder' | 'evidence'>): NamedCode[] {
  const found = new Map<string, NamedCode>();
  for (const text of [...ladder.map(({ label }) => say(label)), ...evidence.map(({ text }) => text)]) {
    for (const [, word = '', digits = ''] of text.matchAll(CODE)) {
      const kind = word.toLowerCase() === 'reason' ? 'reason' : 'status';
      const code = Number(digits);
      const known = (kind === 'reason' ? REASONS : STATUSES)[code];
      if (known)
        found.set(`${kind} ${code}`, { kind, code, name: known.name, means: numberSaid(kind, code) });
    }
  }
  return [...found.values()];
}
