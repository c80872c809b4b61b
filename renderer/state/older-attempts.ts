/** The attempts of a network as the history keeps them, page by page into the past. */
import type { DoctorApi } from '../../app/ipc/contract/contract.ts';
import type { AttemptView } from '../../app/ipc/contract/views.ts';

const PAGE = 2000;

/**
 * @param before where the first page ends, exclusive, in milliseconds since 1970; undefined = now
 * @returns asks for the next page; an empty one is the last. It rejects with a CallError.
 */
export function olderAttempts(
  api: Pick<DoctorApi, 'history.attempts'>,
  ssid: string,
  before?: number,
): () => Promise<readonly AttemptView[]> {
  let oldest = before;
  return async () => {
    const { attempts } = await api['history.attempts']({
      ssid,
      limit: PAGE,
      ...(oldest === undefined ? {} : { before: oldest }),
    });
    for (const { startedAt } of attempts) oldest = Math.min(oldest ?? startedAt, startedAt);
    return attempts;
  };
}
