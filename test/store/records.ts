import type { Ssid } from '../../app/domain/ids.ts';
import type { AttemptRecord, FindingRecord } from '../../app/store/records.ts';

export const OFFICE = 'Office' as Ssid;
export const HOME = 'Home' as Ssid;

export const attempt = (id: string, startedAt: number, ssid = OFFICE, failed = true): AttemptRecord => ({
  ...{ table: 'attempts', id, ssid, startedAt, failed, data: JSON.stringify({ id }) },
});
export const finding = (id: string, at: number, ssid = OFFICE): FindingRecord => ({
  ...{ table: 'findings', id, ssid, cause: 'stale-pmksa', variant: 'okc', recovered: false, at },
  data: JSON.stringify({ id }),
});
export const ids = (rows: readonly string[]): string[] =>
  rows.map((row) => (JSON.parse(row) as { id: string }).id);
