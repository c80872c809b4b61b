/** What a screen counts, compared with the attempts behind it. */
import type { AttemptView } from '../../app/ipc/contract/views.ts';

/** @param main what a screen reader is told @returns each count that is not so */
export function miscounted(main: string, shown: Readonly<Record<string, AttemptView>>): string[] {
  const attempts = Object.values(shown);
  const failed = attempts.filter(({ outcome }) => outcome === 'failed').length;
  const looped = Number(/(\d+) times in/.exec(main)?.[1] ?? 0);
  const counts = `${attempts.length} attempts, ${failed} failed`;
  const isCounted = attempts.length > 0 && / times in| attempts, /.test(main);
  return [
    ...(looped > failed ? [`${looped} times in the loop, ${failed} failed`] : []),
    ...(isCounted && !main.includes(counts) ? [`the counts are not "${counts}"`] : []),
  ];
}
