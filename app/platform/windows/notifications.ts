/**
 * Notifications of automatic configuration (ACM), the second witness. They need no permission and no log, but tell less:
 * where the event log can be read they only say which adapters come and go; where it cannot, they are read as those of its
 * records that say the same.
 */
import type { Happening } from '../../domain/events.ts';
import type { WlanNotification } from '../../../native/windows.ts';
import type { LogRecord } from './log-reader.ts';

/** WLAN_NOTIFICATION_SOURCE_ACM. The source MSM needs location consent since Windows 11 24H2, and is not asked for. */
export const ACM = 8;

/** WLAN_NOTIFICATION_ACM (wlanapi.h). */
const STARTED = 9;
const COMPLETED = 10;
const ATTEMPT_FAILED = 11;
const ARRIVED = 13;
const REMOVED = 14;
const DISCONNECTED = 21;

/** The attempt that was asked for came to its end, well or not. */
export const endsAttempt = ({ source, code }: WlanNotification): boolean =>
  source === ACM && code === COMPLETED;

export function adapterChange({ source, code }: WlanNotification): Happening | undefined {
  if (source !== ACM || (code !== ARRIVED && code !== REMOVED)) return undefined;
  return { kind: 'interface', state: code === ARRIVED ? 'added' : 'removed' };
}

/** @param at milliseconds since 1970 */
export function recordOfNotification(notification: WlanNotification, at: number): LogRecord | undefined {
  const id = notification.source === ACM ? idOf(notification) : undefined;
  if (id === undefined) return undefined;
  const { guid, profile = '', ssid, reason = 0 } = notification;
  return {
    ...{ provider: 'wlan-autoconfig', id, recordId: 0, channel: 'notification', at },
    fields: new Map([
      ['InterfaceGuid', guid],
      ['ProfileName', Buffer.from(profile, 'utf8').toString('latin1')],
      ['SSID', ssid?.toString('latin1') ?? ''],
      ['ReasonCode', String(reason)],
    ]),
  };
}

function idOf({ code, reason }: WlanNotification): number | undefined {
  switch (code) {
    case STARTED:
      return 8000;
    case COMPLETED:
      return reason === 0 ? 8001 : 8002;
    case ATTEMPT_FAILED:
      return 8002;
    case DISCONNECTED:
      return 8003;
    default:
      return undefined;
  }
}
