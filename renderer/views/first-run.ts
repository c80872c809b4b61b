import type { LiveState } from '../../app/ipc/contract/views.ts';

/** Is the person greeted first? Who plays a recording has seen enough to begin. */
export const isFirstRun = ({ settings, source }: LiveState): boolean =>
  !settings.welcomed && source.kind === 'machine';
