/** The service on this machine, with its history: the same behind Electron's window and behind a browser. */
import type { ServiceHost } from '../ipc/server/service-host.ts';
import { openPlatform } from '../platform/open.ts';
import { PlatformError, type Platform } from '../platform/port.ts';
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
  /** The program of the history's thread, where it was bundled. */
  readonly worker?: string;
}

/** @throws Error in a sentence where this Node is too old for the history */
export function openService({ version, history, ctrl, host, worker }: OpenOptions): DoctorService {
  removeLeftFolders();
  const store = new Store({
    path: history ?? historyFile(),
    notice: (text) => service.notice('warning', text),
    ...(worker === undefined ? {} : { worker }),
  });
  const service: DoctorService = new DoctorService({
    ...{ version, host },
    platform: platformOr(ctrl),
    history: new KeptHistory(store),
  });
  return service;
}

function platformOr(ctrl: string | undefined): Platform | { unsupported: string } {
  try {
    return openPlatform({ ctrl });
  } catch (error) {
    if (error instanceof PlatformError) return { unsupported: error.message };
    throw error;
  }
}
