/** The service on this machine, with its history: the same behind Electron's window and behind a browser. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Said } from '../domain/said.ts';
import type { ServiceHost } from '../ipc/server/service-host.ts';
import { PlatformError, type Platform } from '../platform/port.ts';
import { limitsOf } from '../policy/in-force.ts';
import { MachinePolicy } from '../policy/machine-policy.ts';
import { historyFile } from '../store/place.ts';
import { Telemetry } from '../sending/telemetry.ts';
import { Store } from '../store/store.ts';
import type { DoctorService } from './doctor-service.ts';
import { KeptHistory } from './kept-history.ts';
import { removeLeftFolders } from './private-folder.ts';

export interface ServiceOptions {
  readonly version: string;
  /** The file of the history; undefined: the usual one. */
  readonly history?: string | undefined;
  /** Folder of the control sockets. */
  readonly ctrl?: string | undefined;
  readonly host?: ServiceHost | undefined;
}

/** The largest parts, each a few dozen modules. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('../platform/open.ts'),
  () => import('../model/world.ts'),
  () => import('../detect/detectors.ts'),
  () => import('../detect/verdict.ts'),
  () => import('../live/session.ts'),
  () => import('../live/attendant.ts'),
  () => import('./opened-files.ts'),
  () => import('./help-desk.ts'),
];
/** Turns of the event loop in which a request for a page comes, is read and is answered. */
const TURNS = 4;

/** One part after the other, so that whoever serves pages meanwhile comes to its turn. */
async function loadDoctor(): Promise<typeof DoctorService> {
  for (const part of PARTS) {
    await part();
    for (let i = 0; i < TURNS; i++) await turn();
  }
  return (await import('./doctor-service.ts')).DoctorService;
}

/**
 * @returns one that has its settings and its history, and is not started yet
 * @throws SaidError where this Node is too old for the history
 */
export async function openService({ version, history, ctrl, host }: ServiceOptions): Promise<DoctorService> {
  removeLeftFolders();
  const opened = Promise.withResolvers<DoctorService>();
  const store = new Store({
    path: history ?? historyFile(),
    notice: (said) => void opened.promise.then((service) => service.notice('warning', [said])),
  });
  // The history's thread starts meanwhile.
  const Doctor = await loadDoctor();
  const policy = new MachinePolicy();
  const service = new Doctor({
    policy,
    ...{ version, host },
    telemetry: new Telemetry({ version, policy, queue: () => store.telemetry }),
    platform: await platformOr(ctrl, policy),
    history: new KeptHistory(store),
  });
  opened.resolve(service);
  await service.recall();
  return service;
}

async function platformOr(
  ctrl: string | undefined,
  policy: MachinePolicy,
): Promise<Platform | { unsupported: readonly Said[] }> {
  const { openPlatform } = await import('../platform/open.ts');
  try {
    return await openPlatform({ ctrl, limits: () => limitsOf(policy.current) });
  } catch (error) {
    if (error instanceof PlatformError) return { unsupported: error.said };
    throw error;
  }
}
