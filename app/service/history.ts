/** What the service asks of a history; the store keeps it, and a window that has none is told so. */
import type { Ssid } from '../domain/ids.ts';
import type { AccessPointNames } from '../words/access-point.ts';
import type { AttemptView, FindingView, FixView, HistoryView, Settings } from '../ipc/contract/views.ts';

export interface History {
  networks(): Promise<Record<string, HistoryView>>;
  attempts(ssid: Ssid, limit: number, before?: number): Promise<AttemptView[]>;
  findings(limit: number, ssid?: Ssid, before?: number): Promise<FindingView[]>;
  fixes(limit: number, ssid: Ssid): Promise<FixView[]>;
  keepAttempt(attempt: AttemptView): void;
  keepFinding(iface: string, finding: FindingView): void;
  keepFix(iface: string, fix: FixView): void;
  /** Without a network: everything. */
  forget(ssid?: Ssid): Promise<void>;
  settings(): Promise<Partial<Settings>>;
  /** Names that were given to access points. */
  accessPoints(): Promise<AccessPointNames>;
  keepAccessPoints(names: AccessPointNames): Promise<void>;
  /** How long is kept, from now on. */
  retain(days: number): Promise<void>;
  keepSettings(settings: Partial<Settings>): Promise<void>;
  close(): Promise<void>;
}
