import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerCode, caseCode } from '../../app/codes/codes.ts';
import { brokenRules } from '../support/axe.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'out/decode');
const code = caseCode({
  ...({ name: 'stale-pmksa/okc', confidence: 'sure', password: 'not-tested', system: 'macos' } as const),
  ...({ program: 'macos', attempts: '3', age: '1-hour', tried: 'bss', outcome: 'not-fixed' } as const),
});

describe.skipIf(!CHROMIUM)('the page that says what a code means', () => {
  let browser: Browser;
  beforeAll(async () => {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', 'vite.decode.config.ts'],
      {
        ...{ cwd: root, stdio: 'pipe' },
      },
    );
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is one file that names nothing outside itself', () => {
    expect(readdirSync(folder)).toEqual(['decode.html']);
    const html = readFileSync(join(folder, 'decode.html'), 'utf8');
    expect(html).toContain("default-src 'none'");
    expect(html.replace(/<script[^]*<\/script>/, '')).not.toMatch(/(?:src|href)=|url\(/);
  });

  it.each([
    ['en', 'Not tested', 'Clear the saved keys of this network'],
    ['de', 'Nicht geprüft', 'Gespeicherte Schlüssel dieses Netzwerks löschen'],
    ['zh-CN', '未经检验', '清除此网络的已保存密钥'],
  ])('decodes offline in %s, from a file, within its policy', async (locale, password, first) => {
    const context = await browser.newContext({ locale, offline: true, colorScheme: 'dark' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(join(folder, 'decode.html')).href);
    await page.keyboard.type(code.toLowerCase());
    await page.getByText(password).waitFor();
    expect(await page.locator('li').first().textContent()).toBe(
      `${answerCode({ answer: 'clear-network' })}${await page.locator('li span').first().textContent()}`,
    );
    expect(await page.locator('li span').first().textContent()).toContain(first);
    expect(await brokenRules(page)).toEqual([]);
    await page.locator('#code').fill(`${code.slice(1, 2)}${code.slice(0, 1)}${code.slice(2)}`);
    await page.locator('.fault').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
