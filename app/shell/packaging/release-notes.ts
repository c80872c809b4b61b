/** Prints what the changelog says of a version: `node release-notes.ts v0.1.0`. Fails where package.json has another one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../../..', name), 'utf8');

const wanted = process.argv[2]?.replace(/^v/, '');
const { version } = JSON.parse(read('package.json')) as { version: string };
if (wanted !== version) throw new Error(`The tag says ${wanted ?? 'nothing'}, package.json says ${version}.`);
const section = read('CHANGELOG.md')
  .split(/^## /m)
  .find((part) => part.split(/\s/, 1)[0] === version);
if (section === undefined) throw new Error(`CHANGELOG.md says nothing of ${version}.`);
process.stdout.write(`${section.slice(section.indexOf('\n')).trim()}\n`);
