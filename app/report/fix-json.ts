import { caseCode } from '../codes/codes.ts';
import type { CourseReport } from '../remedy/course-state.ts';
import { say, sayAll } from '../words/say.ts';
import { caseFacts } from './case-facts.ts';
import { evidenceJson, findingJson, isoTime } from './diagnosis-json.ts';

/** Schema `rejoin.fix/1`. */
export function fixJson(report: CourseReport): Record<string, unknown> {
  const { by, outcome, said, at, iface, ssid, cleared, verification, finding, startedAt } = report;
  if (report.theirs) return { ...report.theirs };
  const proof = verification?.state === 'confirmed' ? verification.proof : undefined;
  const after =
    verification?.state === 'wrong-passphrase' || verification?.state === 'not-fixed'
      ? verification.finding
      : undefined;
  const about = after ?? finding;
  return {
    schema: 'rejoin.fix/1',
    at: isoTime(at),
    by,
    iface,
    ssid,
    outcome,
    text: sayAll(said),
    said,
    ...(cleared && {
      cleared: {
        scope: cleared.scope,
        ...(cleared.why === undefined ? {} : { why: say(cleared.why), ...cleared.why }),
        removed: cleared.removed,
        kept: cleared.kept,
      },
    }),
    ...(proof && {
      proof: {
        ...(proof.bssid && { bssid: proof.bssid }),
        oldPmkid: proof.oldPmkid ?? null,
        newPmkid: proof.newPmkid ?? null,
        fullLogin: proof.fullLogin,
        handshake: proof.handshake,
        heldMs: Math.round(proof.heldFor),
        evidence: proof.evidence.map(evidenceJson),
      },
    }),
    ...(startedAt !== undefined && {
      timing: {
        ...(cleared && { clearedMs: Math.round(cleared.at - startedAt) }),
        ...(proof && { connectedMs: Math.round(proof.connectedAt - startedAt) }),
        totalMs: Math.round(at - startedAt),
      },
    }),
    ...(verification?.state === 'not-fixed' && { why: say(verification.why), whySaid: verification.why }),
    ...(about && { code: caseCode(caseFacts({ finding: about, now: at, treatment: report })) }),
    ...(finding && { finding: findingJson(finding) }),
    ...(after && { after: findingJson(after) }),
  };
}
