/**
 * One course of treatment: looks, clears one key, asks for a full login, and watches what it proves. Pure: it is advanced by
 * what was seen, at a time that it is told, and answers with an order. `fix`, guard mode and the window's button differ in who
 * begins it and who agrees, in nothing else.
 *
 *     looking ── a saved key was refused ──► cutting ──► asking ──► watching ──► over: proven, or what else it is
 *                                              ▲                       │
 *                                              └── agreed ── larger-cut ◄── another access point refuses its key, too
 *
 * Where another process holds the interface the course is `following`: it shows what that one tells.
 */
import { said, type Said } from '../domain/said.ts';
import type { Instant } from '../domain/ids.ts';
import { look } from './course-look.ts';
import { clear, end, isOnline, stepped } from './course-state.ts';
import type { Advanced, Beginning, Course, CourseNews, Seen } from './course-state.ts';
import { clearedSentences } from './course-words.ts';
import { watch } from './course-watch.ts';

/** @param at milliseconds since 1970 */
export const begin = (beginning: Beginning, at: Instant): Course => ({
  ...{ ...beginning, state: 'looking', startedAt: at, since: 0, about: [], steps: [] },
  ...{ asked: 0, askedSerial: -1, idleSince: -Infinity },
});

/** @param now milliseconds since 1970, on the clock of what is seen */
export function advance(course: Course, seen: Seen, now: Instant): Advanced {
  const { state, plan } = course;
  const { news, link } = seen;
  if (state === 'over') return { course };
  // What was ordered is carried out whole: it is safe, and to break it off would not be.
  if (news?.news === 'cancel' && state === 'cutting') return { course: { ...course, cancelled: true } };
  if (news?.news === 'cancel' || (news?.news === 'failed' && course.cancelled))
    return stop(course, seen, now);
  if (news?.news === 'failed') return end(course, 'failed', news.said, now);
  if (news?.news === 'accepted')
    return end(course, 'connected', [said('course.nothing-to-clear', { ssid: plan.ssid })], now);
  switch (state) {
    case 'looking': {
      const cut = plan.insisted ? plan.cut : course.cut;
      return cut ? clear(course, cut, course.finding, now) : look(course, seen, now);
    }
    case 'cutting':
      return news?.news === 'cleared' ? onCleared(course, seen, news, now) : { course };
    case 'asking':
    case 'watching':
      return watch(course, link, seen.judge, now);
    case 'larger-cut':
      return news?.news === 'answered' ? onAnswer(course, news.yes, now) : { course };
    case 'following':
      return { course };
  }
}

function onCleared(
  before: Course,
  seen: Seen,
  { cleared: part, since, asked }: Extract<CourseNews, { news: 'cleared' }>,
  now: Instant,
): Advanced {
  const cleared = { ...part, removed: [...(before.cleared?.removed ?? []), ...part.removed] };
  const isAsked = asked || part.reconnects === true;
  const course: Course = {
    ...stepped(before, { what: 'cleared', state: 'done', at: part.at, cleared: part }),
    ...{ cleared, since, asked: isAsked ? 1 : 0, askedSerial: since, idleSince: now },
  };
  if (course.cancelled) return stop(course, seen, now);
  // What is up and was not asked to come again has nothing to prove.
  const isUp = !isAsked && !part.unseen && isOnline(course, seen.link);
  if (course.plan.whileConnected || isUp)
    return end(course, 'cleared', [...clearedSentences(cleared), said('course.next-is-full')], now);
  const next = stepped(course, { what: 'asked', state: 'running', at: now });
  return watch({ ...next, state: isAsked ? 'watching' : 'asking' }, seen.link, seen.judge, now);
}

function onAnswer(course: Course, yes: boolean, now: Instant): Advanced {
  const { offer } = course;
  if (yes && offer?.cut)
    return clear({ ...course, plan: offer, offer: undefined }, offer.cut, undefined, now);
  const why =
    course.steps.findLast((step) => step.what === 'larger-cut')?.why ?? said('course.refused-again');
  return end(course, 'not-fixed', [said('course.not-helped', { why })], now);
}

/** Ends it as a person wants, and says how things stand. */
function stop(course: Course, { link }: Seen, now: Instant): Advanced {
  const stands: Said = isOnline(course, link)
    ? said('course.stopped-online')
    : said(course.cleared ? 'course.stopped-cleared' : 'course.stopped-unchanged');
  return end(course, 'cancelled', [stands], now);
}
