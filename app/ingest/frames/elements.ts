/** Lists of elements (IEEE Std 802.11-2020, 9.4.2.1). Never throws. */
import type { Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { latin1 } from '../text.ts';

export interface Element {
  readonly id: number;
  /** What is there of it. */
  readonly body: Uint8Array;
  /** It says that it is longer than the list. */
  readonly cut: boolean;
}

const SSID = 0;
const LONGEST_SSID = 32;

/** In order; an element that is cut short is the last one. */
export function* eachElement(bytes: Uint8Array): Generator<Element> {
  for (let at = 0; at + 2 <= bytes.length;) {
    const end = at + 2 + (bytes[at + 1] ?? 0);
    yield { id: bytes[at] ?? 0, body: bytes.subarray(at + 2, end), cut: end > bytes.length };
    at = end;
  }
}

/** @returns the empty name for a network that hides its own; undefined where no whole SSID stands */
export function findSsid(elements: Uint8Array): Ssid | undefined {
  for (const { id, body, cut } of eachElement(elements))
    if (id === SSID && !cut && body.length <= LONGEST_SSID)
      return ssidFromBytes(latin1(body, 0, body.length));
  return undefined;
}
