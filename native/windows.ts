/**
 * Windows' wireless service (wlanapi.dll) and event log (wevtapi.dll). Every call is carried out on a thread of its own and
 * settles a promise; callbacks come on the importing thread. Keys are never asked for in the clear.
 */
import { loadBinding, type NoAddon } from './binding.ts';
import { WindowsError } from './windows-error.ts';

export { WindowsError };

interface Failure {
  readonly operation: string;
  readonly error: number;
  readonly reason: number;
}
type Result<T> = Promise<T | Failure>;
type Held = object;

/** The addon's own face on Windows. */
interface WindowsBinding {
  isElevated(): boolean;
  wlanOpen(): Result<Held>;
  wlanClose(client: Held): Result<true>;
  wlanInterfaces(client: Held): Result<WlanInterface[]>;
  wlanProfiles(client: Held, guid: string): Result<ProfileRow[]>;
  wlanGetProfile(client: Held, guid: string, name: string): Result<StoredProfile>;
  wlanSetProfile(client: Held, guid: string, flags: number, xml: string, overwrite: boolean): Result<true>;
  wlanDeleteProfile(client: Held, guid: string, name: string): Result<true>;
  wlanSetPosition(client: Held, guid: string, name: string, position: number): Result<true>;
  wlanConnect(client: Held, guid: string, name: string): Result<true>;
  wlanDisconnect(client: Held, guid: string): Result<true>;
  wlanConnection(client: Held, guid: string): Result<WlanConnection>;
  wlanRadio(client: Held, guid: string): Result<boolean>;
  wlanReasonText(reason: number): Result<string>;
  wlanListen(client: Held, sources: number, on: (notification: WlanNotification) => void): Result<true>;
  evtQuery(channel: string, query: string, backward: boolean, most: number): Result<EventBatch>;
  evtSubscribe(channel: string, query: string, bookmark: string, onSignal: () => void): Result<Held>;
  evtNext(subscription: Held): Result<EventBatch>;
  evtUnsubscribe(subscription: Held): Result<true>;
}

export interface WlanInterface {
  /** Lower case, in braces: as events name it. */
  readonly guid: string;
  readonly description: string;
  /** WLAN_INTERFACE_STATE: 0 not ready, 1 connected, 4 disconnected, 5 associating, 7 authenticating … */
  readonly state: number;
}

export interface ProfileRow {
  readonly name: string;
  /** 1 = of a Group Policy, 2 = of this user; 0 = of all users. */
  readonly flags: number;
}

export interface StoredProfile {
  /** Its key, if any, is encrypted for this machine. Secret all the same: not to be shown or logged. */
  readonly xml: string;
  readonly flags: number;
  /** What this user may do with it: bits of WLAN_READ_ACCESS 0x20001, EXECUTE 0x20021, WRITE 0x70023. */
  readonly access: number;
}

export interface WlanConnection {
  readonly state: number;
  readonly profile: string;
  readonly ssid: Buffer;
  readonly bssid: Buffer;
}

export interface WlanNotification {
  /** WLAN_NOTIFICATION_SOURCE_*: 8 = ACM. */
  readonly source: number;
  readonly code: number;
  readonly guid: string;
  /** Notifications that were lost before this one. */
  readonly dropped: number;
  /** Of a connection: ACM codes 9, 10, 11, 20, 21. */
  readonly mode?: number;
  readonly reason?: number;
  readonly profile?: string;
  readonly ssid?: Buffer;
}

export interface EventBatch {
  /** XML of each, oldest first (newest first where asked backward). */
  readonly events: readonly string[];
  /** XML of a bookmark at the last of them; '' where there is none. */
  readonly bookmark: string;
  /** Events that could not be rendered. */
  readonly lost: number;
  readonly more: boolean;
}

const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'operation' in value && 'error' in value;

async function settled<T>(subject: string, result: Result<T>): Promise<T> {
  const value = await result;
  if (isFailure(value)) throw new WindowsError(subject, value.operation, value.error, value.reason);
  return value;
}

/** Whether the addon is here, and if not, why, in a sentence. */
export function windowsAddon(): { ok: true } | ({ ok: false } & NoAddon) {
  const loaded = loadBinding();
  return 'binding' in loaded ? { ok: true } : { ok: false, ...loaded };
}

function binding(): WindowsBinding {
  const loaded = loadBinding();
  if (!('binding' in loaded)) throw new Error(loaded.reason);
  // One file of that name a system, each with functions of its own.
  return loaded.binding as unknown as WindowsBinding;
}

/** Whether this process has an administrator's rights. */
export function isElevated(): boolean {
  return binding().isElevated();
}

const GUID = /^\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}$/i;

function checked(guid: string): string {
  if (!GUID.test(guid)) throw new TypeError(`not a GUID: ${guid}`);
  return guid;
}

/** A handle to the wireless service. After the service was restarted every call says so (`isGone`): open a new one. */
export class Wlan {
  readonly #binding: WindowsBinding;
  readonly #client: Held;

  private constructor(native: WindowsBinding, client: Held) {
    this.#binding = native;
    this.#client = client;
  }

  /** @throws WindowsError `isAbsent` where this Windows has no wireless service */
  static async open(): Promise<Wlan> {
    const native = binding();
    return new Wlan(native, await settled('The wireless service could not be asked', native.wlanOpen()));
  }

  interfaces(): Promise<WlanInterface[]> {
    return settled('The Wi-Fi adapters could not be listed', this.#binding.wlanInterfaces(this.#client));
  }

  profiles(guid: string): Promise<ProfileRow[]> {
    const result = this.#binding.wlanProfiles(this.#client, checked(guid));
    return settled('The stored networks could not be listed', result);
  }

  /** @throws WindowsError `isNotFound`, `isDenied` */
  profile(guid: string, name: string): Promise<StoredProfile> {
    const result = this.#binding.wlanGetProfile(this.#client, checked(guid), name);
    return settled(`The profile "${name}" could not be read`, result);
  }

  /** @param flags as `profile` gave them @throws WindowsError with `reason` where Windows does not accept it */
  async setProfile(guid: string, name: string, { xml, flags }: Omit<StoredProfile, 'access'>): Promise<void> {
    const result = await this.#binding.wlanSetProfile(this.#client, checked(guid), flags, xml, true);
    if (!isFailure(result)) return;
    const { operation, error, reason } = result;
    const text = reason === 0 ? '' : await reasonText(reason).catch(() => '');
    const subject = `The profile "${name}" could not be written`;
    throw new WindowsError(subject, operation, error, reason, text.replaceAll(/\s+/g, ' ').trim());
  }

  deleteProfile(guid: string, name: string): Promise<unknown> {
    const result = this.#binding.wlanDeleteProfile(this.#client, checked(guid), name);
    return settled(`The profile "${name}" could not be removed`, result);
  }

  /** @param position from 0 */
  setPosition(guid: string, name: string, position: number): Promise<unknown> {
    const result = this.#binding.wlanSetPosition(this.#client, checked(guid), name, position);
    return settled(`The profile "${name}" could not be put into its place`, result);
  }

  /** Asks for it; how it ends, events tell. */
  connect(guid: string, name: string): Promise<unknown> {
    const result = this.#binding.wlanConnect(this.#client, checked(guid), name);
    return settled(`A connection with "${name}" could not be asked for`, result);
  }

  disconnect(guid: string): Promise<unknown> {
    return settled(
      'The connection could not be ended',
      this.#binding.wlanDisconnect(this.#client, checked(guid)),
    );
  }

  /** @throws WindowsError `isDenied` where the person has not allowed location (Windows 11 24H2 and later) */
  connection(guid: string): Promise<WlanConnection> {
    const result = this.#binding.wlanConnection(this.#client, checked(guid));
    return settled('The present connection could not be asked for', result);
  }

  /** Is any PHY of the adapter switched on? */
  radioIsOn(guid: string): Promise<boolean> {
    return settled('The radio could not be asked', this.#binding.wlanRadio(this.#client, checked(guid)));
  }

  /** Once a handle. @param sources WLAN_NOTIFICATION_SOURCE_*, added */
  listen(sources: number, on: (notification: WlanNotification) => void): Promise<unknown> {
    const result = this.#binding.wlanListen(this.#client, sources, on);
    return settled('The wireless service could not be listened to', result);
  }

  /** Idempotent. */
  close(): void {
    void this.#binding.wlanClose(this.#client);
  }
}

/** What Windows says of a WLAN_REASON_CODE, in the language of the machine. */
export function reasonText(reason: number): Promise<string> {
  return settled(`Reason ${reason} could not be looked up`, binding().wlanReasonText(reason));
}

/** @param query XPath of the event log, '*' = all @param most events at most */
export function queryEvents(
  channel: string,
  query: string,
  options: { backward?: boolean; most: number },
): Promise<EventBatch> {
  const result = binding().evtQuery(channel, query, options.backward ?? false, options.most);
  return settled(`The event log ${channel} could not be read`, result);
}

/** Events that are written to a log, pulled one batch after the other. */
export class EventSubscription {
  readonly #channel: string;
  readonly #subscription: Held;

  private constructor(channel: string, subscription: Held) {
    this.#channel = channel;
    this.#subscription = subscription;
  }

  /**
   * @param bookmark where to go on, as a batch gave it; '' = from the oldest record on
   * @param onSignal there may be something for `next`; the first time at once
   * @throws WindowsError ERROR_EVT_QUERY_RESULT_STALE where records after the bookmark are lost
   */
  static async open(
    channel: string,
    query: string,
    bookmark: string,
    onSignal: () => void,
  ): Promise<EventSubscription> {
    const result = binding().evtSubscribe(channel, query, bookmark, onSignal);
    return new EventSubscription(
      channel,
      await settled(`The event log ${channel} cannot be followed`, result),
    );
  }

  /** One batch; again while `more`. Not twice at once. */
  next(): Promise<EventBatch> {
    return settled(`The event log ${this.#channel} cannot be read on`, binding().evtNext(this.#subscription));
  }

  /** No signal comes after it. Not while `next` runs. */
  async close(): Promise<void> {
    await binding().evtUnsubscribe(this.#subscription);
  }
}
