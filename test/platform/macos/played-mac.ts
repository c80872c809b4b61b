/** A Mac for tests: a folder with its state and its programs, and a CoreWLAN on the same state. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MacosPlatform, type MacosOptions } from '../../../app/platform/macos/macos-platform.ts';
import { EXECUTABLES, type Executables, type Tool } from '../../../app/platform/macos/tools.ts';
import type { CoreWlan, CoreWlanEvent } from '../../../native/macos.ts';
import {
  attempt,
  calls,
  callsOf,
  change,
  DOMAIN,
  load,
  logOf,
  save,
  type MacState,
} from './stand-in/world.ts';

export const PASSWORD = 'correct horse battery';
/** The programs as JavaScript: they are started hundreds of times, and Node takes three times as long for TypeScript. */
const PROGRAMS = ['run', 'world'].map((name): [string, string] => {
  const source = readFileSync(join(import.meta.dirname, `stand-in/${name}.ts`), 'utf8');
  return [`${name}.mjs`, stripTypeScriptTypes(source).replace("'./world.ts'", "'./world.mjs'")];
});
const KILLED = join(import.meta.dirname, 'killed-remedy.ts');
const NUMBERS: Record<string, number> = { OPEN: 0, WPA2: 4, WPA2E: 9, WPA3: 11, 'WPA2/WPA3': 13 };

/** `office` is in reach and its cached key is stale; `home` and `hotel` are elsewhere; `corp` is managed. */
const BEGIN: MacState = {
  iface: 'en0',
  power: true,
  admin: true,
  powerNeedsAdmin: false,
  names: 'hidden',
  networks: [
    { ssid: 'home', security: 'WPA3' },
    { ssid: 'office', security: 'WPA2' },
    { ssid: 'corp', security: 'WPA2E' },
    { ssid: 'hotel ☕', security: 'WPA2/WPA3' },
  ],
  managed: ['corp'],
  keychain: { home: 'another password', office: PASSWORD, 'hotel ☕': 'third password' },
  asksKeychain: 'allow',
  air: { office: PASSWORD },
  stale: ['office'],
  clearsByPower: true,
  clearsByNil: true,
  forgettingDropsKey: false,
  connected: undefined,
  asked: 0,
  fault: undefined,
  sins: [],
};

export class PlayedMac {
  readonly folder = mkdtempSync(join(tmpdir(), 'rejoin-mac-'));
  readonly executables: Executables;
  readonly wlan: PlayedCoreWlan;
  readonly #platforms: MacosPlatform[] = [];

  constructor(state: Partial<MacState> = {}) {
    const bin = join(this.folder, 'bin');
    mkdirSync(bin);
    for (const [name, source] of PROGRAMS) writeFileSync(join(bin, name), source);
    const run = join(bin, 'run.mjs');
    for (const file of [logOf(this.folder), callsOf(this.folder)]) writeFileSync(file, '');
    save(this.folder, { ...structuredClone(BEGIN), ...state });
    const programOf = (tool: string): [string, string] => {
      const path = join(bin, tool);
      writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${run}" "${this.folder}" ${tool} "$@"\n`);
      chmodSync(path, 0o755);
      return [tool, path];
    };
    this.executables = Object.fromEntries(Object.keys(EXECUTABLES).map(programOf)) as Record<Tool, string>;
    this.wlan = new PlayedCoreWlan(this.folder);
  }

  get state(): MacState {
    return load(this.folder);
  }

  change(work: (state: MacState) => void): void {
    change(this.folder, work);
  }

  /** Every call of a program: its name and its arguments. */
  get calls(): string[][] {
    return calls(this.folder);
  }

  /** What a person would lose: order, security and passwords of networks, and the radio. */
  get configuration(): unknown {
    const { networks, keychain, power } = this.state;
    return { networks, keychain, power };
  }

  platform(options: MacosOptions = {}): MacosPlatform {
    const platform = new MacosPlatform({
      executables: this.executables,
      coreWlan: { reason: 'The addon is not built.', target: 'darwin-arm64' },
      pending: join(this.folder, 'pending'),
      times: { offFor: 0, backOff: 20 },
      ...options,
    });
    this.#platforms.push(platform);
    return platform;
  }

  close(): void {
    for (const platform of this.#platforms) platform.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class PlayedCoreWlan implements CoreWlan {
  readonly #folder: string;
  /** Passwords that came through memory. */
  readonly given: string[] = [];
  #listener: ((event: CoreWlanEvent) => void) | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  interfaces(): string[] {
    return [load(this.#folder).iface ?? []].flat();
  }

  state(): ReturnType<CoreWlan['state']> {
    const { power, connected, names } = load(this.#folder);
    const shown = connected !== undefined && names === 'shown' ? { ssid: Buffer.from(connected) } : {};
    return {
      power,
      active: connected !== undefined,
      ...shown,
      security: 4,
      rssi: connected === undefined ? 0 : -59,
    };
  }

  profiles(): ReturnType<CoreWlan['profiles']> {
    return load(this.#folder).networks.map(({ ssid, security }) => ({
      ssid: Buffer.from(ssid),
      security: NUMBERS[security] ?? 5,
    }));
  }

  clearPmk(): ReturnType<CoreWlan['clearPmk']> {
    const { clearsByNil } = load(this.#folder);
    if (!clearsByNil)
      return { domain: 'com.apple.coreWLAN.error', code: -3930, text: 'Operation not permitted' };
    change(this.#folder, (state) => (state.stale = []));
    return undefined;
  }

  associate(_: string, ssid: Uint8Array, password: Uint8Array): ReturnType<CoreWlan['associate']> {
    const key = Buffer.from(password).toString('latin1');
    this.given.push(key);
    let code: number | undefined;
    change(this.#folder, (state) => {
      state.asked++;
      code = attempt(this.#folder, state, Buffer.from(ssid).toString(), key);
    });
    if (code === undefined) return Promise.resolve('not-found');
    return Promise.resolve(
      code === 0 ? undefined : { domain: DOMAIN, code, text: 'The operation couldn’t be completed.' },
    );
  }

  listen(onEvent: (event: CoreWlanEvent) => void): () => void {
    this.#listener = onEvent;
    return () => (this.#listener = undefined);
  }

  tell(event: CoreWlanEvent): void {
    this.#listener?.(event);
  }
}

/** Clears in a process of its own, which the fault may kill. Resolves when that has ended. */
export async function killedWhile(
  mac: PlayedMac,
  scope: 'profile' | 'adapter',
  fault: NonNullable<MacState['fault']>,
): Promise<void> {
  // Calls are counted over the whole life of the Mac.
  mac.change((state) => (state.fault = { ...fault, at: mac.calls.length + fault.at }));
  const args = ['--no-warnings', KILLED, mac.folder, JSON.stringify(mac.executables), scope];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  await once(child, 'exit');
  mac.change((state) => (state.fault = undefined));
}
