import { said } from '../domain/said.ts';
import { mac, type Mac } from '../domain/ids.ts';
import { UsageError } from './exit.ts';

/** 02:00:00:00:01:00, 02-00-00-00-01-00, 0200.0000.0100 (Cisco), 0200-0000-0100 (Huawei), 020000000100. */
const SPELLINGS =
  /^(?:[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}|[\da-f]{4}([.:-])[\da-f]{4}\2[\da-f]{4}|[\da-f]{12})$/i;

/**
 * A station's address as people paste it.
 * @throws UsageError
 */
export function parseStation(text: string): Mac {
  if (!SPELLINGS.test(text.trim())) throw new UsageError(said('usage.station', { text }));
  const digits = text.replace(/[^\da-f]/gi, '');
  return mac(digits.replace(/(..)(?=.)/g, '$1:'));
}
