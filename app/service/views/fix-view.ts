/** What a treatment proved, and what guard did, as a window shows it. Pure. */
import type { FixStepView, FixView, ProofView } from '../../ipc/contract/views.ts';
import type { FixReport } from '../../live/treatment.ts';
import type { Proof } from '../../remedy/verify.ts';
import { networkId } from '../network-id.ts';
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

/** Guard tells of its fix when it is over: its steps come from what it reports. */
export function guardView(id: string, report: FixReport): FixView {
  const { iface, ssid, at, startedAt = at, outcome, text, cleared, verification } = report;
  const proof = verification?.state === 'confirmed' ? verification.proof : undefined;
  const after =
    verification?.state === 'wrong-passphrase' || verification?.state === 'not-fixed'
      ? verification.finding
      : undefined;
  const done = (what: FixStepView['what'], when: number, more: Partial<FixStepView> = {}): FixStepView => ({
    ...{ what, state: 'done', at: when, ...more },
  });
  return {
    ...{ id, by: 'guard', network: networkId(iface, ssid), ssid, startedAt, endedAt: at, cancellable: false },
    ...{ outcome, text },
    steps: [
      ...(cleared
        ? [
            done('cleared', cleared.at, {
              ...{ removed: cleared.removed.length, kept: cleared.kept.length, scope: cleared.scope },
            }),
          ]
        : []),
      ...(proof
        ? [
            done('handshake', proof.connectedAt, { messages: [1, 2, 3, 4] }),
            done('connected', proof.connectedAt),
            done('held', at),
          ]
        : []),
    ],
    ...(proof ? { proof: proofView(proof) } : {}),
    ...(report.finding ? { before: findingView(`${id}:before`, report.finding, undefined) } : {}),
    ...(after ? { after: findingView(`${id}:after`, after, undefined) } : {}),
  };
}
