/** Numbers of plans that were carried out here: each is a file that can be made once. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { said } from '../domain/said.ts';
import { PlanRefused } from './plan-refused.ts';

/** Told before somebody is asked to agree. @throws PlanRefused where it was used */
export function demandUnused(nonce: string, folder: string): void {
  if (existsSync(join(folder, nonce))) throw new PlanRefused(said('plan.used'));
}

/** Takes a number for good, in one step: of two at once one gets it. @throws PlanRefused where it was used */
export function useOnce(nonce: string, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(join(folder, nonce), '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new PlanRefused(said('plan.used'));
    throw error;
  }
}
