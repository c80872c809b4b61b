/** A course that another process carries out at this interface: what it tells is shown as it comes. Pure. */
import type { Instant } from '../domain/ids.ts';
import { said, type Said } from '../domain/said.ts';
import { FIX_OUTCOMES, FIX_STEPS } from '../domain/treatment.ts';
import { end, stepped, type Advanced, type Course } from './course-state.ts';

/** @param why who it is, and what it treats */
export function follow(course: Course, by: string, why: Said, now: Instant): Advanced {
  const looking = stepped(course, { what: 'looking', state: 'running', at: now, why });
  return { course: { ...looking, by: by === 'guard' ? 'guard' : 'fix', state: 'following' } };
}

/** @param told the name of a step; of a release of its own, so any word may stand there */
export function theirStep(course: Course, told: string, now: Instant): Advanced {
  const what = FIX_STEPS.find((known) => known === told);
  if (!what) return { course };
  // Who it is stays said.
  const why = course.steps.find((step) => step.what === what)?.why;
  return { course: stepped(course, { what, state: 'running', at: now, why }) };
}

/** @param theirs its report, schema `rejoin.fix/1` */
export function theirEnd(course: Course, theirs: Readonly<Record<string, unknown>>, now: Instant): Advanced {
  const outcome = FIX_OUTCOMES.find((known) => known === theirs['outcome']) ?? 'not-confirmed';
  const text = typeof theirs['text'] === 'string' ? theirs['text'] : '';
  return end(course, outcome, [said('words.as-they-are', { text })], now, { theirs });
}
