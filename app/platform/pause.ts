/** A thing that may ring before the time is up. */
export interface Bell {
  rang: boolean;
  wake(): void;
}

/** Ends early by the signal, and by the bell. */
export function pause(ms: number, signal?: AbortSignal, bell?: Bell): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted || bell?.rang) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    if (bell) bell.wake = done;
  });
}
