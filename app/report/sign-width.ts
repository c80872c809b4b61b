/**
 * How many cells a text takes. The tables for it are large: they are opened with the first text that needs them, since every
 * command would wait for them as it starts. Unicode Standard Annexes 11 (width) and 29 (signs).
 */
import { eastAsianWidth } from 'get-east-asian-width';

/** What `Paint` puts around texts. */
// eslint-disable-next-line no-control-regex -- it is looked for
const COLOURS = /\x1b\[[\d;]{0,16}m/g;
/** Latin letters and ASCII signs, without what is not seen. */
const ONE_EACH = /^[\x20-\x7e\xa1-\xac\xae-\u02ff]*$/;
/** Halfwidth and fullwidth forms: a voiced sound mark among them takes a cell of its own behind its letter. */
const FORMS = /^[\uff00-\uffef]$/;
const KEYCAP = /^[\d#*]\u20e3$/;
const JOINER = '\u200d';
/** Hangul letters that make one block: the first, then the vowel, then what may end it. */
const BLOCK = /[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6][\u11a8-\u11ff\ud7cb-\ud7fb]?/g;
const JAMO = /^[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]/;

interface Tables {
  readonly segmenter: Intl.Segmenter;
  /** The first sign of a cluster that takes room. */
  readonly visible: RegExp;
  readonly picture: RegExp;
  readonly pictograph: RegExp;
  /** What stands behind its letter, in a cell of its own. */
  readonly spacing: RegExp;
}
let opened: Tables | undefined;
const tables = (): Tables =>
  (opened ??= {
    segmenter: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
    visible: new RegExp(
      String.raw`[^\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Surrogate}]`,
      'v',
    ),
    picture: new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v'),
    pictograph: new RegExp(String.raw`\p{Extended_Pictographic}`, 'gu'),
    spacing: new RegExp(String.raw`^\p{Spacing_Mark}$`, 'v'),
  });

/** What a reader takes for one sign each. */
export function* signsOf(text: string): Generator<string> {
  for (const { segment } of tables().segmenter.segment(text)) yield segment;
}

const ofAll = (signs: Iterable<string>): number => {
  let width = 0;
  for (const sign of signs) width += eastAsianWidth(sign.codePointAt(0) ?? 0);
  return width;
};

function widthOfSign(sign: string): number {
  const { visible, picture, pictograph, spacing } = tables();
  const from = sign.search(visible);
  if (from < 0) return 0;
  if (picture.test(sign) || KEYCAP.test(sign)) return 2;
  if (sign.includes(JOINER) && (sign.match(pictograph)?.length ?? 0) > 1) return 2;
  const seen = sign.slice(from);
  if (JAMO.test(seen)) {
    const blocks = seen.match(BLOCK)?.length ?? 0;
    return 2 * blocks + ofAll(Array.from(seen.replaceAll(BLOCK, '')).filter((one) => visible.test(one)));
  }
  const [base = '', ...behind] = seen;
  return ofAll([base, ...behind.filter((one) => spacing.test(one) || FORMS.test(one))]);
}

/** Colours take none. */
export function widthOf(text: string): number {
  const plain = text.replaceAll(COLOURS, '');
  if (ONE_EACH.test(plain)) return plain.length;
  let width = 0;
  for (const sign of signsOf(plain)) width += widthOfSign(sign);
  return width;
}
