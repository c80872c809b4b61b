/**
 * What a Mac's log says of joining, told as attempts. One join is told by up to five lines of three programs, in an order
 * that nobody has documented; this remembers which of them belong together.
 */
import type { AkmFamily } from '../../domain/events.ts';
import type { Instant, Mac } from '../../domain/ids.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import type { Carrier } from '../dialect.ts';
import type { Read } from '../rules.ts';
import { INVALID_PMK, saysOfAJoin, STATUS_OF } from './cw-error.ts';
import type { Network } from './network.ts';

/** Lines about one end follow each other within this many milliseconds. */
const SAME_END = 1500;
/** Lines about one beginning do. */
const SAME_BEGIN = 1000;
/** The signal is read every five seconds; the last reading may come after the end. */
const TWO_READINGS = 10_000;
/** Decibels. */
const SIGNAL_STEP = 3;
/** Networks that are remembered; hostile input may name more. */
const MOST_NETWORKS = 256;
/** Interfaces of Wi-Fi proper; awdl0, llw0 and p2p0 carry AirDrop and the like. */
const WIFI = /^en\d{1,3}$/;

/** The stages of `AUTO-JOIN: Updated join status`, each with the time at which it was reached. */
export interface JoinStatus {
  readonly uuid: string;
  readonly assoc: boolean;
  readonly auth: boolean;
  readonly ipv4: boolean;
  /** Reason code. */
  readonly disassoc: number | undefined;
}

type Stage = 'assoc' | 'auth' | 'ipv4' | 'disassoc';

/** Reasons that only who leaves can give (IEEE Std 802.11-2020, table 9-49). */
const isLeaving = (reason: number): boolean => reason === 3 || reason === 8;

const near = (from: Instant | undefined, to: Instant | undefined, within: number): boolean =>
  from === undefined || to === undefined || Math.abs(to - from) < within;

export class MacStation {
  #clock: Carrier | undefined;
  #line = '';
  #time: Instant | undefined;
  /** The Wi-Fi interface, once a line has said it. */
  iface = '';
  /** eapolclient logs its steps: that there are none then means something. */
  hearsEap = false;
  #phase: 'idle' | 'joining' | 'up' = 'idle';
  #network: Network = {};
  #began: Instant | undefined;
  #ended: { readonly at: Instant | undefined; readonly code: number | undefined } | undefined;
  /** The network that the next number is about. */
  #named: Network = {};
  #signal = 0;
  #uuid = '';
  readonly #told = new Set<Stage>();
  /** Networks that were joined with SAE and nothing else. */
  readonly #saeNetworks = new Set<string>();

  /** Another line is being read. Its time is asked for only if something depends on it. */
  next(clock: Carrier, line: string): void {
    this.#clock = clock;
    this.#line = line;
  }

  /** @returns the time of the line that is being read, or of the last one that had a clock */
  instant(): Instant | undefined {
    if (this.#clock) this.#time = this.#clock.instant(this.#line);
    this.#clock = undefined;
    return this.#time;
  }

  /** @returns whether a line about this interface is about Wi-Fi */
  isWifi(iface: string): boolean {
    if (!WIFI.test(iface)) return false;
    this.iface = iface;
    return true;
  }

  /** @returns whether a line about this interface, of a program that knows others too, is about the one that is Wi-Fi */
  isOwn(iface: string, ifUnknown: boolean): boolean {
    return this.iface === '' ? ifUnknown : iface === this.iface;
  }

  /** A line says that a network is being joined. */
  begin(network: Network): Read[] {
    if (this.#phase === 'joining' && near(this.#began, this.instant(), SAME_BEGIN)) {
      this.#network = { ...this.#network, ...network };
      return [];
    }
    // What became of the join before was not said. That is no silence of the access point.
    const before: Read[] = this.#phase === 'joining' ? [{ kind: 'join-failed' }] : [];
    return [...before, this.#request(network)];
  }

  /** The driver reports that an association is done, for good or bad. */
  associationDone(): Read[] {
    return this.#phase === 'idle' && !this.#endedJustNow() ? this.begin({}) : [];
  }

  /** The access point has accepted the association. */
  accepted(): Read[] {
    if (this.#phase === 'up') return [];
    const before = this.#phase === 'idle' ? this.begin({}) : [];
    return [...before, { kind: 'assoc-response', bssid: this.#bssid, status: 0 }];
  }

  /** The login is through. */
  joined(network: Network = {}): Read[] {
    if (this.#phase === 'up') return [];
    if (this.#phase === 'idle') this.#open({});
    this.#network = { ...this.#network, ...network };
    this.#phase = 'up';
    this.#rememberSae();
    const { ssid } = this.#network;
    return [{ kind: 'connected', bssid: this.#bssid, ...(ssid === undefined ? {} : { ssid }) }];
  }

  /** A line describes the network that is in use or about to be. */
  describe(network: Network): Read[] {
    this.#network = { ...this.#network, ...network };
    if (this.#phase === 'up') this.#rememberSae();
    return [];
  }

  /** The connection or the attempt has ended. */
  end(reason: number, local: boolean, bssid: Mac = this.#bssid): Read[] {
    if (this.#phase !== 'idle') this.#close(undefined);
    return [{ kind: 'disconnected', bssid, reason, local }];
  }

  /** The same, as a line tells it that may only repeat another. */
  endOnce(reason: number, local: boolean): Read[] {
    return this.#phase === 'idle' ? [] : this.end(reason, local);
  }

  /** The join has failed. @param code CWErr; undefined = not said */
  failed(code?: number): Read[] {
    const isRefusal = code === INVALID_PMK;
    // networksetup says -3900 of joins that succeed.
    if ((this.#phase === 'up' && !isRefusal) || (code !== undefined && !saysOfAJoin(code))) return [];
    const again = this.#phase === 'idle' && this.#endedJustNow();
    if (again && (!isRefusal || this.#ended?.code === code)) return [];
    const before = this.#phase === 'joining' || again ? [] : [this.#request(this.#named)];
    const bssid = this.#bssid;
    this.#close(code);
    const status = code === undefined ? undefined : STATUS_OF[code];
    if (status !== undefined) return [...before, { kind: 'assoc-response', bssid, status }];
    const refusal: Read[] = isRefusal ? [{ kind: 'pmksa-refused' }] : [];
    return [...before, ...refusal, { kind: 'join-failed', ...(code === undefined ? {} : { code }) }];
  }

  /** A line names the network of which the next tells how the join failed. */
  name(network: Network): Read[] {
    this.#named = network;
    return [];
  }

  /** Somebody has typed a command to join: what follows is not about the join before. */
  commanded(): Read[] {
    this.#ended = undefined;
    return [];
  }

  /** EAP has begun, perhaps before any other line of the attempt. */
  eapBegan(): Read[] {
    return this.#phase === 'idle' && !this.#endedJustNow() ? this.begin({}) : [];
  }

  /**
   * A reading of the signal, which there is of a link that is up and of no other: it shows also a connection whose
   * beginning no line has told.
   */
  heard(dbm: number): Read[] {
    const before = this.#isUpUntold() ? this.joined() : [];
    if (this.knowsSignal(dbm)) return before;
    this.#signal = dbm;
    return [...before, { kind: 'signal', dbm }];
  }

  /** @returns whether such a reading is no news */
  knowsSignal(dbm: number): boolean {
    return this.#phase === 'up' && Math.abs(dbm - this.#signal) < SIGNAL_STEP;
  }

  joinStatus(status: JoinStatus): Read[] {
    if (status.uuid !== this.#uuid) {
      this.#uuid = status.uuid;
      this.#told.clear();
      if (this.#phase === 'up' && (status.assoc || status.auth)) this.#phase = 'idle';
    }
    return [
      ...(status.assoc && this.#isNews('assoc') ? this.accepted() : []),
      ...(status.auth && this.#isNews('auth') ? this.joined() : []),
      ...(status.ipv4 && this.#isNews('ipv4') ? this.#address() : []),
      ...(status.disassoc !== undefined && this.#isNews('disassoc')
        ? this.endOnce(status.disassoc, isLeaving(status.disassoc))
        : []),
    ];
  }

  #address(): Read[] {
    return [...this.joined(), { kind: 'address', step: 'obtained' }];
  }

  #isNews(stage: Stage): boolean {
    if (this.#told.has(stage)) return false;
    this.#told.add(stage);
    return true;
  }

  get #bssid(): Mac {
    return this.#network.bssid ?? NO_BSSID;
  }

  #open(network: Network): void {
    this.#phase = 'joining';
    this.#signal = 0;
    this.#network = network;
    this.#began = this.instant();
    this.#ended = undefined;
  }

  #close(code: number | undefined): void {
    this.#phase = 'idle';
    this.#network = {};
    this.#ended = { at: this.instant(), code };
  }

  #isUpUntold(): boolean {
    if (this.#phase === 'up') return false;
    const since = this.#phase === 'joining' ? this.#began : this.#ended?.at;
    return since === undefined ? this.#phase === 'idle' : !near(since, this.instant(), TWO_READINGS);
  }

  #endedJustNow(): boolean {
    return this.#ended !== undefined && near(this.#ended.at, this.instant(), SAME_END);
  }

  #request(network: Network): Read {
    this.#open(network);
    const { ssid } = this.#network;
    const akm = this.#tellingAkm();
    return {
      kind: 'assoc-request',
      bssid: this.#bssid,
      ...(ssid === undefined ? {} : { ssid }),
      ...(akm === undefined ? {} : { akms: [akm] }),
    };
  }

  /**
   * The key management of the attempt, where something may be concluded from what the log does not show of it. SAE and
   * EAP are read as "no login was seen, so a cached key was used", and a Mac never logs SAE, and EAP only when asked to:
   * SAE is told of networks that worked before in this log, EAP where eapolclient is heard.
   */
  #tellingAkm(): AkmFamily | undefined {
    const { akm, key } = this.#network;
    if (akm === 'sae') return key !== undefined && this.#saeNetworks.has(key) ? akm : undefined;
    return akm === 'eap' && this.hearsEap ? akm : undefined;
  }

  #rememberSae(): void {
    const { akm, key } = this.#network;
    if (akm !== 'sae' || key === undefined) return;
    if (this.#saeNetworks.size >= MOST_NETWORKS) this.#saeNetworks.clear();
    this.#saeNetworks.add(key);
  }
}
