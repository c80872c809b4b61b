/** Where a platform can watch nothing, what node-wifi tells is better than nothing: connected or not, never why. */
import { said } from '../domain/said.ts';
import type { Happening } from '../domain/events.ts';
import { nodeWifi, nodeWifiProgram, type NodeWifi, type PresentConnection } from './node-wifi.ts';
import { pause } from './pause.ts';
import type { FollowOptions, Platform, Sight } from './port.ts';
import { saidOf } from '../words/said-error.ts';

/** Milliseconds between two looks. */
const OFTEN = 10_000;

/**
 * Gives a platform this witness, for as long as it has none of its own.
 * @param every milliseconds between two looks; default 10 s
 */
export function withLastResort(platform: Platform, wifi: NodeWifi = nodeWifi(), every = OFTEN): Platform {
  const capabilities = platform.capabilities.bind(platform);
  const follow = platform.follow.bind(platform);
  return Object.assign(platform, {
    capabilities: async (iface?: string) => {
      const known = await capabilities(iface);
      return known.verify ? known : { ...known, see: [...known.see, await witnessed(wifi)] };
    },
    follow: async (options: FollowOptions) => {
      const { verify, adapters } = await capabilities(options.iface);
      // Without an adapter there is nothing to tell of.
      if (options.signal.aborted || verify || adapters.length === 0) return follow(options);
      const enough = new AbortController();
      const emit: FollowOptions['emit'] = (event) => {
        if (event.kind !== 'tick') enough.abort();
        options.emit(event);
      };
      const signal = AbortSignal.any([options.signal, enough.signal]);
      await Promise.all([follow({ ...options, emit }), look({ ...options, signal }, wifi, every)]);
    },
  });
}

async function witnessed(wifi: NodeWifi): Promise<Sight> {
  const witness = `node-wifi (${nodeWifiProgram})`;
  try {
    const connections = await wifi.connections();
    const is = connections.length === 0 ? 'not-connected' : 'connected';
    return { witness, ok: true, detail: said(`see.last-resort.${is}`) };
  } catch (error) {
    const [detail] = saidOf(error);
    return { witness, ok: false, ...(detail ? { detail } : {}) };
  }
}

async function look(options: FollowOptions, wifi: NodeWifi, every: number): Promise<void> {
  const { iface, signal } = options;
  let line = 0;
  let before: PresentConnection | undefined;
  const tell = (from: string, happening: Happening, text: string): void => {
    if (signal.aborted) return;
    const origin = { input: 0, line: ++line, text };
    options.emit({ at: Date.now(), origin, witness: 'manager', iface: from, ...happening });
  };
  try {
    options.notice({
      level: 'warning',
      said: [said('follow.last-resort', { program: nodeWifiProgram, every })],
    });
    for (const { bssid, ssid, akms, signal: dbm } of await wifi.scan()) {
      const named = ssid === undefined ? {} : { ssid };
      tell(
        iface ?? '',
        { kind: 'bss-seen', bssid, ...named, akms, signal: dbm },
        `node-wifi: ${bssid} at ${dbm} dBm`,
      );
    }
    while (!signal.aborted) {
      const all = await wifi.connections();
      const now = all.find((one) => iface === undefined || one.iface === '' || one.iface === iface);
      const where = (now ?? before)?.iface ?? '';
      if (now && now.bssid !== before?.bssid) {
        const named = now.ssid === undefined ? {} : { ssid: now.ssid };
        tell(
          where,
          { kind: 'manager-state', state: 'link-up', ...named },
          `node-wifi: connected to ${now.bssid ?? 'an access point'}`,
        );
      } else if (before && !now) {
        tell(where, { kind: 'manager-state', state: 'disconnected' }, 'node-wifi: not connected any more');
      }
      before = now;
      await pause(every, signal);
    }
  } catch (error) {
    if (!signal.aborted) options.notice({ level: 'warning', said: saidOf(error) });
  }
}
