import type { NetworkView } from '../../app/ipc/contract/views.ts';
import { wordsOf, type Words } from '../messages/finding-words.ts';
import { t } from '../messages/i18n.svelte.ts';

/** What is said of a network first: its finding, else what it is doing. */
export const wordsOfNetwork = ({ finding, state }: NetworkView): Words =>
  finding
    ? wordsOf(finding)
    : { headline: t(`verdict.none.${state}`), meaning: t(`verdict.none.${state}.meaning`) };
