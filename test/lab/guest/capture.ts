import { existsSync } from 'node:fs';
import { run, Daemon } from './process.ts';

/** The interface on which hwsim shows every frame that any of its radios sends, acknowledgements included. */
const EVERY_RADIO = 'hwsim0';

/** Writes all frames in the air into a pcapng file until it is stopped. */
export async function captureAir(path: string): Promise<Daemon> {
  await run('ip', 'link', 'set', EVERY_RADIO, 'up');
  const dumpcap = new Daemon('dumpcap', ['-q', '-i', EVERY_RADIO, '-w', path]);
  // It has opened the interface when its file is there; the first frames may come at once.
  for (let tries = 0; tries < 100 && dumpcap.isRunning; tries++) {
    if (existsSync(path)) return dumpcap;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('dumpcap did not begin to write');
}
