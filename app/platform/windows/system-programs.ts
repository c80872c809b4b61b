/** Programs of Windows itself: by absolute path, with argument lists, never through a shell. */
import { said } from '../../domain/said.ts';
import { execFile } from 'node:child_process';
import { win32 } from 'node:path';
import { PlatformError } from '../port.ts';

export type ProgramName = 'wevtutil' | 'netsh' | 'powershell' | 'rundll32';
/** @returns what it printed @throws PlatformError 'missing', 'timeout', 'refused' */
export type RunProgram = (name: ProgramName, args: readonly string[]) => Promise<string>;

const PATIENCE = 60_000;
const MOST_OUTPUT = 16 * 1024 * 1024;

const PATHS: Readonly<Record<ProgramName, readonly string[]>> = {
  wevtutil: ['System32', 'wevtutil.exe'],
  netsh: ['System32', 'netsh.exe'],
  rundll32: ['System32', 'rundll32.exe'],
  powershell: ['System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'],
};

/** Not from PATH, which anybody may have prefixed. */
export const systemProgram = (name: ProgramName, env: NodeJS.ProcessEnv = process.env): string =>
  win32.join(env['SystemRoot'] ?? 'C:\\Windows', ...PATHS[name]);

export const runProgram: RunProgram = (name, args) =>
  new Promise((resolve, reject) => {
    const options = {
      timeout: PATIENCE,
      maxBuffer: MOST_OUTPUT,
      windowsHide: true,
      encoding: 'buffer',
    } as const;
    execFile(systemProgram(name), [...args], options, (error, stdout) => {
      if (!error) return resolve(decoded(stdout));
      const isMissing = error.code === 'ENOENT';
      const code = isMissing ? 'missing' : error.killed ? 'timeout' : 'refused';
      const why = isMissing
        ? said('system.not-there', { program: name })
        : error.killed
          ? said('system.slow', { program: name, within: PATIENCE })
          : said('system.failed', { program: name, exit: String(error.code ?? '?') });
      reject(new PlatformError(code, why, { cause: error }));
    });
  });

/** UTF-16 where a program was asked for it (`wevtutil /uni:true`), with or without its mark; else UTF-8. */
export function decoded(bytes: Buffer): string {
  const isMarked = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isWide = isMarked || (bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0);
  return isWide ? bytes.toString('utf16le', isMarked ? 2 : 0) : bytes.toString('utf8');
}

const GUID = /^\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}$/;

/** Off and on again; PowerShell does both, so that it is not left off where this program ends in between. */
export async function restartAdapter(run: RunProgram, guid: string): Promise<void> {
  if (!GUID.test(guid)) throw new TypeError(`not a GUID: ${guid}`);
  const script = `$ErrorActionPreference = 'Stop'; Get-NetAdapter | Where-Object InterfaceGuid -eq '${guid}' | Restart-NetAdapter -Confirm:$false`;
  await run('powershell', ['-NoProfile', '-NonInteractive', '-Command', script]);
}

export async function restartService(run: RunProgram): Promise<void> {
  const script = `$ErrorActionPreference = 'Stop'; Restart-Service -Name WlanSvc -Force`;
  await run('powershell', ['-NoProfile', '-NonInteractive', '-Command', script]);
}
