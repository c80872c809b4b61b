/** A course of treatment and what it proved, as a window shows it. Pure. */
import type { FindingView, FixStepView, FixView, ProofView } from '../../ipc/contract/views.ts';
import type { Course, CourseStep } from '../../remedy/course-state.ts';
import type { Proof } from '../../remedy/verify.ts';
import { networkId } from '../../domain/link-key.ts';
import { evidenceView, findingView } from './finding-view.ts';

export function proofView({ bssid, oldPmkid, newPmkid, fullLogin, ...proof }: Proof): ProofView {
  return {
    ...(bssid === undefined ? {} : { bssid }),
    ...(oldPmkid === undefined ? {} : { oldPmkid }),
    ...(newPmkid === undefined ? {} : { newPmkid }),
    ...{ fullLogin, handshake: proof.handshake, connectedAt: proof.connectedAt, heldMs: proof.heldFor },
    evidence: proof.evidence.map(evidenceView),
    ladder: [],
  };
}

/** A course of treatment as it is now, whoever began it. @param before what it was about, as the window showed it */
export function fixView(id: string, course: Course, before: FindingView | undefined): FixView {
  const { by, plan, startedAt, steps, report, finding } = course;
  const about = before ?? (finding && findingView(`${id}:before`, finding, undefined));
  const view: FixView = {
    ...{ id, by, network: networkId(plan.iface, plan.ssid), ssid: plan.ssid, startedAt },
    ...{ cancellable: !report && !course.cancelled, steps: steps.map(stepView) },
    ...(about ? { before: about } : {}),
  };
  if (!report) return view;
  const { outcome, said, at, verification } = report;
  const after =
    verification?.state === 'wrong-passphrase' || verification?.state === 'not-fixed'
      ? verification.finding
      : outcome === 'other-cause' || outcome === 'wrong-passphrase'
        ? report.finding
        : undefined;
  return {
    ...view,
    ...{ endedAt: at, outcome, said: [...said] },
    ...(verification?.state === 'confirmed' ? { proof: proofView(verification.proof) } : {}),
    ...(after ? { after: findingView(`${id}:after`, after, undefined) } : {}),
  };
}

function stepView({ what, state, at, messages, cleared, why }: CourseStep): FixStepView {
  const text = why ?? cleared?.why;
  return {
    ...{ what, state, at },
    ...(messages ? { messages: [...messages] } : {}),
    ...(cleared ? { removed: cleared.removed.length, kept: cleared.kept.length, scope: cleared.scope } : {}),
    ...(text === undefined ? {} : { text }),
  };
}
