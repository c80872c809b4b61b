/**
 * What `station-trace` (an access point's side) and `trace object mac-address` (the controller's) say of one station,
 * told from the station's side.
 *
 * Terminals and mail programs break these lines anywhere, so heads and patterns have no blanks, and messages are
 * compared without theirs. Formats: EDOC1000060368 (case study, seed 002, and "Description of 802.1X Authentication Trace
 * Information"); public copies of Huawei's WLAN maintenance guide. `AuthType` in "MIC is wrong" is a number whose
 * meaning no document gives: it is not read.
 */
import type { AkmFamily } from '../../domain/events.ts';
import { NO_BSSID, type Mac } from '../../domain/ids.ts';
import type { Read, Reading } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';

/** What a trace has said of one station's present attempt. */
export interface Trace {
  /** Said after the events that it belongs to: they name none, and get it at the end. */
  bssid: Mac | undefined;
  /** An association is known of, and its handshake is not over. */
  isOpen: boolean;
  hasEap: boolean;
  /** The station did not answer the last request. */
  isUnanswered: boolean;
  /** Message 3/4 was sent: message 2/4 was good. */
  isHalfway: boolean;
}

export interface TraceRule {
  /** How the message begins, without blanks. */
  readonly head: string;
  /** What follows the head, anchored, without blanks. */
  readonly rest?: RegExp;
  /** The key management that the line speaks of. */
  readonly akm?: AkmFamily;
  /** Left out for lines that are known and say nothing new. */
  readonly read?: (groups: RegExpExecArray, trace: Trace) => Reading;
  /** Messages with their blanks, and the kinds of events of the first one in a new trace. */
  readonly samples: readonly string[];
  readonly kinds: readonly string[];
}

/** EAP and EAPOL-Key frames go to associated stations only: the trace itself begins behind the association. */
const began = (trace: Trace): readonly Read[] => {
  if (trace.isOpen) return [];
  trace.isOpen = true;
  trace.bssid = undefined;
  trace.hasEap = false;
  trace.isUnanswered = false;
  trace.isHalfway = false;
  return [{ kind: 'assoc-response', bssid: NO_BSSID, status: 0 }];
};

/** EAP frames go back and forth; the first of an attempt is its start. */
const eapFrame = (trace: Trace): Reading => {
  trace.isUnanswered = false;
  const first = began(trace);
  if (trace.hasEap) return first.length > 0 ? first : undefined;
  trace.hasEap = true;
  return [...first, { kind: 'eap', step: 'started' }];
};

/** A login is under way, whether its beginning was seen or not. */
const login = (trace: Trace): readonly Read[] => {
  const first = began(trace);
  if (trace.hasEap) return first;
  trace.hasEap = true;
  return [...first, { kind: 'eap', step: 'started' }];
};

const over = (trace: Trace, ...readings: readonly Read[]): Reading => {
  trace.isOpen = false;
  return readings;
};

const FRAME_STAGE = String.raw`payload\[\d+\](?:elapsed\[\d+ms\])?`;

/** A message counts when it was on the air: sent to it, or received from it. */
const keyFrame = (message: 1 | 2 | 3 | 4): NonNullable<TraceRule['read']> => {
  const isReceived = message === 1 || message === 3;
  return ([, onAir], trace) => {
    if (onAir === undefined) return undefined;
    if (message === 3) trace.isHalfway = true;
    return [...began(trace), { kind: 'eapol-key', message, direction: isReceived ? 'received' : 'sent' }];
  };
};

const keyFrameRule = (message: 1 | 2 | 3 | 4): TraceRule => {
  const onAir = message === 1 || message === 3 ? 'Successtosendpkttoair' : 'Recvedfromtarget';
  const spoken = message === 1 || message === 3 ? 'Success to send pkt to air' : 'Recved from target';
  return {
    head: `[EAPOL]EAPOLkeyhandshake${message}/4`,
    rest: at`${FRAME_STAGE}(?:(${onAir})|Recvedfrom(?:softwareswitch|target)|Sendingpkttotarget|(?:Enter|Exit)ingrxreorder|Successtosendpktto|Failtosendpkt)`,
    read: keyFrame(message),
    samples: [
      `[EAPOL] EAPOL key handshake ${message}/4 payload[117] elapsed[0 ms] ${spoken}`,
      `[EAPOL] EAPOL key handshake ${message}/4 payload[117] elapsed[0 ms] Sending pkt to target(Single)`,
    ],
    kinds: ['assoc-response', 'eapol-key'],
  };
};

const silent = (...samples: readonly string[]): TraceRule[] =>
  samples.map((sample) => ({ head: sample.replaceAll(' ', ''), samples: [sample], kinds: [] }));

const PTK = 1;

/** The controller asked, and the station did not answer. */
const UNANSWERED = { kind: 'eap', step: 'timeout', silent: 'station' } as const;

export const traceRules: readonly TraceRule[] = [
  keyFrameRule(1),
  keyFrameRule(2),
  keyFrameRule(3),
  keyFrameRule(4),
  {
    head: 'receiveeappktfromstabyBSS(',
    rest: at`\d+\),\[type\((\d)\)=[\w -]+,destmac=(${MAC})`,
    read: ([, type, bssid], trace) => {
      const reading = type === '3' ? began(trace) : eapFrame(trace);
      trace.bssid = toMac(bssid);
      return reading;
    },
    samples: [
      'receive eap pkt from sta by BSS(26),[type(0)=EAP pkt, dest mac=02:00:00:00:00:00, len=28]',
      'receive eap pkt from sta by BSS(37),[type(3)=EAPoL-Key, destmac=02:00:00:00:00:00, len=139]',
    ],
    kinds: ['assoc-response', 'eap'],
  },
  {
    head: 'receiveeappkttostafromCAPWAP(',
    rest: at`\d+\),\[type\(0\)=EAPpkt`,
    read: (_, trace) => eapFrame(trace),
    samples: ['receive eap pkt to sta from CAPWAP(9),[type(0)=EAP pkt, src mac=02:00:00:00:00:00, len=1122]'],
    kinds: ['assoc-response', 'eap'],
  },
  {
    head: '[WPA]EAPOL-Key(message',
    rest: at`([24])/4\)packet'sMICiswrong`,
    read: ([, message], trace) => [
      ...began(trace),
      { kind: 'mic-failure', message: message === '2' ? 2 : 4 },
    ],
    samples: ["[WPA] EAPOL-Key (message2/4) packet's MIC is wrong"],
    kinds: ['assoc-response', 'mic-failure'],
  },
  {
    head: 'server:notifyhandshakeresult:IsPtkRekey=',
    rest: at`(\d)keyBitMap\(0x1:ptk,0x2:gtk\)=0x([\da-f]{1,8})result\(0:success,1:fail\)=(\d+)`,
    read: ([, rekey, keys, result], trace) => {
      const good = result === '0';
      if ((Number.parseInt(keys ?? '', 16) & PTK) === 0) return { kind: 'group-handshake', ok: good };
      if (rekey === '1') return undefined;
      const first = began(trace);
      if (!good)
        return over(trace, ...first, {
          kind: 'handshake-retries-exhausted',
          message: trace.isHalfway ? 4 : 2,
        });
      const up = { kind: 'connected', bssid: NO_BSSID } as const;
      return [...first, { kind: 'handshake-completed' }, up];
    },
    samples: [
      'server : notify handshake result : IsPtkRekey = 0 keyBitMap(0x1:ptk,0x2:gtk) = 0x1 result(0:success,1:fail) = 2',
      'server : notify handshake result : IsPtkRekey = 0 keyBitMap(0x1:ptk,0x2:gtk) = 0x1 result(0:success,1:fail) = 0',
    ],
    kinds: ['assoc-response', 'handshake-retries-exhausted'],
  },
  {
    // Behind a handshake that failed it is the access point's doing. Elsewhere the line does not say whose wish it was: a
    // station that leaves is deleted too.
    head: 'ACdeletethestation:',
    read: (_, trace) =>
      over(trace, { kind: 'disconnected', bssid: NO_BSSID, reason: 0, local: trace.isOpen }),
    samples: ['AC delete the station: radio id :1 wlan id :1 op type :The WMP deletes the STA[5]'],
    kinds: ['disconnected'],
  },
  {
    // The part that does SAE is told that the station is gone: the network does SAE (seed 002).
    head: '[WPA]SAEnotifyDelsta',
    akm: 'sae',
    samples: ['[WPA] SAE notify Del sta (R:1, V:17) Ret:185008129'],
    kinds: [],
  },
  {
    head: '[EAPoL]SendaEAPoLrequestidentitypackettouser',
    read: (_, trace) => eapFrame(trace),
    samples: ['[EAPoL] Send a EAPoL request identity packet to user.'],
    kinds: ['assoc-response', 'eap'],
  },
  {
    head: '[EAPoL]ResendEAP_request/identitytimesexceedmaxtimes',
    read: (_, trace) => [...began(trace), UNANSWERED],
    samples: ['[EAPoL] Resend EAP_request/identity times exceed max times.(Index=122)'],
    kinds: ['assoc-response', 'eap'],
  },
  {
    head: '[EAPoL]SendEAP-Failurepackettouser',
    // It ends a login that was refused, and one whose station fell silent.
    read: (_, trace) => [...began(trace), trace.isUnanswered ? UNANSWERED : { kind: 'eap', step: 'failure' }],
    samples: ['[EAPoL] Send EAP-Failure packet to user.'],
    kinds: ['assoc-response', 'eap'],
  },
  {
    head: '[RADIUS]Receivedaauthenticationrejectpacketfromradiusserver',
    read: (_, trace) => {
      const first = login(trace);
      trace.isUnanswered = false;
      return [...first, { kind: 'eap', step: 'failure' }];
    },
    samples: ['[RADIUS] Received a authentication reject packet from radius server(server ip = 192.0.2.1).'],
    kinds: ['assoc-response', 'eap', 'eap'],
  },
  {
    head: '[RADIUS]Receivedaauthenticationacceptpacketfromradiusserver',
    read: (_, trace) => [...login(trace), { kind: 'eap', step: 'success' }],
    samples: ['[RADIUS] Received a authentication accept packet from radius server(server ip = 192.0.2.1).'],
    kinds: ['assoc-response', 'eap', 'eap'],
  },
  {
    // A code and its reason: the server's no, its silence, or what it grants and the controller does not have.
    head: '[AAA][AAAERROR]authenfinish,theauthenfailcodeis:',
    rest: at`\d{1,4},reasonis:(.{1,120})`,
    read: ([, why = ''], trace) => {
      if (/reject/i.test(why)) return [...login(trace), { kind: 'eap', step: 'failure' }];
      if (/noresponse|noreply|notreachable|isdown/i.test(why))
        return [...login(trace), { kind: 'eap', step: 'timeout' }];
      return over(trace, ...began(trace), { kind: 'disconnected', bssid: NO_BSSID, reason: 1, local: false });
    },
    samples: [
      '[AAA] [AAA ERROR]authen finish,the authen fail code is:6,reason is:Radius authentication is rejected.',
      '[AAA] [AAA ERROR]authen finish,the authen fail code is:8,reason is:Radius server is up but no response.',
    ],
    kinds: ['assoc-response', 'eap', 'eap'],
  },
  {
    // For some time after refused logins the controller takes no more of them.
    head: '[EAPoL]Userisstillinquietstatus',
    read: (_, trace) => [...login(trace), { kind: 'eap', step: 'failure', detail: 'quiet period' }],
    samples: ['[EAPoL] User is still in quiet status.(MAC:0200-0000-0100)'],
    kinds: ['assoc-response', 'eap', 'eap'],
  },
  {
    head: '[EAPoL]Noresponseofrequest',
    read: (_, trace) => {
      trace.isUnanswered = true;
      return [...login(trace), UNANSWERED];
    },
    samples: ['[EAPoL] No response of request identity from user.'],
    kinds: ['assoc-response', 'eap', 'eap'],
  },
  {
    head: '[WLAN_AC][WSTA]ParseSTA',
    rest: at`(?:\(re\)|re)?associateresponsemessage\.?\([^)]{0,80}Code:(\d{1,5})\)`,
    read: ([, code], trace) => {
      const status = toNumber(code);
      trace.isOpen = false;
      if (status === 0) return began(trace);
      return { kind: 'assoc-response', bssid: NO_BSSID, status };
    },
    samples: [
      '[WLAN_AC][WSTA] Parse STA reassociate response message. (Ap:4, Radio:0, WlanId:4, Type:1, Code:0)',
    ],
    kinds: ['assoc-response'],
  },
  {
    // The code is the vendor's; which message was missing it does not say.
    head: '[WLAN_AC][WSEC]4-way-handshakefailed',
    read: (_, trace) => {
      const first = began(trace);
      const end = { kind: 'disconnected', bssid: NO_BSSID, reason: 15, local: false } as const;
      return over(trace, ...first, end);
    },
    samples: ['[WLAN_AC][WSEC] 4-way-handshake failed (Code:00000003).'],
    kinds: ['assoc-response', 'disconnected'],
  },
  ...silent(
    '[EAPOL] EAPOL packet payload',
    '[WPA] Receive eapol-key message.',
    '[WPA] MIC is wrong. It will try to retransfer msg',
    '[WPA] Notice MIC check faild.',
    'Del 11R sta',
    'WUAMK_AssocreqCallChainHandle',
    '[RADIUS] Send authentication reject message to AAA.',
    '[RADIUS] Send authentication reply message to AAA.',
    '[AAA] AAA receive AAA_RD_MSG_',
    '[EAPoL] Quiet table check failure,drop the packet.',
    '[EAPoL] Add a Eap Packet Node to EAPOL Ucib',
    '[EAPoL] Eapol send ',
    '[EAPoL] Resend a EAPoL request',
    '[EAPoL] Send EAP_request packet to user successfully',
  ),
];
