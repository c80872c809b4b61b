/**
 * Microsoft's Network Policy Server, the login server behind an access point, as its own files tell of logins: a record of XML a line
 * ("DTS compliant"), or a row of a database ("Interpret NPS Database Format Log Files").
 */
import type { Happening } from '../../domain/events.ts';
import type { Mac } from '../../domain/ids.ts';
import { csvCells } from '../csv-cells.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import { at } from '../text.ts';
import { ACCEPTED, CALLER, callerOf, loginOf, REFUSED, UNANSWERED } from './login.ts';

interface Session {
  /** Of the request: an answer does not always say whose it is. */
  caller: Mac | undefined;
}

const REQUEST = '1';
const ACCEPT = '2';
const REJECT = '3';

/**
 * Reasons that are about the station's certificate ("NPS Reason Codes"): revocation, an issuer that is not trusted, a chain that does not
 * hold; and about an account or a policy, whatever the password: disabled, expired, locked, out of hours, no policy, no permission.
 */
const OF_CERTIFICATE = new Set(['258', '259', '265', '272', '295', '296', '297', '298', '300']);
const OF_ACCOUNT = new Set(['34', '35', '36', '37', '48', '65']);
/** The type of EAP is not one that the server can process. */
const OF_METHOD = '22';
/** The server could not ask the directory, or another server. */
const UNASKED = new Set(['4', '5', '6', '117']);
const CREDENTIALS = '16';

function refusal(reason: string): readonly Happening[] {
  if (UNASKED.has(reason)) return [UNANSWERED];
  if (OF_CERTIFICATE.has(reason)) return [{ ...REFUSED, refused: 'certificate' }];
  if (OF_ACCOUNT.has(reason)) return [{ ...REFUSED, refused: 'account' }];
  if (reason === OF_METHOD) return [{ kind: 'eap', step: 'method-refused' }, REFUSED];
  return reason === CREDENTIALS ? [{ kind: 'eap', step: 'inner-failure' }, REFUSED] : [REFUSED];
}

const WHOLE = new RegExp(`^(?:${CALLER})$`);

function told(session: Session, packet: string, caller: string, reason: string) {
  const own = WHOLE.test(caller) ? callerOf(caller) : undefined;
  if (packet === REQUEST) session.caller = own;
  const station = own ?? session.caller;
  if (packet === ACCEPT) return loginOf(station, ACCEPTED);
  return packet === REJECT ? loginOf(station, ...refusal(reason)) : undefined;
}

const LONGEST = 4096;
const field = (record: string, name: string): string =>
  new RegExp(`<${name} [^<>]{0,40}>([^<>]{0,64})</`).exec(record)?.[1] ?? '';

const record: ProgramRule<Session> = {
  head: '<Event><Timestamp data_type="',
  rest: at`([^\n]{1,${String(LONGEST)}})`,
  read: ([, text = ''], session) =>
    told(session, field(text, 'Packet-Type'), field(text, 'Calling-Station-Id'), field(text, 'Reason-Code')),
  samples: [
    '<Event><Timestamp data_type="4">11/21/2026 01:00:00.123</Timestamp><Event-Source data_type="1">IAS</Event-Source><Calling-Station-Id data_type="1">02-00-00-00-01-00</Calling-Station-Id><Packet-Type data_type="0">3</Packet-Type><Reason-Code data_type="0">16</Reason-Code></Event>',
  ],
  kinds: ['eap', 'eap', 'eap'],
  quiet: [
    '<Event><Timestamp data_type="4">11/21/2026 01:00:00.123</Timestamp><Event-Source data_type="1">IAS</Event-Source><Packet-Type data_type="0">1</Packet-Type></Event>',
  ],
};

/** Places behind the packet's type. */
const CALLER_CELL = 3;
const REASON_CELL = 20;

const row: ProgramRule<Session> = {
  head: '"IAS",',
  rest: at`\d\d/\d\d/\d{4},\d\d:\d\d:\d\d,(\d{1,3}),([^\n]{0,${String(LONGEST)}})`,
  read: ([, packet = '', rest = ''], session) => {
    const { cells } = csvCells(rest);
    return told(session, packet, cells[CALLER_CELL] ?? '', cells[REASON_CELL] ?? '');
  },
  samples: [
    '"IAS",11/21/2026,01:00:00,3,"LAB\\someone","lab/someone",,"02-00-00-00-01-00",,,,,,0,"192.0.2.1","lab",,,19,,,,5,"lab",16,"311 1 192.0.2.2 11/21/2026 01:00:00 1"',
  ],
  kinds: ['eap', 'eap', 'eap'],
  quiet: [
    '"IAS",11/21/2026,01:00:00,1,"LAB\\someone","lab/someone",,"02-00-00-00-01-00",,,,,,0,"192.0.2.1","lab",,,19,,,,5,"lab",0',
  ],
};

const STAMP = String.raw`(\d\d)/(\d\d)/(\d{4})`;

export const nps = dialectOf<Session>({
  name: 'nps',
  title: "the files of Microsoft's Network Policy Server",
  witness: 'access-point',
  rules: [record, row],
  own: {
    // The name of the computer stands before its own.
    pattern: at`(?:"[^"\n]{1,64}",(?="IAS",))?(?=(?:"IAS",|<Event><Timestamp data_type="\d">)${STAMP}[, ](\d\d):(\d\d):(\d\d))`,
    at: ([, month, day, year, hour, minute, second]) =>
      Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
  },
  bare: (message) => message,
  begin: () => ({ caller: undefined }),
});
