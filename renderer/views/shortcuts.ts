/** Keys that work everywhere but in a field. */
import type { Key } from '../messages/i18n.svelte.ts';

const MOD = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';

export type Command = 'verdict' | 'next' | 'previous' | 'settings' | 'help' | 'back';

export const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly text: Key }[] = [
  { keys: [MOD, '1'], text: 'app.help.verdict' },
  { keys: ['Alt', '↓'], text: 'app.help.next' },
  { keys: ['Alt', '↑'], text: 'app.help.previous' },
  { keys: [MOD, ','], text: 'app.help.settings' },
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
