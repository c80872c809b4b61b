/**
 * The line that stands for a record. XML spreads one over more than a thousand characters, most of them the same in every
 * record, and a binary log has no text at all: number and fields are what a reader needs.
 */
import { evidence } from '../evidence.ts';
import type { WindowsRecord } from './record.ts';

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

export const evidenceText = ({ provider, id, fields }: WindowsRecord): string => {
  const name = provider === 'nwifi' ? 'NWiFi' : 'WLAN-AutoConfig';
  const told = [...fields].filter(([field, value]) => !LEFT_OUT.has(field) && value.trim() !== '');
  const ordered = [
    ...told.filter(([field]) => !LAST.has(field)),
    ...told.filter(([field]) => LAST.has(field)),
  ];
  const parts = ordered.map(([field, value]) => `${field}=${value.trim().slice(0, LONGEST)}`);
  return evidence([`${name} ${id}`, ...parts].join(' '));
};
