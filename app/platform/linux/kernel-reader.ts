/** Turns the nl80211 messages of one interface into events. A driver with an SME of its own tells no frames; then CONNECT and DISCONNECT count. */
import { answeredBy, NO_BSSID, type Mac } from '../../domain/ids.ts';
import { parseMgmtFrame, type MgmtFrame } from '../../ingest/frames/mgmt-frame.ts';
import { findRsne } from '../../ingest/frames/rsne.ts';
import { readSentKey } from './eapol-key.ts';
import type { Nl80211Message } from './nl80211-decode.ts';
import type { Witnessed } from './witnessed.ts';

export class KernelReader {
  /** The access point that accepted the association last, until the port opens or it ends. */
  associatedTo: Mac | undefined;
  #own: Mac | undefined;
  #answered = false;
  #ended = false;

  constructor(own: Mac | undefined) {
    this.#own = own;
  }

  read(event: Nl80211Message): Witnessed[] {
    const { command } = event;
    const frame = event.frame && parseMgmtFrame(event.frame);
    switch (command) {
      case 'TRIGGER_SCAN':
        return [[{ kind: 'scan-started' }, 'scan started']];
      case 'NEW_SCAN_RESULTS':
        return [[{ kind: 'scan-done' }, 'scan finished']];
      case 'SCAN_ABORTED':
        // ECANCELED
        return [[{ kind: 'scan-done', failed: 125 }, 'scan aborted']];
      case 'AUTHENTICATE':
        this.#fresh();
        return event.timedOut ? [[{ kind: 'auth-timeout' }, 'auth: timed out']] : this.#authenticated(frame);
      case 'ASSOCIATE':
        this.#fresh();
        if (event.timedOut) return [[{ kind: 'assoc-timeout' }, 'assoc: timed out']];
        return this.#associated(frame, event);
      case 'DEAUTHENTICATE':
      case 'DISASSOCIATE':
        return this.#left(frame);
      case 'CONNECT':
        return this.#answered ? [] : this.#connected(event);
      case 'ROAM':
        return this.#connected({ ...event, status: 0 }, true);
      case 'DISCONNECT': {
        const told = this.#ended;
        this.#fresh();
        this.associatedTo = undefined;
        if (told) return [];
        const { reason = 0, byAp } = event;
        const text = `disconnected (${byAp ? 'by AP' : 'local request'}) reason: ${reason}`;
        return [[{ kind: 'disconnected', bssid: NO_BSSID, reason, local: byAp !== true }, text]];
      }
      case 'CONTROL_PORT_FRAME_TX_STATUS':
        return answeredKey(event);
      case 'NOTIFY_CQM':
        if (event.cqm?.beaconLoss || event.cqm?.rssi === 'beacon-loss')
          return [[{ kind: 'beacon-loss' }, 'CQM event: beacon loss']];
        return event.cqm?.rssiLevel === undefined
          ? []
          : [[{ kind: 'signal', dbm: event.cqm.rssiLevel }, `CQM event: RSSI ${event.cqm.rssiLevel} dBm`]];
      default:
        return [];
    }
  }

  #fresh(): void {
    this.#answered = false;
    this.#ended = false;
  }

  #authenticated(frame: MgmtFrame | undefined): Witnessed[] {
    if (frame?.kind !== 'authentication') return [];
    const { bssid, source, destination, algorithm, transaction, status } = frame;
    this.#own = destination;
    const text = `auth ${source} -> ${destination} algorithm ${algorithm} transaction ${transaction} status ${status}`;
    return [[{ kind: 'auth-response', bssid, algorithm, transaction, status }, text]];
  }

  #associated(frame: MgmtFrame | undefined, event: Nl80211Message): Witnessed[] {
    if (frame?.kind !== 'association-response') return [];
    const { bssid, source, destination, status } = frame;
    this.#answered = true;
    this.associatedTo = status === 0 ? bssid : undefined;
    const text = `assoc ${source} -> ${destination} status ${status}`;
    return [...this.#request(bssid, event), [{ kind: 'assoc-response', bssid, status }, text]];
  }

  /** The request's elements come with its answer. */
  #request(bssid: Mac, { reqIe }: Nl80211Message): Witnessed[] {
    const rsne = reqIe && findRsne(reqIe);
    if (!rsne) return [];
    const { akms, pmkidCount: pmkids = 0 } = rsne;
    const [pmkid] = rsne.pmkids;
    const text = `request to ${bssid} with ${pmkids} PMKID${pmkids === 1 ? '' : 's'}${pmkid ? ` ${pmkid}` : ''}`;
    const named = pmkid === undefined ? {} : { pmkid };
    return [[{ kind: 'assoc-request', bssid, pmkids, akms, ...named }, text]];
  }

  #connected(event: Nl80211Message, roam = false): Witnessed[] {
    const { mac, status } = event;
    const bssid = (mac ?? NO_BSSID) as Mac;
    if (status === undefined) return [];
    this.associatedTo = status === 0 ? bssid : undefined;
    const request: Witnessed[] = roam
      ? [[{ kind: 'assoc-request', bssid, roam }, `roam to ${bssid}`]]
      : this.#request(bssid, event);
    const response = { kind: 'assoc-response', ...answeredBy(mac as Mac | undefined), status } as const;
    return [...request, [response, `connect to ${bssid} status ${status}`]];
  }

  /** What we sent ourselves comes back too: the sender tells whose end it was. */
  #left(frame: MgmtFrame | undefined): Witnessed[] {
    if (frame?.kind !== 'deauthentication' && frame?.kind !== 'disassociation') return [];
    const { reason, bssid, kind, source, destination } = frame;
    const local = this.#own === undefined ? source !== bssid : source === this.#own;
    this.#ended = true;
    this.associatedTo = undefined;
    const text = `${kind} ${source} -> ${destination} reason ${reason}`;
    return [[{ kind: 'disconnected', bssid, reason, local, frame: kind }, text]];
  }
}

/**
 * The station's own half of the 4-way handshake; what it receives is not told. A message 2/4 that was not acknowledged is
 * passed over: the access point may never have had it, and then its repeated 1/4 says nothing of the key. A 4/4 shows by
 * being sent that 3/4 was good.
 */
function answeredKey({ eapol, acked }: Nl80211Message): Witnessed[] {
  const key = eapol && readSentKey(eapol);
  if (key?.message !== 4 && (key?.message !== 2 || acked !== true)) return [];
  const { message, source, destination } = key;
  const bssid = destination as Mac;
  const replay = Number(key.replayCounter);
  const text = `EAPOL-Key ${source} -> ${destination} message ${message}/4 replay counter ${replay}${acked === true ? '' : ', no ack'}`;
  return [[{ kind: 'eapol-key', message, direction: 'sent', bssid, replay }, text]];
}
