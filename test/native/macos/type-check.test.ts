/** The Objective-C++ of the addon, as far as a machine without macOS can hold it: its syntax and its types. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, type TestContext } from 'vitest';
import { PlayedCoreWlan } from '../../platform/macos/played-mac.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SOURCES = join(ROOT, 'native/macos');
const FLAGS = [
  ...['-fsyntax-only', '-x', 'objective-c++', '-std=c++17', '-Wall', '-Wextra', '-Werror'],
  ...['-fobjc-arc', '-fobjc-runtime=macosx-11.0', '-fblocks'],
  ...['-DNAPI_VERSION=8', '-DNODE_ADDON_API_DISABLE_CPP_EXCEPTIONS'],
  ...['node-api-headers/include', 'node-addon-api'].flatMap((name) => [
    '-isystem',
    join(ROOT, 'node_modules', name),
  ]),
  ...['-I', join(import.meta.dirname, 'headers'), '-I', SOURCES],
];

/** @returns what the compiler complains of; '' = nothing */
function complaints(context: TestContext, file: string, source?: string): string {
  const { error, status, stderr } = spawnSync('clang++', [...FLAGS, file], {
    input: source,
    encoding: 'utf8',
  });
  if (error) return context.skip('clang++ is not installed (Debian: sudo apt install clang)');
  return status === 0 ? '' : stderr || `ended with ${status}`;
}

describe('the CoreWLAN part of the addon', () => {
  for (const name of readdirSync(SOURCES).filter((file) => file.endsWith('.mm')))
    test(`${name} has no error and no warning`, (context) => {
      expect(complaints(context, join(SOURCES, name))).toBe('');
    });

  const wrong: [string, string][] = [
    ['a method that CoreWLAN does not have', '[[CWWiFiClient sharedWiFiClient] forgetEverything];'],
    ['an argument of another type', 'NSError* e = nil; [[[CWWiFiClient alloc] init] interfaceWithName:e];'],
    [
      'a result of another type',
      'NSData* d = [[[CWWiFiClient sharedWiFiClient] interfaceWithName:nil] bssid]; (void)d;',
    ],
  ];
  for (const [what, statement] of wrong)
    test(`${what} would be found`, (context) => {
      const source = `#import <CoreWLAN/CoreWLAN.h>\nvoid f();\nvoid f() { ${statement} }\n`;
      expect(complaints(context, '-', source)).toMatch(/error:/);
    });

  test('gives JavaScript what its typed face promises', () => {
    const source = readFileSync(join(SOURCES, 'addon.mm'), 'utf8');
    const given = [...source.matchAll(/exports\.Set\("(\w+)"/g)].map(([, name]) => name);
    // The stand-in of the tests implements that face, and the compiler holds it to it.
    const promised = Object.getOwnPropertyNames(PlayedCoreWlan.prototype).filter(
      (name) => name !== 'constructor' && name !== 'tell',
    );
    expect(given.toSorted()).toEqual(promised.toSorted());
  });
});
