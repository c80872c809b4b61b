/**
 * FortiGate's trace of a station (`diagnose wireless-controller wlac sta_filter`, FortiOS 5 to 7): management frames (`<ih>`), EAPOL and RADIUS
 * (`<eh>`), and what the controller and the access point tell each other (`<cc>`, `<dc>`). The lines of a handshake do not name the station.
 */
import type { Mac } from '../../domain/ids.ts';
import { dhcpStepOf } from '../dhcp/steps.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import type { Associations } from './others.ts';
import { associated, authenticated, bssid, connected, ended, of } from './rule.ts';

const LONGEST = 400;
const STA = '02:00:00:00:01:00';

const FRAME = new RegExp(
  String.raw`^IEEE 802\.11 mgmt::(\w{4,16}) (<==|==>) (${MAC})(?:.{0,200}? (?:resp|status|reason)[ :=]{1,2}(\d{1,5}))?`,
);
const OF_STATION = new RegExp(String.raw`(?:<==|==>|\bsta|\bSTA (?:add|chg|del)|\bWPA_PTK|\bmac) (${MAC})`);

function frame(name: string, isFromStation: boolean, code: number): readonly Read[] {
  switch (name) {
    case 'auth_req':
      return [{ kind: 'auth-request', bssid }];
    case 'auth_resp':
      return [authenticated(code)];
    case 'assoc_req':
    case 'reassoc_req':
      return [{ kind: 'assoc-request', bssid }];
    case 'assoc_resp':
    case 'reassoc_resp':
      return [associated(code)];
    case 'disassoc':
    case 'deauth':
      return [ended(code, isFromStation)];
    default:
      return [];
  }
}

const SAID: readonly (readonly [words: RegExp, reads: readonly Read[]])[] = [
  [/^send 1\/4 msg/, [{ kind: 'eapol-key', message: 1, direction: 'received' }]],
  [/^recv EAPOL-Key 2\/4/, [{ kind: 'eapol-key', message: 2, direction: 'sent' }]],
  [/^send 3\/4 msg/, [{ kind: 'eapol-key', message: 3, direction: 'received' }]],
  [/^recv EAPOL-Key 4\/4/, [{ kind: 'eapol-key', message: 4, direction: 'sent' }]],
  [/\binvalid MIC in msg 2\/4/i, [{ kind: 'mic-failure', message: 2 }]],
  [/\bpairwise key handshake completed/, [{ kind: 'handshake-completed' }, connected]],
  [/\bcode=1 \(EAP_?-?REQUEST\)|\bcode=1 \(Access-Request\)/i, [{ kind: 'eap', step: 'started' }]],
  [/\bcode=3 \(EAP_?-?SUCCESS\)|\bcode=2 \(Access-Accept\)/i, [{ kind: 'eap', step: 'success' }]],
  [/\bcode=4 \(EAP_?-?FAILURE\)|\bcode=3 \(Access-Reject\)/i, [{ kind: 'eap', step: 'failure' }]],
  [/^\W{0,3}WPA_PTK .{0,40}? DISCONNECTED\b/, [ended(0, false)]],
];

function happened(text: string): readonly Read[] {
  const found = FRAME.exec(text);
  if (found) return frame(found[1] ?? '', found[2] === '<==', toNumber(found[4] ?? '0'));
  const step = dhcpStepOf(/^DHCP (\w{3,8})\b/.exec(text)?.[1]);
  if (step !== undefined) return [{ kind: 'address', step, by: 'fortigate' }];
  return SAID.find(([words]) => words.test(text))?.[1] ?? [];
}

const stationOf = (text: string, memory: Associations): Mac | undefined => {
  const named = OF_STATION.exec(text)?.[1];
  if (named !== undefined) memory.debugged = toMac(named);
  return memory.debugged;
};

const SAMPLES = {
  '<ih> ': `IEEE 802.11 mgmt::assoc_resp ==> ${STA} vap lab rId 0 wId 0 02:00:00:00:00:00 resp 0`,
  '<eh> ': `***WPA_PTK ${STA} DISCONNECTED***`,
  '<dc> ': `DHCP Ack server 192.0.2.1 ==> host lab mac ${STA} ip 192.0.2.7`,
  '<cc> ': `STA_CFG_REQ(15) sta ${STA} add ==> ws (0-192.0.2.1:5246) rId 0 wId 0`,
} as const;

export const fortinetDebugRules: readonly ProgramRule<Associations>[] = Object.entries(SAMPLES).map(
  ([head, sample]) => {
    const kinds = happened(sample).map(({ kind }) => kind);
    const line = `${head}${sample}`;
    return {
      head,
      rest: at` {0,16}([^\n]{1,${String(LONGEST)}})`,
      read: ([, text = ''], memory) => {
        const station = stationOf(text, memory);
        return station && of(station, happened(text), '');
      },
      samples: kinds.length > 0 ? [line] : [],
      kinds,
      ...(kinds.length === 0 && { quiet: [line] }),
    };
  },
);
