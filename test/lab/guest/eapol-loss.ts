import { run } from './process.ts';

/** EAPOL leaves through the interface, where a filter can see it, only if wpa_supplicant does not use the control port. */
export const EAPOL_ON_INTERFACE = 'driver_param=control_port=0';

/** Which EAPOL frames of the station: every one, or message 4/4 (key information 0x030a: secure, MIC, pairwise). */
export type Lost = 'all' | 'message-4';

/** `silently`: the sender believes that the frame left. `with-an-error`: sending fails with ENOBUFS. */
export type How = 'silently' | 'with-an-error';

/** Loses EAPOL frames on their way out of an interface. */
export class EapolLoss {
  readonly #iface: string;

  private constructor(iface: string) {
    this.#iface = iface;
  }

  static async begin(iface: string, lost: Lost, how: How): Promise<EapolLoss> {
    const match = lost === 'all' ? ['match', 'u8', '0', '0', 'at', '0'] : MESSAGE_4;
    const drop = ['action', 'drop'];
    const elsewhere = ['action', 'mirred', 'egress', 'redirect', 'dev', 'lost'];
    if (how === 'silently') {
      await run('modprobe', 'dummy');
      await run('ip', 'link', 'add', 'lost', 'type', 'dummy').catch(() => undefined);
      await run('ip', 'link', 'set', 'lost', 'up');
    }
    await run('tc', 'qdisc', 'add', 'dev', iface, 'clsact');
    const filter = ['filter', 'add', 'dev', iface, 'egress', 'protocol', '0x888e', 'u32', ...match];
    await run('tc', ...filter, ...(how === 'silently' ? elsewhere : drop));
    return new EapolLoss(iface);
  }

  async end(): Promise<void> {
    await run('tc', 'qdisc', 'del', 'dev', this.#iface, 'clsact');
  }
}

const MESSAGE_4 = 'match u8 0x03 0xff at 5 match u8 0x0a 0xff at 6'.split(' ');
