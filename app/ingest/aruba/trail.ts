/**
 * What a controller remembers of a station (`show ap client trail-info`, ArubaOS 6.3 to 8.x): a row that names it, and below it why it was put out,
 * newest first.
 */
import { UNSPECIFIED } from '../../domain/codes.ts';
import { NO_BSSID, type Mac } from '../../domain/ids.ts';
import { ADDRESS } from '../masked.ts';
import type { Read } from '../rules.ts';
import { statedEnd, statedRefusal } from '../stated-reason.ts';
import { toMac } from '../text.ts';
import type { ArubaRow } from './rows.ts';

export const TRAIL_TITLE = 'Client Trail Info';
const TITLE = new RegExp(String.raw`^\s*${TRAIL_TITLE}\b`);
const STATION = new RegExp(String.raw`^\s{0,8}(${ADDRESS})\s{1,8}${ADDRESS}\s{2,}\S`);
/** Tables below it: the last ones tell the same again, or where it was. */
const SECTION = /^\s{0,8}(Deauth Reason|Alerts?|Mobility Trail|Client Trail Info)\s*$/;
const ENDS = 'Deauth Reason';
const ROW = /^\s{0,8}([A-Z][^\n]{3,80}?)\s{2,}[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d/;
const STAMP = /[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d/;

const ended = (reason: number, local: boolean): Read => ({
  kind: 'disconnected',
  bssid: NO_BSSID,
  reason,
  local,
});

/** It calls an end internal of which its access point told it: that hears nothing any more, or gets nothing across. */
function readsOf(why: string): readonly Read[] {
  if (/roamed|moved out/i.test(why)) return [];
  const up = { kind: 'connected', bssid: NO_BSSID } as const;
  if (/has left|leaving/i.test(why)) return [up, ended(0, true)];
  const stated = statedEnd(why);
  if (stated) return [up, ...stated, { kind: 'was-up' }];
  return statedRefusal(why) ?? [up, ended(UNSPECIFIED, false), { kind: 'was-up' }];
}

/** A row of the trail, and where its stamp begins. */
export interface TrailRow {
  readonly row: ArubaRow;
  readonly stamp: number;
}

export class Trail {
  #isOpen = false;
  #station: Mac | undefined;
  #section = '';

  /** @returns the row; `true` for what frames it; undefined where it is no part of a trail */
  read(line: string): TrailRow | true | undefined {
    if (!this.#isOpen && !TITLE.test(line)) return undefined;
    this.#isOpen = true;
    const section = SECTION.exec(line)?.[1];
    if (section !== undefined) {
      this.#section = section;
      return true;
    }
    const station = STATION.exec(line)?.[1];
    if (station !== undefined) {
      this.#station = toMac(station);
      return true;
    }
    const why = ROW.exec(line)?.[1];
    if (why === undefined || this.#station === undefined) return undefined;
    if (this.#section !== ENDS) return true;
    const reads = readsOf(why);
    const row: ArubaRow = { output: 'trace', station: this.#station, read: () => reads };
    return { row, stamp: STAMP.exec(line)?.index ?? 0 };
  }
}
