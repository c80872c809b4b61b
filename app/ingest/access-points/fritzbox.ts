/**
 * AVM's FRITZ!Box: its list of events, in German and in English, as it is copied or mailed (FRITZ!OS 5 to 8; AVM's list of messages), and
 * Telekom's Speedport, which has the same words.
 */
import { FOUR_WAY_TIMEOUT, LOW_ACK } from '../../domain/codes.ts';
import type { Mac } from '../../domain/ids.ts';
import { addressOf } from '../hardware-address.ts';
import { ADDRESS } from '../masked.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { otherPassword, statedRefusal } from '../stated-reason.ts';
import { at, toMac } from '../text.ts';
import type { Associations } from './others.ts';
import { associated, connected, ended, joined, of } from './rule.ts';

const STA = '02:00:00:00:01:00';

/** Since the box has another password, who has not been told it is turned away by the key. */
const oldPassword: readonly Read[] = [
  associated(),
  { kind: 'psk-mismatch-suspected', since: 'password-changed' },
  ended(FOUR_WAY_TIMEOUT, false),
];
const OF_KEY = /schl.{1,2}ssel|key|kennwort|passwor[td]/i;

/** Why it let a station not in. */
function failure(why: string, isChanged: boolean): readonly Read[] {
  const isOfKey = OF_KEY.test(why);
  if (isChanged && (isOfKey || /autori[sz]|authenti/i.test(why))) return oldPassword;
  if (isOfKey) return otherPassword;
  // It asks no server, and nobody for a name.
  const stated = statedRefusal(why);
  return stated && !stated.some(({ kind }) => kind === 'eap') ? stated : [{ kind: 'join-failed' }];
}

const FAILED =
  /gescheitert|fehlgeschlagen|abgelehnt|verweigert|failed|unsuccessful|rejected|denied|\b(?:nicht|not) (?:\S{1,16} )?(?:angemeldet|anmelden|erfolgreich|zugelassen|erlaubt|logged|register|connect|allowed|permitted)/i;
const OVER =
  /abgemeldet|abmeldung|getrennt|logged (?:off|out)|log-?off|de-?register|un-?register|disconnected/i;
const UP = /angemeldet|anmeldung|verbunden|logged (?:on|in)|registered|registration|connected|erfolgreich/i;
/** It sends, and hears no answer. */
const UNANSWERING =
  /antwortet nicht|nicht (?:mehr )?erreichbar|\b(?:not|no longer) (?:respond|reachable|answer)/i;
/** The box knows no address of it, neither from now nor from before. */
const UNADDRESSED =
  /\bIP(?:v4)?(?:[- ]?(?:Adresse|address))?:? ?(?:-(?=[,.;\s]|$)|0\.0\.0\.0|unbekannt|unknown|keine|none)/i;

function happened(station: Mac, text: string, associations: Associations): readonly Read[] {
  const { unaddressed } = associations;
  if (FAILED.test(text)) return failure(text, associations.isChanged);
  if (OVER.test(text)) return [UNANSWERING.test(text) ? ended(LOW_ACK, false) : ended(0, true)];
  if (!UP.test(text)) return [];
  if (!UNADDRESSED.test(text)) {
    unaddressed.delete(station);
    return [associated(), connected];
  }
  // It was here before, and had not been given one by the time that it left.
  const isAgain = unaddressed.has(station);
  unaddressed.add(station);
  return [
    associated(),
    joined,
    ...(isAgain ? [{ kind: 'address', step: 'timeout', by: 'fritzbox' } as const] : []),
  ];
}

const BY_ADDRESS = new RegExp(String.raw`\b(?:MAC|Mac)(?:[- ]{1,2}[Aa]dress?e?)?:? {1,2}(${ADDRESS})`);
/** Older releases give the name alone, or the IP address. */
const BY_NAME =
  /(?:\bName|\b(?:Rechner|Computer)name): ([^,\n]{2,64}?)[,.]|(?:Mbit\/s|GHz\)), ([^,\n]{2,64}?), IP\b|\bIP(?:-Adresse)? (\d[\d.]{6,14})/;
function stationIn(text: string): Mac | undefined {
  const address = BY_ADDRESS.exec(text)?.[1];
  if (address !== undefined) return toMac(address);
  const name = BY_NAME.exec(text)?.slice(1).find(Boolean);
  return name === undefined ? undefined : addressOf(name);
}

const changed = [
  'WLAN Passwort',
  'WLAN-Passwort',
  'WLAN-Schl',
  'WLAN-Netzwerkschl',
  'WLAN-Kennwort',
  'WLAN key',
  'WLAN password',
  'WLAN network key',
].map((head): ProgramRule<Associations> => ({
  head,
  rest: at`[^\n]{0,100}?\b(?:ge.{1,2}ndert|changed)\b`,
  read: (_, associations) => {
    associations.isChanged = true;
    return undefined;
  },
  samples: [],
  kinds: [],
  quiet: [`${head} changed`],
}));

const told = [
  'WLAN-Anmeldung',
  'WLAN Anmeldung',
  'WLAN-Abmeldung',
  'WLAN-Ger',
  'WLAN-Station',
  'Neues WLAN-Ger',
  'Anmeldung eines',
  'Abmeldung eines',
  'WLAN registration',
  'WLAN device',
  'WLAN client',
  'WLAN station',
  'Wireless LAN station',
  'Wireless device',
  'Wireless LAN device',
  'Wireless LAN registration',
  'New WLAN device',
  'New wireless device',
  'Registration of a',
].map((head) => ({
  head,
  // It says whose it is, or the line is somebody else's.
  rest: at`(?=[^\n]{0,400}?(?:\b[Mm][Aa][Cc]\b|[Nn]ame: |\bIP\b|Mbit|GHz))([^\n]{1,480})`,
  read: ([, text = '']: RegExpExecArray, associations: Associations) => {
    const whole = head + text;
    const station = stationIn(whole);
    return station && of(station, happened(station, whole, associations), '');
  },
  samples: [`${head} angemeldet (5 GHz), 866 Mbit/s, phone, IP 192.0.2.7, MAC ${STA}.`],
  kinds:
    head.startsWith('Abmeldung') || head === 'WLAN-Abmeldung'
      ? ['disconnected']
      : ['assoc-response', 'connected'],
}));

export const fritzBoxRules: readonly ProgramRule<Associations>[] = [...changed, ...told];
