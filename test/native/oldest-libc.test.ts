/** The addon loads wherever Node does, however new the compiler was. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ADDON = join(import.meta.dirname, `../../native/build/rejoin-linux-${process.arch}.node`);

/** Node 24 wants glibc 2.28; the systems that have it came with GCC 8. */
const OLDEST = { GLIBC: '2.28', GLIBCXX: '3.4.25' };

/** The newest version of a library that a program names, like `2.28`. */
function newest(program: string, library: string): string {
  const text = readFileSync(program).toString('latin1');
  const versions = [...text.matchAll(new RegExp(`\\0${library}_(\\d+(?:\\.\\d+)+)(?=\\0)`, 'g'))];
  return (
    versions
      .map(([, version]) => version ?? '')
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .at(-1) ?? ''
  );
}

test.skipIf(!existsSync(ADDON))(
  'the addon wants no newer libraries than the oldest systems of Node have',
  () => {
    for (const [library, oldest] of Object.entries(OLDEST)) {
      const ours = newest(ADDON, library);
      expect(ours).toMatch(/^\d/);
      expect(
        ours.localeCompare(oldest, 'en', { numeric: true }),
        `${library} ${ours} > ${oldest}`,
      ).toBeLessThan(1);
    }
  },
);
