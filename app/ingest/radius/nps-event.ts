/**
 * What Microsoft's Network Policy Server writes into Windows' security log of each login (events 6272 to 6278), as people copy it: a
 * sentence in the language of the server, and fields. A number says why somebody was refused; where the sentence was left out the fields do.
 */
import type { Happening } from '../../domain/events.ts';
import type { Mac } from '../../domain/ids.ts';
import type { Emit, LineParser, Recognition } from '../dialect.ts';
import { RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { statedRefusal } from '../stated-reason.ts';
import { literal, utf8 } from '../text.ts';
import { ACCEPTED, CALLER, callerOf, loginOf, REFUSED, UNANSWERED } from './login.ts';
import { refusalOf } from './nps-reasons.ts';

/** How its sentences begin in the larger languages of Windows. */
const NAMES = [
  'Network Policy Server',
  'Der Netzwerkrichtlinienserver',
  'Netzwerkrichtlinienserver',
  'Le serveur NPS',
  'Le serveur de stratégie',
  'El servidor de directivas',
  'El Servidor de directivas',
  'Servidor de directivas',
  'Server dei criteri di rete',
  'Il server dei criteri di rete',
  'O Servidor de Políticas de Rede',
  'O servidor de políticas de rede',
  'Сервер политики сети',
  'Сервер сетевых политик',
  'Serwer zasad sieciowych',
  '网络策略服务器',
  '網路原則伺服器',
  'ネットワーク ポリシー サーバー',
  '네트워크 정책 서버',
].map((name) => utf8(name));
const words = (...each: readonly string[]): RegExp =>
  new RegExp(each.map((word) => utf8(word)).join('|'), 'i');
const GRANTED = words(
  'granted',
  'gewährt',
  'accordé',
  'conced',
  'concesso',
  'предостав',
  'przyzna',
  '授予',
  '許可',
  '허가',
);
const DENIED = words(
  ...['denied', 'locked', 'quarantined', 'verweigert', 'refusé', 'deneg', 'neg(?:ou|at)', 'отказ', 'odmówi'],
  ...['geweigerd', '拒绝', '拒絕', '拒否', '거부'],
);
const DISCARDED = words(
  'discarded',
  'verworfen',
  'ignoré',
  'descart',
  'scartat',
  'отклонил',
  'odrzuci',
  '放弃',
  '破棄',
);

/** Fields that only its records have: they begin one whose sentence was left out. */
const OWN_LABELS = [
  'NAS Port-Type',
  'Network Policy Name',
  'Connection Request Policy Name',
  'Proxy Policy Name',
  'Account Session Identifier',
  'Called Station Identifier',
  'Calling Station Identifier',
  'NAS-Porttyp',
  'Netzwerkrichtlinienname',
].map((label) => utf8(label));
/** Fields that others have, too: a number of a reason behind them is one of its records. */
const SHARED_LABELS = [
  ...[
    'Authentication Type',
    'EAP Type',
    'Authentifizierungstyp',
    'EAP-Typ',
    "Type d'authentification",
    'Type EAP',
  ],
  ...['Tipo de autenticación', 'Tipo de EAP', 'Tipo di autenticazione', 'Tipo EAP'],
].map((label) => utf8(label));
const REASONS = [
  'Reason',
  'Ursache',
  'Grund',
  'Raison',
  'Motif',
  'Motivo',
  'Causa',
  'Причина',
  '原因',
  '理由',
  '이유',
].map((label) => utf8(label));
const NUMBERS = [
  ...['Reason Code', 'Reason-Code', 'Ursachencode', 'Code de raison', 'Code de motif', 'Code raison'],
  ...[
    'Código de motivo',
    'Código de razón',
    'Código do motivo',
    'Codice motivo',
    'Код причины',
    'Kod przyczyny',
  ],
  ...['原因代码', '原因代碼', '理由コード', '이유 코드'],
].map((label) => utf8(label));
const oneOf = (labels: readonly string[]): string => labels.map((label) => literal(label)).join('|');

const BEFORE = String.raw`^\s{0,32}(?:(?:Description|Message)\s{0,16}:\s{0,32})?`;
const SENTENCE = new RegExp(`${BEFORE}(?:${oneOf(NAMES)}).{1,160}`);
const OWN_FIELD = new RegExp(String.raw`^\s{0,32}(?:${oneOf(OWN_LABELS)})\s{0,8}:\s`);
const SHARED_FIELD = new RegExp(String.raw`^\s{0,32}(?:${oneOf(SHARED_LABELS)})\s{0,8}:\s`);
/** A number stands so many lines behind them. */
const FAR = 8;
const NUMBER_FIELD = new RegExp(String.raw`^\s{0,32}(?:${oneOf(NUMBERS)})\s{0,8}:\s{0,32}(\d{1,3})\b`, 'i');
const REASON_FIELD = new RegExp(String.raw`^\s{0,32}(?:${oneOf(REASONS)})\s{0,8}:\s{1,32}(\S.{3,400})`, 'i');
const FIELD = /^\s{0,32}\S.{0,60}?:\s{1,40}(\S.{0,120}?)\s*$/;
const ADDRESS = new RegExp(`^(?:${CALLER})$`);

/** Beginnings of what begins a record, or tells of it. */
export const NPS_OPENINGS: readonly string[] = [
  ...[...NAMES, ...OWN_LABELS, ...SHARED_LABELS, ...NUMBERS, ...REASONS],
  ...['Description', 'Message'],
];

export const NPS_SAMPLES = [
  { line: 'Network Policy Server denied access to a user.', kinds: ['eap', 'eap'] },
  { line: 'Network Policy Server granted access to a user.', kinds: ['eap', 'eap'] },
  { line: 'Network Policy Server discarded the request for a user.', kinds: ['eap', 'eap'] },
  {
    line: utf8('Der Netzwerkrichtlinienserver hat einem Benutzer den Zugriff verweigert.'),
    kinds: ['eap', 'eap'],
  },
  { line: '\tNAS Port-Type:\t\t\tWireless - IEEE 802.11', kinds: [] },
];
/** A sentence that nobody else writes. */
export const scoreOfEvent = (line: string): 0 | 1 | 3 =>
  SENTENCE.test(line) && verdictIn(line) !== undefined ? 3 : NUMBER_FIELD.test(line) ? 1 : 0;

type Verdict = 'granted' | 'denied' | 'discarded';

const verdictIn = (sentence: string): Verdict | undefined =>
  DENIED.test(sentence)
    ? 'denied'
    : DISCARDED.test(sentence)
      ? 'discarded'
      : GRANTED.test(sentence)
        ? 'granted'
        : undefined;

interface Event {
  verdict: Verdict | undefined;
  caller: Mac | undefined;
  code: string | undefined;
  reason: string | undefined;
  /** The line that its evidence is. */
  line: number;
  text: string;
}

export class NpsEvents implements LineParser {
  readonly #input: number;
  readonly #emit: Emit;
  #event: Event | undefined;
  /** The line of a field that others have, too. */
  #shared = -FAR;

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
  }

  parseText(line: string, number: number): Recognition {
    const verdict = SENTENCE.test(line) ? verdictIn(line) : undefined;
    if (verdict !== undefined) {
      this.end();
      this.#event = {
        verdict,
        caller: undefined,
        code: undefined,
        reason: undefined,
        line: number,
        text: line,
      };
      return RECOGNISED;
    }
    const isOwn = OWN_FIELD.test(line) || (number - this.#shared < FAR && NUMBER_FIELD.test(line));
    if (SHARED_FIELD.test(line)) this.#shared = number;
    if (!this.#event && !isOwn) return UNKNOWN;
    this.#event ??= {
      verdict: undefined,
      caller: undefined,
      code: undefined,
      reason: undefined,
      line: number,
      text: line,
    };
    return this.#field(this.#event, line, number) || isOwn ? RECOGNISED : UNKNOWN;
  }

  #field(event: Event, line: string, number: number): boolean {
    const code = NUMBER_FIELD.exec(line)?.[1];
    const reason = code === undefined ? REASON_FIELD.exec(line)?.[1] : undefined;
    if (code !== undefined || reason !== undefined) {
      // Of two records that ran together without their sentences the second one's begins.
      if (event.reason !== undefined && event.verdict === undefined) this.end();
      event.code ??= code;
      event.reason ??= reason;
      if (code !== undefined) Object.assign(event, { line: number, text: line });
      if (this.#event === undefined) this.#event = { ...event, code, reason };
      return true;
    }
    const value = FIELD.exec(line)?.[1] ?? '';
    // The access point's has the network's name behind it, or comes before.
    if (!ADDRESS.test(value)) return false;
    event.caller = callerOf(value);
    return true;
  }

  end(): void {
    const event = this.#event;
    this.#event = undefined;
    const said = event && outcomeOf(event);
    if (!event || !said) return;
    const origin = { input: this.#input, line: event.line, text: evidence(event.text) };
    for (const read of loginOf(event.caller, ...said))
      this.#emit({ at: undefined, origin, witness: 'access-point', iface: '', ...read });
  }
}

function outcomeOf({ verdict, code, reason = '' }: Event): readonly Happening[] | undefined {
  if (verdict === 'granted') return [ACCEPTED];
  if (verdict === 'discarded') return [UNANSWERED];
  if (code !== undefined && Number(code) > 0) return refusalOf(code);
  const stated = statedRefusal(reason)?.filter((read) => read.kind === 'eap' && read.step !== 'started');
  if (stated !== undefined && stated.length > 0) return stated;
  return verdict === 'denied' ? [REFUSED] : undefined;
}
