import { fieldsByPlace } from './positional-fields.ts';
import { numberOf, type Provider } from './record.ts';
import { codeOfSentence, fieldsByLabel, unfolded } from './text-sentences.ts';

/** Fields whose labels differ from language to language; SSID and RSSI are what they are in all. */
const ENGLISH = ['InterfaceDescription', 'ProfileName', 'FailureReason', 'Reason', 'ReasonText', 'LocalMac'];

/** Fields of an event of the wireless service out of its message, with the code that its reason's sentence stands for. */
function fieldsOfText(id: number, text: string): ReadonlyMap<string, string> {
  const message = unfolded(text);
  const labelled = fieldsByLabel(message);
  const isEnglish = ENGLISH.some((name) => labelled.has(name));
  const fields = new Map([...(isEnglish ? [] : fieldsByPlace(id, message)), ...labelled]);
  const sentence = fields.get('FailureReason') ?? fields.get('Reason') ?? fields.get('ReasonText') ?? '';
  const code = codeOfSentence(id, sentence);
  if (code !== undefined && numberOf(fields.get('ReasonCode')) === undefined)
    fields.set('ReasonCode', String(code));
  return fields;
}

/** The card by its address, which the DHCP client writes as one number. */
const CARD = /\bnetwork address (?:0x)?([\da-f]{12}|[\da-f]{2}(?:[:-][\da-f]{2}){5})(?![\da-f])/i;

/** The adapter by its name in quotes, whatever else was written there, or before its number. */
const ADAPTER = /"([^"]{1,120})"|\bMiniport (\S[^{}\n]{0,120}?), \{/;

function adapterIn(message: string): string | undefined {
  const [, quoted, plain] = ADAPTER.exec(message) ?? [];
  return quoted ?? plain;
}

/** Fields of an event out of its message. */
export function fieldsOfMessage(
  provider: Provider,
  id: number,
  message: string,
): ReadonlyMap<string, string> {
  if (provider === 'wlan-autoconfig') return fieldsOfText(id, message);
  const adapter = provider === 'ndis' ? adapterIn(message) : undefined;
  if (adapter !== undefined) return new Map([['AdapterName', adapter]]);
  const card = provider === 'dhcp-client' ? CARD.exec(message)?.[1] : undefined;
  return new Map(card === undefined ? [] : [['HWAddress', card]]);
}
