/**
 * A real Prometheus and a real VictoriaMetrics of Debian's, which can be killed and started again over what they kept. Debian
 * builds Prometheus without its receiver of OTLP (Debian bug 1080354): what is for it goes through VictoriaMetrics' agent,
 * which writes it on by Prometheus' own protocol.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { unpacked } from './debian.ts';

const found = unpacked('trixie', 'prometheus', 'victoria-metrics');
/** Why there are none here; undefined: there are. */
export const noStores = 'why' in found ? found.why : undefined;

interface Kind {
  readonly program: string;
  /** @param next the port of the store to which an agent writes */
  readonly args: (folder: string, port: number, next: number) => readonly string[];
  readonly ready: string;
  /** Makes what it took be found. */
  readonly flush?: string;
}

const AS_PROMETHEUS = ['-opentelemetry.usePrometheusNaming', '-loggerLevel=ERROR'];
const KINDS = {
  prometheus: {
    program: 'usr/bin/prometheus',
    args(folder, port) {
      const config = join(folder, 'prometheus.yml');
      writeFileSync(config, 'global: {}\n');
      return [
        ...[`--config.file=${config}`, `--storage.tsdb.path=${join(folder, 'tsdb')}`, '--log.level=error'],
        ...[`--web.listen-address=127.0.0.1:${port}`, '--web.enable-remote-write-receiver'],
      ];
    },
    ready: '/-/ready',
  },
  agent: {
    program: 'usr/bin/vmagent',
    args: (folder, port, next) => [
      ...[`-remoteWrite.url=http://127.0.0.1:${next}/api/v1/write`, '-remoteWrite.forcePromProto'],
      ...[`-remoteWrite.tmpDataPath=${join(folder, 'queue')}`, `-httpListenAddr=127.0.0.1:${port}`],
      ...['-remoteWrite.retryMaxTime=2s', ...AS_PROMETHEUS],
    ],
    ready: '/health',
  },
  victoria: {
    program: 'usr/bin/victoria-metrics',
    args: (folder, port) => [
      ...[`-storageDataPath=${join(folder, 'data')}`, `-httpListenAddr=127.0.0.1:${port}`],
      ...['-search.latencyOffset=0s', ...AS_PROMETHEUS],
    ],
    ready: '/health',
    flush: '/internal/force_flush',
  },
} as const satisfies Record<string, Kind>;

export class MetricStore {
  readonly #kind: Kind;
  readonly #folder: string;
  readonly #next: number;
  readonly port: number;
  #child: ChildProcess | undefined;

  private constructor(kind: Kind, folder: string, port: number, next: number) {
    this.#kind = kind;
    this.#folder = folder;
    this.port = port;
    this.#next = next;
  }

  static async start(name: keyof typeof KINDS, folder: string, next = 0): Promise<MetricStore> {
    const own = join(folder, name);
    mkdirSync(own);
    const store = new MetricStore(KINDS[name], own, await freePort(), next);
    await store.start();
    return store;
  }

  async start(): Promise<void> {
    if ('why' in found) throw new Error(found.why);
    const { program, args, ready } = this.#kind;
    const child = spawn(join(found.root, program), args(this.#folder, this.port, this.#next), {
      cwd: this.#folder,
      stdio: 'ignore',
    });
    this.#child = child;
    while (!(await this.#ask(ready).catch(() => undefined))?.ok) {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
      await pause(100);
    }
  }

  /** Without a warning, as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** @returns whether it was taken */
  async take(body: Buffer): Promise<boolean> {
    const sent = await this.#ask('/opentelemetry/v1/metrics', {
      ...{
        method: 'POST',
        body: new Uint8Array(body),
        headers: { 'content-type': 'application/x-protobuf' },
      },
    }).catch(() => undefined);
    return sent?.ok === true;
  }

  /** The number of each. @param queries in PromQL */
  async numbers(queries: readonly string[]): Promise<Record<string, number>> {
    const all: (readonly [string, number])[] = [];
    for (const query of queries) all.push([query, await this.#number(query)]);
    return Object.fromEntries(all);
  }

  async #number(query: string): Promise<number> {
    if (this.#kind.flush) await this.#ask(this.#kind.flush);
    const answer = await this.#ask(`/api/v1/query?query=${encodeURIComponent(query)}`);
    const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } };
    return Number(data.result[0]?.value[1] ?? Number.NaN);
  }

  #ask(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port}${path}`, { ...init, signal: AbortSignal.timeout(20_000) });
  }
}
