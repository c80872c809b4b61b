/**
 * Where elements stand in a profile's XML, so that one of them can be changed and every other character stays. A parser that
 * builds a tree would have to write the whole document anew, and lose blanks, line ends, prefixes and quotes of the original.
 */
export interface Span {
  /** Without its prefix. */
  readonly name: string;
  /** 'x:' or ''. */
  readonly prefix: string;
  /** Of the `<`. */
  readonly start: number;
  /** Behind the `>` of the start tag. */
  readonly inner: number;
  /** Of the `<` of the end tag; `end` for an empty element. */
  close: number;
  /** Behind the whole element. */
  end: number;
  readonly children: Span[];
}

/** Comments, CDATA, instructions and declarations are passed over; then start, end and empty tags. */
const TOKEN =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<![^>]*>|<\/[^>]*>|<(?<prefix>[\w.-]+:)?(?<name>[\w.-]+)(?:"[^"]*"|'[^']*'|[^"'>])*>/gu;

/** The outermost element; undefined where the tags do not fit together. */
export function spansOf(xml: string): Span | undefined {
  const open: Span[] = [];
  let root: Span | undefined;
  for (const match of xml.matchAll(TOKEN)) {
    const [tag] = match;
    const { prefix = '', name } = match.groups ?? {};
    const end = match.index + tag.length;
    if (name !== undefined) {
      const span: Span = { name, prefix, start: match.index, inner: end, close: end, end, children: [] };
      if (open.length > 0) open.at(-1)?.children.push(span);
      else if (root) return undefined;
      else root = span;
      if (!tag.endsWith('/>')) open.push(span);
    } else if (tag.startsWith('</')) {
      const span = open.pop();
      if (tag.slice(2, -1).trimEnd() !== `${span?.prefix}${span?.name}` || !span) return undefined;
      span.close = match.index;
      span.end = end;
    }
  }
  return open.length === 0 ? root : undefined;
}

/** The first element below `span` at the end of a path of names. */
export function at(span: Span | undefined, ...path: readonly string[]): Span | undefined {
  let here = span;
  for (const name of path) here = here?.children.find((child) => child.name === name);
  return here;
}
