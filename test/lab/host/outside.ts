/**
 * The part of a scenario that happens outside of the guest: a person's browser at the app that runs inside. The guest
 * leaves the address of its page in a file, and waits for the file that says how it went.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutsideAnswer, Scenario } from '../scenario.ts';

const OUTSIDE = join(import.meta.dirname, '../outside');
/** Milliseconds between two looks at what the guest left. */
const LOOK = 200;

export const addressFile = (name: string): string => join('.guests', `${name}.address`);
export const answerFile = (name: string): string => join('.guests', `${name}.answer`);

/** What a module in `test/lab/outside` exports. @returns why it cannot run here; throws what went wrong */
export type Drive = (address: string, folder: string) => Promise<string | undefined>;

/** Nothing of an earlier run is taken for this one's. */
export function forgetOutside(out: string, names: readonly string[]): void {
  for (const name of names)
    for (const file of [addressFile(name), answerFile(name)]) rmSync(join(out, file), { force: true });
}

/** Waits for the guest's address, has the outside part done, and leaves the answer. Ends when the signal aborts. */
export async function runOutside(out: string, scenario: Scenario, signal: AbortSignal): Promise<void> {
  const { name, outside } = scenario;
  if (outside === undefined) return;
  const file = join(out, addressFile(name));
  while (!existsSync(file)) {
    if (signal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  let answer: OutsideAnswer;
  try {
    const { drive } = (await import(join(OUTSIDE, `${outside}.ts`))) as { drive: Drive };
    const reason = await drive(readFileSync(file, 'utf8').trim(), join(out, '.guests'));
    answer = reason === undefined ? { outcome: 'done' } : { outcome: 'skipped', reason };
  } catch (error) {
    answer = { outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
  const path = join(out, answerFile(name));
  writeFileSync(`${path}.new`, JSON.stringify(answer));
  renameSync(`${path}.new`, path);
}
