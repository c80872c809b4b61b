import type { Claim, Finding } from '../domain/finding.ts';
import type { Instant } from '../domain/ids.ts';
import type { Attempt } from '../model/attempt.ts';
import { outcomeOf } from '../model/outcome.ts';
import type { Story } from '../model/story.ts';
import { claimsOf } from './claims.ts';
import { arbitrate } from './arbitrate.ts';
import { confidenceIn, NONE } from './calibration.ts';
import { makeCase, type Case } from './case.ts';
import { disagreementsOf } from './disagreements.ts';
import { isAccepted, isTaken } from './password-word.ts';
import { present } from './present.ts';
import { withQuirks } from './quirk-book.ts';
import { recurring } from './recurring.ts';
import { namesRival } from './rival-clients.ts';
import { shortcutOf } from './shortcut.ts';
import { isFading } from './signal-lost.ts';
import type { Thresholds } from './thresholds.ts';
import { healthy, nameCause, toFinding } from './to-finding.ts';
import { doubted, underWay } from './under-way.ts';

/** The attempt that shows a finding best, for a picture. */
export interface Example {
  readonly attempt: Attempt;
  readonly peer: Attempt | undefined;
  /** It offered a cached key. */
  readonly shortcut: boolean;
}

/** What one network's story says. */
export interface StoryReading {
  readonly story: Story;
  readonly findings: readonly Finding[];
  /** The verdict over this story alone, and the attempt that shows it. */
  readonly verdict: Finding | undefined;
  readonly example: Example | undefined;
  /** What is proven of the trouble, or of the connection. */
  readonly claims: readonly Claim[];
  readonly at: Instant;
  readonly order: number;
}

/** Is there a trouble, though no attempt is told of? */
const isTroubled = ({ notFound, around }: Story, thresholds: Thresholds): boolean =>
  notFound > 0 ||
  isFading(around, thresholds) ||
  around.some(
    (event) => event.kind === 'driver-fault' || event.kind === 'ap-low-entropy' || namesRival(event),
  );

/** A manager that sees to the address itself has told that the link is up, and of nothing before or behind it. */
const awaitsAddress = ({ attempts, closed, lastHeld, around }: Story, { events }: Attempt): boolean =>
  attempts.length === 1 &&
  closed.length === 0 &&
  lastHeld === undefined &&
  events.every(({ kind }) => kind === 'manager-state') &&
  events.some((event) => event.kind === 'manager-state' && event.reason === 'configuring') &&
  !around.some((event) => event.kind === 'address' && event.step === 'obtained');

const dropIn = (attempts: readonly Attempt[]): Attempt | undefined =>
  attempts.find((attempt) => outcomeOf(attempt) === 'dropped');

/** Judges one story. Pure. @param version of the supplicant, where its log says it */
export function readStory(
  story: Story,
  order: number,
  peer: Case['peer'],
  thresholds: Thresholds,
  version: string | undefined,
): StoryReading {
  const now = present(story);
  const past = story.closed.map((trouble) => {
    const problem = makeCase(
      story,
      {
        attempts: trouble.attempts,
        count: trouble.attemptCount,
        before: trouble.before,
        cure: trouble.cure,
        around: trouble.around,
      },
      peer,
      thresholds,
    );
    return {
      ...nameCause(problem, true),
      afterConnection: trouble.before !== undefined || trouble.attempts[0]?.connected === true,
      drop: dropIn(trouble.attempts),
    };
  });
  const problem = makeCase(
    story,
    {
      attempts: now.attempts,
      count: story.attemptCount - (story.attempts.length - now.attempts.length),
      before: story.lastHeld,
      cure: now.cure,
      around: story.around,
    },
    peer,
    thresholds,
  );
  const claims = claimsOf(problem, now.connected);
  const troubled = now.attempts.length > 0 || (!now.connected && isTroubled(story, thresholds));
  const judgement = arbitrate(problem);
  const current = troubled ? nameCause(problem, now.cure !== undefined, judgement) : undefined;
  const standing = judgement.suspicions.find(
    (suspicion) => suspicion.evenIfRecovered && suspicion.confidence >= thresholds.name,
  );

  const last = story.attempts.at(-1);
  const isPassword = current?.finding.cause === 'wrong-passphrase';
  // Refused before, and taken in the attempt that the text cuts off: that it is the password, or the login, is no longer true.
  const isLogin = current?.finding.cause === 'eap-rejected';
  const isLetIn = last !== undefined && ((isPassword && isTaken(last)) || (isLogin && isAccepted(last)));
  const taking = isLetIn && !now.cure ? last : undefined;
  // A connection that was over is no all-clear where the text ends before what became of the next.
  const cutOff =
    now.connected?.end?.by === 'disconnect' && last && outcomeOf(last) === 'open' ? last : undefined;
  const over = now.cure ? current : taking && nameCause(problem, true, judgement);
  const recovered = [...past, ...(over ? [over] : [])].map((one) => one.finding);
  const comesBack = recurring(problem, past, current && { ...current, drop: dropIn(now.attempts) }, claims);
  const findings: Finding[] = recovered.slice(-8);
  let verdict: Finding | undefined;
  if (taking) verdict = underWay(taking);
  else if (current && !now.cure)
    verdict = comesBack && current.finding.cause === 'undetermined' ? comesBack : current.finding;
  else if (standing && standing.cause !== 'undetermined')
    verdict = toFinding(problem, { ...standing, confidence: confidenceIn(standing) }, false, claims);
  else if (comesBack) verdict = comesBack;
  else if (standing)
    verdict = nameCause(problem, false, { suspicions: [standing], ruledOut: [], claims }).finding;
  else if (cutOff) verdict = underWay(cutOff);
  else if (now.connected && awaitsAddress(story, now.connected)) verdict = underWay(now.connected);
  else if (now.connected)
    verdict =
      (recovered.length === 0 ? doubted(story, now.connected) : undefined) ??
      healthy(story, now.connected, recovered.at(-1));
  const attempts = now.connected ? [...now.attempts, now.connected] : now.attempts;
  const { main: plain, others } = withDisagreements(
    problem,
    verdict,
    attempts,
    claims,
    now.cure !== undefined,
  );
  const proven = claims.map(({ code }) => code);
  const main =
    plain && withQuirks({ ...plain, proven }, { version, around: story.around, name: thresholds.name });
  return {
    story,
    findings: [
      ...(main ? [main] : []),
      ...others,
      ...findings.filter(({ cause, firstAt }) => cause !== verdict?.cause || firstAt !== verdict.firstAt),
    ],
    verdict: main,
    example: exampleOf(
      problem,
      taking ?? cutOff ?? now.connected ?? current?.best?.attempts.at(-1) ?? now.attempts.at(-1),
    ),
    claims,
    // News of the access point move all its stations: of these the trouble's own time counts.
    at: (story.side === 'access-point' ? main?.lastAt : undefined) ?? story.lastAt ?? -Infinity,
    order,
  };
}

/** How sure a difference between two logs is of the cause that explains it. */
const BY_DIFFERENCE = 0.75;

/** Where the witnesses differ: said with the verdict that it explains, else as a finding of its own. */
function withDisagreements(
  problem: Case,
  verdict: Finding | undefined,
  attempts: readonly Attempt[],
  claims: readonly Claim[],
  recovered: boolean,
): { main: Finding | undefined; others: readonly Finding[] } {
  let main = verdict;
  const others: Finding[] = [];
  for (const { cause, variant, what, evidence, attempt } of disagreementsOf(attempts, problem.peer)) {
    if (main?.cause === cause && main.variant === variant && main.disagreement === undefined) {
      const known = main.evidence.map(({ input, line }) => `${input}:${line}`);
      const more = evidence.filter(({ input, line }) => !known.includes(`${input}:${line}`));
      main = { ...main, disagreement: what, evidence: [...main.evidence, ...more] };
      continue;
    }
    const confidence = cause === 'undetermined' ? NONE : BY_DIFFERENCE;
    const suspicion = { cause, variant, confidence, attempts: [attempt], evidence };
    others.push({ ...toFinding(problem, suspicion, recovered, claims), disagreement: what });
  }
  return { main, others };
}

function exampleOf(problem: Case, attempt: Attempt | undefined): Example | undefined {
  if (!attempt) return undefined;
  return { attempt, peer: problem.peer(attempt), shortcut: shortcutOf(attempt, problem).used === 'yes' };
}
