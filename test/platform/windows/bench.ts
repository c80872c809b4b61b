/** A service that is played and the program under wine that talks to it, for one test file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WifiEvent } from '../../../app/domain/events.ts';
import type { KnownNetwork, Notice, Platform } from '../../../app/platform/port.ts';
import { FakeService, type FakeAdapter } from './fake-service.ts';
import { profile } from './profiles.ts';
import { WineHost, type RemotePlatform } from './remote-platform.ts';
import { prepareWine, windowsPath, type Wine } from './wine.ts';

export class Bench {
  readonly service: FakeService;
  /** Where profiles are kept while a remedy has them in hand. */
  readonly vault = mkdtempSync(join(tmpdir(), 'rejoin-vault-'));
  readonly #wine: Wine;
  #host: WineHost | undefined;

  private constructor(wine: Wine, service: FakeService) {
    this.#wine = wine;
    this.service = service;
  }

  /** @returns a sentence where it cannot be had here */
  static async open(): Promise<Bench | string> {
    const wine = await prepareWine();
    return typeof wine === 'string' ? wine : new Bench(wine, await FakeService.open());
  }

  async host(): Promise<WineHost> {
    return (this.#host ??= await WineHost.start(this.#wine, this.service));
  }

  /** With wine's own libraries in place of the stand-ins. */
  ownLibraries(): Promise<WineHost> {
    return WineHost.start(this.#wine, 'own');
  }

  async platform(elevated = false): Promise<RemotePlatform> {
    return (await this.host()).platform(windowsPath(this.vault), elevated);
  }

  /** The program ends as by a crash; the next `host` or `platform` is of a new one. */
  kill(): void {
    this.#host?.kill();
    this.#host = undefined;
  }

  close(): void {
    this.#host?.close();
    this.service.close();
    rmSync(this.vault, { recursive: true, force: true });
  }
}

/** Of every kind: Group Policy, all users, this user. */
export function usualProfiles(adapter: FakeAdapter): void {
  adapter.profiles.push(
    profile('at work', { flags: 1, access: 0x20021 }),
    profile('home', { auth: 'WPA2PSK' }),
    profile('office', { auth: 'WPA3SAE' }),
    profile('mine', { auth: 'WPA2PSK', flags: 2, access: 0 }),
    profile('eduroam', { auth: 'WPA2', more: '\n\t\t\t<PMKCacheMode>enabled</PMKCacheMode>' }),
  );
}

export async function networkOf(platform: Platform, id: string): Promise<KnownNetwork> {
  const network = (await platform.networks()).find((one) => one.id === id);
  if (!network) throw new Error(`the platform does not list ${id}`);
  return network;
}

/** Follows until `stop`. */
export async function following(platform: Platform, iface?: string) {
  const abort = new AbortController();
  const events: WifiEvent[] = [];
  const notices: Notice[] = [];
  let run = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    run = platform.follow({
      ...(iface === undefined ? {} : { iface }),
      emit: (event) => void events.push(event),
      notice: (notice) => void notices.push(notice),
      ready: resolve,
      signal: abort.signal,
    });
    run.catch(reject);
  });
  return { events, notices, stop: () => (abort.abort(), run) };
}
