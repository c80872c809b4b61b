/** Kinds of failure that whoever writes has to tell apart. */
export type Failure = 'full' | 'busy' | 'corrupt' | 'other';

/** SQLite's or the system's name of an error; '' where it has none. */
const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

/** A write-ahead log and its index cannot grow on a full disk: SQLite calls that an I/O error of the one or the other. */
const FULL =
  /^(?:ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_(?:WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHMSIZE|SHMOPEN|SHMMAP))$/;
/** No wait mends these: the place is not one for a file, or not one to write to. */
const FOR_GOOD = /^(?:ENOTDIR|EISDIR|ELOOP|ENAMETOOLONG|EACCES|EPERM|EROFS|SQLITE_READONLY(?:_DIRECTORY)?)$/;
const OF_THE_RECORD = /^SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG)/;

export function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  if (FULL.test(code)) return 'full';
  if (/^SQLITE_(?:BUSY|LOCKED)/.test(code)) return 'busy';
  if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) return 'corrupt';
  return 'other';
}

/** The history can never be written at its place. */
export const isForGood = (error: unknown): boolean => FOR_GOOD.test(codeOf(error));

/** The record itself is not acceptable: another try would not help it. */
export const isRefusal = (error: unknown): boolean =>
  OF_THE_RECORD.test(codeOf(error)) || error instanceof TypeError || error instanceof RangeError;
