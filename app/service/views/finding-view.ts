/** A finding of the detectors as a window shows it. Pure. */
import type { Example } from '../../detect/read-story.ts';
import type { Evidence, Finding } from '../../domain/finding.ts';
import type { EvidenceView, FindingView, RungView } from '../../ipc/contract/views.ts';
import { ladderOf, type Rung } from '../../report/ladder.ts';

export const evidenceView = ({ input, line, text, why }: Evidence): EvidenceView => ({
  ...{ input, line, text, why },
});

export const rungView = ({ at, from, label, fatal, times, seenBy, origin }: Rung): RungView => ({
  ...(at === undefined ? {} : { at }),
  ...{ from, label, fatal, times, seenBy, input: origin.input, line: origin.line, text: origin.text },
});

/** @param id a name for it: the same finding that goes on keeps it */
export function findingView(id: string, finding: Finding, example: Example | undefined): FindingView {
  const { cause, variant, confidence, recovered, ssid, bssids, attempts, firstAt, lastAt } = finding;
  return {
    ...{ id, cause, confidence, recovered, attempts, bssids: [...bssids] },
    ...(variant === undefined ? {} : { variant }),
    ...(ssid === undefined ? {} : { ssid }),
    ...(firstAt === undefined ? {} : { firstAt }),
    ...(lastAt === undefined ? {} : { lastAt }),
    ...(finding.proven === undefined ? {} : { proven: [...finding.proven] }),
    ...(finding.disagreement === undefined ? {} : { disagreement: finding.disagreement }),
    evidence: finding.evidence.map(evidenceView),
    ruledOut: finding.ruledOut.map(({ cause: other, why }) => ({ cause: other, why })),
    wouldSettle: [...finding.wouldSettle],
    advice: finding.plan.flatMap(({ advice }) => advice ?? []),
    timeline: (finding.timeline ?? []).map(({ at, ms, what }) => ({ at, ms, what })),
    quirks: (finding.quirks ?? []).map(({ text, advice, source }) => ({
      ...{ text, source },
      ...(advice === undefined ? {} : { advice }),
    })),
    ladder: example ? ladderOf(example).map(rungView) : [],
    shortcut: example ? (example.shortcut ? 'yes' : 'no') : 'unknown',
  };
}
