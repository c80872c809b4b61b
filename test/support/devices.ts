/** What a window is shown of a controller's log with very many devices. */
import { mac } from '../../app/domain/ids.ts';
import type { Handlers } from '../../app/ipc/contract/contract.ts';
import type { OpenedView, StationView } from '../../app/ipc/contract/views.ts';
import { refusedAttempt, staleFinding } from './live-state.ts';

export const DEVICES = 50_000;
export const STALE_DEVICES = 900;

export const deviceAddress = (index: number): StationView['station'] =>
  mac(`02:00:00:${[16, 8, 0].map((by) => ((index >>> by) & 255).toString(16).padStart(2, '0')).join(':')}`);

const ROWS: readonly StationView[] = Array.from({ length: DEVICES }, (_, index) => ({
  ...{ station: deviceAddress(index), cause: index < STALE_DEVICES ? 'stale-pmksa' : 'healthy' },
  ...{ confidence: 0.97, attempts: 1 + (index % 7) },
}));

export const openedWithDevices = (): OpenedView => ({
  ...{ id: 'opened-1', names: ['laptop.log', 'ap.log'], state: 'done', read: 10, size: 10 },
  inputs: ['laptop.log', 'ap.log'].map((name) => ({
    ...{ name, dialect: 'hostapd', dialects: [], lines: 100, recognised: 90, unknown: 10 },
  })),
  findings: [staleFinding()],
  attempts: { one: refusedAttempt(0) },
  devices: [
    { cause: 'stale-pmksa', count: STALE_DEVICES },
    { cause: 'healthy', count: DEVICES - STALE_DEVICES },
  ],
  devicesLeftOut: 0,
});

export const deviceRows: Handlers['files.stations'] = ({ cause, search, offset, limit }) => {
  const found = ROWS.filter(
    (row) => (cause === undefined || row.cause === cause) && row.station.includes(search ?? ''),
  );
  return Promise.resolve({ total: found.length, rows: found.slice(offset, offset + limit) });
};
