/**
 * A management frame that is printed as hex (IEEE Std 802.11-2020, 9.3.3). Its header, its fixed fields and its RSNE decide
 * what happened: they stay, addresses and PMKIDs in them named. Every other element holds names, and goes. Pure.
 */

/** Bytes of the header, and where its three addresses are. */
const HEADER = 24;
const ADDRESSES = [4, 10, 16];
const ADDRESS = 6;
/** First byte of the kinds that are read, and bytes of their fixed fields. */
const FIXED: ReadonlyMap<number, number> = new Map([
  ...([[0xb0, 6] /* authentication: algorithm, transaction, status */] as const),
  ...([
    [0xc0, 2] /* deauthentication: reason */,
    [0xa0, 2] /* disassociation */,
  ] as const),
  ...([
    [0x00, 4] /* association request */,
    [0x20, 10] /* reassociation: and the current AP */,
  ] as const),
  ...([
    [0x10, 6] /* association response: capabilities, status, AID */,
    [0x30, 6],
  ] as const),
]);
const REASSOCIATION = 0x20;
const CURRENT_AP = HEADER + 4;
const HAS_ELEMENTS: readonly number[] = [0x00, 0x10, 0x20, 0x30];
const RSNE = 48;
const PMKID = 16;

/** What stands for an address or a PMKID, as hex digits of the same length. */
export interface FrameNames {
  readonly address: (digits: string) => string;
  readonly pmkid: (digits: string) => string;
}

const hexOf = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (digits: string): number[] =>
  Array.from({ length: digits.length / 2 }, (_, at) => parseInt(digits.slice(2 * at, 2 * at + 2), 16));

/** @returns undefined where it is no such frame */
export function redactFrame(bytes: readonly number[], names: FrameNames): readonly number[] | undefined {
  const [kind = -1] = bytes;
  const fixed = FIXED.get(kind);
  if (fixed === undefined || bytes.length < HEADER + fixed) return undefined;
  const kept = bytes.slice(0, HEADER + fixed);
  const rename = (at: number): void =>
    void kept.splice(at, ADDRESS, ...bytesOf(names.address(hexOf(kept.slice(at, at + ADDRESS)))));
  ADDRESSES.forEach(rename);
  if (kind === REASSOCIATION) rename(CURRENT_AP);
  return HAS_ELEMENTS.includes(kind) ? [...kept, ...rsneOf(bytes.slice(HEADER + fixed), names)] : kept;
}

function rsneOf(elements: readonly number[], names: FrameNames): readonly number[] {
  for (let at = 0; at + 2 <= elements.length;) {
    const [id = 0, length = 0] = elements.slice(at, at + 2);
    const body = elements.slice(at + 2, at + 2 + length);
    if (id === RSNE && body.length === length) return [id, length, ...withoutPmkids(body, names)];
    at += 2 + length;
  }
  return [];
}

/** Version and group cipher, then two lists of suites, capabilities, and the list of PMKIDs. */
function withoutPmkids(body: readonly number[], { pmkid }: FrameNames): readonly number[] {
  const count = (at: number): number => (body[at] ?? 0) + 256 * (body[at + 1] ?? 0);
  const akms = 6 + 2 + 4 * count(6);
  const pmkids = akms + 2 + 4 * count(akms) + 2;
  const named = [...body];
  for (let index = 0; index < count(pmkids); index++) {
    const at = pmkids + 2 + PMKID * index;
    if (at + PMKID > body.length) break;
    named.splice(at, PMKID, ...bytesOf(pmkid(hexOf(body.slice(at, at + PMKID)))));
  }
  return named;
}
