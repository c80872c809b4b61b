/**
 * The recorded failure that comes with Rejoin, as if it happened here and now: the access point refuses the cached key
 * until somebody clears it; then the recorded cure follows. Nothing of it is real, and nothing real is touched.
 */
import { said, type Said } from '../../domain/said.ts';
import type { PmksaRow, WifiEvent } from '../../domain/events.ts';
import { pmkid, type Instant, type Mac, type Ssid } from '../../domain/ids.ts';
import type {
  CachedKey,
  Capabilities,
  Cleared,
  ClearOptions,
  Cut,
  FollowOptions,
  KnownNetwork,
  Platform,
} from '../port.ts';
import { sleep } from './player.ts';

/** The recording is at the default level, which names no PMKIDs: these stand for the two keys. */
const OLD_PMKID = pmkid('ec03fe5a11d2488b9b07c3a1d4e65f20');
const NEW_PMKID = pmkid('1b94c70e8d3f4a6285e1f7036c2ad94b');
const LIFETIME = 43_200;
/** Milliseconds between two signs that time passes. */
const TICK = 500;

interface Script {
  /** Until the access point has refused the key a few times: told as what happened before Rejoin was opened. */
  readonly past: readonly WifiEvent[];
  /** One more round of waiting and being refused; repeated. */
  readonly round: readonly WifiEvent[];
  readonly cure: readonly WifiEvent[];
}

/** @throws Error where the recording does not have the parts */
function partsOf(events: readonly WifiEvent[]): Script {
  const cure = events.findIndex(({ kind }) => kind === 'pmksa-removed');
  const round = events.findLastIndex(({ kind }, index) => index < cure && kind === 'reenabled');
  if (cure < 0 || round < 0) throw new Error('The recording of the demonstration has no cure.');
  return { past: events.slice(0, round), round: events.slice(round, cure), cure: events.slice(cure) };
}

const timeOf = (event: WifiEvent | undefined): Instant => event?.at ?? 0;

export class DemoPlatform implements Platform {
  readonly name = 'demo';
  readonly #script: Script;
  readonly #iface: string;
  readonly #ssid: Ssid;
  readonly #bssid: Mac;
  #emit: ((event: WifiEvent) => void) | undefined;
  #asked = false;
  #state: 'refused' | 'clearing' | 'cured' = 'refused';
  #line = 0;

  /** @param events of the recording, in its order */
  constructor(events: readonly WifiEvent[]) {
    this.#script = partsOf(events);
    const request = events.find((event) => event.kind === 'auth-request');
    if (request?.kind !== 'auth-request' || request.ssid === undefined)
      throw new Error('The recording of the demonstration has no attempt.');
    this.#iface = request.iface;
    this.#ssid = request.ssid;
    this.#bssid = request.bssid;
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({
      see: [{ witness: 'recording', ok: true, detail: said('words.as-they-are', { text: this.#iface }) }],
      ...{
        adapters: [this.#iface],
        cuts: ['bss' as const],
        verify: true,
        privilege: 'none' as const,
        missing: [],
      },
      controllers: [],
    });
  }

  async follow(options: FollowOptions): Promise<void> {
    const { signal } = options;
    this.#emit = (event) => options.emit(event);
    const { past, round, cure } = this.#script;
    this.#tell({ kind: 'network-known', networkId: 0, ssid: this.#ssid, akms: ['sae'] });
    const shift = Date.now() - timeOf(past.at(-1));
    for (const event of past) this.#play(event, shift);
    this.#tellCache(OLD_PMKID);
    options.ready?.();
    while (!signal.aborted && this.#state === 'refused') await this.#playRound(round, signal);
    // What is refused at last is told to its end: frames do not stop halfway.
    if (!signal.aborted) await this.#playAt(cure, signal);
    this.#state = 'cured';
    this.#tellCache(NEW_PMKID);
    while (!signal.aborted) {
      await sleep(TICK, signal);
      this.#tell({ kind: 'tick' });
    }
  }

  networks(): Promise<KnownNetwork[]> {
    const connected = this.#state === 'cured';
    return Promise.resolve([
      {
        ...{ iface: this.#iface, id: 0, ssid: this.#ssid, akms: ['sae'], current: connected, connected },
        ...{ disabled: false, tempDisabled: !connected, manager: undefined },
      },
    ]);
  }

  cachedKeys(): Promise<CachedKey[]> {
    const cured = this.#state === 'cured';
    const key: CachedKey = {
      ...{ iface: this.#iface, bssid: this.#bssid, pmkid: cured ? NEW_PMKID : OLD_PMKID, ssid: this.#ssid },
      ...{
        networkId: 0,
        birth: 'sae',
        opportunistic: false,
        inUse: cured,
        age: undefined,
        expiresIn: LIFETIME,
      },
    };
    return Promise.resolve([key]);
  }

  clearKey(_: KnownNetwork, cut: Cut, { reconnect = false }: ClearOptions = {}): Promise<Cleared> {
    const key = { bssid: this.#bssid, pmkid: OLD_PMKID };
    const hits = this.#state === 'refused' && (cut.scope !== 'bss' || cut.bssids.includes(this.#bssid));
    if (typeof reconnect === 'function') reconnect();
    if (hits) this.#state = 'clearing';
    return Promise.resolve({ scope: 'bss', removed: hits ? [key] : [], kept: [], at: Date.now() });
  }

  /** One more attempt, without waiting for the next. */
  reconnect(): Promise<void> {
    this.#asked = true;
    return Promise.resolve();
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  standDown(): Promise<void> {
    return Promise.resolve();
  }

  repair(): Promise<Said[]> {
    return Promise.resolve([]);
  }

  close(): void {
    this.#emit = undefined;
  }

  /** Waits as long as the recording did, less where an attempt is asked for, then is refused once more. */
  async #playRound(round: readonly WifiEvent[], signal: AbortSignal): Promise<void> {
    this.#asked = false;
    const until = Date.now() + timeOf(round[0]) - timeOf(this.#script.past.at(-1));
    const waits = (): boolean => this.#state === 'refused' && !this.#asked && !signal.aborted;
    while (Date.now() < until && waits()) {
      await sleep(TICK / 5, signal);
      this.#tell({ kind: 'tick' });
    }
    if (signal.aborted || this.#state !== 'refused') return;
    await this.#playAt(round, signal);
  }

  async #playAt(events: readonly WifiEvent[], signal: AbortSignal): Promise<void> {
    const begin = Date.now();
    const first = timeOf(events[0]);
    for (const event of events) {
      const due = begin + timeOf(event) - first;
      if (due > Date.now()) await sleep(due - Date.now(), signal);
      if (signal.aborted) return;
      this.#play(event, Date.now() - timeOf(event));
    }
  }

  #play(event: WifiEvent, shift: number): void {
    this.#emit?.({ ...event, at: timeOf(event) + shift });
  }

  #tellCache(key: typeof OLD_PMKID): void {
    const row: PmksaRow = { bssid: this.#bssid, pmkid: key, expiresIn: LIFETIME, opportunistic: false };
    this.#tell({ kind: 'pmksa-snapshot', rows: [row] });
  }

  #tell(happening: Pick<WifiEvent, 'kind'> & Record<string, unknown>): void {
    const origin = { input: 0, line: ++this.#line, text: '' };
    this.#emit?.({
      ...happening,
      at: Date.now(),
      iface: this.#iface,
      witness: 'supplicant',
      origin,
    } as WifiEvent);
  }
}
