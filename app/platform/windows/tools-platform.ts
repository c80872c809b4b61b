/**
 * Windows without the addon: its own programs are asked. They tell what happens and can ask for an attempt, but neither the
 * scope nor the order of profiles, so nothing stored is ever touched by them.
 */
import { said, type Said } from '../../domain/said.ts';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FollowOptions } from '../port.ts';
import { PlatformError } from '../port.ts';
import type { CachedKey, Capabilities, Cleared, KnownNetwork, Platform } from '../port.ts';
import { CHANNEL, PAST } from './event-log.ts';
import { LogReader, recordOf } from './log-reader.ts';
import { pause } from '../pause.ts';
import { profileFacts, profileName } from './profile-xml.ts';
import { runProgram, type RunProgram } from './system-programs.ts';

/** Milliseconds between looks into the log: wevtutil cannot wait for records. */
const LOOK = 2000;
const TICK = 1000;
/** Records at a look. */
const MOST = 400;

interface Adapter {
  /** netsh wants the name, events have the GUID. */
  readonly name: string;
  readonly guid: string;
  readonly description: string;
}

const EVENT = /<Event\b[^>]*>[^]*?<\/Event>/g;
const ADAPTERS =
  "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-NetAdapter | Where-Object MediaType -eq 'Native 802.11' | Select-Object Name,InterfaceGuid,InterfaceDescription | ConvertTo-Json -Compress";

export class WindowsToolsPlatform implements Platform {
  readonly name = 'windows';
  readonly #run: RunProgram;
  readonly #reason: Said;

  /** @param reason why the addon is not there */
  constructor(reason: Said, run: RunProgram = runProgram) {
    this.#reason = reason;
    this.#run = run;
  }

  async capabilities(iface?: string): Promise<Capabilities> {
    const adapters = await this.#adapters(iface).catch(refusalOf);
    const log = await this.#records('*', 1).catch(refusalOf);
    const found = 'said' in adapters ? [] : adapters;
    const isReadable = !('said' in log);
    const detail = 'said' in log ? log.said[0] : said('windows.see.log-by-wevtutil', { channel: CHANNEL });
    return {
      see: [
        { witness: 'event log', ok: isReadable, ...(detail ? { detail } : {}) },
        { witness: 'wireless service', ok: false, detail: this.#reason },
      ],
      adapters: found.map((one) => one.guid),
      cuts: [],
      keysUnseen: true,
      verify: isReadable,
      controllers: found.map((one) => ({ iface: one.guid, program: 'WLAN AutoConfig' })),
      privilege: 'none',
      missing: [this.#reason],
    };
  }

  async follow(options: FollowOptions): Promise<void> {
    const { signal } = options;
    if (signal.aborted) return;
    const { iface } = options;
    // One that is not there yet may come.
    const known = iface === undefined ? [] : await this.#adapters(iface).catch(() => []);
    const wanted = known[0]?.guid ?? iface;
    const isOver = (): boolean => signal.aborted;
    let lastAt = 0;
    let last: string | undefined;
    const reader = new LogReader(0, (event) => {
      if (isOver() || (wanted !== undefined && event.iface !== wanted)) return;
      lastAt = Date.now();
      last = event.iface;
      options.emit(event);
    });
    const ticker = setInterval(() => {
      if (last === undefined || Date.now() - lastAt > PAST) return;
      const origin = { input: 2, line: 1, text: 'time passes' };
      options.emit({ at: Date.now(), origin, witness: 'rejoin', iface: last, kind: 'tick' });
    }, TICK);
    options.notice({ level: 'info', said: [this.#reason] });
    let seen = 0;
    let isFirst = true;
    let isFailing = false;
    while (!isOver()) {
      const query = isFirst
        ? `*[System[TimeCreated[timediff(@SystemTime) <= ${PAST}]]]`
        : `*[System[EventRecordID > ${seen}]]`;
      try {
        const records = await this.#records(query, MOST);
        for (const xml of records.toReversed()) {
          const number = recordOf(xml)?.recordId ?? 0;
          // The log was cleared or replaced, or the past and the present overlap.
          if (number > seen) reader.read(xml);
          seen = Math.max(seen, number);
        }
        isFailing = false;
      } catch (error) {
        if (!isFailing) options.notice({ level: 'warning', said: refusalOf(error).said });
        isFailing = true;
      }
      if (isFirst) options.ready?.();
      isFirst = false;
      await pause(LOOK, signal);
    }
    clearInterval(ticker);
  }

  /** By exported profiles, which are the same in all languages; what netsh prints is not. */
  async networks(iface?: string): Promise<KnownNetwork[]> {
    const adapters = await this.#adapters(iface);
    const all: KnownNetwork[] = [];
    for (const { guid, name } of adapters) {
      for (const xml of await this.#exported(name)) {
        const id = profileName(xml);
        const { ssid, akms } = profileFacts(xml);
        if (id === undefined || ssid === undefined) continue;
        all.push({
          ...{ iface: guid, id, ssid, akms, current: false, connected: false },
          ...{ disabled: false, tempDisabled: false, manager: undefined },
        });
      }
    }
    return all;
  }

  async cachedKeys(iface?: string): Promise<CachedKey[]> {
    await this.#adapters(iface);
    return [];
  }

  clearKey(): Promise<Cleared> {
    return Promise.reject(new PlatformError('refused', [said('windows.own-programs'), this.#reason]));
  }

  async prepare(): Promise<void> {
    // Nothing can be laid out.
  }

  async standDown(): Promise<void> {
    // Nothing was laid out.
  }

  async reconnect({ iface, id }: KnownNetwork, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const [adapter] = await this.#adapters(iface);
    const known = (await this.networks(iface)).some((one) => one.id === id);
    if (!adapter || !known) throw new PlatformError('gone', said('windows.no-network', { name: String(id) }));
    await this.#run('netsh', ['wlan', 'connect', `name=${id}`, `interface=${adapter.name}`]);
  }

  repair(): Promise<Said[]> {
    // Nothing is ever left half-way: nothing is changed.
    return Promise.resolve([]);
  }

  close(): void {
    // Nothing is open.
  }

  /** Newest first. */
  async #records(query: string, most: number): Promise<string[]> {
    const printed = await this.#run('wevtutil', [
      ...['qe', CHANNEL, `/q:${query}`, `/c:${most}`, '/rd:true', '/f:xml', '/uni:true'],
    ]);
    return printed.match(EVENT) ?? [];
  }

  async #adapters(wanted: string | undefined): Promise<Adapter[]> {
    const printed = await this.#run('powershell', ['-NoProfile', '-NonInteractive', '-Command', ADAPTERS]);
    const all = adaptersOf(printed);
    if (all.length === 0) throw new PlatformError('missing', said('system.no-adapter'));
    const name = wanted?.toLowerCase();
    const ours = all.filter(
      (one) =>
        name === undefined ||
        [one.guid, one.name.toLowerCase(), one.description.toLowerCase()].includes(name),
    );
    if (ours.length > 0) return ours;
    throw new PlatformError('missing', said('system.no-adapter-named', { name: wanted ?? '' }));
  }

  /** Keys in them stay encrypted; the files go as soon as they are read. */
  async #exported(adapter: string): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'rejoin-'));
    try {
      await this.#run('netsh', ['wlan', 'export', 'profile', `folder=${folder}`, `interface=${adapter}`]);
      return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** One object where there is one adapter, a list where there are more, nothing where there is none. */
function adaptersOf(printed: string): Adapter[] {
  if (printed.trim() === '') return [];
  let rows: unknown;
  try {
    rows = JSON.parse(printed.trim().replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new PlatformError('refused', said('system.not-understood', { program: 'powershell' }), {
      cause: error,
    });
  }
  return (Array.isArray(rows) ? rows : [rows]).flatMap((row: Record<string, unknown> | null) => {
    const { Name: name, InterfaceGuid: guid, InterfaceDescription: description } = row ?? {};
    if (typeof name !== 'string' || typeof guid !== 'string') return [];
    return [
      { name, guid: guid.toLowerCase(), description: typeof description === 'string' ? description : '' },
    ];
  });
}

const refusalOf = (error: unknown): PlatformError => {
  if (error instanceof PlatformError) return error;
  throw error;
};
