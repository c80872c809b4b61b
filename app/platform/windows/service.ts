/** The wireless service: one handle, opened anew when the service was restarted, its errors in the port's words. */
import { Wlan, windowsAddon, WindowsError, type WlanInterface } from '../../../native/windows.ts';
import { said } from '../../domain/said.ts';
import { noAddon } from '../no-addon.ts';
import { PlatformError } from '../port.ts';
import { windowsSaid } from './windows-said.ts';

const CODES = (error: WindowsError): PlatformError['code'] => {
  if (error.isAbsent) return 'missing';
  if (error.isDenied) return 'privilege';
  return error.isGone || error.isNotFound ? 'gone' : 'refused';
};

export const platformError = (error: unknown): unknown =>
  error instanceof WindowsError
    ? new PlatformError(CODES(error), windowsSaid(error), { cause: error })
    : error;

/** What Windows said, below what the port says. */
export function windowsErrorOf(error: unknown): WindowsError | undefined {
  if (error instanceof WindowsError) return error;
  return error instanceof PlatformError && error.cause instanceof WindowsError ? error.cause : undefined;
}

export class Service {
  #wlan: Promise<Wlan> | undefined;

  /**
   * Carries out one call, a second time by a new handle where the old one is of a service that is gone.
   * @throws PlatformError
   */
  async ask<T>(call: (wlan: Wlan) => Promise<T>): Promise<T> {
    try {
      return await call(await this.#open());
    } catch (error) {
      if (!windowsErrorOf(error)?.isGone) throw platformError(error);
    }
    this.close();
    try {
      return await call(await this.#open());
    } catch (error) {
      throw platformError(error);
    }
  }

  /** @param wanted a GUID, or the adapter's description as Windows shows it @throws PlatformError where there is none */
  async interfaces(wanted?: string): Promise<WlanInterface[]> {
    const all = await this.ask((wlan) => wlan.interfaces());
    if (all.length === 0) throw new PlatformError('missing', said('system.no-adapter'));
    if (wanted === undefined) return all;
    const name = wanted.toLowerCase();
    const ours = all.filter((one) => one.guid === name || one.description.toLowerCase() === name);
    if (ours.length > 0) return ours;
    const names = all.map((one) => `${one.description} ${one.guid}`);
    throw new PlatformError('missing', [
      said('system.no-adapter-named', { name: wanted }),
      said('system.there-is', { names }),
    ]);
  }

  close(): void {
    this.#wlan?.then(
      (wlan) => wlan.close(),
      () => undefined,
    );
    this.#wlan = undefined;
  }

  #open(): Promise<Wlan> {
    const addon = windowsAddon();
    if (!addon.ok) throw new PlatformError('missing', noAddon(addon));
    this.#wlan ??= Wlan.open();
    // One that failed is tried anew the next time.
    this.#wlan.catch(() => (this.#wlan = undefined));
    return this.#wlan;
  }
}
