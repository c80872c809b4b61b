import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../scenario.ts';

/** The scenarios of these names, in which a `*` stands for anything; all for no name. @throws Error where there is none of a name */
export async function loadScenarios(names: readonly string[]): Promise<Scenario[]> {
  const folder = join(import.meta.dirname, '../scenarios');
  const all: Scenario[] = [];
  for (const file of readdirSync(folder).sort()) {
    const { scenario } = (await import(join(folder, file))) as { scenario: Scenario };
    all.push(scenario);
  }
  if (names.length === 0) return all;
  return names.flatMap((name) => {
    const pattern = new RegExp(`^${name.replaceAll('*', '.*')}$`);
    const found = all.filter((scenario) => pattern.test(scenario.name));
    if (found.length === 0) throw new Error(`there is no scenario ${name}: see --list`);
    return found;
  });
}
