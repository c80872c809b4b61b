import { arch, release, type } from 'node:os';
import type { Command } from 'commander';
import { openPlatform } from '../platform/open.ts';
import { PlatformError, type Capabilities, type Platform } from '../platform/port.ts';
import { CTRL_OPTION, IFACE_OPTION, type LiveOptions } from './live-platform.ts';
import { statusCard, statusExit, statusJson, type Machine } from './status-card.ts';
import { print, printJson } from './output.ts';
import { layoutFor } from './style.ts';
import { visibleIn } from '../domain/visible.ts';

const thisMachine = (): Machine => ({
  platform: process.platform,
  system: `${type()} ${release()}`,
  arch: arch(),
});

/** What a system gives for which there is no platform. */
const nothing = (missing: string): Capabilities => ({
  ...{ see: [], adapters: [], cuts: [], verify: false, controllers: [], privilege: 'none', missing },
});

/** @param open a platform, which it closes. @returns the exit code */
export async function showStatus(
  options: LiveOptions,
  open: () => Platform,
  machine: Machine = thisMachine(),
): Promise<number> {
  const capabilities = await ask(options, open);
  const { paint } = layoutFor(process.stdout);
  if (options.json) printJson(statusJson(machine, capabilities), 2);
  else print(statusCard(machine, visibleIn(capabilities), paint));
  return statusExit(capabilities);
}

async function ask(options: LiveOptions, open: () => Platform): Promise<Capabilities> {
  let platform: Platform | undefined;
  try {
    platform = open();
    return await platform.capabilities(options.iface);
  } catch (error) {
    // A card says what is missing; it does not fail for that.
    if (error instanceof PlatformError && error.code === 'missing') return nothing(error.message);
    throw error;
  } finally {
    platform?.close();
  }
}

export function registerStatus(program: Command): void {
  program
    .command('status')
    .summary('what Rejoin can see and do on this machine')
    .description(
      'Prints a card for this machine: which program drives which interface, what can be seen, what can be cleared,\n' +
        'whether a remedy can be proven, which privilege it needs, and what is missing. Changes nothing.\n' +
        'Exit code: 0 it can see and clear · 3 no adapter, or nothing to ask · 5 needs a privilege.',
    )
    .option(...IFACE_OPTION)
    .option('--json', 'print one JSON object, schema rejoin.status/1')
    .option(...CTRL_OPTION)
    .action(async (options: LiveOptions) => {
      process.exitCode = await showStatus(options, () => openPlatform(options));
    });
}
