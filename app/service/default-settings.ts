/** What a person has not chosen yet. */
import type { Settings } from '../ipc/contract/views.ts';

export const DEFAULT_SETTINGS: Settings = {
  ...{ language: 'system', guard: false, autostart: false, notifications: true },
  ...{ retentionDays: 90, welcomed: false },
};
