/** A course that another process carries out at this interface: what it tells is shown as it comes. Pure. */
import type { Instant } from '../domain/ids.ts';
import { said, type Said } from '../domain/said.ts';
import { end, OUTCOMES, rest, stepped, STEPS } from './course-state.ts';
import type { Advanced, Course, News } from './course-state.ts';

/** @param why who it is, and what it treats */
export function follow(course: Course, by: string, why: Said, now: Instant): Advanced {
  return rest({
    ...{ ...course, by: by === 'guard' ? 'guard' : 'fix', state: 'following' },
    steps: stepped(course, { what: 'looking', state: 'running', at: now, why }),
  });
}

export function followed(course: Course, news: News, now: Instant): Advanced {
  switch (news.news) {
    case 'their-step': {
      const what = STEPS.find((known) => known === news.what);
      if (!what) return rest(course);
      // Who it is stays said.
      const why = course.steps.find((step) => step.what === what)?.why;
      const step = { what, state: 'running', at: now, ...(why ? { why } : {}) } as const;
      return rest({ ...course, steps: stepped(course, step) });
    }
    case 'their-end': {
      const { theirs } = news;
      const outcome = OUTCOMES.find((known) => known === theirs['outcome']) ?? 'not-confirmed';
      const text = typeof theirs['text'] === 'string' ? theirs['text'] : '';
      return end(course, outcome, [{ code: 'as-told', said: [said('words.as-they-are', { text })] }], now, {
        theirs,
      });
    }
    default:
      return rest(course);
  }
}
