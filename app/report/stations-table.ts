/** The stations of an access point's log or a capture, as a table. */
import type { StationRow, Stations } from '../detect/stations.ts';
import { said, type Said } from '../domain/said.ts';
import { visibleIn } from '../domain/visible.ts';
import { count, percent } from '../words/format.ts';
import { say } from '../words/say.ts';
import { padLeft, padTo } from './cells.ts';
import { isoTime } from './diagnosis-json.ts';
import type { Layout, Paint } from './terminal.ts';

/** Rows that are shown where not all are asked for. */
const MOST_ROWS = 20;

/** Whom the diagnosis is about, where many could be meant; said before it. */
export const drawChosen = ({ rows, chosen }: Stations, { locale }: Layout): string =>
  chosen === undefined
    ? ''
    : `${say(visibleIn(said('report.chosen', { station: chosen, stations: rows.length })), locale)}\n\n`;

function tone({ verdict }: StationRow, paint: Paint): (text: string) => string {
  if (verdict === 'healthy') return paint.good;
  return verdict === 'undetermined' ? paint.warn : paint.bad;
}

function drawRow(row: StationRow, { paint, locale }: Layout): string {
  const code = row.variant ? `${row.verdict} · ${row.variant}` : row.verdict;
  const times = row.verdict === 'healthy' ? '' : `${count(row.attempts, locale)}×`;
  const when = isoTime(row.lastAt)?.slice(0, 19).replace('T', ' ') ?? '';
  const sure = row.verdict === 'undetermined' ? '' : percent(row.confidence, locale);
  const ssid = row.ssid === undefined ? '' : paint.dim(`  ${row.ssid}`);
  return `  ${row.station}  ${when.padEnd(19)}  ${times.padStart(6)}  ${sure.padStart(7)}  ${tone(row, paint)(code)}${ssid}`;
}

/**
 * The table below a diagnosis; empty where there is one station only.
 * @param all every row
 */
export function drawStations({ rows, causes, forgotten }: Stations, all: boolean, layout: Layout): string {
  if (rows.length === 0) return '';
  const { paint, locale } = layout;
  const tell = (sentence: Said): string => say(sentence, locale);
  const troubled = rows.filter(({ verdict }) => verdict !== 'healthy').length;
  const told = visibleIn(all ? rows : rows.slice(0, MOST_ROWS));
  const device = padTo(tell(said('report.column.device')), 17);
  const last = padTo(tell(said('report.column.last')), 19);
  const times = padLeft(tell(said('report.column.times')), 6);
  const sure = padLeft(tell(said('report.column.sure')), 7);
  const lines = [
    paint.bold(tell(said('report.stations', { stations: rows.length, troubled }))),
    ...[...causes].map(([cause, amount]) => `  ${count(amount, locale).padStart(7)}  ${cause}`),
    '',
    paint.dim(`  ${device}  ${last}  ${times}  ${sure}  ${tell(said('report.column.what'))}`),
    ...told.map((row) => drawRow(row, layout)),
  ];
  if (told.length < rows.length)
    lines.push(paint.dim(`  ${tell(said('report.more-stations', { more: rows.length - told.length }))}`));
  if (forgotten > 0) lines.push(`  ${tell(said('report.forgotten', { more: forgotten }))}`);
  return `\n${lines.join('\n')}\n`;
}
