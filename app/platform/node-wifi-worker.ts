/** The thread that runs node-wifi; `node-wifi.ts` starts it and says why. */
import { parentPort, workerData } from 'node:worker_threads';
import { said, type Said } from '../domain/said.ts';

/** The two of its functions that only read. */
export type WorkerCall = 'scan' | 'getCurrentConnections';
/** What it answered, or why it did not. */
export type WorkerAnswer = { readonly told: unknown } | { readonly why: Said };

async function ask(call: WorkerCall): Promise<WorkerAnswer> {
  try {
    const { default: wifi } = await import('node-wifi');
    wifi.init({ iface: null });
    return { told: await wifi[call]() };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      why:
        code === 'ENOENT'
          ? said('last-resort.not-there')
          : said('last-resort.failed', { why: String(code ?? error) }),
    };
  }
}

parentPort?.postMessage(await ask(workerData as WorkerCall));
