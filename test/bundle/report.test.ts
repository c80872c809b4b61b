import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reportFiles } from '../../app/bundle/build.ts';
import { openReport, packReport, UnreadableReport } from '../../app/bundle/pack.ts';
import { Redactor, type Level } from '../../app/bundle/redactor.ts';
import { reportJsonSchema } from '../../app/bundle/schema.ts';
import { drawReport } from '../../app/bundle/show.ts';
import type { Ssid } from '../../app/domain/ids.ts';
import { allDialects } from '../../app/ingest/dialects.ts';
import { PLAIN } from '../../app/report/terminal.ts';
import { LOCALES } from '../../app/words/locale.ts';
import '../support/all-words.ts';
import { bytes, leaked, planted } from '../ingest/planted-secrets.ts';
import { recordingsUpTo } from '../invariants/recordings.ts';
import { reportedOf, type ReportOptions } from '../support/reported.ts';

const reportOf = (text: string, options?: ReportOptions): string =>
  reportFiles(reportedOf(text, options))
    .map(({ name, text: content }) => `${name}\n${content}`)
    .join('\n');

const SAID = `user zebrauser@zebramail.example at zebrahost.local, 203.0.113.77 and 2001:db8:aa:bb::77, file /home/zebrauser/zebra.pem, C:\\Users\\zebrauser\\zebra.p12, subject=/C=DE/O=ZebraOrg/CN=zebraradius.example, CN=zebraradius,O=ZebraOrg, 94:b2:71:c4:a5:77, 94-B2-71-C4-A5-77, 94b2.71c4.a577, 94b271c4a577, {6f9619ff-8b86-d011-b42d-00c04fc964ff}, SN-7Q2X-ZEBRA, Зебра 斑马网`;
const FOUND = /zebra|зебра|斑马|203\.0\.113\.77|aa:bb::77|c4.?a5.?77|c4a577|c4fc964|6f9619ff|7q2x/i;

const macs = /(?<![\da-f:])[\da-f]{2}(?::[\da-f]{2}){5}(?![\da-f:])/gi;

describe('a strict report', () => {
  it('has nothing in a line that is not a word of a program: every canary, on each sample of every dialect', () => {
    for (const { samples } of allDialects)
      for (const { line } of samples) {
        const redactor = new Redactor('strict');
        expect(redactor.text(`${line} ${SAID}`), line).not.toMatch(FOUND);
        expect(redactor.text(`${SAID} ${line}`), line).not.toMatch(FOUND);
      }
  });

  it('has no canary that stood in the lines of a recording, wherever it stood', () => {
    let kept = 0;
    for (const { name, lines } of recordingsUpTo(150)) {
      const marked = lines.map((line) =>
        line.replaceAll(macs, '94:b2:71:c4:a5:77').replaceAll(/lab-\w+/g, 'Zebrafalter'),
      );
      const report = reportOf([...marked, ...marked.map((line) => `${line} ${SAID}`)].join('\n'));
      expect(FOUND.exec(report)?.[0], name).toBe(undefined);
      if (report.includes('logs/1.log')) kept++;
    }
    expect(kept).toBeGreaterThan(20);
  });

  it('has no name that a person gave to an access point, and an open one those of its own', () => {
    const recording = recordingsUpTo(150).find(({ lines }) =>
      reportedOf(lines.join('\n')).verdict.findings.some(({ bssids }) => bssids.length > 0),
    );
    const reported = reportedOf(recording?.lines.join('\n') ?? '');
    const [bssid = ''] = reported.verdict.findings.flatMap(({ bssids }) => bssids);
    const accessPoints = { [bssid]: 'Zebrakitchen', '02:00:00:00:ff:ff': 'Zebracellar' };
    const textOf = (level: Level): string =>
      reportFiles({ ...reported, level, accessPoints })
        .map(({ text }) => text)
        .join('\n');
    expect(textOf('strict')).not.toMatch(FOUND);
    expect(textOf('open')).toContain('Zebrakitchen');
    expect(textOf('open')).not.toContain('Zebracellar');
  });

  it('names the same thing by the same name, and keeps the maker', () => {
    const redactor = new Redactor('strict');
    redactor.know(['Café "Nord"' as Ssid]);
    const line = redactor.text(
      `wlan0: SME: Trying to authenticate with 94:b2:71:c4:a5:77 (SSID='Caf\\xc3\\xa9 "Nord"' freq=2412 MHz)`,
    );
    expect(line).toBe(
      `wlan0: SME: Trying to authenticate with 94:b2:71:00:00:01 (SSID='network 1' freq=2412 MHz)`,
    );
    expect(redactor.text('94-B2-71-C4-A5-77')).toBe('94-B2-71-00-00-01');
    expect(redactor.text('43 61 66 c3 a9 20 22 4e 6f 72 64 22')).not.toMatch(/61 66/);
    expect(redactor.text('wlx94b271c4a577')).toBe('wlx94b271000001');
  });

  it('is linear in what it reads', () => {
    const time = (size: number): number => {
      const text = [
        'a@'.repeat(size),
        '/'.repeat(size),
        '1:'.repeat(size),
        'f'.repeat(size),
        '\\x'.repeat(size),
        '::'.repeat(size),
      ];
      const start = performance.now();
      for (const one of text) new Redactor('strict').text(one);
      return performance.now() - start;
    };
    time(2000);
    expect(time(40_000)).toBeLessThan(60 * Math.max(5, time(4000)));
  });

  it('is judged as the lines are that it was made of, names and all', () => {
    let same = 0;
    const other: string[] = [];
    const logOf = (text: string, level: Level): string =>
      reportFiles(reportedOf(text, { level })).find(({ name }) => name === 'logs/1.log')?.text ?? '';
    for (const { name, lines } of recordingsUpTo(400)) {
      const text = lines.join('\n');
      const { verdict, variant } = reportedOf(logOf(text, 'open')).verdict;
      if (verdict === 'undetermined') continue;
      const strict = reportedOf(logOf(text, 'strict')).verdict;
      if (strict.verdict === verdict && strict.variant === variant) same++;
      else other.push(name);
    }
    expect(other).toEqual([]);
    expect(same).toBeGreaterThan(200);
  });

  it('keeps of a printed frame what decides, and no name: header, fixed fields, RSNE with its PMKIDs named', () => {
    const mac = (last: number): number[] => [0x94, 0xb2, 0x71, 0xc4, 0xa5, last];
    const pmkid = Array.from({ length: 16 }, (_, at) => 0xa0 + at);
    const suite = (kind: number): number[] => [0x00, 0x0f, 0xac, kind];
    const rsne = [1, 0, ...suite(4), 1, 0, ...suite(4), 1, 0, ...suite(8), 0xc0, 0, 1, 0, ...pmkid];
    const ssid = [...Buffer.from('Zebrafalter')];
    const header = (kind: number): number[] => [kind, 0, 0x3a, 1, ...mac(1), ...mac(2), ...mac(1), 0x10, 0];
    const spelled = (bytes: readonly number[]): string =>
      bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const redactor = new Redactor('strict');
    const request = [...header(0x00), 0x11, 0x04, 0x0a, 0, 0, ssid.length, ...ssid, 48, rsne.length, ...rsne];
    const told = redactor.text(`[frame: ${spelled(request)}]`);
    expect(told).not.toMatch(/c4 a5|5a 65 62|a0 a1 a2/);
    expect(told).toContain(spelled([...suite(8), 0xc0, 0, 1, 0]));
    expect(told.split(' ').length).toBe(1 + 24 + 4 + 2 + rsne.length);
    const auth = [...header(0xb0), 3, 0, 1, 0, 126, 0, ...Array.from({ length: 40 }, (_, at) => at * 5)];
    expect(redactor.text(`[frame: ${spelled(auth)}]`)).toMatch(
      /^\[frame: b0 00 3a 01 94 b2 71 .* 03 00 01 00 7e 00\]$/,
    );
    // Whatever is no such frame goes whole.
    for (const other of [header(0x80).concat(ssid), header(0xb0).concat(0), Array<number>(60).fill(0xff)])
      expect(redactor.text(`x ${spelled(other)} y`)).toBe('x  y');
  });
});

it('no secret is in an open report either', () => {
  const lines = readFileSync(join(import.meta.dirname, '../../app/demo/sae-deauth-2.log'), 'utf8').split(
    '\n',
  );
  for (const secret of planted()) {
    const text = lines
      .map((line) => (line.includes('CTRL-EVENT') ? `${line} ${bytes(secret)}` : line))
      .join('\n');
    expect(leaked(reportOf(text, { level: 'open' })), secret).toEqual([]);
  }
});

const demo = readFileSync(join(import.meta.dirname, '../../app/demo/sae-deauth-2.log'), 'utf8');
const failing = demo.split('\n').slice(0, 24).join('\n');

describe('report.json', () => {
  it('is what its published schema says', () => {
    const path = join(import.meta.dirname, '../../docs/rejoin.report.schema.json');
    const published = JSON.parse(readFileSync(path, 'utf8')) as object;
    expect(published).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
    const { $schema: _, ...schema } = published as Record<string, unknown>;
    const validate = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore' }).compile(schema);
    for (const { lines } of [{ lines: failing.split('\n') }, ...recordingsUpTo(80).slice(0, 40)]) {
      const json = reportFiles(reportedOf(lines.join('\n')))[0]?.text ?? '';
      expect(validate(JSON.parse(json)), JSON.stringify(validate.errors)).toBe(true);
    }
  });
});

describe('a packed report', () => {
  const files = reportFiles(reportedOf(failing));
  const layout = { paint: PLAIN, width: 100, locale: 'en', whose: 'theirs' } as const;

  it('is the same bytes each time, and opens to the same files', () => {
    const packed = packReport(files);
    expect(packReport(files)).toEqual(packed);
    expect(openReport(packed).files).toEqual(files);
    const shown = drawReport(openReport(packed).report, layout);
    expect(shown).toContain('This device never tried its password.');
    expect(shown).toContain('network 1');
  });

  it('of a made-up next version shows what it can', () => {
    const json = JSON.parse(files[0]?.text ?? '') as { diagnosis: { findings: Record<string, unknown>[] } };
    const next = {
      ...json,
      schema: 'rejoin.report/2',
      level: { name: 'paranoid' },
      diagnosis: {
        ...json.diagnosis,
        verdict: 'cosmic-rays',
        findings: [
          { ...json.diagnosis.findings[0], cause: 'cosmic-rays', variant: 'gamma', attempts: 'many' },
          { what: 'is this' },
          json.diagnosis.findings[0],
        ],
      },
      ladder: [...(json as unknown as { ladder: unknown[] }).ladder, { glyph: 7 }],
      orbit: { moons: 2 },
    };
    const shown = drawReport(
      openReport(packReport([{ name: 'report.json', text: JSON.stringify(next) }])).report,
      layout,
    );
    expect(shown).toContain('A newer Rejoin made this report');
    expect(shown).toContain('cosmic-rays gamma');
    expect(shown).toContain('deauthenticated with reason 2');
    expect(shown).toContain('This device never tried its password.');
  });

  it('that is a bomb, damaged, or something else is refused in a sentence', () => {
    const zeros = new Uint8Array(80 * 2 ** 20);
    const bomb = zipSync({ 'report.json': zeros }, { level: 9 });
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`logs/${at}.log`, strToU8('x')])),
    );
    const packed = packReport(files);
    const liar = Uint8Array.from(bomb);
    // The directory says that it is small.
    const at = Buffer.from(liar).lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    new DataView(liar.buffer).setUint32(at + 24, 1000, true);
    for (const bad of [
      ...[
        bomb,
        many,
        liar,
        packed.subarray(0, packed.length / 2),
        strToU8('PK\u0003\u0004 nothing'),
        new Uint8Array(),
      ],
      ...[zipSync({ '../report.json': strToU8('{}') }), zipSync({ 'report.json': strToU8('[1]') })],
    ])
      expect(() => openReport(bad)).toThrow(UnreadableReport);
  });

  it.each(LOCALES)('has pages that run nothing and name nothing outside (%s)', (locale) => {
    const hostile = failing.replaceAll('lab-sae', '<img src=x onerror=alert(1)>');
    for (const level of ['strict', 'open'] as const)
      for (const { name, text } of reportFiles(reportedOf(hostile, { locale, level }))) {
        if (!name.endsWith('.html')) continue;
        expect(text).toContain("default-src 'none'");
        for (const [tag] of text.matchAll(/<[^>]*>/g))
          expect(tag).toMatch(
            /^<(?:!doctype html|\/?(?:html|head|body|main|title|style|h[12]|p|ul|ol|li|br|span|code|table|tbody|tr|td)|meta)(?: (?:lang|class|charset|name|content|http-equiv)="[^"]*")*(?: \/)?>$/,
          );
        expect(text).toContain(`lang="${locale}"`);
      }
    expect(files.map(({ name }) => name)).toEqual([
      'report.json',
      'plan.json',
      'index.html',
      'maker.html',
      'logs/1.log',
    ]);
    expect(files.find(({ name }) => name === 'maker.html')?.text).toContain('12.6.10.3');
  });
});
