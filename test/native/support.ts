/** Parts that the tests of the sockets share. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listenDatagram, nativeAvailable, NativeError } from '../../native/index.ts';
import type { DatagramListener } from '../../native/index.ts';

const available = nativeAvailable();

/** Why the tests of this folder cannot run here; undefined = they can. */
export const unavailable: string | undefined = available.ok ? undefined : available.reason;

/** A callback for what a test does not look at. */
export const ignore = (): void => undefined;

let serial = 0;

/** An abstract address that nobody else uses. */
export const freshName = (): string => `@rejoin-test-${process.pid}-${Date.now()}-${serial++}`;

/** A folder of its own for `work`, removed afterwards. */
export async function withFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves when `condition` holds. @throws after `ms` */
export async function until(condition: () => boolean, what: string, ms = 5000): Promise<void> {
  const end = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await pause(2);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The NativeError that `work` throws. */
export function thrownBy(work: () => unknown): NativeError {
  try {
    work();
  } catch (error) {
    if (error instanceof NativeError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/**
 * What makes a module go on as another user. It is loaded as the one who runs the tests, addon and all: a checkout may
 * stand where others cannot look.
 */
const becoming = (uid: number, gid: number): string =>
  `import { nativeAvailable as load } from '${NATIVE_MODULE}';
  load();
  process.setgroups([]);
  process.setgid(${gid});
  process.setuid(${uid});
  `;

/** Runs a module in a process of its own. @returns its exit code, output and how long it ran in ms */
export function runNode(
  source: string,
  options: { uid?: number; gid?: number; killAfterMs?: number } = {},
): Promise<{ code: number | null; stdout: string; stderr: string; ms: number }> {
  const { killAfterMs, uid, gid } = options;
  const identity = uid === undefined ? '' : becoming(uid, gid ?? uid);
  const started = performance.now();
  const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', identity + source]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs ?? 15_000);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr, ms: performance.now() - started });
    });
  });
}

/** For code that runs in another process or thread. */
export const NATIVE_MODULE = new URL('../../native/index.ts', import.meta.url).href;

/** A peer that answers each datagram with itself, and does not mind a sender that has gone. */
export function echo(path: string, queueLimit = 20_000): DatagramListener {
  const peer = listenDatagram({
    path,
    queueLimit,
    onMessage(data, from) {
      try {
        peer.send(data, from);
      } catch (error) {
        if ((error as NativeError).code !== 'ECONNREFUSED') throw error;
      }
    },
    onError: (error) => {
      if (error.code !== 'ECONNREFUSED') throw error;
    },
  });
  return peer;
}
