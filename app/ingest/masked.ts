/**
 * Addresses that somebody has blacked out before pasting: `aa:bb:cc:xx:xx:xx`, `<MAC_1>`, `[redacted]:00:00`, `02:00:**`,
 * `C0.AA.48`, or nothing at all. A rule says where an address stands in its sentence; what stands there instead is one.
 * Equal text is one address, and different text two (`addressOf`).
 */
import { MAC, matchAt } from './text.ts';

const TAG = String.raw`<[^<>]{1,40}>|\[[^\[\]]{1,40}\]|\{[^{}]{1,40}\}|\((?!null\))[^()='"]{1,40}\)`;
/** Bytes of "…" as UTF-8. */
const ELLIPSIS = String.raw`\xe2\x80\xa6`;
/** An address that the end of its line has cut is damaged, not masked. */
const NOT_CUT = String.raw`(?![\da-fA-F]{0,2}(?::[\da-fA-F]{0,2}){0,5}$)`;

/** What tells a mask from a word of the sentence: a sign, a digit, a run of one letter, or what it says. */
const SIGN = String.raw`(?=\((?!null\))|\S*[*#?<[{:._\d${ELLIPSIS}-]|[xX]{2,}\b|[nN]{2,}\b|\w*(?:[rR]edact|REDACT|[rR]emov|REMOV|[hH]idden|HIDDEN|[mM]ask|MASK|[mM]ac|MAC|[aA]ddr|ADDR|[bB]ssid|BSSID|[cC]ensor|[aA]nonym))`;

/** Source of an expression for what stands in place of an address. */
export const MASKED = String.raw`${NOT_CUT}(?:\.{3,6}(?= )|${SIGN}(?:${TAG}|[\w*#?${ELLIPSIS}]|[.:-](?=[\w*#?<[{(.:\xe2-])|-(?= )){1,40}|(?= ))`;

/** Source of an expression for an address, masked or not. */
export const ADDRESS = `(?:${MAC}|${MASKED})`;

const variants = new WeakMap<RegExp, RegExp | null>();

const variantOf = (pattern: RegExp): RegExp | null => {
  let variant = variants.get(pattern);
  if (variant === undefined) {
    const { source } = pattern;
    variant = source.includes(MAC) ? new RegExp(source.replaceAll(MAC, MASKED), 'y') : null;
    variants.set(pattern, variant);
  }
  return variant;
};

/** A match at `position`; where there is none, one that takes masked addresses for addresses. */
export const matchMasked = (pattern: RegExp, text: string, position: number): RegExpExecArray | undefined => {
  const match = matchAt(pattern, text, position);
  if (match) return match;
  const variant = variantOf(pattern);
  return variant ? matchAt(variant, text, position) : undefined;
};
