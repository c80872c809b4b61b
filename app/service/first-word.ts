/** What a window is told before there is a service. None of the large parts is loaded for it. */
import type { FirstWord } from '../ipc/contract/greeting.ts';
import type { Settings } from '../ipc/contract/views.ts';
import { networkNow } from '../platform/first-look.ts';
import type { Store } from '../store/store.ts';
import { LOCALES } from '../words/locale.ts';

const LANGUAGES: readonly unknown[] = LOCALES;

/** Nothing is framed where whoever opens the window is greeted first. @param ctrl folder of the control sockets */
export async function firstWord(store: Store, ctrl: string | undefined): Promise<FirstWord> {
  const [settings, ssid] = await Promise.all([
    store.settings().catch((): Record<string, unknown> => ({})),
    networkNow(ctrl).catch(() => undefined),
  ]);
  if (settings['welcomed'] !== true || ssid === undefined) return { type: 'first' };
  const { language: chosen } = settings;
  const language = LANGUAGES.includes(chosen) ? (chosen as Settings['language']) : 'system';
  return { type: 'first', framed: { language, ssid } };
}
