import type { Command } from 'commander';
import { wirelessInterfaces } from '../platform/linux/linux-platform.ts';
import { playDemo } from './demo.ts';
import { watchLive } from './watch.ts';

/** The main job on this machine; where there is no radio, the recorded failure instead, and it says so. */
export function registerStart(program: Command): void {
  program
    .command('start')
    .summary('the main job: watch this machine, or play a recorded failure where it has no radio')
    .action(async () => {
      if (wirelessInterfaces().length > 0) {
        process.exitCode = await watchLive({});
        return;
      }
      process.stderr.write(
        'This machine has no Wi-Fi adapter, so Rejoin plays a recorded failure instead. Nothing here is live.\n\n',
      );
      process.exitCode = await playDemo();
    });
}
