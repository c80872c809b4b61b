/** The service on this machine, with its history: the same behind Electron's window and behind a browser. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Said } from '../domain/said.ts';
import type { FirstWord } from '../ipc/contract/greeting.ts';
import type { ServiceHost } from '../ipc/server/service-host.ts';
import { historyFile } from '../store/place.ts';
import { Store } from '../store/store.ts';
import type { DoctorService } from './doctor-service.ts';
import { firstWord } from './first-word.ts';
import { removeLeftFolders } from './private-folder.ts';

export interface ServiceOptions {
  readonly version: string;
  /** The file of the history; undefined: the usual one. */
  readonly history?: string | undefined;
  /** Folder of the control sockets. */
  readonly ctrl?: string | undefined;
  readonly host?: ServiceHost | undefined;
  /** The large parts, which take the processor for a while, are loaded when this is over. */
  readonly until?: Promise<unknown>;
}

export interface Opening {
  /** What a window shows meanwhile. */
  readonly first: Promise<FirstWord>;
  /** Knows how its machine stands, as far as that answers in time, and is not started yet. */
  readonly service: Promise<DoctorService>;
}

/** The largest parts, each a few dozen modules, in the order in which the first verdict needs them. */
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

/** @throws SaidError where this Node is too old for the history */
export function openService({ history, ctrl, until, ...options }: ServiceOptions): Opening {
  const opened = Promise.withResolvers<DoctorService>();
  const store = new Store({
    path: history ?? historyFile(),
    notice: (said) => void opened.promise.then((service) => service.notice('warning', [said])),
  });
  const first = firstWord(store, ctrl);
  const load = async (): Promise<DoctorService> => {
    await Promise.all([first, until]);
    const service = await loadService(store, ctrl, options);
    opened.resolve(service);
    await service.ready();
    removeLeftFolders();
    return service;
  };
  return { first, service: load() };
}

async function loadService(
  store: Store,
  ctrl: string | undefined,
  { version, host }: Pick<ServiceOptions, 'version' | 'host'>,
): Promise<DoctorService> {
  // One part after the other, so that whoever serves pages meanwhile comes to its turn.
  for (const part of PARTS) {
    await part();
    for (let i = 0; i < TURNS; i++) await turn();
  }
  const { openPlatform } = await import('../platform/open.ts');
  const { PlatformError } = await import('../platform/port.ts');
  const { limitsOf } = await import('../policy/in-force.ts');
  const { MachinePolicy } = await import('../policy/machine-policy.ts');
  const { ownSource } = await import('../policy/own-source.ts');
  const { Telemetry } = await import('../sending/telemetry.ts');
  const { KeptHistory } = await import('./kept-history.ts');
  const { DoctorService: Doctor } = await import('./doctor-service.ts');
  const policy = await MachinePolicy.of(await ownSource());
  const platform = await openPlatform({ ctrl, limits: () => limitsOf(policy.current) }).catch(
    (error: unknown): { unsupported: readonly Said[] } => {
      if (error instanceof PlatformError) return { unsupported: error.said };
      throw error;
    },
  );
  return new Doctor({
    ...{ version, host, policy, platform },
    telemetry: new Telemetry({ version, policy, queue: () => store.telemetry }),
    history: new KeptHistory(store),
  });
}
