/** What a package tells the desktop and the manual, by the programs that judge it; each is left out where it is not. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TREE = join(import.meta.dirname, '../../out/packages/tree');
const at = (path: string): string => join(TREE, path);
const JUDGES: [string, string[]][] = [
  [
    'desktop-file-validate',
    [
      at('usr/share/applications/dev.rejoin.Rejoin.desktop'),
      at('etc/xdg/autostart/dev.rejoin.Rejoin.desktop'),
    ],
  ],
  ['appstreamcli', ['validate', '--no-net', at('usr/share/metainfo/dev.rejoin.Rejoin.metainfo.xml')]],
  ['man', ['--warnings', '--encoding=UTF-8', '--local-file', at('usr/share/man/man1/rejoin.1.gz')]],
];

test.skipIf(!existsSync(TREE)).each(JUDGES)('%s finds no fault', (program, args) => {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) {
    console.log(`skipped: ${program} is not installed`);
    return;
  }
  expect([status, stderr]).toEqual([0, '']);
  if (program === 'man') expect(stdout).toContain('REJOIN DIAGNOSE');
  else expect(stdout).not.toMatch(/error|warning/i);
});

test.skipIf(!existsSync(TREE))('nothing starts the app without its sandbox, and no script runs', () => {
  const entry = spawnSync('grep', ['-r', 'no-sandbox', at('usr/share/applications'), at('etc')], {
    encoding: 'utf8',
  });
  expect(entry.stdout).toBe('');
  for (const package_ of readdirSync(join(TREE, '..'))) {
    const file = join(TREE, '..', package_);
    if (package_.endsWith('.rpm')) {
      const { stdout, error } = spawnSync('rpm', ['-qp', '--scripts', file], { encoding: 'utf8' });
      if (!error) expect(stdout).toBe('');
    }
    if (package_.endsWith('.deb')) {
      const { stdout, error } = spawnSync('dpkg-deb', ['--ctrl-tarfile', file]);
      if (!error) expect(stdout.toString('latin1')).not.toMatch(/(?:pre|post)(?:inst|rm)\0/);
    }
  }
});
