/** Frames as columns of single fields (`tshark -T fields`, Wireshark's export as CSV), under a line that names them. */
import { own } from '../../domain/own.ts';
import { csvCells } from '../csv-cells.ts';
import { addressOf } from '../hardware-address.ts';
import { readInfo, type Row, whatOf, whatOfNumber } from './row.ts';

type Column =
  | 'number'
  | 'time'
  | 'source'
  | 'destination'
  | 'bssid'
  | 'what'
  | 'algorithm'
  | 'transaction'
  | 'status'
  | 'reason'
  | 'message'
  | 'pmkids'
  | 'ssid'
  | 'info'
  | 'length';

/** By what display filters call a field, and by what people do. */
const NAMES: readonly (readonly [name: RegExp, column: Column])[] = [
  [/^(?:frame\.number|no\.?|nr\.?)$/, 'number'],
  [/^(?:frame\.time(?:_relative|_epoch)?|time|t)$/, 'time'],
  [/^(?:wlan\.[st]a|eth\.src|sa|ta|src|source|from)$/, 'source'],
  [/^(?:wlan\.[dr]a|eth\.dst|da|ra|dst|dest(?:ination)?|to)$/, 'destination'],
  [/^(?:wlan\.bssid|bssid)$/, 'bssid'],
  [/^(?:wlan\.fc\.(?:type_)?subtype|(?:frame |sub)?type)$/, 'what'],
  [/^(?:wlan\.fixed\.auth\.alg|(?:auth(?:entication)? )?alg(?:orithm)?)$/, 'algorithm'],
  [/^(?:wlan\.fixed\.auth_seq|(?:auth(?:entication)? )?seq(?:uence)?)$/, 'transaction'],
  [/^(?:wlan\.fixed\.status_code|status(?: code)?)$/, 'status'],
  [/^(?:wlan\.fixed\.reason_code|reason(?: code)?)$/, 'reason'],
  [/^(?:(?:wlan_rsna_)?eapol\.keydes\.msgnr|(?:eapol )?(?:message|msg)(?: ?(?:number|nr))?)$/, 'message'],
  [/^(?:wlan\.(?:rsn\.)?pmkid\.count|pmkid(?:s|(?: list)? count)?)$/, 'pmkids'],
  [/^(?:wlan\.ssid|wlan_mgt\.ssid|ssid)$/, 'ssid'],
  [/^(?:_ws\.col\.info|info)$/, 'info'],
  [/^(?:frame\.len|length|len)$/, 'length'],
];
const FEWEST = 4;
const NAMED_BY_A_PERSON = /\bcolumns?\b[^:]{0,24}: ?(.{8,300}?)[).:]*\s*$/i;
const ADDRESS = /^(?:[\da-f]{2}[:-]){5}[\da-f]{2}$/i;
const EVERYBODY = /^(?:ff[:-]){5}ff$/i;

const columnOf = (name: string): Column | undefined => {
  const plain = name.trim().replaceAll(/^"|"$/g, '').toLowerCase();
  return NAMES.find(([words]) => words.test(plain))?.[1];
};

/** What separates cells, the surest first. */
const SEPARATORS: readonly RegExp[] = [/\t/, /"?[,;|]"?/, / {2,}/, / +/];

export interface Columns {
  readonly names: readonly (Column | undefined)[];
  readonly separator: RegExp | string;
}

const isEnough = (names: readonly (Column | undefined)[]): boolean =>
  names.filter((name) => name !== undefined).length >= FEWEST &&
  names.some((name) => name === 'source' || name === 'destination') &&
  names.some((name) => name === 'what' || name === 'info' || name === 'message' || name === 'algorithm');

/** Whose frame it is some column must say: of nearly all lines this one look is enough. */
const NAMES_A_PARTY = /\b(?:[st]a|[dr]a|src|dst|source|dest(?:ination)?|from|to)\b/i;

/** The call whose answer they are: it names the fields, and what separates them if it is no tab. */
const COMMAND = /\btshark\b.{0,400}? -T ?fields\b/;
const ASKED = / -e ?["']?([\w.]{2,60})/g;
const ASKED_SEPARATOR = / -E ?["']?separator=["']?(\/t|\/s|[^\s"'])/;
const SPELLED: Readonly<Record<string, string>> = { '/t': '\t', '/s': ' ' };

function asked(text: string): Columns | undefined {
  const names = [...text.matchAll(ASKED)].map(([, name = '']) => columnOf(name));
  const sign = ASKED_SEPARATOR.exec(text)?.[1] ?? '/t';
  return isEnough(names) ? { names, separator: own(SPELLED, sign) ?? sign } : undefined;
}

/** What a line names that stands above columns. */
export function columnsIn(text: string): Columns | undefined {
  if (!NAMES_A_PARTY.test(text)) return undefined;
  if (COMMAND.test(text)) return asked(text);
  const list = NAMED_BY_A_PERSON.exec(text)?.[1];
  if (list !== undefined) {
    const names = list.split(/, ?/).map(columnOf);
    return isEnough(names) ? { names, separator: /\t/ } : undefined;
  }
  for (const separator of SEPARATORS) {
    const names = text.trimEnd().split(separator).map(columnOf);
    if (isEnough(names)) return { names, separator };
  }
  return undefined;
}

const numberIn = (cell: string | undefined): number | undefined => {
  const number = cell === undefined || cell === '' ? NaN : Number(cell.split(',')[0]);
  return Number.isNaN(number) ? undefined : number;
};

const addressIn = (cell: string | undefined) =>
  cell !== undefined && ADDRESS.test(cell) && !EVERYBODY.test(cell) ? addressOf(cell) : undefined;

/** `1795222476.64`, `12.5`: seconds. */
const timeIn = (cell: string | undefined): number | undefined => {
  const seconds = numberIn(cell);
  if (seconds !== undefined) return seconds * 1000;
  const date = cell === undefined ? NaN : Date.parse(cell);
  return Number.isNaN(date) ? undefined : date;
};

/** Without the fields that are not told. */
const known = (fields: Partial<Row>): Partial<Row> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Wireshark's fields say no more of an authentication than its algorithm. */
const kindOf = (cells: ReadonlyMap<Column, string>): Partial<Row> & Pick<Row, 'what'> => {
  const info = cells.get('info');
  if (info !== undefined && info !== '') return readInfo(info);
  const message = numberIn(cells.get('message'));
  if (message !== undefined && message > 0) return { what: 'key', message } as const;
  const what = cells.get('what');
  const number = numberIn(what);
  if (number !== undefined) return { what: whatOfNumber(number) };
  if (what !== undefined && what !== '') return { what: whatOf(what) ?? ('other' as const) };
  return { what: numberIn(cells.get('algorithm')) === undefined ? 'other' : 'authentication' } as const;
};

/** Cells of a line; the last column takes what is left, for the words of a frame hold what separates others. */
function cellsOf({ names, separator }: Columns, text: string): readonly string[] {
  const line = text.trim();
  if (line.startsWith('"')) return csvCells(line).cells;
  const written = line.split(separator);
  if (names.at(-1) !== 'info' || written.length <= names.length) return written;
  const joint = typeof separator === 'string' ? separator : ' ';
  return [...written.slice(0, names.length - 1), written.slice(names.length - 1).join(joint)];
}

const OF_IP = /^\d{1,3}(?:\.\d{1,3}){3}$|^[\da-f]{0,4}:(?:[\da-f]{0,4}:)+[\da-f]{0,4}$/i;
const NAME = /^[^\W\d_][\w .'-]{0,31}$/;
/** Who is named in words is one, where the frame is one of Wi-Fi's. */
const partyIn = (cell: string | undefined, isNamed: boolean) =>
  addressIn(cell) ??
  (isNamed && cell !== undefined && NAME.test(cell) && !/^broadcast$/i.test(cell)
    ? addressOf(cell)
    : undefined);

export function columnRow(columns: Columns, text: string, line: number): Row | undefined {
  const { names } = columns;
  const written = cellsOf(columns, text);
  const cells = new Map<Column, string>();
  for (const [place, name] of names.entries()) {
    const cell = written[place]?.trim().replaceAll(/^"|"$/g, '');
    if (name !== undefined && cell !== undefined && cell !== '') cells.set(name, cell);
  }
  const [from, to] = [cells.get('source'), cells.get('destination')];
  const kind = kindOf(cells);
  const isAddressed = ADDRESS.test(from ?? '') || ADDRESS.test(to ?? '');
  const isNamed = !OF_IP.test(from ?? '') && (kind.what !== 'other' || kind.ssid !== undefined);
  if (!isAddressed && !isNamed && kind.dhcp === undefined) return undefined;
  const ssid = cells.get('ssid');
  return {
    ...{ line, text, number: cells.get('number'), at: timeIn(cells.get('time')) },
    ...{
      source: partyIn(from, isNamed),
      destination: partyIn(to, isNamed),
      bssid: addressIn(cells.get('bssid')),
    },
    ...kind,
    ...known({
      ...{ algorithm: numberIn(cells.get('algorithm')), transaction: numberIn(cells.get('transaction')) },
      ...{ status: numberIn(cells.get('status')), reason: numberIn(cells.get('reason')) },
      ...{ pmkids: numberIn(cells.get('pmkids')), length: numberIn(cells.get('length')) },
      ssid,
    }),
  };
}
