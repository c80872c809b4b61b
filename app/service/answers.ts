/** An answer of the helpdesk, an answer code or a signed plan, as something that a person here can agree to. */
import { readCode, resultCode } from '../codes/codes.ts';
import { answerCost, whyUnread } from '../codes/code-words.ts';
import type { Answer } from '../codes/tables.ts';
import type { Ssid } from '../domain/ids.ts';
import { said } from '../domain/said.ts';
import { CallError } from '../ipc/contract/call-error.ts';
import type { AnswerView, FindingView, PlanView } from '../ipc/contract/views.ts';
import { errandOf } from '../live/answer.ts';
import { planFix } from '../live/plan.ts';
import { findTarget } from '../live/target.ts';
import { demandWithin, isSignedPlan, verifyPlan } from '../plans/signed-plan.ts';
import { inForce, limitsOf } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import { plainResult } from '../report/case-facts.ts';
import type { PlanBook } from './plan-book.ts';
import type { Scene } from './scene.ts';
import type { UsedPlans } from './used-plans.ts';

interface Read {
  readonly answer: Answer;
  readonly signedBy?: string;
  readonly nonce?: string;
  /** The network that a signed plan names. */
  readonly ssid?: string | undefined;
}

/** @throws CallError for what is no answer code, PlanRefused for a plan that is not to be trusted */
function read(text: string, policy: Policy): Read {
  if (isSignedPlan(text)) {
    const { plan, signedBy } = verifyPlan(text, inForce(policy, 'publicKeys'), Date.now());
    return { answer: plan.do, signedBy, nonce: plan.nonce, ssid: plan.ssid };
  }
  const code = readCode(text);
  if (!('facts' in code)) throw new CallError('refused', whyUnread(code));
  if (code.kind !== 'answer') throw new CallError('refused', said(`answer.is-${code.kind}`));
  return { answer: code.facts.answer };
}

interface Asking {
  readonly scene: Scene;
  readonly plans: PlanBook;
  readonly policy: Policy;
  readonly iface: string;
  readonly ssid: Ssid;
  readonly finding: FindingView | undefined;
  /** What the network's own button does. */
  readonly button: PlanView | undefined;
  readonly text: string;
  readonly used: UsedPlans;
  /** Nothing is live in what is played. */
  readonly canRecord: boolean;
}

/** @throws CallError, PlanRefused, UnknownTarget, PlatformError: each a sentence */
export async function readAnswer(asking: Asking): Promise<AnswerView> {
  const { scene, plans, policy, finding, button, text, used, canRecord, ...at } = asking;
  const { answer, signedBy, nonce, ssid } = read(text, policy);
  demandWithin({ do: answer }, limitsOf(policy), nonce === undefined ? 'code' : 'plan');
  if (nonce !== undefined) used.demandUnused(nonce);
  const view = {
    ...{ what: said(`answer.${answer}`), cost: answerCost(answer) },
    ...(signedBy === undefined ? {} : { signedBy }),
    results: {
      told: resultCode(plainResult(answer, 'told', finding)),
      declined: resultCode(plainResult(answer, 'declined', finding)),
    },
  };
  const errand = errandOf(answer);
  if (errand.errand === 'record' && canRecord)
    return {
      ...{ ...view, why: [] },
      results: { ...view.results, recorded: resultCode(plainResult(answer, 'recorded', finding)) },
    };
  if (errand.errand !== 'treat') return { ...view, why: [] };
  const { only, keepCacheEmpty } = errand.options;
  const isHere = ssid === undefined || ssid === at.ssid;
  // The smallest cut is what the button does, too.
  if (answer === 'clear-access-point' && button && isHere)
    return { ...view, why: [], plan: plans.again(button, { answer, nonce }) };
  const target = await findTarget(ssid ?? at.ssid, { iface: at.iface }, scene.platform);
  const { network } = target;
  const plan = await planFix(target, scene.platform, false, only);
  if (network.disabled)
    return { ...view, why: [plan.why, ...plan.steps.flatMap(({ advice }) => advice ?? [])] };
  const asked = { answer, nonce, ...(keepCacheEmpty ? { keepsNone: true as const } : {}) };
  if (keepCacheEmpty)
    return { ...view, why: [], plan: plans.forAnswer({ ...plan, steps: [KEEP_NONE, ...plan.steps] }, asked) };
  if (!network.connected) return { ...view, why: [], plan: plans.forAnswer(plan, asked) };
  const told = resultCode(plainResult(answer, 'healthy', finding));
  return { ...view, why: [plan.why], results: { ...view.results, told } };
}

const KEEP_NONE = { step: 'keep-cache-empty', privilege: 'none' } as const;
