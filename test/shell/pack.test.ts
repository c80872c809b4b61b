import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import Ajv from 'ajv';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type Rolldown } from 'vite';
import { parse } from 'yaml';
import type { Licence } from '../../app/shell/packaging/licence-list.ts';
import { linuxLayout, macLayout, windowsLayout } from '../../app/shell/packaging/stand-in-electron.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'rejoin-pack-'));
const settings = parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>;

/** Packs with the real packer; only Electron is a stand-in, so nothing is fetched. */
function pack(system: 'linux' | 'mac' | 'win', ...more: string[]): string {
  const output = join(folder, `${system}-packed`);
  execFileSync(
    join(ROOT, 'node_modules/.bin/electron-builder'),
    [
      ...[`--${system}`, 'dir', '--x64', `-c.electronDist=${join(folder, system)}`],
      ...[`-c.directories.output=${output}`, ...more],
    ],
    { cwd: ROOT, stdio: 'pipe', env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
  );
  return output;
}

/** The characters that a wire has for a fuse. */
const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);

const FUSES = {
  [FuseV1Options.RunAsNode]: OFF,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
  [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ON,
  [FuseV1Options.OnlyLoadAppFromAsar]: ON,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: OFF,
};

/** Packages of which code is in a bundle: asked of the bundler's own modules. */
async function bundledPackages(config: string): Promise<Set<string>> {
  const built = (await build({
    configFile: join(ROOT, config),
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  const names = new Set<string>();
  for (const chunk of built.output) {
    if (chunk.type !== 'chunk') continue;
    for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
      if (name !== undefined && renderedLength > 0) names.add(name);
    }
  }
  return names;
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the settings of the packer', () => {
  it('are of its schema, which knows no other names', () => {
    const schema = JSON.parse(
      readFileSync(join(ROOT, 'node_modules/app-builder-lib/scheme.json'), 'utf8'),
    ) as object;
    const ajv = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore', logger: false });
    const check = ajv.compile(schema);
    void check(settings);
    expect(check.errors).toBeNull();
    expect(check({ ...settings, upgradecode: 'x' })).toBe(false);
  });

  it('give Windows the one code by which it knows an older package', () => {
    expect(settings['msi']).toMatchObject({
      perMachine: true,
      upgradeCode: '{6F0B1D5E-3C62-4E0A-9B57-2D8A41C7E9F3}',
    });
    expect(settings['nsis']).toMatchObject({ perMachine: true });
  });
});

describe('icons', () => {
  const icons = join(ROOT, 'app/shell/packaging/icons');
  const isPng = (png: Buffer): boolean => png.toString('latin1', 1, 4) === 'PNG';
  const width = (png: Buffer): number => png.readUInt32BE(16);

  it('of macOS are a well-formed container of PNGs of the sizes that their types say', () => {
    const file = readFileSync(join(icons, 'icon.icns'));
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const sizes: Record<string, number> = {};
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      const png = file.subarray(at + 8, at + file.readUInt32BE(at + 4));
      expect(isPng(png)).toBe(true);
      sizes[file.toString('latin1', at, at + 4)] = width(png);
    }
    expect(sizes).toEqual({ ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64 });
  });

  it('of Windows are a well-formed directory of PNGs up to 256', () => {
    const file = readFileSync(join(icons, 'icon.ico'));
    expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
    const sizes = Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
      const at = 6 + 16 * index;
      const start = file.readUInt32LE(at + 12);
      const png = file.subarray(start, start + file.readUInt32LE(at + 8));
      expect(isPng(png)).toBe(true);
      expect(width(png) % 256).toBe(file.readUInt8(at));
      return width(png);
    });
    expect(sizes).toEqual([16, 24, 32, 48, 64, 256]);
  });

  it('of Linux and of the tray have the sizes of their names', () => {
    const trays = readdirSync(join(ROOT, 'app/shell/icons'));
    expect(trays).toHaveLength(16);
    for (const name of trays)
      expect(width(readFileSync(join(ROOT, 'app/shell/icons', name)))).toBe(
        Number(/(\d+)\.png$/.exec(name)?.[1]),
      );
    for (const name of readdirSync(join(icons, 'linux')))
      expect(`${width(readFileSync(join(icons, 'linux', name)))}`).toBe(/^\d+/.exec(name)?.[0]);
  });
});

describe.skipIf(process.platform !== 'linux')('a package for Linux, opened again', () => {
  let app: string;
  let files: string[];
  beforeAll(async () => {
    await linuxLayout(join(folder, 'linux'));
    app = join(pack('linux'), 'linux-unpacked');
    files = listPackage(join(app, 'resources/app.asar'), { isPack: false });
  }, 60_000);

  const archive = (): string => join(app, 'resources/app.asar');
  const unpacked = (path: string): string => join(app, 'resources/app.asar.unpacked', path);

  it('holds what the app needs', () => {
    expect(existsSync(join(app, 'rejoin'))).toBe(true);
    const { main } = JSON.parse(extractFile(archive(), 'package.json').toString()) as { main: string };
    for (const path of [
      ...[
        `/${main}`,
        '/out/app/preload.cjs',
        '/out/app/store-worker.js',
        '/out/app/reading-worker.js',
        '/out/app/helping-worker.js',
        '/out/renderer/index.html',
        '/out/licences.json',
      ],
      ...['/app/demo/sae-deauth-2.log', '/app/shell/icons/colour-trouble-32.png'],
      ...['/node_modules/better-sqlite3/lib/index.js', '/native/build/rejoin-linux-x64.node'],
    ])
      expect(files).toContain(path);
  });

  it('holds no sources, tests, maps, other systems or development packages', () => {
    const strange = files.filter((path) =>
      /\.(?:ts|svelte|map|md|cc|h|c|cpp)$|^\/(?:test|renderer|docs)|\/src\/|\/deps\/|draw-icons/.test(path),
    );
    expect(strange).toEqual([]);
    const modules = files.filter((path) => /^\/node_modules\/[^/]+$/.test(path));
    expect(modules).toEqual(['/node_modules/better-sqlite3']);
    expect(files.filter((path) => path.endsWith('.node')).sort()).toEqual([
      ...['/native/build/rejoin-linux-x64.node', '/node_modules/better-sqlite3/prebuilds/linux-x64.node'],
    ]);
  });

  it('has what is compiled outside of the archive, where it can be loaded', () => {
    const script = `
      const Database = require(${JSON.stringify(unpacked('node_modules/better-sqlite3'))});
      const addon = require(${JSON.stringify(unpacked('native/build/rejoin-linux-x64.node'))});
      process.stdout.write(new Database(':memory:').prepare('select 6 * 7').pluck().get() + ' ' + typeof addon.datagram);`;
    expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toBe('42 function');
  });

  it("holds every thread's program, with all that it imports", () => {
    const whole = join(folder, 'whole');
    extractAll(archive(), whole);
    // Some are begun by parts that are loaded when they are needed.
    const threads = readdirSync(join(whole, 'out/app'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(whole, 'out/app', file), 'utf8'))
      .flatMap((part) => [...part.matchAll(/new Worker\(new URL\("([^"]+)"/g)].map(([, path]) => path ?? ''));
    expect(threads.sort()).toEqual([
      ...['./helping-worker.js', './node-wifi-worker.js', './reading-worker.js', './store-worker.js'],
    ]);
    for (const thread of threads) {
      const program = join(whole, 'out/app', thread);
      // Outside of a thread it fails at what it is given, after all of it was found.
      const script = `import(${JSON.stringify(program)}).catch((error) => console.log(error.code ?? 'ran'))`;
      const said = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
      expect(`${thread} ${said}`).not.toContain('MODULE_NOT_FOUND');
    }
  });

  it('cannot be made to run anything but itself', async () => {
    expect(await getCurrentFuseWire(join(app, 'rejoin'))).toMatchObject(FUSES);
  });

  it('lists the licence of every part', async () => {
    const licences = JSON.parse(extractFile(archive(), 'out/licences.json').toString()) as Licence[];
    const named = new Set(licences.map(({ name }) => name));
    const parts = new Set(['electron', 'SQLite', 'node-addon-api']);
    for (const path of files) {
      const name = /^\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
      if (name !== undefined) parts.add(name);
    }
    for (const config of ['vite.config.ts', 'vite.main.config.ts', 'vite.preload.config.ts'])
      for (const name of await bundledPackages(config)) parts.add(name);
    expect(parts.size).toBeGreaterThan(5);
    expect([...parts].filter((name) => !named.has(name))).toEqual([]);
    expect(licences.filter(({ text, identifier }) => !text || !identifier)).toEqual([]);
    for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
      expect(existsSync(join(app, name)), name).toBe(true);
  });
});

describe.skipIf(process.platform === 'win32')('a package for macOS, opened again', () => {
  let contents: string;
  beforeAll(async () => {
    await macLayout(join(folder, 'mac'));
    contents = join(pack('mac'), 'mac/Rejoin.app/Contents');
  }, 60_000);

  it('registers the links, says what the place is for, and checks its archive', () => {
    const plist = readFileSync(join(contents, 'Info.plist'), 'utf8').replace(/\s+/g, ' ');
    expect(plist).toContain('<key>CFBundleIdentifier</key> <string>dev.rejoin.Rejoin</string>');
    expect(plist).toMatch(/<key>CFBundleURLSchemes<\/key> <array> <string>rejoin<\/string>/);
    expect(plist).toContain('<key>NSLocationUsageDescription</key>');
    expect(plist).toContain('<string>public.app-category.utilities</string>');
    expect(plist).toMatch(/<key>ElectronAsarIntegrity<\/key>.*Resources\/app\.asar.*SHA256/);
  });

  it('has its icon and its fuses', async () => {
    expect(readFileSync(join(contents, 'Resources/icon.icns'))).toEqual(
      readFileSync(join(ROOT, 'app/shell/packaging/icons/icon.icns')),
    );
    expect(await getCurrentFuseWire(join(contents, '..'))).toMatchObject(FUSES);
  });
});

describe('a package for Windows, opened again', () => {
  it('holds what is compiled for Windows, wherever it was built', async () => {
    await windowsLayout(join(folder, 'win'));
    const app = join(
      pack('win', '-c.win.signAndEditExecutable=false', '-c.disableAsarIntegrity=true'),
      'win-unpacked',
    );
    const files = listPackage(join(app, 'resources/app.asar'), { isPack: false });
    const compiled = files.map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('.node'));
    expect(compiled).toContain('/node_modules/better-sqlite3/prebuilds/win32-x64.node');
    expect(compiled.filter((path) => !path.endsWith('win32-x64.node'))).toEqual([]);
  }, 60_000);
});
