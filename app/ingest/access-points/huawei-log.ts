/**
 * Huawei's controllers in syslog and in their list of alarms: `WLAN_LOG_USER` of a station that came or did not get in, and the traps
 * of failed associations (log and alarm reference, V200R008 to R022). The reasons are those of `online-fail-record`.
 */
import { addressOf } from '../hardware-address.ts';
import { OTHER, readReason } from '../huawei-ac/fail-reasons.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { statedRefusal } from '../stated-reason.ts';
import { at } from '../text.ts';
import { associated, connected, ended, of } from './rule.ts';

const LONGEST = 2048;
const STA = '02-00-00-00-01-00';
const ADDRESS = String.raw`(?:[\da-fA-F]{2}[-:. ]){5}[\da-fA-F]{2}`;
const OF_STATION = new RegExp(String.raw`;MAC:? ?\[?(${ADDRESS})|\bStaMac=\[?(${ADDRESS})`);
const BEFORE = /FailType is [^,;]{1,24}, ?/;
const RESULT = /RESULT:? ?([^;]{1,200})/;
const CAUSE = /FailCauseStr=([^,)]{1,200})/;

const stationIn = (text: string): ReturnType<typeof addressOf> | undefined => {
  const [, logged, trapped] = OF_STATION.exec(text) ?? [];
  const address = logged ?? trapped;
  return address === undefined ? undefined : addressOf(address);
};

function reasonIn(result: string): readonly Read[] {
  const listed = readReason(result.replace(BEFORE, '').replaceAll(/\s+/g, ''));
  return listed === OTHER ? (statedRefusal(result) ?? listed) : listed;
}

function happened(event: string, result: string): readonly Read[] {
  if (event === 'OFFLINE') return [ended(0, true)];
  if (/^success/i.test(result)) return event === 'AP_ASSOCIATE' ? [associated()] : [associated(), connected];
  return result === '' ? [] : reasonIn(result);
}

export const huaweiLogRules: readonly ProgramRule[] = [
  {
    head: '[WLAN_STA_INFO_',
    rest: at`(\w{4,24})\](.{1,${String(LONGEST)}})`,
    read: ([, event = '', text = '']) => {
      const station = stationIn(text);
      return station && of(station, happened(event, RESULT.exec(text)?.[1]?.trim() ?? ''), '');
    },
    samples: [
      `[WLAN_STA_INFO_AP_ASSOCIATE]ACMAC:02-00-00-00-00-0a;APNAME:lab-ap;MAC:${STA};ERRCODE:65553;RESULT:FailType is Status code, ap reach max user;`,
    ],
    kinds: ['assoc-response'],
    quiet: ['[WLAN_STA_INFO_AUTHENTICATION]ACNAME:lab'],
  },
  // Behind a stamp the name of the trap is taken for a program's.
  ...['WLAN/4/STA_ASSOCIATION_FAIL: OID ', 'WLAN/4/STA_AUTH_FAIL: OID ', 'OID '].map((head): ProgramRule => ({
    head,
    rest: at`(.{1,${String(LONGEST)}})`,
    read: ([, text = '']) => {
      const station = stationIn(text);
      const cause = CAUSE.exec(text)?.[1];
      return station && cause !== undefined ? of(station, reasonIn(cause), '') : undefined;
    },
    samples: [
      `${head}1.3.6 notify.(APMAC=[02.00.00.00.00.00 (hex)],StaMac=[02.00.00.00.01.00 (hex)],Ssid=lab,StaFailCodeType=2,StaAuthenticationFailCause=17, StaAssociationFailCauseStr=AP is unable to handle additional associated STAs, APID=1)`,
    ],
    kinds: ['assoc-response'],
  })),
];
