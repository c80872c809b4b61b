import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const SERVICE = pathToFileURL(join(import.meta.dirname, '../../app/service/open-service.ts')).href;
/** Opens the service and prints what was loaded until it has something to show. */
const OPENS = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  const folder = import.meta.dirname;
  const { openService } = await import(${JSON.stringify(SERVICE)});
  const service = await openService({ version: '0', history: folder + '/history.db', ctrl: folder }).service;
  console.log(JSON.stringify(loaded));
  await service.close();
  process.exit();
`;

it('a first state needs no shapes of calls, no message bus where there is none, and one language', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-loaded-'));
  try {
    const script = join(folder, 'opens.mjs');
    writeFileSync(script, OPENS);
    const { stdout, stderr } = spawnSync(process.execPath, [script], {
      ...{ encoding: 'utf8', env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${folder}/bus` } },
    });
    expect(stderr).toBe('');
    const loaded = JSON.parse(stdout) as string[];
    expect(loaded.filter((url) => url.endsWith('/doctor-service.ts'))).toHaveLength(1);
    expect(
      loaded.filter((url) => /\/node_modules\/(?:zod|dbus-native)\/|\/words\/(?:de|zh-Hans)\//.test(url)),
    ).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
