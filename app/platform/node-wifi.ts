/**
 * node-wifi, for what it reads: nmcli on Linux, netsh on Windows, airport on a Mac that still has it. A last resort.
 *
 * Only its `scan` and `getCurrentConnections`. Its `connect` gives the key to a shell and a temporary file, and a failed
 * one deletes the user's profile.
 *
 * It runs in a thread of its own: it changes the locale of the process that imports it, waits for programs without limit,
 * and throws out of a callback at lines that it does not expect.
 */
import { said, type Said } from '../domain/said.ts';
import { SaidError } from '../words/said-error.ts';
import { Worker } from 'node:worker_threads';
import type { AkmFamily } from '../domain/events.ts';
import { mac, type Mac, type Ssid } from '../domain/ids.ts';
import { ssidFromBytes } from '../domain/ssid.ts';
import type { WorkerCall, WorkerAnswer } from './node-wifi-worker.ts';

export interface SeenBss {
  readonly bssid: Mac;
  /** Left out where node-wifi may have spelled it wrongly. */
  readonly ssid: Ssid | undefined;
  readonly akms: readonly AkmFamily[];
  /** dBm. */
  readonly signal: number;
}

export interface PresentConnection {
  /** '' where the program does not say it. */
  readonly iface: string;
  readonly bssid: Mac | undefined;
  readonly ssid: Ssid | undefined;
}

/** What is asked of it; each may be out of date by what the program caches. @throws SaidError */
export interface NodeWifi {
  scan(): Promise<SeenBss[]>;
  connections(): Promise<PresentConnection[]>;
}

/** Milliseconds; nmcli may scan first. */
const PATIENCE = 15_000;

/** @param patience milliseconds, after which a program that does not answer is left to itself */
export const nodeWifi = (patience = PATIENCE): NodeWifi => ({
  scan: async () => seenIn(await ask('scan', patience)),
  connections: async () => connectionsIn(await ask('getCurrentConnections', patience)),
});

/** Which program it asks on this system. */
const PROGRAMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'nmcli',
  win32: 'netsh',
  darwin: 'airport (removed in macOS 14.4)',
};
export const nodeWifiProgram = PROGRAMS[process.platform] ?? 'a program that is not known here';

function ask(call: WorkerCall, patience: number): Promise<unknown> {
  const worker = new Worker(new URL('./node-wifi-worker.ts', import.meta.url), {
    workerData: call,
    execArgv: [],
  });
  return new Promise<unknown>((resolve, reject) => {
    const fail = (why: Said): void =>
      reject(new SaidError(said('follow.last-resort.fails', { program: nodeWifiProgram, why })));
    const timer = setTimeout(() => fail(said('last-resort.silent', { within: patience })), patience);
    worker.once('message', (answer: WorkerAnswer) => {
      if ('told' in answer) resolve(answer.told);
      else fail(answer.why);
    });
    worker.once('error', () => fail(said('last-resort.not-understood')));
    worker.once('exit', () => fail(said('last-resort.ended')));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => void worker.terminate());
}

type WifiRow = Readonly<Record<string, unknown>>;
const rows = (told: unknown): WifiRow[] =>
  Array.isArray(told) ? told.filter((row): row is WifiRow => typeof row === 'object' && row !== null) : [];

/** What its `scan` told; rows that do not fit together are left out. */
export const seenIn = (told: unknown): SeenBss[] => rows(told).flatMap(seenBss);

/** What its `getCurrentConnections` told. */
export const connectionsIn = (told: unknown): PresentConnection[] => rows(told).flatMap(connection);

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(textOf).join(' ') : '';

/** A name with a colon or what looks like an address moves the fields of its line: such rows do not fit together. */
function seenBss(row: WifiRow): SeenBss[] {
  const bssid = address(row['bssid']);
  const signal = Number(row['signal_level']);
  const frequency = Number(row['frequency']);
  const isWhole =
    bssid !== undefined && signal >= -120 && signal <= 0 && frequency > 2000 && frequency < 8000;
  return isWhole ? [{ bssid, ssid: nameOf(row['ssid']), akms: akmsOf(row), signal }] : [];
}

function connection(row: WifiRow): PresentConnection[] {
  const [ssid, bssid] = [nameOf(row['ssid']), address(row['bssid'])];
  if (bssid === undefined && ssid === undefined) return [];
  const iface = textOf(row['iface']);
  return [{ iface: /^[\w.-]{1,32}$/.test(iface) ? iface : '', bssid, ssid }];
}

const address = (value: unknown): Mac | undefined => {
  const text = textOf(value).trim();
  return /^[\da-f]{2}(?::[\da-f]{2}){5}$/i.test(text) ? mac(text) : undefined;
};

/** It undoes no escapes and writes colons of its own, and programs put marks where bytes are no text. */
const UNSURE = /[:\\\ufffd]|^$|^--$|^\*+$/;
const nameOf = (value: unknown): Ssid | undefined => {
  const text = textOf(value);
  if (UNSURE.test(text)) return undefined;
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length > 32 ? undefined : ssidFromBytes(bytes.toString('latin1'));
};

function akmsOf(row: WifiRow): AkmFamily[] {
  const flags = row['security_flags'];
  const all: unknown[] = typeof flags === 'object' && flags !== null ? Object.values(flags) : [flags];
  const words = [row['security'], ...all].map(textOf).join(' ').toLowerCase();
  const has: [AkmFamily, boolean][] = [
    ['psk', /\bpsk\b|wpa2?-personal/.test(words)],
    ['sae', /\bsae\b|wpa3-personal/.test(words)],
    ['eap', /802\.?1x|enterprise/.test(words)],
    ['owe', /\bowe\b/.test(words)],
    ['open', /^(?:none|open|--)?\s*(?:\(none\)\s*)*$/.test(words.trim())],
  ];
  return has.filter(([, is]) => is).map(([akm]) => akm);
}
