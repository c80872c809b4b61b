/**
 * The line that stands for a record. XML spreads one over more than a thousand characters, most of them the same in every
 * record, and a binary log has no text at all: number and fields are what a reader needs.
 */
import { evidence } from '../evidence.ts';
import { redacted, REMOVED } from '../redact.ts';
import type { Provider, WindowsRecord } from './record.ts';

const NAMES: Readonly<Record<Provider, string>> = {
  'wlan-autoconfig': 'WLAN-AutoConfig',
  'dhcp-client': 'Dhcp-Client',
  nwifi: 'NWiFi',
  ndis: 'NDIS',
  adapter: 'Adapter',
};

/** Names of the machine's parts, which an incident does not need, and of the person who uses it. */
const LEFT_OUT = new Set([
  'InterfaceGuid',
  'DeviceGuid',
  'InterfaceDescription',
  'Adapter',
  'BSSType',
  'Identity',
  'User',
  'Domain',
]);
/** Free text goes last, where a cut does least harm. */
const LAST = new Set(['FailureReason', 'ReasonText', 'Reason', 'EAPRootCauseString', 'ConnectionMode']);
const LONGEST = 120;
/** As much hex as a key has: no field of these records has use for it, and a damaged record may have lost its name. */
const KEY = /[\da-f]{2}(?:[ :]?[\da-f]{2}){15,}/gi;

export const evidenceText = ({ provider, id, fields }: WindowsRecord): string => {
  let told = `${NAMES[provider]} ${id}`;
  let last = '';
  for (const [field, value] of fields) {
    if (LEFT_OUT.has(field)) continue;
    // Cut only after the secrets: half a key is still a key.
    const clean = redacted(`${field}=${value}`)
      .slice(field.length + 1)
      .replace(KEY, REMOVED);
    const text = clean.slice(0, LONGEST).trim();
    if (text === '') continue;
    if (LAST.has(field)) last += ` ${field}=${text}`;
    else told += ` ${field}=${text}`;
  }
  return evidence(told + last);
};
