/** What was dropped, folders opened: every file in them, as the command line reads a folder. */

/** Files of a folder come in portions; an empty one is the last. */
const portion = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** Hidden files are passed over, and a folder that cannot be read is an empty one. */
async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await fileOf(entry as FileSystemFileEntry)];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  for (let some = await portion(reader); some.length > 0; some = await portion(reader))
    for (const one of some)
      if (!one.name.startsWith('.')) files.push(...(await filesIn(one).catch(() => [])));
  return files;
}

/** The order of the names is kept, so that rotated logs stand together. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<readonly File[]> {
  // The items are gone as soon as the event is over: they are asked first.
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  if (!entries.some((entry) => entry?.isDirectory)) return [...files];
  const all = await Promise.all(entries.map(async (entry) => (entry ? await filesIn(entry) : [])));
  // In a folder an empty file is nothing to complain about.
  return all
    .flat()
    .filter(({ size }) => size > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
