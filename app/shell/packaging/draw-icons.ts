/**
 * Draws every icon from the one picture `renderer/public/icon.svg` and writes them beside the sources: `npm run icons`. The
 * results are committed, so that a build needs no renderer of SVG.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../../..');
const TRAY = join(import.meta.dirname, '../icons');
const PACKAGE = join(import.meta.dirname, 'icons');
const PICTURE = readFileSync(join(ROOT, 'renderer/public/icon.svg'), 'utf8');
const PATHS = PICTURE.match(/<path .*?\/>/g)?.join('') ?? '';

async function draw(page: Page, svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
}

/** Apple's own container: for each picture its type, its length with this header, and the PNG. */
function icns(pictures: readonly { type: string; png: Buffer }[]): Buffer {
  const block = (type: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  return block('icns', Buffer.concat(pictures.map(({ type, png }) => block(type, png))));
}

/** Windows' container: a directory of 16 bytes a picture, then the PNGs. A size of 256 is written as 0. */
function ico(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** What each state adds to the arrows, and its ground where there are colours. */
const STATES = {
  fine: { mark: '', ground: '#0b57d0' },
  trouble: {
    mark: '<path d="M32 22v13" stroke-width="7"/><path d="M32 44v.1" stroke-width="8"/>',
    ground: '#8f4a00',
  },
  fixing: { mark: '<path d="M32 32v.1" stroke-width="15"/>', ground: '#0b57d0' },
  unknown: { mark: '<path d="M25 32h14" stroke-width="6"/>', ground: '#62656c' },
};

const arrows = (colour: string, mark: string): string =>
  `<g fill="none" stroke="${colour}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">${PATHS}${mark}</g>`;
const svg = (box: string, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${content}</svg>`;

async function drawTray(page: Page): Promise<void> {
  mkdirSync(TRAY, { recursive: true });
  for (const [state, { mark, ground }] of Object.entries(STATES))
    for (const size of [16, 32]) {
      const template = svg('8 8 48 48', arrows('#000', mark));
      const colour = svg(
        '0 0 64 64',
        `<rect width="64" height="64" rx="15" fill="${ground}"/>${arrows('#fff', mark)}`,
      );
      writeFileSync(join(TRAY, `template-${state}-${size}.png`), await draw(page, template, size));
      writeFileSync(join(TRAY, `colour-${state}-${size}.png`), await draw(page, colour, size));
    }
}

async function drawPackage(page: Page): Promise<void> {
  mkdirSync(join(PACKAGE, 'linux'), { recursive: true });
  // macOS keeps an eighth of the canvas free around a picture.
  const framed = svg('-8 -8 80 80', PICTURE.replace(/<\/?svg[^>]*>/g, ''));
  const types = { 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10', 32: 'ic11', 64: 'ic12' };
  const apple = [];
  for (const [size, type] of Object.entries(types))
    apple.push({ type, png: await draw(page, framed, Number(size)) });
  writeFileSync(join(PACKAGE, 'icon.icns'), icns(apple));
  const windows = [];
  for (const size of [16, 24, 32, 48, 64, 256]) windows.push({ size, png: await draw(page, PICTURE, size) });
  writeFileSync(join(PACKAGE, 'icon.ico'), ico(windows));
  for (const size of [16, 32, 48, 64, 128, 256, 512])
    writeFileSync(join(PACKAGE, 'linux', `${size}x${size}.png`), await draw(page, PICTURE, size));
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
await drawTray(page);
await drawPackage(page);
await browser.close();
