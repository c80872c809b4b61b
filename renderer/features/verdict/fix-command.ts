/** The command to send to whoever has the device, where clearing a saved key is the remedy. */
import type { FindingView } from '../../../app/ipc/contract/views.ts';

/** A name that means the same in every shell between double quotes. */
const PLAIN = /^[\w .,:;@+=()/-]+$/;

export const fixCommand = ({ cause, ssid }: Pick<FindingView, 'cause' | 'ssid'>): string | undefined =>
  cause === 'stale-pmksa' && ssid !== undefined && PLAIN.test(ssid) ? `rejoin fix "${ssid}"` : undefined;
