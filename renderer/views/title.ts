import { own } from '../../app/domain/own.ts';
import { isFirstRun } from './first-run.ts';
import type { LiveState, NetworkView } from '../../app/ipc/contract/views.ts';
import { wordsOfFix } from '../features/fix/fix-words.ts';
import { t } from '../messages/i18n.svelte.ts';
import { wordsOf } from '../messages/finding-words.ts';
import { exactText } from '../ui/exact-text.ts';
import type { Place } from '../state/selection.ts';
import { wordsOfNetwork } from './network-words.ts';

/** The title of the page says the verdict. */
export function titleOf(state: LiveState, place: Place, shown: NetworkView | undefined): string {
  const name = t('app.name');
  if (isFirstRun(state)) return name;
  if (place.at === 'settings') return `${t('app.settings')} – ${name}`;
  const { machine, source, fix } = state;
  const opened = place.at === 'opened' ? own(state.opened, place.id) : undefined;
  if (opened) {
    const [finding] = opened.findings;
    const names = opened.names.map(exactText).join(', ');
    return [...(finding ? [wordsOf(finding, 'theirs').headline] : []), names, name].join(' – ');
  }
  if (place.at === 'history') return `${exactText(place.ssid)} – ${name}`;
  if (source.kind === 'machine' && machine.state !== 'ok')
    return `${t(`machine.${machine.state}`)} – ${name}`;
  if (!shown) return name;
  const words = fix?.network === shown.id ? wordsOfFix(fix) : wordsOfNetwork(shown);
  return `${words.headline} – ${exactText(shown.ssid)} – ${name}`;
}
