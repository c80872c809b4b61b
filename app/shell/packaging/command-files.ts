/** What lies beside the command's program, for each system and processor. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As vite tells of its chunks, which it names by their sources. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const SQLITE = 'node_modules/better-sqlite3';
export const prebuiltSqlite = (target: string): string => `${SQLITE}/prebuilds/${target}.node`;
/** What takes its place in what is installed, where it was compiled here. */
export const compiledSqlite = (target: string): string => `native/build/better-sqlite3/${target}.node`;

/** The threads' programs and all that they import, below the root. */
function threads(root: string): string[] {
  const told = JSON.parse(readFileSync(join(root, 'out/app/chunks.json'), 'utf8')) as Record<string, Chunk>;
  const chunks = new Map(Object.entries(told));
  const wanted = new Set([...chunks.keys()].filter((name) => name.endsWith('-worker.ts')));
  const files: string[] = [];
  // A set that grows is gone through to its end.
  for (const name of wanted) {
    const { file, imports = [], dynamicImports = [] } = chunks.get(name) ?? {};
    if (file === undefined) throw new Error(`out/app/chunks.json names ${name} and does not tell of it.`);
    files.push(`out/app/${file}`);
    for (const other of [...imports, ...dynamicImports]) wanted.add(other);
  }
  return files;
}

/** The addon of that system: a prebuilt one, else the one that was compiled here. */
const addon = (root: string, target: string): string[] =>
  [`native/prebuilds/${target}.node`, `native/build/rejoin-${target}.node`]
    .filter((path) => existsSync(join(root, path)))
    .slice(0, 1);

/**
 * @param target like `linux-x64`
 * @returns paths below the root, where they lie in the checkout, sorted
 */
export function commandFiles(root: string, target: string): string[] {
  const found = globSync(
    [
      ...['app/demo/*.log', 'out/renderer/**/*.{html,js,css,svg,png,woff2}', 'out/licences.json', 'LICENSE'],
      ...[`${SQLITE}/{package.json,LICENSE}`, `${SQLITE}/lib/**/*.js`, prebuiltSqlite(target)],
    ],
    { cwd: root },
  );
  return [...found, ...threads(root), ...addon(root, target)]
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}
