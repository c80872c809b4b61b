import type { LiveState } from '../../app/ipc/contract/views.ts';

/** Is the person greeted first? Who plays a recording or has opened a file wants to see that. */
export const isFirstRun = ({ settings, source, opened }: LiveState): boolean =>
  !settings.welcomed && source.kind === 'machine' && Object.keys(opened).length === 0;
