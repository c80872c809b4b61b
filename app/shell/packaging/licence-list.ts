/** Licences of the parts that a package holds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As vite tells it of what it bundles. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly identifier: string;
  readonly text: string;
}

const ROOT = join(import.meta.dirname, '../../..');

/** Of a package in node_modules that is shipped as it is. */
export function beside(name: string, file: string): Licence {
  const folder = join(ROOT, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  return { name, version, identifier: license, text: readFileSync(join(folder, file), 'utf8') };
}

/** A list that was written before. */
export const listed = (path: string): Licence[] =>
  JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Licence[];

/** @returns each part once, by name, as JSON @throws Error that names the parts without a text */
export function licenceList(all: readonly Licence[]): string {
  const byName = new Map(all.map((licence) => [`${licence.name} ${licence.version}`, licence]));
  const silent = [...byName.values()].filter(({ text }) => !text);
  if (silent.length > 0)
    throw new Error(`No licence text was found for ${silent.map(({ name }) => name).join(', ')}.`);
  const sorted = [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));
  return JSON.stringify(sorted, undefined, 1);
}
