import { describe, expect, it } from 'vitest';
import { XmlReader } from '../../app/ingest/xml/xml-reader.ts';
import type { XmlTag } from '../../app/ingest/xml/handler.ts';

/** What a reader tells, as text: `<a x="1">`, `'text'`, `</a>`. */
const tell = (text: string, chunk = text.length + 1): readonly string[] => {
  const told: string[] = [];
  const reader = new XmlReader({
    listens: true,
    open: (name: string, tag: XmlTag) => {
      const x = tag.attribute('x');
      told.push(x === undefined ? `<${name}>` : `<${name} x="${x}">`);
    },
    text: (piece: string) => {
      const last = told.at(-1);
      if (last?.startsWith("'")) told[told.length - 1] = `${last.slice(0, -1)}${piece}'`;
      else told.push(`'${piece}'`);
    },
    close: (name: string) => told.push(`</${name}>`),
  });
  const bytes = Buffer.from(text, 'latin1');
  for (let p = 0; p < bytes.length; p += chunk) reader.feed(bytes.subarray(p, p + chunk));
  reader.feed(Buffer.from('<end/>'));
  return told.slice(0, -2);
};

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'elements, text, attributes in both quotes',
    `<a x='1'>t<b x="2"/></a>`,
    ['<a x="1">', "'t'", '<b x="2">', '</b>', '</a>'],
  ],
  ['several roots', '<a/><b/>', ['<a>', '</a>', '<b>', '</b>']],
  ['references', '&lt;&amp;&#65;&#x42;&bad;&#xd800;&', ["'<&AB&bad;&#xd800;&'"]],
  ['references in attributes', '<a x="&quot;&#233;"/>', [`<a x=""\xc3\xa9">`, '</a>']],
  ['a > in a value', '<a x="1>2"/>', ['<a x="1>2">', '</a>']],
  ['comments with elements in them', '<!-- <a> -- --><b/>', ['<b>', '</b>']],
  ['sections, whose references are none', '<a><![CDATA[<b>&amp;]]></a>', ['<a>', "'<b>&amp;'", '</a>']],
  ['instructions and declarations', '<?xml x="1"?><!DOCTYPE a><a/>', ['<a>', '</a>']],
  ['a tag that runs into the next', '<a x="1 <b/>', ['<b>', '</b>']],
  ['a < by itself', 'if (a < b && c<<1) <i/>', ["'if (a < b && c<<1) '", '<i>', '</i>']],
  ['attributes without a value', '<a disabled x="1">', ['<a x="1">']],
  ['blanks around the equals sign', '<a y = "0" x = "1" >', ['<a x="1">']],
];

describe('the reader of XML', () => {
  it.each(CASES)('knows %s', (_, text, expected) => {
    expect(tell(text)).toEqual(expected);
    for (const chunk of [1, 2, 3, 5]) expect(tell(text, chunk), String(chunk)).toEqual(expected);
  });

  it('passes over a tag without an end and goes on at the next', () => {
    expect(tell(`<a x="${'y'.repeat(100_000)}<b/>`)).toEqual(['<b>', '</b>']);
    expect(tell(`<a ${'y'.repeat(100_000)}><b/>`)).toEqual(['<b>', '</b>']);
  });

  it('keeps the beginning of an endless text', () => {
    const [, text = ''] = tell(`<a>${'t'.repeat(1 << 20)}</a>`, 1000);
    expect(text.length).toBeGreaterThan(60_000);
    expect(text.length).toBeLessThan(70_000);
  });

  it('is linear in the length of what makes no sense', () => {
    for (const filler of ['<', '<a', '<a x="', '&', '&#', '<!--', '<![CDATA[', '<a x=1 ', "<a'"]) {
      tell(filler.repeat((1 << 20) / filler.length), 4096);
    }
  });
});
