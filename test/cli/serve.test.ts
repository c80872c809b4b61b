import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type WebSocket from 'ws';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../../app/cli/open-browser.ts';
import { ownMark } from '../../app/platform/process-mark.ts';
import { removeLeftFolders } from '../../app/service/private-folder.ts';
import { until, withFolder } from '../native/support.ts';
import { enter, serveApart } from '../support/served.ts';

const REJOIN = join(import.meta.dirname, '../../app/cli/rejoin.js');

/** Texts that a page was sent and that have this in them. */
async function heard(page: WebSocket, what: string): Promise<void> {
  let all = '';
  const listen = (data: Buffer): void => {
    all += data.toString();
    const { revision } = JSON.parse(data.toString()) as { revision?: number };
    if (revision !== undefined) page.send(JSON.stringify({ type: 'seen', revision }));
  };
  page.on('message', listen);
  page.send('{"type":"resync"}');
  await until(() => all.includes(what), what, 30_000);
  page.off('message', listen);
}

describe('serve', { timeout: 180_000 }, () => {
  test('says in one sentence that a port is in use, and ends', () =>
    withFolder(async (folder) => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const args = ['serve', '--history', join(folder, 'h.db'), '--port', String(port)];
      const child = spawn(process.execPath, ['--no-warnings', REJOIN, ...args]);
      let said = '';
      child.stderr.on('data', (part: Buffer) => (said += part.toString()));
      expect(await once(child, 'exit')).toEqual([2, null]);
      expect(said).toBe(
        `Port ${port} is in use: name another one, or leave --port out for any that is free.\n`,
      );
      other.close();
    }));

  test('tells the first page and the terminal of a second that knows its address', () =>
    withFolder(async (folder) => {
      const served = await serveApart(folder);
      const { page } = await enter(served);
      await until(
        () => served.said().includes('A page was opened'),
        'the terminal is told of the first',
        30_000,
      );
      await expect(enter(served)).rejects.toThrow('4401');
      await heard(page, 'call.second-page');
      expect(served.said()).toContain('A second page');
      await expect(enter(served, { token: 'guessed' })).rejects.toThrow('4401');
      expect(served.said().match(/A second page/g)).toHaveLength(1);
      page.terminate();
      expect(await served.stop()).toBe(0);
    }));

  test('leaves no file that a window handed over, not even when it is killed', () =>
    withFolder(async (folder) => {
      const uploads = (): string[] => readdirSync(folder).filter((name) => name.startsWith('rejoin-'));
      const killed = await serveApart(folder);
      const { page } = await enter(killed);
      const input = { files: [{ name: 'wpa.log', size: 9 }] };
      page.send(JSON.stringify({ type: 'call', id: 1, call: 'files.open', input }));
      await until(() => uploads().length === 1, 'the file is taken in', 30_000);
      page.terminate();
      await killed.stop('SIGKILL');
      expect(uploads()).toHaveLength(1);
      const next = await serveApart(folder);
      await expect.poll(uploads, { timeout: 30_000 }).toEqual([]);
      await next.stop();
    }));
});

test('folders of processes that run, and what is not of this kind, stay', () =>
  withFolder((folder) => {
    const { pid, started } = ownMark();
    const stay = [`rejoin-${pid}-${started}-abcdef`, 'rejoin-abcdef', `rejoin-x-y-abcdef`, 'other'];
    const go = [`rejoin-${pid}-00000000_1-abcdef`, `rejoin-${2 ** 22 + 1}--abcdef`];
    for (const name of [...stay, ...go]) mkdirSync(join(folder, name));
    removeLeftFolders(folder);
    expect(readdirSync(folder)).toEqual(stay.toSorted());
  }));

test.skipIf(process.platform === 'win32')('the browser is opened at a private page, not at the address', () =>
  withFolder(async (folder) => {
    const program = join(folder, 'browser');
    const args = join(folder, 'args');
    writeFileSync(program, `#!/bin/sh\necho "$@" > ${args}.new; mv ${args}.new ${args}\n`, { mode: 0o700 });
    const address = 'http://127.0.0.1:41234/#the-token_once';
    const takeAway = openBrowser(address, [program, '--first']);
    await until(() => existsSync(args), 'the browser runs', 30_000);
    const said = readFileSync(args, 'utf8').trim().split(' ');
    expect(said[0]).toBe('--first');
    expect(said.join(' ')).not.toContain('the-token');
    const path = fileURLToPath(said[1] ?? '');
    expect(readFileSync(path, 'utf8')).toContain(`url=${address}"`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    takeAway();
    expect(existsSync(dirname(path))).toBe(false);
  }),
);
