/** The service on this machine, with its history: the same behind Electron's window and behind a browser. */
import type { Said } from '../domain/said.ts';
import type { ServiceHost } from '../ipc/server/service-host.ts';
import { openPlatform } from '../platform/open.ts';
import { PlatformError, type Platform } from '../platform/port.ts';
import { limitsOf } from '../policy/in-force.ts';
import { MachinePolicy } from '../policy/machine-policy.ts';
import { historyFile } from '../store/place.ts';
import { Store } from '../store/store.ts';
import { DoctorService } from './doctor-service.ts';
import { KeptHistory } from './kept-history.ts';
import { removeLeftFolders } from './private-folder.ts';

export interface OpenOptions {
  readonly version: string;
  /** The file of the history; undefined: the usual one. */
  readonly history?: string | undefined;
  /** Folder of the control sockets. */
  readonly ctrl?: string | undefined;
  readonly host?: ServiceHost | undefined;
}

/** @throws SaidError where this Node is too old for the history */
export function openService({ version, history, ctrl, host }: OpenOptions): DoctorService {
  removeLeftFolders();
  const store = new Store({
    path: history ?? historyFile(),
    notice: (said) => service.notice('warning', [said]),
  });
  const policy = new MachinePolicy();
  const service: DoctorService = new DoctorService({
    policy,
    ...{ version, host },
    platform: platformOr(ctrl, policy),
    history: new KeptHistory(store),
  });
  return service;
}

function platformOr(
  ctrl: string | undefined,
  policy: MachinePolicy,
): Platform | { unsupported: readonly Said[] } {
  try {
    return openPlatform({ ctrl, limits: () => limitsOf(policy.current) });
  } catch (error) {
    if (error instanceof PlatformError) return { unsupported: error.said };
    throw error;
  }
}
