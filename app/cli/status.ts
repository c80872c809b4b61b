import { arch, release, type } from 'node:os';
import type { Command } from 'commander';
import type { Said } from '../domain/said.ts';
import { openHere } from './here.ts';
import { PlatformError, type Capabilities, type Platform } from '../platform/port.ts';
import { help } from './help.ts';
import { ctrlOption, ifaceOption, jsonOption, type LiveOptions } from './live-platform.ts';
import { statusCard, statusExit, statusJson, type Machine } from './status-card.ts';
import { nextLine } from './next-command.ts';
import { print, printJson } from './output.ts';
import { layoutFor } from './style.ts';
import { visibleIn } from '../domain/visible.ts';

const thisMachine = (): Machine => ({
  platform: process.platform,
  system: `${type()} ${release()}`,
  arch: arch(),
});

/** What a system gives for which there is no platform. */
const nothing = (missing: readonly Said[]): Capabilities => ({
  ...{ see: [], adapters: [], cuts: [], verify: false, controllers: [], privilege: 'none', missing },
});

/** @param open a platform, which it closes. @returns the exit code */
export async function showStatus(
  options: LiveOptions,
  open: () => Promise<Platform>,
  machine: Machine = thisMachine(),
): Promise<number> {
  const capabilities = await ask(options, open);
  const layout = layoutFor(process.stdout);
  if (options.json) printJson(statusJson(machine, capabilities), 2);
  else {
    print(statusCard(machine, visibleIn(capabilities), layout));
    print(`\n${nextLine(capabilities.adapters.length > 0 ? 'rejoin watch' : 'rejoin demo', layout)}`);
  }
  return statusExit(capabilities);
}

async function ask(options: LiveOptions, open: () => Promise<Platform>): Promise<Capabilities> {
  let platform: Platform | undefined;
  try {
    platform = await open();
    return await platform.capabilities(options.iface);
  } catch (error) {
    // A card says what is missing; it does not fail for that.
    if (error instanceof PlatformError && error.code === 'missing') return nothing(error.said);
    throw error;
  } finally {
    platform?.close();
  }
}

export function registerStatus(program: Command): void {
  program
    .command('status')
    .summary(help('help.status'))
    .description(help('help.status.more'))
    .option(...ifaceOption())
    .option(...jsonOption('rejoin.status/1'))
    .option(...ctrlOption())
    .action(async (options: LiveOptions) => {
      process.exitCode = await showStatus(options, () => openHere(options));
    });
}
