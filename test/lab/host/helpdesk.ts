/** The helpdesk of a person at the app: what it does on a computer of its own, with the command line. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

const REJOIN = join(import.meta.dirname, '../../../app/cli/rejoin.js');

export interface Decoded {
  readonly kind: string;
  readonly name: string;
  readonly outcome?: string;
  readonly answers?: readonly { readonly answer: string; readonly code: string }[];
}

/** @returns what `rejoin` prints. @throws what it says otherwise */
export function helpdesk(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [REJOIN, ...args], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return stdout;
}

export const decoded = (code: string): Decoded => JSON.parse(helpdesk('decode', code, '--json')) as Decoded;

export const codeIn = async (figure: Locator): Promise<string> => {
  await figure.waitFor();
  return (await figure.locator('b').allTextContents()).join('');
};

export function demand(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}

/** @returns the panel, opened */
export async function panelOf(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Get help with this' }).click();
  return page.getByRole('dialog', { name: 'Get help' });
}

/** Agrees, and waits for the code that says what became of it. @throws unless it says that it is fixed */
export async function fixedBy(page: Page, panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Do this now' }).click();
  const result = decoded(await codeIn(page.locator('figure', { hasText: 'Read this result code' })));
  demand(
    result.kind === 'result' && result.outcome === 'fixed',
    `the result code says ${JSON.stringify(result)}`,
  );
  await page.getByRole('heading', { name: /Your password is fine/ }).waitFor();
}
