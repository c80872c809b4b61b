/**
 * Opens the person's browser at an address that nobody else may see. Any user of the machine can read the arguments of any
 * process, so what is opened is a page in a private folder that leads on to the address.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { win32, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemProgram } from '../platform/windows/system-programs.ts';
import { privateFolder, removeFolder } from '../service/private-folder.ts';

/** By absolute path, so that nothing else is run in their place. */
function opener(): readonly [string, ...string[]] | undefined {
  switch (process.platform) {
    case 'linux':
      return ['/usr/bin/xdg-open'];
    case 'darwin':
      return ['/usr/bin/open'];
    case 'win32': {
      const program = systemProgram('rundll32');
      return [program, `${win32.join(win32.dirname(program), 'url.dll')},FileProtocolHandler`];
    }
    default:
      return undefined;
  }
}

/** @param address of letters, digits and `:/.#-_` only */
export const openingPage = (address: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Rejoin</title>` +
  `<meta http-equiv="refresh" content="0; url=${address}"><p><a href="${address}">Rejoin</a></p>\n`;

/**
 * Nobody is told where there is no browser, or where it may not read the page: the address is on the terminal.
 * @returns takes the page away, once it was used
 */
export function openBrowser(address: string, program = opener()): () => void {
  if (!program) return () => undefined;
  const [file, ...first] = program;
  const folder = privateFolder();
  const path = join(folder, 'open.html');
  writeFileSync(path, openingPage(address), { mode: 0o600 });
  spawn(file, [...first, pathToFileURL(path).href], { stdio: 'ignore', detached: true })
    .once('error', () => undefined)
    .unref();
  return () => removeFolder(folder);
}
