/**
 * A person reads the case code out, the helpdesk decodes it on a computer of its own and reads an answer back, the person
 * types it and presses once, and what the result code says is the truth.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { Drive } from '../host/outside.ts';
import { atApp } from '../host/person.ts';

const REJOIN = join(import.meta.dirname, '../../../app/cli/rejoin.js');

interface Decoded {
  readonly kind: string;
  readonly name: string;
  readonly outcome?: string;
  readonly answers?: readonly { readonly answer: string; readonly code: string }[];
}

/** The helpdesk's own computer. */
function decoded(code: string): Decoded {
  const { stdout, stderr } = spawnSync(process.execPath, [REJOIN, 'decode', code, '--json'], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Decoded;
}

const codeIn = async (figure: Locator): Promise<string> => {
  await figure.waitFor();
  return (await figure.locator('b').allTextContents()).join('');
};

function demand(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}

export const drive: Drive = (address, folder) =>
  atApp(address, 'helped-by-phone.png', folder, async (page) => {
    await page.getByRole('button', { name: 'Get help with this' }).click();
    const panel = page.getByRole('dialog', { name: 'Get help' });
    const told = decoded(await codeIn(panel.locator('figure').first()));
    demand(
      told.kind === 'case' && told.name.startsWith('stale-pmksa'),
      `the case code says ${JSON.stringify(told)}`,
    );
    const answer = told.answers?.find((one) => one.answer === 'clear-access-point')?.code;
    if (answer === undefined) throw new Error('no answer clears the one key');
    await panel.getByLabel('Answer code or signed plan').fill(answer);
    await panel.getByRole('button', { name: 'Do this now' }).click();
    const result = decoded(await codeIn(page.locator('figure', { hasText: 'Read this result code' })));
    demand(
      result.kind === 'result' && result.outcome === 'fixed',
      `the result code says ${JSON.stringify(result)}`,
    );
    await page.getByRole('heading', { name: /Your password is fine/ }).waitFor();
  });
