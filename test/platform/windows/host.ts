/**
 * Runs in Node for Windows and does what the test asks through a connection: the whole platform, the addon below it and the
 * libraries below that are the real ones of this process. Bundled for it, because that Node is too old for TypeScript.
 */
import { createConnection } from 'node:net';
import { Wlan, WindowsError, queryEvents, reasonText, windowsAddon } from '../../../native/windows.ts';
import type { Cut, FollowOptions, KnownNetwork } from '../../../app/platform/port.ts';
import { PlatformError } from '../../../app/platform/port.ts';
import { WindowsPlatform } from '../../../app/platform/windows/windows-platform.ts';
import type { FromHost, ToHost } from './host-protocol.ts';

const socket = createConnection(Number(process.env['REJOIN_TEST_PORT']), '127.0.0.1');
const platforms = new Map<number, WindowsPlatform>();
const aborts = new Map<number, AbortController>();
/** Programs of Windows that were run, as their argument lists. */
const programs: string[][] = [];

const say = (message: FromHost): void => void socket.write(`${JSON.stringify(message)}\n`);

let heard = '';
socket.setEncoding('utf8');
socket.on('data', (data: string) => {
  heard += data;
  for (let end = heard.indexOf('\n'); end >= 0; end = heard.indexOf('\n')) {
    const message = JSON.parse(heard.slice(0, end)) as ToHost;
    heard = heard.slice(end + 1);
    if (message.what === 'abort') aborts.get(message.call)?.abort();
    else void answer(message);
  }
});
socket.on('close', () => process.exit(0));

async function answer(message: Exclude<ToHost, { what: 'abort' }>): Promise<void> {
  const { call } = message;
  try {
    const value = message.what === 'native' ? await native(message) : await perform(message);
    say({ call, value });
  } catch (error) {
    const { name, message: text } = error as Error;
    const code =
      error instanceof PlatformError
        ? error.code
        : error instanceof WindowsError
          ? error.codeName
          : undefined;
    const said = error instanceof PlatformError ? { said: error.said } : {};
    say({ call, error: { name, text, ...said, code } });
  }
}

async function perform({
  call,
  platform,
  method,
  args,
  aborted,
}: Extract<ToHost, { what: 'call' }>): Promise<unknown> {
  const abort = new AbortController();
  if (aborted) abort.abort();
  aborts.set(call, abort);
  const { signal } = abort;
  const of = (): WindowsPlatform => {
    const known = platforms.get(platform);
    if (!known) throw new Error(`no platform ${platform}`);
    return known;
  };
  try {
    switch (method) {
      case 'open': {
        const [vault, elevated] = args as [string, boolean];
        const run = (name: string, list: readonly string[]): Promise<string> => {
          programs.push([name, ...list]);
          return Promise.resolve('');
        };
        platforms.set(platform, new WindowsPlatform({ vault, run, elevated: () => elevated }));
        return undefined;
      }
      case 'programs':
        return programs;
      case 'follow': {
        const options: FollowOptions = {
          ...(args[0] as { iface?: string }),
          emit: (event) => say({ call, emit: event }),
          notice: (notice) => say({ call, notice }),
          ready: () => say({ call, ready: true }),
          signal,
        };
        await of().follow(options);
        return undefined;
      }
      case 'clearKey': {
        const [network, cut, wanted] = args as [KnownNetwork, Cut, boolean];
        let questions = 0;
        const reconnect = (): boolean => (questions++, wanted);
        const cleared = await of().clearKey(network, cut, { reconnect, signal });
        if (questions === 0) throw new Error('nobody asked whether an attempt is wanted');
        return cleared;
      }
      case 'reconnect':
        await of().reconnect(args[0] as KnownNetwork, signal);
        return undefined;
      case 'close':
        of().close();
        return undefined;
      case 'capabilities':
      case 'networks':
      case 'cachedKeys':
        return await of()[method]((args[0] as string | null) ?? undefined);
      case 'prepare':
      case 'standDown':
      case 'repair':
        return await of()[method]();
    }
  } finally {
    aborts.delete(call);
  }
}

/** The typed face of the addon, without a platform above it. */
async function native({ name, args }: Extract<ToHost, { what: 'native' }>): Promise<unknown> {
  if (name === 'addon') return windowsAddon();
  if (name === 'reasonText') return reasonText(Number(args[0]));
  if (name === 'queryEvents') return queryEvents(String(args[0]), '*', { most: 10 });
  const wlan = await Wlan.open();
  try {
    const [guid = '', profile = ''] = args as string[];
    if (name === 'interfaces') return await wlan.interfaces();
    if (name === 'profiles') return await wlan.profiles(guid);
    if (name === 'profile') return await wlan.profile(guid, profile);
    const { ssid, ...rest } = await wlan.connection(guid);
    return { ...rest, ssid: ssid.toString('hex'), bssid: rest.bssid.toString('hex') };
  } finally {
    wlan.close();
  }
}
