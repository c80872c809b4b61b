import { fieldsOfMessage } from './positional-fields.ts';
import { codeOfSentence, fieldsByLabel, unfolded } from './text-sentences.ts';

/** Fields whose labels differ from language to language; SSID and RSSI are what they are in all. */
const ENGLISH = ['InterfaceDescription', 'ProfileName', 'FailureReason', 'Reason', 'ReasonText', 'LocalMac'];

/** Fields of an event of the wireless service out of its message, with the code that its reason's sentence stands for. */
export function fieldsOfText(id: number, text: string): ReadonlyMap<string, string> {
  const message = unfolded(text);
  const labelled = fieldsByLabel(message);
  const isEnglish = ENGLISH.some((name) => labelled.has(name));
  const fields = new Map([...(isEnglish ? [] : fieldsOfMessage(id, message)), ...labelled]);
  const sentence = fields.get('FailureReason') ?? fields.get('Reason') ?? fields.get('ReasonText') ?? '';
  const code = codeOfSentence(id, sentence);
  if (code !== undefined) fields.set('ReasonCode', String(code));
  return fields;
}
