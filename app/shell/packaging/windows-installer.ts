/** The installer for Windows on a machine that is none: NSIS' own compiler over the packed app. Silent: `/S`. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Installer {
  /** The folder with what is installed; its program is `Rejoin.exe`. */
  readonly app: string;
  /** The installer's file. */
  readonly output: string;
  readonly version: string;
  readonly publisher: string;
  /** Small, for a release, or quick. */
  readonly quick?: boolean;
}

const SCRIPT = join(import.meta.dirname, 'installer.nsi');

/** As a string of the script, in which a dollar begins a variable. */
const place = (path: string): string =>
  `"$INSTDIR\\${path.replaceAll('/', '\\').replaceAll('$', () => '$$')}"`;

/** What is laid down, and taken away again one by one: whatever else is in the folder is not ours. */
function listed(app: string): { install: string; uninstall: string } {
  const paths = readdirSync(app, { recursive: true, encoding: 'utf8' }).sort();
  const isFolder = (path: string): boolean => lstatSync(join(app, path)).isDirectory();
  const [folders, files] = [paths.filter(isFolder), paths.filter((path) => !isFolder(path))];
  return {
    install: [
      ...folders.map((path) => `CreateDirectory ${place(path)}`),
      // What is read here is taken as it is.
      ...files.map((path) => `File ${place(path).replace('"', '"/oname=')} "${join(app, path)}"`),
    ].join('\n'),
    uninstall: [
      ...files.map((path) => `Delete ${place(path)}`),
      // The innermost first.
      ...folders.toReversed().map((path) => `RMDir ${place(path)}`),
    ].join('\n'),
  };
}

/** @throws Error with makensis' words */
export function makeInstaller({ app, output, version, publisher, quick = false }: Installer): void {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-installer-'));
  try {
    const { install, uninstall } = listed(app);
    writeFileSync(join(folder, 'install.nsh'), `${install}\n`);
    writeFileSync(join(folder, 'uninstall.nsh'), `${uninstall}\n`);
    const given = {
      ...{ LISTS: folder, OUTPUT: output, VERSION: version, PUBLISHER: publisher },
      NUMBERS: `${/^\d+\.\d+\.\d+/.exec(version)?.[0] ?? '0.0.0'}.0`,
      COMPRESSOR: quick ? 'zlib' : '/SOLID lzma',
    };
    const defined = Object.entries(given).map(([name, value]) => `-D${name}=${value}`);
    execFileSync('makensis', ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', ...defined, SCRIPT], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
