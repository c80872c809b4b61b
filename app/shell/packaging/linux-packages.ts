/** Packages for Debian's and Red Hat's kind, made of one tree with their own tools. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APP, HELPER, SETTINGS } from './linux-tree.ts';

export interface Package {
  /** The root of what is to be installed. */
  readonly tree: string;
  /** The package's file. */
  readonly output: string;
  readonly version: string;
  /** As Node names it. */
  readonly arch: string;
  readonly maintainer: string;
  readonly homepage: string;
  readonly summary: string;
  /** Small, for a release, or quick. */
  readonly quick?: boolean;
}

const DESCRIPTION = [
  'Your computer keeps a key from an earlier Wi-Fi connection and offers it to an',
  'access point that no longer knows it: the right password seems wrong. Rejoin',
  'finds that one key, clears it, reconnects and proves that it worked.',
];

/** Electron's libraries: by package for Debian, by what is loaded for the many whose packages have other names. */
const DEBIAN = [
  ...['libc6 (>= 2.28)', 'libstdc++6', 'libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libgbm1'],
  ...['libasound2 | libasound2t64', 'libnotify4', 'libsecret-1-0', 'libxss1', 'libxtst6', 'xdg-utils'],
];
const LOADED = [
  ...['libgtk-3.so.0', 'libgbm.so.1', 'libasound.so.2', 'libnotify.so.4', 'libsecret-1.so.0'],
  ...['libnss3.so', 'libstdc++.so.6', 'libc.so.6'],
];

/** In both, a tilde sorts before nothing: 1.0.0~beta is older than 1.0.0. */
const ordered = (version: string): string => version.replaceAll('-', '~');

/** Paths of everything but folders, from the root. */
const filesIn = (tree: string): string[] =>
  readdirSync(tree, { recursive: true, encoding: 'utf8' })
    .filter((path) => !lstatSync(join(tree, path)).isDirectory())
    .map((path) => `/${path}`)
    .sort();

const inFolder = (work: (folder: string) => void): void => {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-package-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Puts the control files beside the tree for as long as it takes. @throws Error with dpkg-deb's words */
export function makeDeb({
  tree,
  output,
  version,
  arch,
  maintainer,
  homepage,
  summary,
  quick,
}: Package): void {
  const regular = filesIn(tree).filter((path) => lstatSync(join(tree, path)).isFile());
  const size = regular.reduce((sum, path) => sum + lstatSync(join(tree, path)).size, 0);
  const md5 = (path: string): string =>
    createHash('md5')
      .update(readFileSync(join(tree, path)))
      .digest('hex');
  const control = {
    Package: 'rejoin',
    Version: ordered(version),
    Architecture: arch === 'x64' ? 'amd64' : arch,
    Maintainer: maintainer,
    'Installed-Size': Math.ceil(size / 1024),
    Depends: DEBIAN.join(', '),
    Recommends: 'desktop-file-utils',
    Section: 'net',
    Priority: 'optional',
    Homepage: homepage,
    Description: [summary, ...DESCRIPTION].join('\n '),
  };
  const folder = join(tree, 'DEBIAN');
  // One that was killed left its own.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  try {
    const lines = Object.entries(control).map(([key, value]) => `${key}: ${value}\n`);
    writeFileSync(join(folder, 'control'), lines.join(''));
    writeFileSync(join(folder, 'conffiles'), SETTINGS.map((path) => `${path}\n`).join(''));
    writeFileSync(
      join(folder, 'md5sums'),
      regular.map((path) => `${md5(path)}  ${path.slice(1)}\n`).join(''),
    );
    const how = quick ? ['-Zgzip', '-z1'] : ['-Zxz'];
    execFileSync('dpkg-deb', ['--root-owner-group', ...how, '--build', tree, output], { stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @throws Error with rpmbuild's words */
export function makeRpm({
  tree,
  output,
  version,
  arch,
  maintainer,
  homepage,
  summary,
  quick,
}: Package): void {
  const quoted = (path: string): string => `"${path.replace(/[%"]/g, '$&$&')}"`;
  const listed = filesIn(tree)
    .filter((path) => !path.startsWith(`${APP}/`))
    .map((path) => `${SETTINGS.includes(path) ? '%config(noreplace) ' : ''}${quoted(path)}`);
  const spec = [
    '%global debug_package %{nil}',
    '%global _build_id_links none',
    '%global __os_install_post %{nil}',
    `%global _binary_payload ${quick ? 'w1.gzdio' : 'w6.xzdio'}`,
    'Name: rejoin',
    `Version: ${ordered(version)}`,
    'Release: 1',
    `Summary: ${summary}`,
    'License: MIT',
    `URL: ${homepage}`,
    `Packager: ${maintainer}`,
    'AutoReqProv: no',
    ...LOADED.map((library) => `Requires: ${library}()(64bit)`),
    'Requires: xdg-utils',
    '%description',
    ...DESCRIPTION,
    '%install',
    `cp -a ${tree}/. %{buildroot}/`,
    '%files',
    '%defattr(-,root,root)',
    APP,
    `%attr(4755,root,root) ${HELPER}`,
    '%dir /usr/share/doc/rejoin',
    ...listed,
  ];
  inFolder((folder) => {
    writeFileSync(join(folder, 'rejoin.spec'), `${spec.join('\n')}\n`);
    execFileSync(
      'rpmbuild',
      [
        ...['-bb', '--quiet', '--target', arch === 'x64' ? 'x86_64' : 'aarch64'],
        ...[
          '--define',
          `_topdir ${folder}`,
          '--define',
          `_rpmdir ${folder}`,
          '--define',
          '_rpmfilename rejoin.rpm',
        ],
        ...['--define', `_dbpath ${join(folder, 'db')}`, join(folder, 'rejoin.spec')],
      ],
      { stdio: 'pipe' },
    );
    execFileSync('mv', [join(folder, 'rejoin.rpm'), output]);
  });
}
