/**
 * Copies a packed app and lets the copy be debugged, which what is shipped cannot be:
 *
 *     node test/e2e/open-for-tests.ts APP PROGRAM COPY
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

const [app = '', program = '', copy = ''] = process.argv.slice(2);
rmSync(copy, { recursive: true, force: true });
cpSync(app, copy, { recursive: true, verbatimSymlinks: true });
await flipFuses(join(copy, program), {
  version: FuseVersion.V1,
  resetAdHocDarwinSignature: process.platform === 'darwin',
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
});
