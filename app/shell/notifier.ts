/** Shows what is new as the system's notifications. */
import { Notification } from 'electron';
import type { LiveValue } from '../ipc/server/live-value.ts';
import { newsIn, type Announcement, type ToldTroubles } from './news.ts';
import type { Words } from './words.ts';

export interface NotifierOptions {
  readonly words: () => Words;
  /** The person looks at the window: what is new is on it. */
  readonly looking: () => boolean;
  readonly open: (network: string) => void;
}

export function startNotifier(live: LiveValue, { words, looking, open }: NotifierOptions): void {
  const since = Date.now();
  /** Shown ones: Electron forgets one, and its click, that nobody holds. */
  const held = new Set<Notification>();
  let told: ToldTroubles = new Map();

  const tell = ({ network, ssid, repairable }: Announcement): void => {
    const { repairable: can, explained } = words();
    // Some systems read mark-up in the body, none in the title: the name, which anybody can choose, stays out of the body.
    const notification = new Notification({ title: ssid, body: repairable ? can : explained });
    held.add(notification);
    notification.on('close', () => held.delete(notification));
    notification.on('click', () => {
      held.delete(notification);
      open(network);
    });
    notification.show();
  };

  const look = (): void => {
    const found = newsIn(live.state, told, since);
    told = found.told;
    if (!live.state.settings.notifications || looking()) return;
    for (const news of found.news) tell(news);
  };
  look();
  live.listen(look);
}
