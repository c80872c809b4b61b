/**
 * Turns records into what happened. Events 8000-8004 are the manager's (automatic configuration), 11000-11010 those of
 * association and keys, 12011-12014 of 802.1X; one attempt is told by all three, and its end up to three times. So what is
 * remembered of an interface is how far its attempt has come.
 *
 * Healthy: 8000, 11000, 11001, 11010, (12011, 12012,) 11005, 8001. A roam or a new key, while connected: 11004, 11010, 11005.
 * Everything comes from the station's own service, which names no access point (Windows 7 does, in 11001 and 8001).
 */
import type { AkmFamily, Happening } from '../../domain/events.ts';
import type { Mac } from '../../domain/ids.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import {
  FOUR_WAY_TIMEOUT,
  IE_IN_4WAY_DIFFERS,
  IEEE_802_1X_AUTH_FAILED,
  LEAVING,
  NOT_SAID,
} from '../../domain/codes.ts';
import type { Emit } from '../dialect.ts';
import { assocStatusOf, leavingOf, type AssocStatus } from './assoc-status.ts';
import { akmOfNumber, akmOfWord } from './auth.ts';
import { eapMethod, eapStepOf, type EapStep } from './eap-codes.ts';
import { evidenceText } from './evidence-text.ts';
import { meaningOf, wasAssociated, wasOnAir, type Meaning } from './reasons.ts';
import type { WindowsRecord } from './record.ts';
import { RecordFields } from './record-fields.ts';
import { BY_DRIVER } from './text-sentences.ts';

/**
 * How far the attempt of an interface has come. `unknown`: the log has not told of one; `asked`: by the manager, nothing is
 * on the air yet; `over`: its end was told.
 */
type Phase = 'unknown' | 'asked' | 'associating' | 'associated' | 'connected' | 'over';
const ON_AIR: ReadonlySet<Phase> = new Set(['associating', 'associated', 'connected']);

interface Interface {
  phase: Phase;
  /** ConnectionId: one for all records of an attempt, and of the connection that it becomes. */
  connection: string | undefined;
  askedAt: number | undefined;
  own: Mac | undefined;
  akm: AkmFamily | undefined;
  /** The attempt tries a cached key, by Windows' own word. */
  isFast: boolean;
  /** How 802.1X ended. */
  eap: EapStep | undefined;
  /** The last that was told is an association that failed. */
  isRefused: boolean;
  /** Which of the manager's verdicts closed the attempt, or the connection, that was told of last. */
  closedBy: string | number | undefined;
}

const MOST_INTERFACES = 64;
/** A request that fails within this many milliseconds, without a signal, was never sent. */
const AT_ONCE = 100;
const NOT_MEASURED = 255;

/** Key managements without a PMKSA cache that an unanswered request could be about. */
const HAS_NO_CACHE: ReadonlySet<AkmFamily | undefined> = new Set(['psk', 'open']);

/** Events of the DHCP client; 1000 and 1001 are of a lease that was lost, or was not given. */
const ADDRESS_STEPS: Readonly<Record<number, 'refused' | 'requested' | 'self-assigned'>> = {
  1002: 'refused',
  // A lease that could not be renewed may last for days.
  1003: 'requested',
  1007: 'self-assigned',
};

/** What makers call an adapter for Wi-Fi, in every language of Windows. */
const WIRELESS = /wi-?fi|wireless|wlan|802\.11/i;

const NO_RECORD: WindowsRecord = {
  provider: 'wlan-autoconfig',
  id: 0,
  recordId: 0,
  channel: '',
  at: undefined,
  line: 0,
  fields: new Map(),
};

export class Attempts {
  readonly #input: number;
  readonly #emit: Emit;
  readonly #interfaces = new Map<string, Interface>();
  #record = NO_RECORD;
  #fields = new RecordFields(NO_RECORD);
  /** The line of the record, once one of its events needs it. */
  #line: string | undefined;

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
  }

  /** @param fastPath a record that says that the attempt which begins here tries a cached key */
  see(record: WindowsRecord, fastPath?: WindowsRecord): void {
    this.#record = record;
    this.#fields = new RecordFields(record);
    this.#line = undefined;
    const known = this.#interface();
    this.#follow(known);
    if (record.provider === 'nwifi') return this.#driver(known, record);
    if (record.provider === 'dhcp-client') return this.#address(record);
    if (record.provider === 'adapter')
      return this.#say({ kind: 'driver-fault', what: `event ${record.id} of the adapter` });
    if (record.provider === 'ndis') return this.#miniport(record);
    switch (record.id) {
      case 4000:
      case 4001:
        return this.#say({ kind: 'supplicant', state: record.id === 4000 ? 'started' : 'gone' });
      case 8000:
        Object.assign(known, { phase: 'asked', askedAt: record.at, closedBy: undefined });
        return this.#say({ kind: 'manager-state', state: 'activating', ...this.#fields.ssid() });
      case 8001:
        return this.#connected(known);
      case 8002:
        return this.#failed(known);
      case 8003:
        return this.#disconnected(known);
      case 8004:
        return this.#manager('failed', `blocked for ${this.#fields.text('BlockTime') ?? '?'} minutes`);
      case 10003:
      case 10004:
        return this.#say({ kind: 'driver-fault', what: `vendor module, event ${record.id}` });
      case 11000:
        return this.#associating(known, fastPath);
      case 11001:
        known.phase = 'associated';
        return this.#say({
          kind: 'assoc-response',
          bssid: this.#fields.address('PeerMac') ?? NO_BSSID,
          status: 0,
        });
      case 11002:
        return this.#associationFailed(known);
      case 11003:
      case 11010:
        return this.#learn(
          akmOfNumber(this.#fields.number('AuthVal')) ?? akmOfWord(this.#fields.text('Auth')),
        );
      case 11005:
        if (known.phase !== 'connected') this.#say({ kind: 'keys-installed', bssid: NO_BSSID });
        return;
      case 11006:
        this.#mustBeOnAir(known);
        return this.#over(known);
      case 12011:
      case 12014: {
        this.#mustBeOnAir(known, 'eap');
        const method = eapMethod(this.#fields.number('EapType'));
        return this.#say({ kind: 'eap', step: 'started', ...(method === undefined ? {} : { method }) });
      }
      case 12012:
        return this.#say({ kind: 'eap', step: 'success' });
      case 12013:
        return this.#eapFailed(known);
      case 20005:
        return this.#completion(known, assocStatusOf(this.#fields.number('AssocStatus')));
      case 40001:
        return this.#completion(known, assocStatusOf(this.#fields.number('DetailedStatusCode')));
    }
  }

  /** A record of another attempt than the one that was told of: the end of that one is missing, or was filtered out. */
  #follow(known: Interface): void {
    const connection = this.#fields.text('ConnectionId');
    if (connection === undefined) return;
    const isAnother = known.connection !== undefined && connection !== known.connection;
    known.connection = connection;
    if (!isAnother || (known.phase !== 'associating' && known.phase !== 'associated')) return;
    this.#say({ kind: 'join-failed' });
    known.phase = 'unknown';
  }

  #driver(known: Interface, { id }: WindowsRecord): void {
    if (id === 10041) this.#completion(known, assocStatusOf(this.#fields.number('Status')));
    else if (id === 10042) this.#completion(known, leavingOf(this.#fields.number('Reason')));
    else this.#say({ kind: 'replay-counter' });
  }

  /** The client serves all cards, and names one by its address alone: without a word of the wireless service it may be any. */
  #address({ id }: WindowsRecord): void {
    if ([...this.#interfaces.values()].every(({ phase }) => phase === 'unknown')) return;
    const card = this.#fields.address('HWAddress');
    const owns = [...this.#interfaces].filter(([, { own }]) => own !== undefined);
    const own = owns.find(([, known]) => known.own === card)?.[0];
    if (card !== undefined && own === undefined && owns.length > 0) return;
    const iface = own ?? [...this.#interfaces.keys()].find((name) => name !== '') ?? '';
    this.#say({ kind: 'address', step: ADDRESS_STEPS[id] ?? 'timeout' }, this.#record, iface);
  }

  /** Adapters of every kind fail with these events: whether this one is for Wi-Fi its name says. */
  #miniport({ id }: WindowsRecord): void {
    if (WIRELESS.test(this.#fields.text('AdapterName') ?? ''))
      this.#say({ kind: 'driver-fault', what: `miniport, event ${id}` });
  }

  #associating(known: Interface, fastPath: WindowsRecord | undefined): void {
    const own = this.#fields.address('LocalMac');
    if (own !== undefined && own !== known.own) {
      known.own = own;
      this.#say({ kind: 'own-address', address: own });
    }
    if (fastPath) this.#say({ kind: 'pmksa-offered', certain: true }, fastPath);
    const akm = this.#fields.number('OnexEnabled') === 1 ? 'eap' : akmOfWord(this.#fields.text('Auth'));
    this.#request(known, akm, fastPath !== undefined);
  }

  #request(known: Interface, akm: AkmFamily | undefined, isFast: boolean): void {
    Object.assign(known, {
      phase: 'associating',
      akm,
      isFast,
      eap: undefined,
      closedBy: undefined,
      isRefused: false,
    });
    const akms = akm === undefined ? {} : { akms: [akm] };
    this.#say({ kind: 'assoc-request', bssid: NO_BSSID, authUnseen: true, ...this.#fields.ssid(), ...akms });
  }

  /** The log tells of security before it has told of an association: its beginning is missing, or was filtered out. */
  #mustBeOnAir(known: Interface, akm?: AkmFamily): void {
    if (known.phase !== 'unknown' && known.phase !== 'asked') return;
    this.#request(known, akm, false);
    this.#associated(known);
  }

  #associated(known: Interface): void {
    known.phase = 'associated';
    this.#say({ kind: 'assoc-response', bssid: NO_BSSID, status: 0 });
  }

  #associationFailed(known: Interface): void {
    const status = assocStatusOf(this.#fields.number('Dot11StatusCode'));
    // Whoever picks out failures leaves out how they began, and the next one is of another attempt.
    if (known.phase === 'unknown' || known.phase === 'asked' || (known.phase === 'over' && known.isRefused))
      this.#request(known, known.akm, false);
    known.isRefused = true;
    this.#signal();
    if (status) this.#completion(known, status);
    else if (known.phase === 'associating') this.#over(known);
  }

  /** A driver tells how an association ended, or that it ended. */
  #completion(known: Interface, status: AssocStatus | undefined): void {
    if (!status || !ON_AIR.has(known.phase)) return;
    if (status.kind !== 'response') {
      this.#say({
        kind: 'disconnected',
        bssid: this.#fields.address('MAC') ?? NO_BSSID,
        reason: status.reason,
        local: false,
        frame: status.kind,
      });
    } else if (status.status === 0 || known.phase !== 'associating') return;
    else
      this.#say({
        kind: 'assoc-response',
        bssid: this.#fields.address('MAC') ?? NO_BSSID,
        status: status.status,
      });
    known.phase = 'over';
  }

  #eapFailed(known: Interface): void {
    this.#mustBeOnAir(known, 'eap');
    const details = ['ErrorCode', 'EAPReasonCode', 'EAPErrorCode'].map((field) => this.#fields.number(field));
    const reason = this.#fields.number('ReasonCode');
    const step = eapStepOf(reason, details);
    const code = reason === undefined ? {} : { detail: `0x${reason.toString(16)}` };
    known.eap = step;
    if (step) this.#say({ kind: 'eap', step, ...code });
  }

  #connected(known: Interface): void {
    const again = known.phase === 'connected';
    known.phase = 'connected';
    this.#learn(
      this.#fields.number('OnexEnabled') === 1
        ? 'eap'
        : akmOfWord(this.#fields.text('AuthenticationAlgorithm')),
    );
    if (!again)
      this.#say({
        kind: 'connected',
        bssid: this.#fields.address('BSSID') ?? NO_BSSID,
        ...this.#fields.ssid(),
      });
  }

  /** The manager's verdict over an attempt. Where a lower layer has told the end, it adds nothing but its number. */
  #failed(known: Interface): void {
    const meaning = meaningOf(this.#fields.number('ReasonCode'));
    const { closedBy } = known;
    // What was told before is closed: of the attempt that this ends nothing was told.
    const isAnother = closedBy !== undefined && closedBy !== this.#verdict;
    const phase = known.phase === 'over' && isAnother ? 'unknown' : known.phase;
    this.#close(known, phase, meaning);
    known.closedBy = this.#verdict;
  }

  #close(known: Interface, phase: Phase, meaning: Meaning | undefined): void {
    const code = this.#fields.number('ReasonCode');
    if (phase === 'associating' || phase === 'associated') {
      this.#signal();
      this.#over(known);
    } else if (phase === 'asked' || phase === 'unknown') return this.#neverSent(known, meaning);
    if (known.phase !== 'connected') known.phase = 'over';
    this.#manager(
      meaning === 'cancelled' ? 'disconnected' : 'failed',
      code === undefined ? undefined : String(code),
    );
  }

  /** Nothing of the attempt was told by the layers below. */
  #neverSent(known: Interface, meaning: Meaning | undefined): void {
    const wasAborted = this.#wasAbortedHere(known);
    known.phase = 'over';
    if (meaning === 'not-compatible') this.#say({ kind: 'bss-unfit' });
    if (meaning === 'not-available' || meaning === 'not-compatible')
      return this.#say({ kind: 'network-not-found', ...this.#fields.ssid() });
    if (meaning === 'vendor-module') return this.#say({ kind: 'driver-fault', what: 'vendor module' });
    if (!wasOnAir(meaning)) return;
    // Aborted, or only the manager's events were exported: the attempt is known by its end.
    this.#request(known, undefined, false);
    if (wasAborted) {
      known.phase = 'over';
      return this.#say({ kind: 'join-failed' });
    }
    if (wasAssociated(meaning)) this.#associated(known);
    this.#signal();
    this.#over(known);
  }

  /** What tells a verdict of the manager from the same one told again. */
  get #verdict(): string | number | undefined {
    return this.#fields.text('ConnectionId') ?? this.#record.at;
  }

  #wasAbortedHere(known: Interface): boolean {
    const { askedAt } = known;
    const { at } = this.#record;
    if (this.#fields.number('RSSI') !== NOT_MEASURED || askedAt === undefined || at === undefined)
      return false;
    return at - askedAt < AT_ONCE;
  }

  /**
   * Ends the attempt with what the record's reason means. Windows does not say which side ended it, nor whether SAE was run
   * or a cached key was offered; where the meaning depends on that, it gives up and says no more.
   */
  #over(known: Interface): void {
    const code = this.#fields.number('ReasonCode');
    const meaning = meaningOf(code);
    const bssid = this.#fields.address('PeerMac') ?? NO_BSSID;
    const { akm, isFast, phase } = known;
    const gaveUp: Happening = { kind: 'join-failed', ...(code === undefined ? {} : { code }) };
    const end = (reason: number, local: boolean): void =>
      this.#say({ kind: 'disconnected', bssid, reason, local });
    if (phase === 'over') return;
    // A renewal of keys: whether the connection ends by it, 8003 says.
    if (phase === 'connected') return this.#say(gaveUp);
    known.phase = 'over';
    switch (meaning) {
      case 'cancelled':
        return end(LEAVING, true);
      case 'association-timeout':
        return this.#say(akm === undefined || HAS_NO_CACHE.has(akm) ? { kind: 'assoc-timeout' } : gaveUp);
      case 'mismatch-suspected':
        this.#say({ kind: 'psk-mismatch-suspected' });
        // The 4-way handshake began and did not end: 802.11's word for that is reason 15.
        return akm === 'sae' && !isFast ? this.#say(gaveUp) : end(FOUR_WAY_TIMEOUT, false);
      case 'key-timeout':
        // A handshake in an 802.1X network without an EAP exchange before it has its key from the cache.
        return akm === 'eap' || isFast ? end(FOUR_WAY_TIMEOUT, false) : this.#say(gaveUp);
      case 'key-start-timeout':
        this.#say({ kind: 'supplicant-timeout', bssid });
        return end(FOUR_WAY_TIMEOUT, true);
      case 'elements-differ':
        return end(IE_IN_4WAY_DIFFERS, true);
      case 'eap-timeout':
        // The associated station waited for a login that did not begin, or did not end.
        if (phase === 'associated' && known.eap === undefined) {
          this.#say({ kind: 'eap', step: 'started' });
          this.#say({ kind: 'eap', step: 'timeout' });
        }
        return this.#say(gaveUp);
      case 'eap-failed':
        // Where the event of the login itself was left out.
        if (known.eap === undefined) this.#eapFailed(known);
        return known.eap === 'method-refused' ? end(IEEE_802_1X_AUTH_FAILED, true) : this.#say(gaveUp);
      case 'vendor-module':
      case 'driver-failed':
        this.#say({ kind: 'driver-fault', what: `reason ${code}` });
        return this.#say(gaveUp);
      default:
        return this.#say(gaveUp);
    }
  }

  /**
   * Its numbers are a list of their own, of which two are known: 2 the user, 5 a policy. A driver's drop has another, and so
   * has a change of networks; only sentences tell them apart, and nobody is accused for either.
   */
  #disconnected(known: Interface): void {
    const { phase } = known;
    known.phase = 'over';
    known.closedBy = this.#verdict;
    const code = this.#fields.number('ReasonCode');
    const isDrop = code === BY_DRIVER;
    if (phase !== 'connected' && !(phase === 'unknown' && isDrop)) return;
    const wanted = code === 2 || code === 5;
    const reason = wanted ? LEAVING : NOT_SAID;
    this.#say({ kind: 'disconnected', bssid: NO_BSSID, reason, local: !isDrop });
    if (phase === 'unknown') this.#say({ kind: 'was-up' });
  }

  #manager(state: 'failed' | 'disconnected', reason: string | undefined): void {
    this.#say({
      kind: 'manager-state',
      state,
      ...(reason === undefined ? {} : { reason }),
      ...this.#fields.ssid(),
    });
  }

  #learn(akm: AkmFamily | undefined): void {
    const { ssid } = this.#fields.ssid();
    if (akm !== undefined && ssid !== undefined)
      this.#say({ kind: 'bss-seen', bssid: NO_BSSID, ssid, akms: [akm] });
  }

  #signal(): void {
    const dbm = this.#fields.signal();
    if (dbm !== undefined) this.#say({ kind: 'signal', dbm });
  }

  #say(happening: Happening, source = this.#record, iface = this.#fields.iface()): void {
    const text = source === this.#record ? (this.#line ??= evidenceText(source)) : evidenceText(source);
    const origin = { input: this.#input, line: source.line, text };
    const witness = happening.kind === 'manager-state' ? 'manager' : 'supplicant';
    this.#emit({ ...happening, at: this.#record.at, origin, witness, iface });
  }

  #interface(): Interface {
    const name = this.#fields.iface();
    let known = this.#interfaces.get(name);
    if (!known) {
      if (this.#interfaces.size >= MOST_INTERFACES) this.#interfaces.clear();
      known = {
        phase: 'unknown',
        connection: undefined,
        askedAt: undefined,
        own: undefined,
        akm: undefined,
        isFast: false,
        eap: undefined,
        closedBy: undefined,
        isRefused: false,
      };
      this.#interfaces.set(name, known);
    }
    return known;
  }
}
