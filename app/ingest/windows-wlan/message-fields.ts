import { fieldsOfMessage } from './positional-fields.ts';
import { codeOfSentence, fieldsByLabel } from './text-sentences.ts';

/** Fields of an event of the wireless service out of its message, with the code that its reason's sentence stands for. */
export function fieldsOfText(id: number, message: string): ReadonlyMap<string, string> {
  const labelled = fieldsByLabel(message);
  const fields = new Map(labelled.size > 0 ? labelled : fieldsOfMessage(id, message));
  const sentence = fields.get('FailureReason') ?? fields.get('Reason') ?? fields.get('ReasonText') ?? '';
  const code = codeOfSentence(id, sentence);
  if (code !== undefined) fields.set('ReasonCode', String(code));
  return fields;
}
