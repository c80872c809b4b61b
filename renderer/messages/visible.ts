/**
 * Lines that strangers wrote made harmless to look at: control characters, direction overrides and characters without a width are
 * written out as `\u{…}`, so that two texts that differ look different and none reorders its surroundings.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

export const visible = (text: string): string =>
  text.replace(UNSEEN, (sign) =>
    sign === '\t' ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}}`,
  );
