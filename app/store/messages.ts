/** What goes between the store and its thread. */
import type { Ssid } from '../domain/ids.ts';
import type { Said } from '../domain/said.ts';
import type { Batch, Table } from './batch.ts';
import type { Failure } from './failure.ts';
import type { Page, Retention } from './records.ts';
import type { TelemetryQuestion } from './telemetry-queue.ts';

export interface StoreData {
  readonly path: string;
  readonly retention: Retention;
}

export interface Question {
  readonly id: number;
  readonly question:
    | { readonly what: 'write'; readonly batch: Batch }
    | { readonly what: 'page'; readonly table: Table; readonly page: Page }
    | { readonly what: 'networks' | 'settings' | 'close' }
    | { readonly what: 'set'; readonly settings: Readonly<Record<string, unknown>> }
    | { readonly what: 'forget'; readonly ssid: Ssid | undefined }
    | { readonly what: 'telemetry'; readonly ask: TelemetryQuestion }
    | { readonly what: 'retain'; readonly retention: Retention };
}

export type Answer =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure; readonly message: string }
  | { readonly type: 'notice'; readonly said: Said };
