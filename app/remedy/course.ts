/**
 * One course of treatment: looks, clears one key, asks for a full login, and watches what it proves. Pure: it is advanced by
 * what was seen, at a time that it is told, and answers with orders. `fix`, guard mode and the window's button differ in who
 * begins it and who agrees, in nothing else.
 *
 *     looking ── a saved key was refused ──► cutting ──► asking ──► watching ──► over: proven, or what else it is
 *                                              ▲                       │
 *                                              └── agreed ── larger-cut ◄── another access point refuses its key, too
 *
 * Where another process holds the interface the course is `following`: it shows what that one tells.
 */
import { said } from '../domain/said.ts';
import type { Instant } from '../domain/ids.ts';
import { followed } from './course-followed.ts';
import { look } from './course-look.ts';
import { clear, end, isOnline, rest, stepped } from './course-state.ts';
import type { Advanced, Beginning, Course, News, Seen } from './course-state.ts';
import type { CourseNews } from './course-words.ts';
import { watch } from './course-watch.ts';

/** @param at milliseconds since 1970 */
export function begin(beginning: Beginning, at: Instant): Advanced {
  const { by, plan, limits, finding, times = 1 } = beginning;
  const course: Course = {
    ...{ by, plan, limits, finding, times, startedAt: at },
    ...{ state: 'looking', cleared: undefined, treatment: undefined, about: [], offer: undefined },
    ...{ asked: 0, askedAt: -Infinity, askedSerial: -1, idleSince: at, named: undefined },
    ...{ cancelled: false, steps: [], report: undefined },
  };
  const cut = plan.insisted ? plan.cut : beginning.cut;
  return cut ? clear(course, cut, finding, at) : { course, orders: [], wake: at };
}

/** @param now milliseconds since 1970, on the clock of what is seen */
export function advance(course: Course, seen: Seen, now: Instant): Advanced {
  if (course.state === 'over') return rest(course);
  const { news } = seen;
  if (news?.news === 'cancel') {
    // What was ordered is carried out whole: it is safe, and to break it off would not be.
    return course.state === 'cutting'
      ? rest({ ...course, cancelled: true })
      : end(course, 'cancelled', [cancelWords(course, seen)], now);
  }
  if (news?.news === 'failed') {
    if (course.cancelled) return end(course, 'cancelled', [cancelWords(course, seen)], now);
    return end(course, 'failed', [{ code: 'as-told', said: news.said }], now);
  }
  if (news?.news === 'accepted')
    return end(course, 'connected', [{ code: 'nothing-to-clear', ssid: course.plan.ssid }], now);
  switch (course.state) {
    case 'looking':
      return look(course, seen, now);
    case 'cutting':
      return news?.news === 'cleared' ? onCleared(course, seen, news, now) : rest(course);
    case 'asking':
    case 'watching':
      return watch(course, seen, now);
    case 'larger-cut':
      return news?.news === 'answered' ? onAnswer(course, news.yes, now) : rest(course);
    case 'following':
      return news ? followed(course, news, now) : rest(course);
  }
}

function onCleared(
  course: Course,
  seen: Seen,
  { cleared: now, since, asked }: Extract<News, { news: 'cleared' }>,
  at: Instant,
): Advanced {
  const removed = [...(course.cleared?.removed ?? []), ...now.removed];
  const cleared = { ...now, removed };
  const isAsked = asked || now.reconnects === true;
  const next: Course = {
    ...course,
    ...{ cleared, treatment: { ssid: course.plan.ssid, since, at: now.at, removed } },
    ...{ asked: isAsked ? 1 : 0, askedAt: isAsked ? at : -Infinity, askedSerial: since, idleSince: at },
    steps: stepped(course, { what: 'cleared', state: 'done', at: now.at, cleared: now }),
  };
  if (course.cancelled) return end(next, 'cancelled', [cancelWords(next, seen)], at);
  // What is up and was not asked to come again has nothing to prove.
  const isUp = !isAsked && !now.unseen && isOnline(course, seen.link);
  if (course.plan.whileConnected || isUp)
    return end(next, 'cleared', [{ code: 'cleared', cleared }, { code: 'next-is-full' }], at);
  const steps = stepped(next, { what: 'asked', state: 'running', at });
  return watch({ ...next, state: isAsked ? 'watching' : 'asking', steps }, seen, at);
}

function onAnswer(course: Course, yes: boolean, now: Instant): Advanced {
  const { offer } = course;
  const why =
    course.steps.findLast((step) => step.what === 'larger-cut')?.why ?? said('course.refused-again');
  if (!yes || !offer?.cut) return end(course, 'not-fixed', [{ code: 'not-helped', why }], now);
  return clear({ ...course, plan: offer, offer: undefined }, offer.cut, undefined, now);
}

function cancelWords(course: Course, { link }: Seen): CourseNews {
  if (isOnline(course, link)) return { code: 'stopped-online' };
  return course.cleared ? { code: 'stopped-cleared' } : { code: 'stopped-unchanged' };
}
