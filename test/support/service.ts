/** The service in this process, and waiting for what it shows. */
import { plain } from './words.ts';
import type { LiveState } from '../../app/ipc/contract/views.ts';
import { DoctorService, type DoctorOptions } from '../../app/service/doctor-service.ts';

/** Resolves with the first live state that satisfies the test. */
export function until(service: DoctorService, test: (state: LiveState) => boolean): Promise<LiveState> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!test(service.live.state)) return;
      stop();
      resolve(service.live.state);
    };
    const stop = service.live.listen(look);
    look();
  });
}

/** Starts a service for as long as the work takes. */
export async function withService(
  options: Partial<DoctorOptions>,
  work: (service: DoctorService) => Promise<void>,
): Promise<void> {
  const service = new DoctorService({
    version: '0',
    platform: { unsupported: [plain('There is no adapter for this system.')] },
    ...options,
  });
  try {
    await service.start();
    await work(service);
  } finally {
    await service.close();
  }
}
