/** Keys that work everywhere but in a field. */
import type { Locale } from '../../app/words/locale.ts';
import type { Key } from '../messages/i18n.svelte.ts';

const IS_MAC = navigator.platform.startsWith('Mac');
/** As it stands on the key. */
const modifier = (locale: Locale): string => (IS_MAC ? '⌘' : locale === 'de' ? 'Strg' : 'Ctrl');

export type Command = 'verdict' | 'next' | 'previous' | 'settings' | 'help' | 'back';

export const shortcuts = (
  locale: Locale,
): readonly { readonly keys: readonly string[]; readonly text: Key }[] => [
  { keys: [modifier(locale), '1'], text: 'app.help.verdict' },
  { keys: ['Alt', '↓'], text: 'app.help.next' },
  { keys: ['Alt', '↑'], text: 'app.help.previous' },
  { keys: [modifier(locale), ','], text: 'app.help.settings' },
  { keys: ['?'], text: 'app.help.this' },
  { keys: ['Esc'], text: 'app.help.close' },
];

/** The command of a key press, if it is one. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  const { target, key } = event;
  if (target instanceof HTMLInputElement && target.type !== 'checkbox') return undefined;
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return undefined;
  if (event.ctrlKey || event.metaKey) return key === '1' ? 'verdict' : key === ',' ? 'settings' : undefined;
  if (event.altKey) return key === 'ArrowDown' ? 'next' : key === 'ArrowUp' ? 'previous' : undefined;
  return key === '?' ? 'help' : key === 'Escape' ? 'back' : undefined;
}
