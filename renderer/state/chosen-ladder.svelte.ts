/** The frames of the attempt that was chosen: asked for when it is, and again when it has moved. */
import type { DoctorApi } from '../../app/ipc/contract/contract.ts';
import type { AttemptLadder, AttemptView } from '../../app/ipc/contract/views.ts';

/** What is not kept is shown as nothing, never as the frames of another attempt. */
const NOTHING: AttemptLadder = { ladder: [], shortcut: 'unknown' };

/**
 * Belongs to the component that calls it.
 * @param chosen undefined where none is: the attempt that decided is shown then
 */
export function chosenLadder(
  api: Pick<DoctorApi, 'attempt.ladder'>,
  chosen: () => AttemptView | undefined,
): { readonly current: AttemptLadder | undefined } {
  let current = $state.raw<AttemptLadder>();
  const id = $derived(chosen()?.id);
  const stage = $derived(chosen() && `${chosen()?.outcome} ${chosen()?.phases.length}`);
  $effect(() => {
    let isGone = false;
    const show = (found: AttemptLadder | undefined): void => {
      if (!isGone) current = found;
    };
    if (id === undefined || stage === undefined) show(undefined);
    else void api['attempt.ladder']({ attempt: id }).then(show, () => show(NOTHING));
    return () => {
      isGone = true;
    };
  });
  return {
    get current() {
      return id === undefined ? undefined : current;
    },
  };
}
