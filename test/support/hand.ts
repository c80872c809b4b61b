import type { DoctorService } from '../../app/service/doctor-service.ts';

/** Hands files over as a window does: in pieces, those of several files among each other. */
export async function hand(
  service: DoctorService,
  files: readonly (readonly [string, Buffer])[],
): Promise<string> {
  const { opened, files: names } = await service.handlers['files.open']({
    files: files.map(([name, bytes]) => ({ name, size: bytes.length })),
  });
  const PIECE = 20_000;
  for (let at = 0; files.some(([, bytes]) => at < bytes.length); at += PIECE)
    for (const [index, [, bytes]] of files.entries())
      if (at < bytes.length)
        await service.handlers['files.chunk']({
          file: names[index] ?? '',
          data: bytes.subarray(at, at + PIECE),
        });
  await service.handlers['files.read']({ opened });
  return opened;
}
