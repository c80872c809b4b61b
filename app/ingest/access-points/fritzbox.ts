/** AVM's FRITZ!Box: its list of events, in German and in English, as it is copied or mailed (FRITZ!OS 5 to 8; AVM's list of messages). */
import { FOUR_WAY_TIMEOUT } from '../../domain/codes.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { statedRefusal } from '../stated-reason.ts';
import { at, MAC, toMac } from '../text.ts';
import { associated, connected, ended, of } from './rule.ts';

const STA = '02:00:00:00:01:00';

/** Why it let a station not in. A saved key that the box does not have fails as a wrong one does: no key management is taken for granted. */
function failure(why: string): readonly Read[] {
  if (/schl.{1,2}ssel|key|kennwort|password/i.test(why))
    return [associated(), { kind: 'mic-failure', message: 2 }, ended(FOUR_WAY_TIMEOUT, false)];
  return statedRefusal(why) ?? [{ kind: 'join-failed' }];
}

function happened(text: string): readonly Read[] {
  if (/gescheitert|fehlgeschlagen|abgelehnt|failed|\bnicht\b|\bnot\b/i.test(text)) return failure(text);
  if (/abgemeldet|logged off|deregistered|disconnected/i.test(text)) return [ended(0, true)];
  return /angemeldet|logged on|registered|connected/i.test(text) ? [associated(), connected] : [];
}

export const fritzBoxRules: readonly ProgramRule[] = [
  'WLAN-Anmeldung',
  'WLAN Anmeldung',
  'WLAN-Ger',
  'WLAN-Station',
  'Neues WLAN-Ger',
  'WLAN registration',
  'WLAN device',
  'Wireless device',
  'Wireless LAN device',
  'New WLAN device',
  'New wireless device',
].map((head) => ({
  head,
  rest: at`([^\n]{0,320}?\b(?:MAC|Mac)(?:[- ][Aa]dress?e?)?:? {1,2})(${MAC})([^\n]{0,120})`,
  read: ([, text = '', station, behind = '']) => of(toMac(station), happened(text + behind), ''),
  samples: [`${head} angemeldet (5 GHz), 866 Mbit/s, phone, IP 192.0.2.7, MAC ${STA}.`],
  kinds: ['assoc-response', 'connected'],
}));
