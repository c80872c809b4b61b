/** Waits for the end of the attempt that is asked for. */
import { Wlan } from '../../../native/windows.ts';
import { ACM, endsAttempt } from './notifications.ts';
import { platformError } from './service.ts';

/** Milliseconds after which an attempt is taken to be over: Windows gives up by itself before. */
const LONGEST = 15_000;

/** Asks for an attempt and waits until the service says that it ended, well or not. @throws PlatformError */
export async function attemptOf(guid: string, profile: string, signal?: AbortSignal): Promise<void> {
  let wlan: Wlan | undefined;
  try {
    wlan = await Wlan.open();
    let over = (): void => undefined;
    const end = new Promise<void>((resolve) => (over = resolve));
    await wlan.listen(ACM, (notification) => {
      if (notification.guid === guid && endsAttempt(notification)) over();
    });
    await wlan.connect(guid, profile);
    const timer = setTimeout(over, LONGEST);
    signal?.addEventListener('abort', over);
    await end;
    clearTimeout(timer);
    signal?.removeEventListener('abort', over);
  } catch (error) {
    throw platformError(error);
  } finally {
    wlan?.close();
  }
}
