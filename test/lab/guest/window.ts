import { createServer, connect } from 'node:net';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Skip, type OutsideAnswer } from '../scenario.ts';
import type { Lab } from './lab.ts';
import { Daemon, run } from './process.ts';
import { REJOIN } from './rejoin.ts';

/** The guest's address in the network that qemu makes for the forwarded port. */
const OWN_ADDRESS = '10.0.2.15';

/** Waits until there is something. @throws why, after so many seconds */
async function found<T>(look: () => T | undefined, why: string, seconds: number): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const thing = look();
    if (thing !== undefined) return thing;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(why);
}

/** The port that leads from outside into this guest. */
function port(): number {
  const told = /lab\.port=(\d+)/.exec(readFileSync('/proc/cmdline', 'utf8'))?.[1];
  if (told === undefined) throw new Error('no port leads into this guest');
  return Number(told);
}

async function openNetwork(): Promise<void> {
  await run('modprobe', 'virtio_net');
  const links = JSON.parse(await run('ip', '-j', '-d', 'link')) as { ifname: string; parentbus?: string }[];
  const wired = links.find(({ parentbus }) => parentbus === 'virtio')?.ifname;
  if (wired === undefined) throw new Error('the guest has no network card');
  await run('ip', 'addr', 'replace', `${OWN_ADDRESS}/24`, 'dev', wired);
  await run('ip', 'link', 'set', wired, 'up');
}

/** The app listens on the guest's loopback only: what comes from outside is handed on to it. */
function relay(lab: Lab, to: number): void {
  const server = createServer((outside) => {
    const inside = connect(to, '127.0.0.1');
    outside.pipe(inside).pipe(outside);
    outside.on('error', () => inside.destroy());
    inside.on('error', () => outside.destroy());
  });
  server.listen(to, OWN_ADDRESS);
  lab.onClose(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      setTimeout(resolve, 500);
    });
  });
}

/** The app, served to the outside. */
export interface Served {
  /**
   * Lets the outside part of the scenario open it.
   * @returns when the outside part is done. @throws with what went wrong there, Skip where it cannot run
   */
  shownOutside(name: string): Promise<void>;
}

export async function serveApp(lab: Lab): Promise<Served> {
  const own = port();
  await openNetwork();
  const said = join(lab.folder, 'serve.out');
  const args = [REJOIN, 'serve', '--port', String(own), '--history', '/run/lab/history.db'];
  const app = new Daemon(process.execPath, args, said, join(lab.folder, 'serve.err'));
  lab.onClose(() => app.stop());
  const address = await found(
    () => /^http\S+/m.exec(existsSync(said) ? readFileSync(said, 'utf8') : '')?.[0],
    'rejoin serve said no address',
    90,
  );
  relay(lab, own);
  lab.step('the app is served');
  return { shownOutside: (name) => shownOutside(lab, address, `/out/.guests/${name}`) };
}

async function shownOutside(lab: Lab, address: string, file: string): Promise<void> {
  writeFileSync(`${file}.new`, address);
  renameSync(`${file}.new`, `${file}.address`);
  const text = await found(
    () => (existsSync(`${file}.answer`) ? readFileSync(`${file}.answer`, 'utf8') : undefined),
    'nothing happened outside',
    150,
  );
  const answer = JSON.parse(text) as OutsideAnswer;
  lab.step(`outside: ${answer.outcome} ${answer.reason ?? ''}`);
  if (answer.outcome === 'skipped') throw new Skip(answer.reason ?? '');
  if (answer.outcome === 'failed') throw new Error(`outside: ${answer.reason ?? 'no reason'}`);
}
