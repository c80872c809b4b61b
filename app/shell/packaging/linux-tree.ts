/**
 * What a package lays on a Linux machine, as a folder. No script runs when it is installed, upgraded or removed: links,
 * entries and the sandbox's helper are files of the package, and systems refresh their own caches. So an upgrade cannot
 * remove what the new version brought.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { manPage } from './man-page.ts';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../../..');
/** Where the app lies; the desktop entries name it too. */
export const APP = '/opt/Rejoin';
const COMMAND = `${APP}/resources/cli/rejoin`;
/** Kept as an administrator left it. */
export const SETTINGS = ['/etc/xdg/autostart/dev.rejoin.Rejoin.desktop'];
/** Chromium's helper works only as root's (its own documentation: SUID sandbox). */
export const HELPER = `${APP}/chrome-sandbox`;

/** Shells ask for completions in these places; zsh in one on Debian and in another elsewhere. */
const COMPLETIONS = {
  bash: ['/usr/share/bash-completion/completions/rejoin'],
  zsh: ['/usr/share/zsh/vendor-completions/_rejoin', '/usr/share/zsh/site-functions/_rejoin'],
  fish: ['/usr/share/fish/vendor_completions.d/rejoin.fish'],
};

export interface Tree {
  /** The unpacked app, with the command in it. */
  readonly app: string;
  readonly version: string;
  /** Like 2026-11-29. */
  readonly date: string;
  readonly summary: string;
}

/** @param into an empty folder, which becomes the root of the tree */
export function layTree(into: string, { app, version, date, summary }: Tree): void {
  const put = (path: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), content);
  };
  const packed = (text: string | Buffer): Buffer => gzipSync(text, { level: 9 });
  mkdirSync(join(into, dirname(APP)), { recursive: true });
  cpSync(app, join(into, APP), { recursive: true, verbatimSymlinks: true });

  mkdirSync(join(into, 'usr/bin'), { recursive: true });
  symlinkSync(COMMAND, join(into, 'usr/bin/rejoin'));
  put(
    '/usr/share/applications/dev.rejoin.Rejoin.desktop',
    readFileSync(join(HERE, 'linux/dev.rejoin.Rejoin.desktop')),
  );
  put(SETTINGS[0] ?? '', readFileSync(join(HERE, 'linux/autostart.desktop')));
  put(
    '/usr/share/metainfo/dev.rejoin.Rejoin.metainfo.xml',
    readFileSync(join(HERE, 'linux/dev.rejoin.Rejoin.metainfo.xml'), 'utf8')
      .replace('@VERSION@', version)
      .replace('@DATE@', date),
  );
  for (const name of readdirSync(join(HERE, 'icons/linux')))
    put(
      `/usr/share/icons/hicolor/${name.replace('.png', '')}/apps/rejoin.png`,
      readFileSync(join(HERE, 'icons/linux', name)),
    );
  put('/usr/share/doc/rejoin/copyright', readFileSync(join(ROOT, 'LICENSE')));
  put('/usr/share/doc/rejoin/changelog.gz', packed(readFileSync(join(ROOT, 'CHANGELOG.md'))));

  const command = join(into, COMMAND);
  const said = (...args: string[]): string =>
    execFileSync(command, ['--lang', 'en', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const help = (verb?: string): string => said(...(verb === undefined ? [] : [verb]), '--help');
  put('/usr/share/man/man1/rejoin.1.gz', packed(manPage({ version, date, summary, help })));
  if (/^ {2}completion\b/m.test(help()))
    for (const [shell, places] of Object.entries(COMPLETIONS))
      for (const place of places) put(place, said('completion', shell));
  setModes(into);
}

/** Everybody reads, the owner writes; programs stay programs. */
function setModes(into: string): void {
  execFileSync('chmod', ['-R', 'u=rwX,go=rX', into]);
  if (existsSync(join(into, HELPER))) chmodSync(join(into, HELPER), 0o4755);
}
