/** The history in the store: views go in as they are shown, and come out the same. */
import type { Ssid } from '../domain/ids.ts';
import { own } from '../domain/own.ts';
import { areAccessPointNames, SETTINGS, type Settings } from '../ipc/contract/first-shapes.ts';
import type { AttemptView, FindingView, FixView, HistoryView } from '../ipc/contract/views.ts';
import type { NetworkSummary } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { AccessPointNames } from '../words/access-point.ts';
import type { History } from './history.ts';

const FAILED: ReadonlySet<AttemptView['outcome']> = new Set(['failed', 'dropped', 'short-lived']);

/** Rows are read when somebody asks for them: the first state has none. */
const shapes = () => import('../ipc/contract/views.ts');

export class KeptHistory implements History {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async networks(): Promise<Record<string, HistoryView>> {
    const all = await this.#store.networks();
    return Object.fromEntries(all.map((summary) => [summary.ssid, historyView(summary)]));
  }

  async attempts(ssid: Ssid, limit: number, before?: number): Promise<AttemptView[]> {
    const rows = await this.#store.attempts({ ssid, limit, before });
    return parsed(rows, (await shapes()).attemptView);
  }

  async findings(limit: number, ssid?: Ssid, before?: number): Promise<FindingView[]> {
    const rows = await this.#store.findings({ ssid, limit, before });
    return parsed(rows, (await shapes()).findingView);
  }

  async fixes(limit: number, ssid: Ssid): Promise<FixView[]> {
    const rows = await this.#store.remedies({ ssid, limit });
    return parsed(rows, (await shapes()).fixView);
  }

  keepAttempt(attempt: AttemptView): void {
    const { id, ssid, startedAt, outcome } = attempt;
    if (ssid === undefined) return;
    const failed = FAILED.has(outcome);
    const data = JSON.stringify(attempt);
    this.#store.keep({ table: 'attempts', id, ssid: ssid as Ssid, startedAt, failed, data });
  }

  keepFinding(iface: string, finding: FindingView): void {
    const { id, ssid, cause, variant, recovered, lastAt, firstAt } = finding;
    if (ssid === undefined) return;
    const at = lastAt ?? firstAt ?? 0;
    const data = JSON.stringify({ ...finding, iface });
    this.#store.keep({ table: 'findings', id, ssid: ssid as Ssid, cause, variant, recovered, at, data });
  }

  keepFix(iface: string, fix: FixView): void {
    const { startedAt, endedAt = startedAt, ssid } = fix;
    // Names of fixes count from the start of the program.
    const id = `${startedAt.toString(36)}:${fix.id}`;
    this.#store.keep({
      ...{ table: 'remedies', id, ssid: ssid as Ssid, at: endedAt },
      data: JSON.stringify({ ...fix, iface }),
    });
  }

  forget(ssid?: Ssid): Promise<void> {
    return this.#store.forget(ssid);
  }

  /** What an earlier or later version wrote and this one does not know is left out. */
  async settings(): Promise<Partial<Settings>> {
    const questions: Readonly<Record<string, (value: unknown) => boolean>> = SETTINGS;
    const known = Object.entries(await this.#store.settings()).filter(
      ([key, value]) => own(questions, key)?.(value) === true,
    );
    return Object.fromEntries(known);
  }

  async accessPoints(): Promise<AccessPointNames> {
    const { accessPoints } = await this.#store.settings();
    return areAccessPointNames(accessPoints) ? accessPoints : {};
  }

  async keepAccessPoints(accessPoints: AccessPointNames): Promise<void> {
    await this.#store.set({ accessPoints });
  }

  async keepSettings(settings: Partial<Settings>): Promise<void> {
    await this.#store.set(settings);
  }

  retain(days: number): Promise<void> {
    return this.#store.retain({ days });
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}

const historyView = ({ ssid, attempts, lastAt, last, days }: NetworkSummary): HistoryView => ({
  ...{ ssid, attempts, days: days.map((day) => ({ ...day })) },
  ...(lastAt === undefined ? {} : { lastAt }),
  ...(last
    ? {
        last: {
          ...{ cause: last.cause, recovered: last.recovered, at: last.at },
          ...(last.variant === undefined ? {} : { variant: last.variant }),
        },
      }
    : {}),
});

/** A row of another version that does not fit is left out, not shown half. */
function parsed<T>(
  rows: readonly string[],
  shape: { safeParse(value: unknown): { success: boolean; data?: T } },
): T[] {
  return rows.flatMap((row) => {
    const result = shape.safeParse(JSON.parse(row));
    return result.success && result.data !== undefined ? [result.data] : [];
  });
}
