/**
 * A mail whose body is still encoded as quoted-printable (RFC 2045, 6.7): `=3D` for a sign, and lines that end with `=` go on in the
 * next one. In such a text every `=` begins one of the two; that is what tells it from a log, which is full of them.
 */

const DECLARED = /^content-transfer-encoding: *quoted-printable/i;
/** The rest of a mail's head, and what separates its parts. */
const HEAD = /^[A-Za-z][\w-]{1,40}: |^[ \t]+\w+=|^--/;
const BROKEN = /=(?![\dA-F]{2}|[ \t]*$)/;
const SOFT = /=[ \t]*$/;
const CODE = /=([\dA-F]{2})/g;
const SIGN = '=3D';

export interface Decoded {
  readonly lines: readonly string[];
  /** Whether a line went on what stands before it, and is gone with that. */
  readonly isJoined: readonly boolean[];
}

/** @returns undefined where the text is none */
export function quotedPrintable(lines: readonly string[]): Decoded | undefined {
  const body = lines.findIndex((line) => DECLARED.test(line)) + 1;
  const encoded = lines.slice(body).filter((line) => !HEAD.test(line));
  const isOne =
    encoded.some((line) => line.includes(SIGN)) &&
    (body > 0 || encoded.some((line) => SOFT.test(line))) &&
    !encoded.some((line) => BROKEN.test(line));
  if (!isOne) return undefined;
  const decoded = [...lines];
  const isJoined = lines.map(() => false);
  for (let at = body; at < lines.length; at++) {
    let whole = lines[at] ?? '';
    if (HEAD.test(whole)) continue;
    let next = at;
    for (; SOFT.test(whole) && next + 1 < lines.length; isJoined[next] = true) {
      next++;
      whole = whole.replace(SOFT, '') + (lines[next] ?? '');
    }
    decoded[at] = whole.replace(CODE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    at = next;
  }
  return { lines: decoded, isJoined };
}
