/** Pages without a script, as text. Whatever is put in is escaped and visible. */
import { visible } from '../domain/visible.ts';

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** A piece of a page, escaped. */
export interface Html {
  readonly html: string;
}

export const escaped = (text: string): string =>
  visible(text).replaceAll(/[&<>"']/g, (sign) => SIGNS.get(sign) ?? '');

/** `html\`<p>${text}</p>\``: texts are escaped, pieces and lists of pieces are put in as they are. */
export function html(
  texts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const put = (value: string | number | Html | readonly Html[]): string => {
    if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
    return 'html' in value ? value.html : value.map((one) => one.html).join('');
  };
  return { html: texts.map((text, at) => text + (at < values.length ? put(values[at] ?? '') : '')).join('') };
}

const STYLE = `:root{color-scheme:light dark}
body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.1rem;margin-top:2rem}
code,.log{font-family:ui-monospace,monospace;font-size:.85rem;overflow-wrap:anywhere}
.code{font:600 1.8rem ui-monospace,monospace;letter-spacing:.06em}
table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #8884}
li{margin:.4rem 0}.soft{opacity:.75}.bad{font-weight:600}
@media(max-width:36rem){table,tbody,tr,td{display:block}thead{display:none}tr{padding:.4rem 0;border-bottom:1px solid #8884}td{border:0;padding:.1rem 0}}`;

/** A whole page that names nothing outside itself and runs nothing. */
export const page = (title: string, language: string, body: readonly Html[]): string =>
  `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body.map((one) => one.html).join('\n')}
</main>
</body>
</html>
`;
