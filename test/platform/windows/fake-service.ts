/**
 * The wireless service and the event log behind the stand-in libraries: profiles in their order, notifications, records,
 * refusals, and faults at the call that a test wants. It lives in the test's process and survives the program under test.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { GUID, WindowsLog, wevtutilXml, type WindowsEvent } from '../../support/windows-events.ts';

export interface FakeProfile {
  name: string;
  /** 1 Group Policy, 2 of this user, 0 of all. */
  flags: number;
  access: number;
  xml: string;
}

export interface FakeAdapter {
  readonly guid: string;
  readonly description: string;
  /** WLAN_INTERFACE_STATE */
  state: number;
  radio: boolean;
  connected?: { readonly profile: string; readonly ssid: Buffer };
  profiles: FakeProfile[];
}

/** What happens at a call, before or after it has its effect. `lost`: the service ended and nobody answers. */
export interface Fault {
  readonly what: number | 'lost' | (() => void);
  readonly after?: boolean;
}

const WRITE_ACCESS = 0x70023;
const [ACCESS_DENIED, INVALID_HANDLE, NOT_FOUND, BAD_PROFILE] = [5, 6, 1168, 1206];
const STALE = 15_011;
const [NOT_ACTIVE, INVALID_STATE, NO_CHANNEL, POWER_STATE] = [1062, 5023, 15007, 0x80342002];

const hex = (text: string | Buffer): string =>
  (typeof text === 'string' ? Buffer.from(text, 'utf16le') : text).toString('hex') || '-';
const text = (word = '-'): string => (word === '-' ? '' : Buffer.from(word, 'hex').toString('utf16le'));

export class FakeService {
  adapters: FakeAdapter[] = [];
  behaviour: 'stale-key' | 'wrong-password' | 'healthy' = 'stale-key';
  /** No wireless service on this Windows. */
  absent = false;
  /** Nothing is allowed to this user. */
  denied = false;
  location = true;
  logDenied = false;
  /** Records after the bookmark are gone. */
  stale = false;
  /** Profiles that are not for PSK or SAE may not have the element; by SSID's profile name. */
  readonly refusesMode = new Set<string>();
  /** What makes the service forget a stale key; nobody knows for sure what does on Windows. */
  dropsKey: 'mode' | 'removal' | 'never' = 'never';
  readonly #fresh = new Set<string>();
  records: WindowsEvent[] = [];
  /** All calls that change or ask for something, as they came: 'WlanSetProfile office'. */
  calls: string[] = [];
  readonly sins: string[] = [];
  connects = 0;
  /** Looked at with every call: its number since the last reset. */
  fault: ((call: string, number: number) => Fault | undefined) | undefined;
  #numbered = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #listeners = new Map<Socket, number>();
  readonly #signals = new Map<number, Socket>();
  readonly #cursors = new Map<number, { last: number; backward?: WindowsEvent[]; query: string }>();
  #handles = new Set<number>();
  #last = 0;
  #down = false;
  #recordId = 100;
  readonly #logs = { psk: new WindowsLog({ auth: 'psk' }), sae: new WindowsLog({ auth: 'sae' }) };

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<FakeService> {
    const server = createServer();
    const service = new FakeService(server);
    server.on('connection', (socket) => service.#accept(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port;
  }

  /** A world of its own for the next test. */
  reset(): void {
    this.adapters = [];
    this.behaviour = 'stale-key';
    this.absent = this.denied = this.#down = false;
    this.location = true;
    this.logDenied = this.stale = false;
    this.refusesMode.clear();
    this.#fresh.clear();
    this.dropsKey = 'never';
    this.records = [];
    this.calls = [];
    this.sins.splice(0);
    this.connects = 0;
    this.fault = undefined;
    this.#numbered = 0;
    this.#handles = new Set();
  }

  adapter(guid = GUID, description = 'Wireless Adapter'): FakeAdapter {
    const adapter: FakeAdapter = { guid, description, state: 4, radio: true, profiles: [] };
    this.adapters.push(adapter);
    return adapter;
  }

  /** All profiles with everything of them, in their order. */
  configuration(): unknown {
    return this.adapters.map(({ guid, profiles }) => ({
      guid,
      profiles: profiles.map((one) => ({ ...one })),
    }));
  }

  countCalls(): number {
    return this.#numbered;
  }

  recount(): void {
    this.#numbered = 0;
  }

  /** Records go to the log as they are, with the time and the number of this moment. */
  write(events: readonly WindowsEvent[], at = Date.now()): void {
    for (const event of events) this.records.push({ ...event, recordId: ++this.#recordId, at });
    for (const socket of this.#signals.values()) socket.write('.\n');
  }

  notify(code: number, guid = GUID, connection?: { profile: string; ssid: Buffer; reason: number }): void {
    const more = connection
      ? ` 0 ${hex(connection.profile)} ${connection.ssid.toString('hex') || '-'} ${connection.reason}`
      : '';
    for (const [socket, sources] of this.#listeners)
      if (sources & 8) socket.write(`8 ${code} ${guid}${more}\n`);
  }

  /** The service plays an attempt by a profile. */
  attempt(adapter: FakeAdapter, profile: FakeProfile): void {
    const ssid = ssidOf(profile.xml);
    if (this.dropsKey === 'mode' && profile.xml.includes('<PMKCacheMode>disabled'))
      this.#fresh.add(profile.name);
    const how = this.behaviour === 'stale-key' && this.#fresh.has(profile.name) ? 'healthy' : this.behaviour;
    const told = { profile: profile.name, ssid, reason: 0 };
    this.notify(9, adapter.guid, told);
    this.write(this.#attemptEvents(how, adapter.guid, profile.name, ssid));
    if (how === 'healthy') {
      adapter.state = 1;
      adapter.connected = { profile: profile.name, ssid };
      this.notify(10, adapter.guid, told);
    } else {
      const reason = how === 'stale-key' ? 229_378 : 294_932;
      this.notify(11, adapter.guid, { ...told, reason });
      this.notify(10, adapter.guid, { ...told, reason });
    }
  }

  #attemptEvents(how: FakeService['behaviour'], guid: string, profile: string, ssid: Buffer): WindowsEvent[] {
    const auth = how === 'wrong-password' ? 'psk' : 'sae';
    const log = this.#logs[auth];
    log.ssid = ssid.toString('utf8');
    const before = log.events.length;
    if (how === 'healthy') log.join();
    else if (how === 'stale-key') log.ask().associate().refused(229_378, 53).failed(229_378);
    else log.ask().associate().associated().security().securityFailed(0x48014, 'x').failed(294_932);
    return log.events.slice(before).map((event) => ({
      ...event,
      fields: {
        ...event.fields,
        ...('ProfileName' in event.fields && { ProfileName: profile }),
        ...('InterfaceGuid' in event.fields
          ? { InterfaceGuid: guid.toUpperCase() }
          : { DeviceGuid: guid.toUpperCase() }),
      },
    }));
  }

  /** Every handle of before is good for nothing; until `up` nobody answers. */
  stop(): void {
    this.#down = true;
    this.#handles = new Set();
    for (const socket of [...this.#listeners.keys()]) socket.destroy();
    this.#listeners.clear();
  }

  up(): void {
    this.#down = false;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket);
    let heard = '';
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#sockets.delete(socket);
      this.#listeners.delete(socket);
      for (const [id, one] of this.#signals) if (one === socket) this.#signals.delete(id);
    });
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      const end = heard.indexOf('\n');
      if (end < 0) return;
      const line = heard.slice(0, end);
      heard = heard.slice(end + 1);
      this.#request(line, socket);
    });
  }

  #request(line: string, socket: Socket): void {
    const [verb = '', ...words] = line.split(' ');
    const subject = /^Wlan(?:GetProfile$|SetProfilePosition|DeleteProfile|Connect)/.test(verb)
      ? ` ${text(words[2])}`
      : '';
    const call = verb + subject;
    if (verb.startsWith('Wlan')) this.calls.push(call);
    const number = verb.startsWith('Wlan') ? ++this.#numbered : 0;
    const fault = number > 0 ? this.fault?.(call, number) : undefined;
    const strike = (): boolean => {
      if (!fault) return false;
      if (typeof fault.what === 'function') fault.what();
      if (typeof fault.what === 'number') socket.write(`${fault.what} 0\n`);
      else socket.destroy();
      return true;
    };
    if (!fault?.after && strike()) return;
    const reply = verb.startsWith('Evt') ? this.#event(verb, words, socket) : this.#wlan(verb, words, socket);
    if (strike()) return;
    if (reply === undefined) socket.destroy();
    else socket.write(`${reply}\n`);
  }

  /** @returns undefined: nobody answers */
  #wlan(verb: string, words: readonly string[], socket: Socket): string | undefined {
    if (this.absent) return String(NOT_ACTIVE);
    if (this.#down) return undefined;
    if (verb === 'WlanReasonCodeToString') return `0 ${hex(`Grund ${words[0]} – „ä“ 🛜`)}`;
    if (this.denied) return `${ACCESS_DENIED} 0`;
    if (verb === 'WlanOpenHandle') {
      this.#handles.add(++this.#last);
      return `0 ${this.#last}`;
    }
    const handle = Number(words[0]);
    if (!this.#handles.has(handle)) return `${INVALID_HANDLE} 0`;
    if (verb === 'WlanCloseHandle') {
      this.#handles.delete(handle);
      return '0';
    }
    if (verb === 'WlanRegisterNotification') {
      if (Number(words[1]) & 0x10 && !this.location) return String(ACCESS_DENIED);
      this.#listeners.set(socket, Number(words[1]));
      return '0';
    }
    if (verb === 'WlanEnumInterfaces') {
      const rows = this.adapters.map((one) => ` ${one.guid} ${hex(one.description)} ${one.state}`);
      return `0 ${rows.length}${rows.join('')}`;
    }
    const adapter = this.adapters.find((one) => one.guid === words[1]);
    return adapter ? this.#atAdapter(adapter, verb, words) : `${NOT_FOUND} 0`;
  }

  #atAdapter(adapter: FakeAdapter, verb: string, words: readonly string[]): string {
    const { profiles } = adapter;
    const named = profiles.find((one) => one.name === text(words[2]));
    switch (verb) {
      case 'WlanGetProfileList':
        return `0 ${profiles.length}${profiles.map((one) => ` ${hex(one.name)} ${one.flags}`).join('')}`;
      case 'WlanGetProfile':
        if (Number(words[3]) & 4) this.sins.push('asked for a key in the clear');
        return named ? `0 ${hex(named.xml)} ${named.flags} ${named.access}` : String(NOT_FOUND);
      case 'WlanSetProfile':
        return this.#set(adapter, Number(words[2]), text(words[3]), words[4] === '1');
      case 'WlanDeleteProfile': {
        if (!named) return String(NOT_FOUND);
        if (named.flags & 1 || (!(named.flags & 2) && (named.access & WRITE_ACCESS) !== WRITE_ACCESS))
          return String(ACCESS_DENIED);
        profiles.splice(profiles.indexOf(named), 1);
        if (this.dropsKey === 'removal') this.#fresh.add(named.name);
        return '0';
      }
      case 'WlanSetProfilePosition': {
        if (!named) return String(NOT_FOUND);
        profiles.splice(profiles.indexOf(named), 1);
        profiles.splice(Number(words[3]), 0, named);
        return '0';
      }
      case 'WlanConnect': {
        if (!named) return String(NOT_FOUND);
        if (!adapter.radio) return String(POWER_STATE);
        this.connects++;
        setTimeout(() => this.attempt(adapter, named), 5);
        return '0';
      }
      case 'WlanDisconnect':
        adapter.state = 4;
        delete adapter.connected;
        return '0';
      case 'WlanQueryInterface':
        if (words[2] === '4') return adapter.radio ? '0 1 1 1' : '0 1 2 1';
        if (!this.location) return String(ACCESS_DENIED);
        if (!adapter.connected) return String(INVALID_STATE);
        return `0 ${adapter.state} ${hex(adapter.connected.profile)} ${adapter.connected.ssid.toString('hex') || '-'} 020000000000`;
      default:
        return '50';
    }
  }

  #set(adapter: FakeAdapter, flags: number, xml: string, overwrite: boolean): string {
    const name = nameOf(xml);
    if (name === undefined) return `${BAD_PROFILE} 524289`;
    if (this.refusesMode.has(name) && xml.includes('<PMKCacheMode>disabled')) return `${BAD_PROFILE} 262156`;
    if (flags & ~2) return '87 0';
    const known = adapter.profiles.find((one) => one.name === name);
    if (known && !overwrite) return '183 0';
    if (known && known.flags & 1) return `${ACCESS_DENIED} 0`;
    // An overwritten one keeps its place; a new one comes first, behind those of Group Policy.
    if (known) Object.assign(known, { flags, xml });
    else {
      const first = adapter.profiles.filter((one) => one.flags & 1).length;
      adapter.profiles.splice(first, 0, { name, flags, access: flags & 2 ? 0 : WRITE_ACCESS, xml });
    }
    return '0 0';
  }

  #event(verb: string, words: readonly string[], socket: Socket): string | undefined {
    if (this.absent) return String(NO_CHANNEL);
    if (this.denied || this.logDenied) return String(ACCESS_DENIED);
    if (this.stale && verb !== 'EvtQuery') return String(STALE);
    const id = ++this.#last;
    if (verb === 'EvtQuery') {
      const query = text(words[1]);
      const rows = this.#matching(query);
      this.#cursors.set(id, { last: 0, query, backward: words[2] === '1' ? rows.toReversed() : rows });
      return `0 ${id}`;
    }
    if (verb === 'EvtSubscribe') {
      this.#cursors.set(id, { last: words[2] === '3' ? Number(words[3]) : 0, query: text(words[1]) });
      this.#signals.set(id, socket);
      return `0 ${id}`;
    }
    const cursor = this.#cursors.get(Number(words[0]));
    if (!cursor) return String(INVALID_HANDLE);
    const most = Number(words[1]);
    const rows = cursor.backward
      ? cursor.backward.splice(0, most)
      : this.#matching(cursor.query)
          .filter((one) => one.recordId > cursor.last)
          .slice(0, most);
    cursor.last = rows.at(-1)?.recordId ?? cursor.last;
    return `0 ${rows.length}${rows.map((one) => ` ${one.recordId} ${hex(wevtutilXml([one]).trimEnd())}`).join('')}`;
  }

  /** The few forms of XPath that Rejoin asks with; anything else is a mistake of the test or of Rejoin. */
  #matching(query: string): WindowsEvent[] {
    if (query === '*') return this.records;
    const past = /timediff\(@SystemTime\) <= (\d+)\] and EventRecordID <= (\d+)/.exec(query);
    if (past) {
      const since = Date.now() - Number(past[1]);
      return this.records.filter((one) => one.at >= since && one.recordId <= Number(past[2]));
    }
    const ids = [...query.matchAll(/EventID=(\d+)/g)].map(([, id]) => Number(id));
    if (ids.length === 0) throw new Error(`a query that is not known: ${query}`);
    return this.records.filter((one) => ids.includes(one.id));
  }
}

const unescaped = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function nameOf(xml: string): string | undefined {
  const name = /<(?:\w+:)?WLANProfile\b[^>]*>\s*<(?:\w+:)?name>([^<]*)</.exec(xml)?.[1];
  return name === undefined ? undefined : unescaped(name);
}

const ssidOf = (xml: string): Buffer =>
  Buffer.from(/<(?:\w+:)?hex>([\dA-Fa-f]*)</.exec(xml)?.[1] ?? '', 'hex');
