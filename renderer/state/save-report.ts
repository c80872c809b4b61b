/** A report that was made, saved as the browser saves: by a link to its bytes. */
import type { DoctorApi } from '../../app/ipc/contract/contract.ts';
import type { MadeReport } from '../../app/ipc/contract/views.ts';

/** @throws CallError where it is no longer at hand */
export async function saveReport(
  api: Pick<DoctorApi, 'report.data'>,
  { report, name, size }: MadeReport,
): Promise<void> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let offset = 0; offset < size;) {
    const { data } = await api['report.data']({ report, offset });
    const piece = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    if (piece.length === 0) break;
    pieces.push(piece);
    offset += piece.length;
  }
  const url = URL.createObjectURL(new Blob(pieces, { type: 'application/zip' }));
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  link.click();
  // The download has begun by then, and holds the bytes itself.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
