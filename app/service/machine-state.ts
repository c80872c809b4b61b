/** What this machine can show and do, as the window's first lines need it. */
import type { Said } from '../domain/said.ts';
import type { MachineView } from '../ipc/contract/views.ts';
import { PlatformError, type Capabilities, type KnownNetwork, type Platform } from '../platform/port.ts';

export const STARTING: MachineView = {
  ...{ state: 'starting', sentence: [], missing: [], platform: process.platform },
  ...{ see: [], cuts: [], verify: false, privilege: 'none', controllers: [] },
};

/** No adapter for this operating system, or it could not be opened. */
export const unsupported = (why: readonly Said[]): MachineView => ({
  ...STARTING,
  state: 'unsupported',
  sentence: [...why],
});

export interface AskedMachine {
  readonly view: MachineView;
  readonly networks: readonly KnownNetwork[];
}

/** Asks the platform for everything that is shown of it. */
export async function askMachine(platform: Platform): Promise<AskedMachine> {
  const known = platform.networks();
  // Whatever becomes of it is heard below.
  known.catch(() => undefined);
  const can = await platform.capabilities();
  try {
    const networks = await known;
    return { networks, view: viewOf(platform, can, 'ok', []) };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { networks: [], view: viewOf(platform, can, whyNot(error, can), error.said) };
  }
}

function whyNot({ code }: PlatformError, can: Capabilities): MachineView['state'] {
  if (code === 'privilege') return 'no-permission';
  if (can.adapters.length === 0) return 'no-adapter';
  return code === 'missing' ? 'no-supplicant' : 'lost';
}

const viewOf = (
  platform: Platform,
  { see, cuts, keysUnseen, verify, privilege, missing, controllers }: Capabilities,
  state: MachineView['state'],
  sentence: readonly Said[],
): MachineView => ({
  ...{ state, sentence: [...sentence], missing: [...missing], platform: platform.name, verify, privilege },
  see: see.map(({ witness, ok, detail }) => ({ witness, ok, ...(detail ? { detail } : {}) })),
  cuts: [...cuts],
  ...(keysUnseen ? { keysUnseen } : {}),
  controllers: controllers.map(({ iface, program }) => ({ iface, program })),
});
