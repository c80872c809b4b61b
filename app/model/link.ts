import { SAE } from '../domain/codes.ts';
import type { EventOf, WifiEvent } from '../domain/events.ts';
import { NO_BSSID, type Mac } from '../domain/ids.ts';
import type { Attempt } from './attempt.ts';
import { sawMessage } from './four-way.ts';
import { onPmksa } from './link-pmksa.ts';
import { updateEntry } from './pmksa-mirror.ts';
import { Transition } from './transition.ts';
import type { Fact, Link } from './world.ts';

/** SAE commit and confirm follow each other within this many milliseconds; a retry takes longer (hostap: 0.5 s and more). */
const SAME_EXCHANGE = 400;
/** No timer of a driver repeats an unanswered request within this many milliseconds. */
const QUICK = 200;
/** A second witness's word on the same end arrives within this many milliseconds. */
const SAME_END = 1500;

/** Moves one link by one event. Pure. */
export function stepLink(link: Link, event: WifiEvent): { link: Link; facts: readonly Fact[] } {
  const t = new Transition(link, event);
  apply(t, event);
  return { link: t.link, facts: t.facts };
}

function apply(t: Transition, event: WifiEvent): void {
  switch (event.kind) {
    case 'auth-request':
      return onAuthRequest(t, event);
    case 'auth-response':
      return onAuthResponse(t, event);
    case 'auth-rejected':
      ensure(t, event.bssid);
      t.change({ algorithms: include(t.open?.algorithms, event.algorithm) });
      if (event.algorithm === SAE) t.learn({ ssid: t.open?.ssid, bssid: event.bssid, akms: ['sae'] });
      return t.end({
        by: 'auth-reject',
        status: event.status,
        algorithm: event.algorithm,
        transaction: event.transaction,
      });
    case 'auth-timeout':
      t.change({ authTimedOut: true });
      return t.end({ by: 'silence' });
    case 'sae':
      return onSae(t, event);
    case 'assoc-request':
      return onAssocRequest(t, event);
    case 'assoc-response':
      return onAssocResponse(t, event);
    case 'assoc-timeout':
      t.change({ assocTimedOut: true });
      return t.end({ by: 'silence' });
    case 'eap':
      return onEap(t, event);
    case 'connected':
      return onConnected(t, event);
    case 'disconnected':
      return onDisconnected(t, event);
    case 'eapol-key':
    case 'mic-failure':
    case 'handshake-retries-exhausted':
    case 'keys-installed':
    case 'handshake-completed':
    case 'replay-counter':
      return onFourWay(t, event);
    case 'psk-mismatch-suspected':
      return t.changeLast({ pskMismatchSaid: true });
    case 'supplicant-timeout':
      return t.change({ supplicantTimeout: true });
    case 'temp-disabled':
      return onTempDisabled(t, event);
    case 'reenabled':
      return onReenabled(t, event);
    case 'bssid-ignored':
    case 'bssid-unignored':
      return onIgnored(t, event);
    case 'pmksa-added':
    case 'pmksa-removed':
    case 'pmksa-offered':
    case 'pmksa-miss':
    case 'pmksa-refused':
    case 'pmksa-accepted':
    case 'pmksa-snapshot':
    case 'm1-pmkid':
    case 'rsne':
      return onPmksa(t, event);
    case 'akm-selected':
      if (t.open && !t.open.connected && !t.open.assocRequested) t.change({ akm: event.akm });
      else t.set({ pending: { ...t.link.pending, akm: event.akm } });
      return t.learn({ ssid: t.open?.ssid, bssid: t.open?.bssid, akms: [event.akm] });
    case 'bss-seen':
      return t.learn({ ssid: event.ssid, bssid: event.bssid, akms: event.akms });
    case 'network-known':
      return t.learn({ ssid: event.ssid, networkId: event.networkId, akms: event.akms });
    case 'supplicant':
      return onSupplicant(t, event);
    case 'interface':
      if (event.state === 'down' || event.state === 'removed') t.end({ by: 'stop' });
      return t.around();
    case 'own-address':
      return t.set({ station: event.address });
    case 'command':
      return onCommand(t, event);
    case 'beacon-loss':
      t.change({ beaconLost: true });
      return t.around();
    case 'signal':
      return t.change({ signal: event.dbm });
    case 'driver-refused':
      if (event.what === 'eapol' || event.what === 'auth' || event.what === 'assoc') {
        t.changeLast({
          sendFailures: [...new Set([...((t.open ?? t.link.ended)?.sendFailures ?? []), event.what])],
        });
      }
      return t.around();
    case 'wps':
      if (event.step === 'success' || event.step === 'credential') t.change({ wps: true });
      return t.around();
    case 'ap-started':
      if (event.ssid !== undefined && event.bssid) t.learn({ ssid: event.ssid, bssid: event.bssid });
      return t.around();
    case 'network-not-found':
      // A network that waits in a back-off is not looked for: that no other was found says nothing of it.
      return t.link.backOff.disabled.size > 0 ? undefined : t.around();
    case 'ap-stopped':
    case 'ap-low-entropy':
    case 'network-added':
    case 'network-removed':
    case 'driver-fault':
    case 'foreign-controller':
    case 'unexpected-auth-event':
    case 'address':
    case 'witness-gap':
      return t.around();
    case 'scan-done':
    case 'group-handshake':
    case 'local-deauth-request':
      return t.change({});
    case 'scan-started':
    case 'tick':
      return;
  }
}

const include = (list: readonly number[] = [], value: number): readonly number[] =>
  list.includes(value) ? list : [...list, value];

const nearBy = (from: number | undefined, to: number | undefined, within: number): boolean =>
  from === undefined || to === undefined || Math.abs(to - from) < within;

/** Is this another BSS than the attempt's? A BSSID that nobody said is no other one. */
const isElsewhere = (attempt: Attempt, bssid: Mac | undefined): boolean =>
  attempt.bssid !== undefined && bssid !== undefined && bssid !== NO_BSSID && attempt.bssid !== bssid;

/** An attempt is open after this, whichever line of it came first. */
function ensure(t: Transition, bssid: Mac | undefined): void {
  const open = t.open;
  if (!open) return t.begin(bssid, undefined);
  if (!isElsewhere(open, bssid)) return;
  t.end(open.connected ? { by: 'roam' } : { by: 'silence' });
  t.begin(bssid, undefined);
}

/** Does this request go on with the open attempt, as an SAE confirm does? */
function continues(open: Attempt, event: EventOf<'auth-request'>): boolean {
  if (open.connected || open.assocRequested || isElsewhere(open, event.bssid)) return false;
  if (open.sae.commit && !open.sae.confirm) return true;
  if (open.lastAt === undefined || event.at === undefined)
    return open.authRequests === 1 && !open.algorithms.includes(0);
  return event.at - open.lastAt < SAME_EXCHANGE;
}

function onAuthRequest(t: Transition, event: EventOf<'auth-request'>): void {
  t.learn({ ssid: event.ssid, bssid: event.bssid });
  const open = t.open;
  if (open && !continues(open, event)) {
    // Answers that a kernel reported before the supplicant's own line belong to the attempt that now begins.
    if (
      open.authRequests === 0 &&
      !open.assocRequested &&
      !open.connected &&
      !isElsewhere(open, event.bssid)
    ) {
      return t.change({ authRequests: 1, ssid: event.ssid ?? open.ssid });
    }
    t.end(open.connected ? { by: 'roam' } : { by: 'silence' });
  }
  if (!t.open) t.begin(event.bssid, event.ssid);
  const now = t.open;
  if (!now) return;
  const algorithms =
    event.algorithm === undefined ? now.algorithms : include(now.algorithms, event.algorithm);
  t.change({ authRequests: now.authRequests + 1, algorithms, ssid: now.ssid ?? event.ssid });
  if (event.algorithm === SAE) t.learn({ ssid: now.ssid, bssid: event.bssid, akms: ['sae'] });
}

/** Status codes of SAE exchanges that are no refusal: anti-clogging token (76), hash-to-element (126), SAE-PK (127). */
const SAE_GOES_ON = new Set([0, 76, 126, 127]);

/** The answer to a first request: SAE's commit, or the only answer of every other algorithm. */
const opensExchange = (event: EventOf<'auth-response'>): boolean =>
  event.algorithm !== SAE || event.transaction === 1;

function onAuthResponse(t: Transition, event: EventOf<'auth-response'>): void {
  const fine = event.algorithm === SAE ? SAE_GOES_ON.has(event.status) : event.status === 0;
  const open = t.open;
  if (open) {
    const elsewhere = isElsewhere(open, event.bssid);
    const over = open.connected || open.assocRequested || elsewhere;
    if (open.authRequests > 0 || event.witness === 'supplicant') {
      // The supplicant tells the story: a second witness's answer may come late, and begins nothing.
      if (open.connected || elsewhere) return;
      if (over) return t.change({ algorithms: include(open.algorithms, event.algorithm) });
    } else if (over || (open.authAnswers > 0 && opensExchange(event))) {
      // A kernel alone shows no requests: an answer that opens an exchange anew is the next attempt.
      t.end(open.connected ? { by: 'roam' } : { by: 'silence' });
    }
  }
  if (!t.open) {
    const same = t.link.ended;
    const told = same?.end?.by === 'auth-reject' && !isElsewhere(same, event.bssid);
    if (told && !fine && nearBy(same.endedAt, event.at, SAME_END)) return;
    t.begin(event.bssid, undefined);
  }
  const now = t.open;
  if (!now) return;
  t.change({
    algorithms: include(now.algorithms, event.algorithm),
    authAnswers: now.authAnswers + (fine ? 1 : 0),
    sae:
      event.algorithm === SAE && fine
        ? { ...now.sae, commit: true, confirm: now.sae.confirm || event.transaction === 2 }
        : now.sae,
  });
  if (event.algorithm === SAE) t.learn({ ssid: now.ssid, bssid: event.bssid, akms: ['sae'] });
  if (!fine && event.witness !== 'supplicant') {
    t.end({
      by: 'auth-reject',
      status: event.status,
      algorithm: event.algorithm,
      transaction: event.transaction,
    });
  }
}

function onSae(t: Transition, event: EventOf<'sae'>): void {
  const open = t.open;
  if (!open) return;
  const sae = {
    commit: open.sae.commit || event.step === 'commit',
    confirm: open.sae.confirm || event.step === 'confirm',
    completed: open.sae.completed || event.step === 'completed',
    mismatch: open.sae.mismatch || event.step === 'mismatch',
  };
  t.change({ sae, algorithms: include(open.algorithms, 3) });
  t.learn({ ssid: open.ssid, bssid: open.bssid, akms: ['sae'] });
}

function onAssocRequest(t: Transition, event: EventOf<'assoc-request'>): void {
  const open = t.open;
  if (open && (open.connected || open.assocRequested || isElsewhere(open, event.bssid))) {
    t.end(open.connected ? { by: 'roam' } : { by: 'silence' });
  }
  if (!t.open) t.begin(event.bssid, event.ssid);
  const now = t.open;
  if (!now) return;
  const { rsne } = t.link.pending;
  t.change({
    assocRequested: true,
    ssid: now.ssid ?? event.ssid,
    bssid: now.bssid ?? (event.bssid === NO_BSSID ? undefined : event.bssid),
    requestPmkids: event.pmkids ?? rsne?.pmkids ?? now.requestPmkids,
    pmkid: event.pmkid ?? rsne?.pmkid ?? now.pmkid,
    // A request names the one key management that it asks for.
    akm: now.akm ?? (event.akms?.length === 1 ? event.akms[0] : undefined),
    authAnswers: Math.max(now.authAnswers, now.authRequests > 0 ? 1 : 0),
  });
  if (rsne) t.set({ pending: { ...t.link.pending, rsne: undefined } });
  t.learn({ ssid: event.ssid, bssid: event.bssid, akms: event.akms ?? [] });
}

function onAssocResponse(t: Transition, event: EventOf<'assoc-response'>): void {
  const ended = t.link.ended;
  if (!t.open && ended && event.status !== 0 && nearBy(ended.endedAt, event.at, SAME_END)) {
    if (ended.end?.by === 'assoc-reject' || ended.end?.by === 'silence') {
      return t.changeLast({ end: { by: 'assoc-reject', status: event.status, bssid: event.bssid } });
    }
  }
  if (event.timeout) {
    t.change({ assocTimedOut: true });
    return t.end({ by: 'silence' });
  }
  if (event.status === 0) {
    if (event.witness === 'access-point') endedUnseen(t, event);
    else if (t.open?.connected && t.open.bssid === event.bssid) return t.change({});
    ensure(t, event.bssid);
    if (t.open?.associated) return t.change({});
    t.change({ assocRequested: true, associated: true, associatedAt: event.at });
    return t.tell('associated');
  }
  if (t.open?.connected) return t.change({});
  ensure(t, event.bssid === NO_BSSID ? undefined : event.bssid);
  t.change({ assocRequested: true });
  // Drivers make up a refusal without an address; an access point's own log leaves it out.
  const bssid = event.witness === 'access-point' ? undefined : event.bssid;
  t.end({ by: 'assoc-reject', status: event.status, bssid });
}

/** An access point does not always log that a station has gone: a second association shows it. */
function endedUnseen(t: Transition, event: EventOf<'assoc-response'>): void {
  const open = t.open;
  if (!open?.associated || nearBy(open.associatedAt, event.at, SAME_EXCHANGE)) return;
  t.end(open.connected ? { by: 'roam' } : { by: 'silence' });
}

function onEap(t: Transition, event: EventOf<'eap'>): void {
  const target = t.open ?? t.link.ended;
  if (!target) {
    if (event.step !== 'started') return;
    t.begin(undefined, undefined);
  }
  const eap = (t.open ?? t.link.ended)?.eap;
  if (!eap) return;
  const wps = (t.open ?? target)?.wps === true || event.method === 'WSC';
  t.changeLast({
    wps,
    eap: {
      started: true,
      method: event.method ?? eap.method,
      success: eap.success || event.step === 'success',
      failure: eap.failure || event.step === 'failure',
      certificateError: eap.certificateError || event.step === 'certificate-error',
      methodRefused: event.step === 'method' ? false : eap.methodRefused || event.step === 'method-refused',
      identity: eap.identity || event.step === 'identity' || event.step === 'method',
      timeout: eap.timeout || event.step === 'timeout',
      innerFailure: eap.innerFailure || event.step === 'inner-failure',
    },
  });
  if (!wps) t.learn({ ssid: (t.open ?? target)?.ssid, bssid: (t.open ?? target)?.bssid, akms: ['eap'] });
}

function onConnected(t: Transition, event: EventOf<'connected'>): void {
  t.learn({ ssid: event.ssid ?? t.open?.ssid, bssid: event.bssid, networkId: event.networkId });
  const open = t.open;
  if (open?.connected && !isElsewhere(open, event.bssid)) return t.change({});
  ensure(t, event.bssid);
  t.change({
    connected: true,
    connectedAt: event.at,
    associated: true,
    assocRequested: true,
    networkId: event.networkId,
    ssid: t.open?.ssid ?? event.ssid,
  });
  learnPsk(t);
  learnSae(t);
  const entry = t.link.pmksa.get(event.bssid);
  if (entry && t.open && !t.open.entryAdded) {
    const used = {
      opportunistic: false,
      lastOutcome: 'accepted',
      uses: entry.uses + 1,
      lastAttempt: t.open.serial,
    } as const;
    t.set({ pmksa: updateEntry(t.link.pmksa, event.bssid, used) });
  }
  t.tell('connected');
}

/** Commit and confirm in quick succession, and then a connection: SAE, also where a version up to 2.6 has no PMKSA events. */
function learnSae(t: Transition): void {
  const open = t.open;
  const requests = open?.events.filter((event) => event.kind === 'auth-request') ?? [];
  const [first, second] = requests;
  if (!open || requests.length !== 2 || first?.at === undefined || second?.at === undefined) return;
  if (second.at - first.at < QUICK) t.learn({ ssid: open.ssid, bssid: open.bssid, akms: ['sae'] });
}

/** Keys without SAE, without EAP, and with a cache that is known to be empty: only a pre-shared key does that. */
function learnPsk(t: Transition): void {
  const open = t.open;
  if (!open || !t.link.cacheKnown || t.link.pmksa.size > 0) return;
  const plain =
    open.authRequests === 1 && !open.entryAdded && !open.eap.started && open.fourWay.installed > 0;
  if (plain && !open.offerSaid) t.learn({ ssid: open.ssid, bssid: open.bssid, akms: ['psk'] });
}

function onDisconnected(t: Transition, event: EventOf<'disconnected'>): void {
  const open = t.open;
  const end = { by: 'disconnect', reason: event.reason, local: event.local } as const;
  if (open) {
    // The access point that was left says goodbye after the roam has begun.
    return isElsewhere(open, event.bssid) ? undefined : t.end(end);
  }
  const ended = t.link.ended;
  if (!ended || !nearBy(ended.endedAt, event.at, SAME_END) || isElsewhere(ended, event.bssid)) return;
  // Two witnesses of one end: the access point's own reason beats what was generated here in answer to it.
  const better = ended.end?.by === 'disconnect' && ended.end.local && !event.local;
  t.changeLast(better || ended.end?.by === 'silence' ? { end } : {});
}

type FourWayEvent = EventOf<
  | 'eapol-key'
  | 'mic-failure'
  | 'handshake-retries-exhausted'
  | 'keys-installed'
  | 'handshake-completed'
  | 'replay-counter'
>;

function onFourWay(t: Transition, event: FourWayEvent): void {
  const target = t.open ?? t.link.ended;
  if (!target) return;
  const state = target.fourWay;
  switch (event.kind) {
    case 'eapol-key':
      return t.changeLast({ fourWay: sawMessage(state, event), associated: true });
    case 'mic-failure': {
      const badMic = { ...state.badMic, [event.message]: state.badMic[event.message] + 1 };
      return t.changeLast({ fourWay: { ...state, badMic } });
    }
    case 'handshake-retries-exhausted':
      t.changeLast({ fourWay: { ...state, exhausted: event.message } });
      // The access point deauthenticates next, and does not log it.
      return event.witness === 'access-point'
        ? t.end({ by: 'disconnect', reason: 15, local: false })
        : undefined;
    case 'keys-installed':
      return t.changeLast({ fourWay: { ...state, installed: state.installed + 1 } });
    case 'handshake-completed':
      return t.changeLast({ fourWay: { ...state, completed: true } });
    case 'replay-counter':
      return t.changeLast({ fourWay: { ...state, replayErrors: state.replayErrors + 1 } });
  }
}

function onTempDisabled(t: Transition, event: EventOf<'temp-disabled'>): void {
  t.learn({ ssid: event.ssid, networkId: event.networkId });
  if (t.open && !t.open.connected && t.open.ssid === event.ssid) t.end({ by: 'silence' });
  const until = event.at === undefined ? undefined : event.at + event.seconds * 1000;
  const { reason, failures } = event;
  const disabled = new Map(t.link.backOff.disabled).set(event.networkId, {
    ssid: event.ssid,
    until,
    reason,
    failures,
  });
  t.set({ backOff: { ...t.link.backOff, disabled } });
  t.changeLast({ backOff: event.reason });
}

function onReenabled(t: Transition, event: EventOf<'reenabled'>): void {
  const disabled = new Map(t.link.backOff.disabled);
  disabled.delete(event.networkId);
  t.set({ backOff: { ...t.link.backOff, disabled } });
}

function onIgnored(t: Transition, event: EventOf<'bssid-ignored' | 'bssid-unignored'>): void {
  const ignored = new Map(t.link.backOff.ignored);
  if (event.kind === 'bssid-unignored') ignored.delete(event.bssid);
  else ignored.set(event.bssid, event.count ?? (ignored.get(event.bssid) ?? 0) + 1);
  t.set({ backOff: { ...t.link.backOff, ignored } });
}

function onSupplicant(t: Transition, event: EventOf<'supplicant'>): void {
  if (event.state === 'version') return t.set({ version: event.version });
  t.end({ by: 'stop' });
  // The cache lives in the supplicant's memory: it is gone with the process.
  const cacheKnown = event.state === 'started';
  t.set({ pmksa: new Map(), cacheKnown, backOff: { disabled: new Map(), ignored: new Map() } });
  t.around();
}

/** Control commands after which the end of a connection is no accident. */
const STOPPING =
  /^(?:DISCONNECT|DISABLE_NETWORK|REMOVE_NETWORK|TERMINATE|SELECT_NETWORK|REASSOCIATE|REATTACH|ROAM|FLUSH|RECONFIGURE)\b/;

function onCommand(t: Transition, event: EventOf<'command'>): void {
  if (t.open && STOPPING.test(event.command)) t.change({ askedToStop: true });
  t.around();
}
