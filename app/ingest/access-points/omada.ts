/**
 * TP-Link's Omada controllers (4 to 6) in syslog, in their list of logs and in their messages to others: `[client:NAME:ADDRESS] went online on
 * [ap:NAME:ADDRESS] with SSID "…"`. Wordings of the controller's list of events and of public logs.
 */
import { ssidFromBytes } from '../../domain/ssid.ts';
import type { Mac } from '../../domain/ids.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { statedEnd, statedRefusal } from '../stated-reason.ts';
import { at, toMac } from '../text.ts';
import type { Associations } from './others.ts';
import { associated, connected, ended, loginRefused, of, remember } from './rule.ts';

const DASHED = String.raw`((?:[\da-fA-F]{2}[-:]){5}[\da-fA-F]{2})`;
const STA = '02-00-00-00-01-00';
const AP = '[ap:lab-ap:02-00-00-00-00-00]';

const POINT = new RegExp(String.raw`\[ap:(?:[^\]]{0,64}:)?${DASHED}\]`, 'g');
const NAME = /\bSSID:? "?([^"[\]]{1,32}?)(?:"| on (?:channel|\[)|\s*\(|\.?\s*$)/;

/** Why it says that a station did not get in. */
const refused = (why: string): readonly Read[] =>
  statedRefusal(why) ??
  (/portal|authentication server/i.test(why) ? loginRefused : [{ kind: 'join-failed' }]);

/** Of stations at cables it tells in the same words. */
const WIRED = /\[(?:switch|gateway|router|osw|osg|olt):/i;

const BECAUSE = /(?:due to|because(?: of)?) ([^\n]{1,160})/;

function happened(station: Mac, text: string, { at: places }: Associations): readonly Read[] {
  const why = BECAUSE.exec(text)?.[1] ?? '';
  const points = [...text.matchAll(POINT)].map(([, address]) => toMac(address));
  const name = NAME.exec(text)?.[1];
  const up: readonly Read[] = [
    associated(),
    { ...connected, ...(name !== undefined && { ssid: ssidFromBytes(name) }) },
  ];
  if (/\b(?:failed|unable) to [a-z]{1,16}\b/i.test(text)) return refused(why);
  if (/^(?:is|was) roaming\b|\bconnected to (?:SSID|network)\b.{0,80}?\[ap:/.test(text)) {
    remember(places, station, points.at(-1));
    return up;
  }
  if (/^(?:is |was |has )?disconnected\b|^went offline\b/.test(text)) {
    // It is at another one by now.
    const now = places.get(station);
    if (now !== undefined && points.length > 0 && !points.includes(now)) return [];
    places.delete(station);
    return statedEnd(why) ?? [ended(0, true)];
  }
  if (/^(?:is |was |has )?connected\b|^went online\b/.test(text)) {
    remember(places, station, points.at(-1));
    return up;
  }
  if (/^(?:is|was) blocked\b/.test(text)) return [{ kind: 'policy-refused' }, ended(0, false)];
  return [];
}

const lease = (head: string): ProgramRule<Associations> => ({
  head,
  rest: at`[^\n]{0,80}?client(?:\[MAC: |:)${DASHED}`,
  read: ([, address]) =>
    of(
      toMac(address),
      [
        {
          kind: 'address',
          step: head.endsWith('allocated ') ? 'obtained' : 'refused',
          by: 'omada',
        },
      ],
      '',
    ),
  samples: [`${head}IP address 192.0.2.7 for the client[MAC: ${STA}].`],
  kinds: ['address'],
});

export const omadaRules: readonly ProgramRule<Associations>[] = [
  {
    head: '[client:',
    rest: at`(?:[^\]]{0,64}:)?${DASHED}\](?:'s)?(?: ?\([^)\n]{0,120}\))? {1,3}([^\n]{1,400})`,
    read: ([, address, text = ''], associations) => {
      const station = toMac(address);
      return WIRED.test(text) ? undefined : of(station, happened(station, text, associations), '');
    },
    samples: [
      `[client:Phone:${STA}] is connected to ${AP} with SSID "lab" on channel 6.`,
      `[client:${STA}] (IP: 192.0.2.7, Username: lab) went online on ${AP} with SSID "lab" on channel 36.`,
      `[client:Phone:${STA}] is roaming from ${AP}[Channel 6] to ${AP}[Channel 36] with SSID lab`,
    ],
    kinds: ['assoc-response', 'connected'],
    quiet: [
      `[client:Phone:${STA}] went online on [switch:lab:02-00-00-00-00-0a] on lab network.`,
      `[client:${STA}]'s authentication on SSID "lab" expired.`,
    ],
  },
  {
    head: '[client:',
    samples: [],
    kinds: [],
    quiet: ['[client:Phone] changed its name.'],
  },
  lease('DHCP Server allocated '),
  lease('DHCP Server rejected '),
];
