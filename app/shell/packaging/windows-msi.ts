/**
 * The package for Windows' own installer, which Intune and group policy hand out: msitools' `wixl` over the packed app. It lays down
 * and takes away the same as `installer.nsi`.
 */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { escaped } from '../../policy/templates/xml.ts';
import type { Installer } from './windows-installer.ts';

/** What all versions of Rejoin have in common, and those that electron-builder makes: a newer one takes the older one away. */
const upgradeCode = (): string => {
  const { msi } = parse(readFileSync(join(import.meta.dirname, '../../../electron-builder.yml'), 'utf8')) as {
    msi: { upgradeCode: string };
  };
  return msi.upgradeCode.replace(/[{}]/g, '');
};

/** The same keys as installer.nsi and installer.nsh write; the entry in the list of programs is Windows' own. */
const KEYS: readonly (readonly [key: string, name: string, value: string])[] = [
  ['Software\\Classes\\rejoin', '', 'URL:Rejoin'],
  ['Software\\Classes\\rejoin', 'URL Protocol', ''],
  ['Software\\Classes\\rejoin\\shell\\open\\command', '', '"[INSTALLDIR]Rejoin.exe" "%1"'],
  [
    'Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\rejoin.exe',
    '',
    '[INSTALLDIR]resources\\cli\\rejoin.exe',
  ],
];

/** `<Name a="…"/>`, or with what is inside. A dollar begins a variable there, and two are one. */
function element(name: string, attributes: Readonly<Record<string, string>>, inside = ''): string {
  const given = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(value).replaceAll('$', () => '$$')}"`,
  );
  return `<${name}${given.join('')}${inside === '' ? '/>' : `>\n${inside}\n</${name}>`}`;
}

/** The folders and files below one, and the components that they are. @param home where the script lies: paths begin there */
function listed(app: string, home: string): { folders: string; components: readonly string[] } {
  const components: string[] = [];
  let folderCount = 0;
  const component = (inside: string): string => {
    const Id = `c${components.length}`;
    components.push(Id);
    return element('Component', { Id, Guid: '*', Win64: 'yes' }, inside);
  };
  const below = (folder: string): string =>
    readdirSync(join(app, folder))
      .sort()
      .map((Name) => {
        const path = join(folder, Name);
        if (lstatSync(join(app, path)).isDirectory())
          return element('Directory', { Id: `d${folderCount++}`, Name }, below(path));
        const Id = `f${components.length}`;
        return component(
          element('File', { Id, Name, Source: relative(home, join(app, path)), KeyPath: 'yes' }),
        );
      })
      .join('\n');
  const files = below('');
  const values = KEYS.map(([Key, name, Value]) =>
    element('RegistryValue', { Root: 'HKLM', Key, ...(name ? { Name: name } : {}), Type: 'string', Value }),
  );
  const shortcut = element('Shortcut', {
    ...{ Id: 'menu', Directory: 'ProgramMenuFolder', Name: 'Rejoin', Advertise: 'no' },
    ...{ Target: '[INSTALLDIR]Rejoin.exe', WorkingDirectory: 'INSTALLDIR' },
  });
  return { folders: [files, component([...values, shortcut].join('\n'))].join('\n'), components };
}

/** @throws Error with wixl's words */
export function makeMsi({ app, output, version, publisher }: Installer): void {
  const home = mkdtempSync(join(tmpdir(), 'rejoin-msi-'));
  const { folders, components } = listed(app, home);
  const product = [
    element('Package', { InstallerVersion: '200', Compressed: 'yes', InstallScope: 'perMachine' }),
    element('MajorUpgrade', { DowngradeErrorMessage: 'A newer Rejoin is installed.' }),
    element('Media', { Id: '1', Cabinet: 'rejoin.cab', EmbedCab: 'yes' }),
    element('Property', { Id: 'ARPNOMODIFY', Value: '1' }),
    element('Property', { Id: 'ARPNOREPAIR', Value: '1' }),
    element(
      'Directory',
      { Id: 'TARGETDIR', Name: 'SourceDir' },
      [
        element('Directory', { Id: 'ProgramMenuFolder' }),
        element(
          'Directory',
          { Id: 'ProgramFiles64Folder' },
          element('Directory', { Id: 'INSTALLDIR', Name: 'Rejoin' }, folders),
        ),
      ].join('\n'),
    ),
    element(
      'Feature',
      { Id: 'All', Level: '1' },
      components.map((Id) => element('ComponentRef', { Id })).join('\n'),
    ),
  ];
  const about = {
    ...{ Id: '*', Name: 'Rejoin', Manufacturer: publisher, Language: '1033', UpgradeCode: upgradeCode() },
    Version: /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? '0.0.0',
  };
  const source = element(
    'Wix',
    { xmlns: 'http://schemas.microsoft.com/wix/2006/wi' },
    element('Product', about, product.join('\n')),
  );
  try {
    const script = join(home, 'rejoin.wxs');
    writeFileSync(script, `<?xml version="1.0" encoding="utf-8"?>\n${source}\n`);
    execFileSync('wixl', ['--arch', 'x64', '--output', output, script], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
