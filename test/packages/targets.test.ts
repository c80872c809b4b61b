/** The command for each system and processor that was made here: the same files, and all that is compiled of its own kind. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const OUT = join(import.meta.dirname, '../../out/command');
/** What is compiled in the app, where its package was made here. */
const APP = join(import.meta.dirname, '../../out/packages/linux-unpacked/resources/app.asar.unpacked');
const HOST = `${process.platform}-${process.arch}`;
const targets = (existsSync(OUT) ? readdirSync(OUT) : []).filter((name) =>
  /^(?:linux|win32|darwin)-\w+$/.test(name),
);
if (targets.length < 2)
  console.log('skipped: there is one command at most; npm run build:command tells how others are made');

const filesOf = (target: string): string[] =>
  readdirSync(join(OUT, target), { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(OUT, target, path)).isFile())
    .map((path) =>
      path
        .replaceAll('\\', '/')
        .replace(`${target}.node`, 'TARGET.node')
        .replace(/^rejoin\.exe$/, 'rejoin'),
    )
    .sort();

/** Processors by their numbers in ELF (`e_machine`) and in PE (`Machine`). */
const ELF: Readonly<Record<number, string>> = { 0x3e: 'linux-x64', 0xb7: 'linux-arm64' };
const PE: Readonly<Record<number, string>> = { 0x8664: 'win32-x64', 0xaa64: 'win32-arm64' };

/** What a program or a library is compiled for. */
function compiledFor(path: string): string | undefined {
  const bytes = readFileSync(path);
  if (bytes.toString('latin1', 1, 4) === 'ELF') return ELF[bytes.readUInt16LE(18)];
  if (bytes.toString('latin1', 0, 2) === 'MZ') return PE[bytes.readUInt16LE(bytes.readUInt32LE(0x3c) + 4)];
  return undefined;
}

/** The newest releases of the C and C++ library whose symbols a program asks for, like `GLIBC 2.28`. */
function newestAsked(path: string): Record<'GLIBC' | 'GLIBCXX', string> {
  const told = spawnSync('readelf', ['--version-info', '--wide', path], { encoding: 'utf8' }).stdout;
  const newest = { GLIBC: '', GLIBCXX: '' };
  for (const [, library, release] of told.matchAll(/Name: (GLIBC|GLIBCXX)_([\d.]+)/g) as Iterable<
    [string, keyof typeof newest, string]
  >)
    if (compare(release, newest[library]) > 0) newest[library] = release;
  return newest;
}
const { compare } = new Intl.Collator('en', { numeric: true });

/** What Node 24 asks of a system (its BUILDING.md): Debian 10 and RHEL 8, whose compiler was GCC 8. */
const OLDEST = { GLIBC: '2.28', GLIBCXX: '3.4.25' };
const forLinux = targets.filter((target) => target.startsWith('linux-'));
const hasReadelf = spawnSync('readelf', ['--version']).error === undefined;
describe.skipIf(!hasReadelf || forLinux.length === 0)('what is compiled for Linux', () => {
  /** What asks for more of a system than Node does. */
  const tooNew = (folder: string, compiled: readonly string[]) =>
    compiled
      .map((path) => ({ path, ...newestAsked(join(folder, path)) }))
      .filter(
        ({ GLIBC, GLIBCXX }) =>
          GLIBC === '' || compare(GLIBC, OLDEST.GLIBC) > 0 || compare(GLIBCXX, OLDEST.GLIBCXX) > 0,
      );
  const compiledIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.node$|^rejoin$/.test(path),
    );

  test.each(forLinux)('loads wherever Node does: %s', (target) => {
    const compiled = compiledIn(join(OUT, target));
    expect(compiled).toHaveLength(3);
    expect(tooNew(join(OUT, target), compiled)).toEqual([]);
  });

  test.skipIf(!existsSync(APP))('loads wherever Node does: the app', () => {
    const compiled = compiledIn(APP);
    expect(compiled).toHaveLength(2);
    expect(tooNew(APP, compiled)).toEqual([]);
  });
});

describe.skipIf(targets.length < 2)('the commands for other systems', () => {
  test.each(targets)('%s has the files that this machine’s has', (target) => {
    expect(filesOf(target)).toEqual(filesOf(HOST));
  });

  test.each(targets.filter((target) => !target.startsWith('darwin')))(
    '%s holds nothing compiled for another',
    (target) => {
      const compiled = readdirSync(join(OUT, target), { recursive: true, encoding: 'utf8' }).filter((path) =>
        /\.node$|^rejoin(?:\.exe)?$/.test(path),
      );
      expect(compiled).toHaveLength(3);
      expect(compiled.map((path) => compiledFor(join(OUT, target, path)))).toEqual(
        compiled.map(() => target),
      );
    },
  );
});

// Debian: qemu-user-static, and libstdc++6-arm64-cross for the libraries.
const [EMULATOR, LIBRARIES] = ['qemu-aarch64-static', '/usr/aarch64-linux-gnu'];
const ARM = join(OUT, 'linux-arm64/rejoin');
const canEmulate =
  existsSync(ARM) && existsSync(LIBRARIES) && spawnSync(EMULATOR, ['--version']).error === undefined;

describe.skipIf(!canEmulate)('the command for Arm', () => {
  const run = (...args: readonly string[]): { status: number | null; stdout: string } =>
    spawnSync(EMULATOR, ['-L', LIBRARIES, ARM, ...args], { encoding: 'utf8' });

  test('runs: it reads a log, and sees that it cannot treat here', () => {
    expect(run('--version')).toMatchObject({ status: 0 });
    const log = join(OUT, 'linux-arm64/app/demo/sae-deauth-2.log');
    const { stdout } = run('diagnose', '--json', log);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'healthy', recovered: true });
    const { stdout: told } = run('status', '--json');
    // What is compiled for it was loaded.
    expect(told).toContain('{');
    expect(told).not.toContain('addon');
  });
});
