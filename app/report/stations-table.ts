/** The stations of an access point's log or a capture, as a table. */
import type { StationRow, Stations } from '../detect/stations.ts';
import { isoTime } from './diagnosis-json.ts';
import type { Layout, Paint } from './terminal.ts';

/** Rows that are shown where not all are asked for. */
const MOST_ROWS = 20;

const number = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Whom the diagnosis is about, where many could be meant; said before it. */
export const drawChosen = ({ rows, chosen }: Stations): string =>
  chosen === undefined
    ? ''
    : `Station ${chosen}, whose trouble is the latest of ${number(rows.length)} stations:\n\n`;

function tone({ verdict }: StationRow, paint: Paint): (text: string) => string {
  if (verdict === 'healthy') return paint.good;
  return verdict === 'undetermined' ? paint.warn : paint.bad;
}

function drawRow(row: StationRow, { paint }: Layout): string {
  const code = row.variant ? `${row.verdict} · ${row.variant}` : row.verdict;
  const times = row.verdict === 'healthy' ? '' : `${number(row.attempts)}×`;
  const when = isoTime(row.lastAt)?.slice(0, 19).replace('T', ' ') ?? '';
  const sure = `${Math.round(row.confidence * 100)} %`;
  const ssid = row.ssid === undefined ? '' : paint.dim(`  ${row.ssid}`);
  return `  ${row.station}  ${when.padEnd(19)}  ${times.padStart(6)}  ${sure.padStart(5)}  ${tone(row, paint)(code)}${ssid}`;
}

/**
 * The table below a diagnosis; empty where there is one station only.
 * @param all every row
 */
export function drawStations({ rows, causes, forgotten }: Stations, all: boolean, layout: Layout): string {
  if (rows.length === 0) return '';
  const { paint } = layout;
  const troubled = rows.filter(({ verdict }) => verdict !== 'healthy').length;
  const told = all ? rows : rows.slice(0, MOST_ROWS);
  const head = `  ${'station'.padEnd(17)}  ${'last time (UTC)'.padEnd(19)}  ${'times'.padStart(6)}  ${'sure'.padStart(5)}  what`;
  const lines = [
    paint.bold(`${number(rows.length)} stations, ${number(troubled)} of them in trouble`),
    ...[...causes].map(([cause, count]) => `  ${number(count).padStart(7)}  ${cause}`),
    '',
    paint.dim(head),
    ...told.map((row) => drawRow(row, layout)),
  ];
  if (told.length < rows.length)
    lines.push(paint.dim(`  and ${number(rows.length - told.length)} more: --all-stations shows them`));
  if (forgotten > 0)
    lines.push(`  ${number(forgotten)} more had to be forgotten: --station MAC reads one of them alone`);
  return `\n${lines.join('\n')}\n`;
}
