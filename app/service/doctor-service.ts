/**
 * What a window talks to. It follows this machine, judges, keeps the history, carries out plans and plays recordings; the
 * live state says all of it, the handlers are the contract's calls.
 */
import { said, type Said } from '../domain/said.ts';
import { saidOf } from '../words/said-error.ts';
import type { Ssid } from '../domain/ids.ts';
import { mac } from '../domain/ids.ts';
import { CallError } from '../ipc/contract/call-error.ts';
import type { Handlers } from '../ipc/contract/contract.ts';
import type { LiveState, NoticeView, OpenedView, Settings } from '../ipc/contract/views.ts';
import { LiveValue } from '../ipc/server/live-value.ts';
import type { ServiceHost } from '../ipc/server/service-host.ts';
import { Guard } from '../live/guard.ts';
import { CacheEmptier, keepEmpty, keptEmpty } from '../live/keep-empty.ts';
import { keptSentence } from '../live/fix.ts';
import type { Thresholds } from '../detect/thresholds.ts';
import type { Platform } from '../platform/port.ts';
import { contactOf, inForce, limitsOf, mayGuard, thresholdsOf } from '../policy/in-force.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { damagedSources, NO_POLICY, type Policy } from '../policy/policy.ts';
import { DemoPlatform } from '../platform/replay/demo-platform.ts';
import { sleep } from '../platform/replay/player.ts';
import type { Telemetry } from '../sending/telemetry.ts';
import { RecordedPlatform } from '../platform/replay/recorded-platform.ts';
import { FixDesk } from './fix-desk.ts';
import { HelpDesk } from './help-desk.ts';
import type { History } from './history.ts';
import { askMachine, STARTING, unsupported } from './machine-state.ts';
import { OpenedFiles } from './opened-files.ts';
import { limitsUnder, lockedBy, reportsUnder, settingsUnder } from './organisation.ts';
import { PlanBook, type Plan } from './plan-book.ts';
import { Recorder } from './recorder.ts';
import { Scene } from './scene.ts';
import { KEPT_PLANS, PlayedPlans, type UsedPlans } from './used-plans.ts';
import { own } from '../domain/own.ts';

export interface DoctorOptions {
  readonly version: string;
  /** Why not, where there is none for this system. */
  readonly platform: Platform | { readonly unsupported: readonly Said[] };
  readonly history?: History | undefined;
  readonly host?: ServiceHost | undefined;
  /** What the organisation has set, while it runs. */
  readonly policy?: Pick<MachinePolicy, 'current' | 'listen' | 'close'>;
  readonly demoFile?: URL | string;
  /** What the organisation is told of this computer. */
  readonly telemetry?: Pick<Telemetry, 'finding' | 'fix' | 'start' | 'policyChanged' | 'close'>;
}

const WITHOUT_POLICY: NonNullable<DoctorOptions['policy']> = {
  ...{ current: NO_POLICY, listen: () => () => undefined, close: () => undefined },
};
const NO_HOST: ServiceHost = {
  can: { openWifiSettings: false, autostart: false, notify: false },
  openWifiSettings: () => Promise.reject(new CallError('missing', said('call.no-browser-settings'))),
  setAutostart: () => Promise.reject(new CallError('missing', said('call.no-browser-setting'))),
};
/** Milliseconds in which a machine says how it stands, before a window is shown that it is being looked at. */
const PATIENCE = 400;
/** Milliseconds between two questions to the system about what it knows and can do. */
const ASK_EVERY = 30_000;
/** Access points that have a name given; the oldest name gives way. */
const MOST_NAMED = 1000;
/** Notices that stand at a time. */
const MOST_NOTICES = 8;

interface Playing {
  /** What holds outside: what is set while a recording plays goes when it ends. */
  readonly outside: Pick<LiveState, 'settings' | 'keepsNoKeys' | 'accessPoints'>;
  guard: Guard | undefined;
  readonly scene: Scene;
  readonly stop: AbortController;
  readonly platform: RecordedPlatform | DemoPlatform;
  readonly used: PlayedPlans;
  /** Opens it anew from its beginning. */
  readonly restart: () => Promise<void>;
}

export class DoctorService {
  readonly live: LiveValue;
  readonly handlers: Handlers;
  readonly #options: DoctorOptions;
  readonly #host: ServiceHost;
  readonly #run = Date.now().toString(36);
  readonly #stop = new AbortController();
  readonly #plans = new PlanBook();
  readonly #fixes: FixDesk;
  readonly #opened: OpenedFiles;
  readonly #help: HelpDesk;
  readonly #recorder: Recorder;
  /** What the person has chosen. */
  #chosen: Partial<Settings> = {};
  #machine: Scene | undefined;
  #guard: Guard | undefined;
  #recalled: Promise<void> | undefined;
  #asked: Promise<void> | undefined;
  #following: Promise<void> | undefined;
  #playing: Playing | undefined;
  #scenes = 0;
  #notices = 0;

  constructor(options: DoctorOptions) {
    this.#options = options;
    this.#host = options.host ?? NO_HOST;
    this.live = new LiveValue(this.#firstState());
    this.#fixes = new FixDesk({
      show: (fix) => this.live.update(({ fix: _, ...state }) => (fix ? { ...state, fix } : state)),
      done: (fix, scene) => {
        if (scene === this.#machine) this.#options.history?.keepFix(fix.network.split(' ')[0] ?? '', fix);
      },
      bug: (error) => this.notice('warning', saidOf(error)),
    });
    const show = (id: string, view: OpenedView | undefined): void =>
      this.live.update((state) => {
        const { [id]: _, ...others } = state.opened;
        return { ...state, opened: view ? { ...others, [id]: view } : others };
      });
    this.#opened = new OpenedFiles(show, { thresholds: this.#thresholds });
    this.#help = new HelpDesk({
      version: options.version,
      policy: () => this.#policy.current,
      network: (id) => {
        const { scene, iface, ssid } = this.#networkOf(id);
        return { scene, iface, ssid, tried: this.#fixes.tried(scene, id) };
      },
      accessPoints: () => this.live.state.accessPoints,
      opened: (id) => this.#opened.view(id),
      reportOfOpened: ({ opened, station }, { level, language: locale }) =>
        this.#opened.report(opened, station === undefined ? undefined : mac(station), {
          ...{ level, locale, version: options.version },
        }),
    });
    this.#recorder = new Recorder({
      ...{ version: options.version, thresholds: this.#thresholds },
      show: (recording) =>
        this.live.update(({ recording: _, ...state }) => ({ ...state, ...(recording && { recording }) })),
      open: (name, bytes) => this.#opened.take(name, bytes),
      failed: (error) => this.notice('warning', saidOf(error)),
    });
    this.handlers = this.#makeHandlers();
  }

  /** Resolves when settings are known: before, a window would greet whoever has been here before. A long history comes later. */
  recall(): Promise<void> {
    return (this.#recalled ??= this.#recall());
  }

  /**
   * Resolves when a window has something to show: settings are known, and the machine was asked how it stands, or takes its
   * time over that.
   */
  async ready(): Promise<void> {
    const late = new AbortController();
    await Promise.all([
      this.recall(),
      Promise.race([this.#askFirst(), sleep(PATIENCE, late.signal)]).finally(() => late.abort()),
    ]);
  }

  /** Resolves when the machine has been asked and is followed; following goes on until `close`. */
  async start(): Promise<void> {
    this.#policy.listen((policy) => void this.#policyChanged(policy));
    this.#tellDamage(this.#policy.current);
    await Promise.all([this.recall(), this.#askFirst()]);
    this.#options.telemetry?.start();
    await this.#follow();
    await Promise.all([this.#remember(), this.#obey()]);
  }

  /** Summing up a long history takes a processor for a third of a second, in which a window wants to be painted. */
  async #remember(): Promise<void> {
    try {
      const history = await this.#options.history?.networks();
      if (history) this.live.update((state) => ({ ...state, history }));
    } catch (error) {
      // Who is closed while it starts has none any more.
      if (!this.#stop.signal.aborted) throw error;
    }
  }

  #askFirst(): Promise<void> {
    return (this.#asked ??= this.#firstAsk());
  }

  async #firstAsk(): Promise<void> {
    const { platform } = this.#options;
    if ('unsupported' in platform) {
      this.live.update((state) => ({ ...state, machine: unsupported(platform.unsupported) }));
      return;
    }
    const scene = this.#openScene(platform, false);
    this.#machine = scene;
    await this.#repair(platform);
    await this.#ask(scene);
    scene.show();
  }

  async #follow(): Promise<void> {
    const { platform } = this.#options;
    const scene = this.#machine;
    if (!scene || 'unsupported' in platform) return;
    const emptier = new CacheEmptier(
      platform,
      (warning) => this.notice('warning', warning),
      () => inForce(this.#policy.current, 'keepEmptyNetworks'),
    );
    const ready = Promise.withResolvers<undefined>();
    scene.session.listen({
      ready: () => {
        ready.resolve(undefined);
        void this.#ask(scene);
      },
      moved: (link, story, event) => {
        if (mayGuard(this.#policy.current)) this.#guard?.moved(link, story, event.at ?? Date.now());
        emptier.moved(link, story);
      },
    });
    await this.#setGuard(this.live.state.settings.guard);
    this.#following = scene.run(this.#stop.signal).catch((error: unknown) => this.#lost(error));
    void this.#keepAsking(scene);
    await Promise.race([ready.promise, this.#following]);
  }

  async close(): Promise<void> {
    this.#closeReplay();
    await this.#recorder.close();
    await this.#machine?.attendant.close();
    await this.#guard?.close();
    this.#stop.abort();
    await this.#following;
    await this.#opened.closeAll();
    await this.#options.telemetry?.close();
    await this.#options.history?.close();
    this.#policy.close();
    const { platform } = this.#options;
    if (!('unsupported' in platform)) platform.close();
  }

  /** Said in a bar that the person can put away. */
  notice(level: NoticeView['level'], sentences: readonly Said[]): void {
    const id = `notice-${++this.#notices}`;
    const text = [...sentences];
    this.live.update((state) => {
      const same = Object.values(state.notices).find((known) => sameJson(known.text, text));
      const others = Object.entries(state.notices).filter(([known]) => known !== same?.id);
      const kept = Object.fromEntries(others.slice(1 - MOST_NOTICES));
      return { ...state, notices: { ...kept, [id]: { id, at: Date.now(), level, text } } };
    });
  }

  #firstState(): LiveState {
    const { version } = this.#options;
    return {
      ...{ version, source: { kind: 'machine' }, machine: STARTING, networks: {}, opened: {}, history: {} },
      ...{ notices: {}, keepsNoKeys: keptEmpty(), accessPoints: {} },
      ...this.#underPolicy(),
      can: { ...this.#host.can },
    };
  }

  async #recall(): Promise<void> {
    const { history } = this.#options;
    if (!history) return;
    const [settings, accessPoints] = await Promise.all([history.settings(), history.accessPoints()]);
    this.#chosen = settings;
    this.live.update((state) => ({ ...state, ...this.#underPolicy(), accessPoints: { ...accessPoints } }));
  }

  get #policy(): NonNullable<DoctorOptions['policy']> {
    return this.#options.policy ?? WITHOUT_POLICY;
  }

  readonly #thresholds = (): Thresholds => thresholdsOf(this.#policy.current);

  #underPolicy(): Pick<LiveState, 'settings' | 'locked' | 'contact' | 'limits' | 'reports'> {
    const { current } = this.#policy;
    const contact = contactOf(current);
    return {
      ...{ settings: settingsUnder(current, this.#chosen), locked: lockedBy(current) },
      ...{ limits: limitsUnder(current), reports: reportsUnder(current) },
      ...(contact ? { contact } : {}),
    };
  }

  /** What was set elsewhere is carried out, too. */
  async #obey(): Promise<void> {
    const { autostart, retentionDays } = this.live.state.settings;
    await this.#options.history?.retain(retentionDays).catch(() => undefined);
    if (this.#policy.current.enforced.autostart === undefined || !this.#host.can.autostart) return;
    await this.#host.setAutostart(autostart).catch((error: unknown) => this.notice('warning', saidOf(error)));
  }

  async #policyChanged(policy: Policy): Promise<void> {
    this.live.update(({ contact: _, ...state }) => ({ ...state, ...this.#underPolicy() }));
    this.notice('info', [said('policy.changed')]);
    this.#tellDamage(policy);
    await this.#obey();
    await this.#options.telemetry?.policyChanged();
    await this.#setGuard(this.live.state.settings.guard);
    // What may be cleared is among what it tells.
    if (this.#machine) await this.#ask(this.#machine);
  }

  #tellDamage(policy: Policy): void {
    const sources = damagedSources(policy);
    if (sources.length === 0) return;
    this.notice('warning', [said('policy.damaged', { sources, command: 'rejoin policy show' })]);
  }

  async #repair(platform: Platform): Promise<void> {
    const repaired = await platform.repair().catch(saidOf);
    for (const one of repaired) this.notice('info', [one]);
  }

  #openScene(platform: Platform, recorded: boolean): Scene {
    const { history, telemetry } = this.#options;
    const scene: Scene = new Scene({
      id: `${this.#run}.${++this.#scenes}`,
      ...{ platform, recorded, plans: this.#plans, thresholds: this.#thresholds },
      changed: () => this.#show(scene),
      notice: (notice) => {
        const { level } = notice;
        // Without an adapter there is nothing to listen to, and the first screen says so.
        if (level === 'warning' || this.live.state.machine.state !== 'no-adapter')
          this.notice(level, notice.said);
      },
      // What is recorded never mixes with what is real.
      ...(recorded
        ? {}
        : {
            attempt: (attempt) => history?.keepAttempt(attempt),
            finding: (iface, finding) => {
              history?.keepFinding(iface, finding);
              telemetry?.finding(iface, finding);
            },
          }),
    });
    if (!recorded)
      scene.attendant.listen(({ course: { report } }) => {
        if (report) telemetry?.fix(report);
      });
    this.#fixes.watch(scene);
    return scene;
  }

  get #shown(): Scene | undefined {
    return this.#playing?.scene ?? this.#machine;
  }

  #show(scene: Scene): void {
    if (scene !== this.#shown) return;
    const { networks, focus } = scene;
    this.live.update(({ focus: _, ...state }) => ({
      ...state,
      networks,
      ...(focus === undefined ? {} : { focus }),
    }));
  }

  async #ask(scene: Scene): Promise<void> {
    try {
      const { view, networks } = await askMachine(scene.platform);
      scene.know(networks, view.cuts);
      this.live.update((state) => (sameJson(state.machine, view) ? state : { ...state, machine: view }));
    } catch (error) {
      this.#lost(error);
    }
  }

  async #keepAsking(scene: Scene): Promise<void> {
    const { signal } = this.#stop;
    for (;;) {
      await sleep(ASK_EVERY, signal);
      if (signal.aborted) return;
      await this.#ask(scene);
    }
  }

  #lost(error: unknown): void {
    if (this.#stop.signal.aborted) return;
    const sentence = [...saidOf(error)];
    this.live.update((state) => ({ ...state, machine: { ...state.machine, state: 'lost', sentence } }));
  }

  async #setGuard(on: boolean): Promise<void> {
    const scene = this.#machine;
    if (!scene || on === (this.#guard !== undefined)) return;
    if (!on) {
      const guard = this.#guard;
      this.#guard = undefined;
      await guard?.close();
      return;
    }
    const { warmUp } = await import('../live/warm-up.ts');
    await warmUp();
    this.#guard = this.#guardOf(scene);
  }

  #guardOf({ session, platform, attendant }: Scene): Guard {
    const warn = (sentences: readonly Said[]): void => this.notice('warning', sentences);
    const isReal = session === this.#machine?.session;
    return new Guard({
      ...{ session, platform, attendant, warn },
      report: (course) => {
        if (isReal) this.#options.telemetry?.fix(course);
        // A course is shown by itself; that there is to be none is not.
        if (course.said.some(({ code }) => code === 'course.left-alone')) warn(course.said);
      },
    });
  }

  async #play(
    platform: RecordedPlatform | DemoPlatform,
    source: Extract<LiveState['source'], { kind: 'recording' }>,
    restart: () => Promise<void>,
  ): Promise<void> {
    this.#closeReplay();
    const scene = this.#openScene(platform, true);
    const stop = new AbortController();
    const { settings, keepsNoKeys, accessPoints } = this.live.state;
    const playing: Playing = {
      ...{ scene, stop, platform, restart, guard: undefined, used: new PlayedPlans() },
      outside: { settings, keepsNoKeys, accessPoints },
    };
    this.#playing = playing;
    const cuts = (await platform.capabilities()).cuts;
    const know = async (): Promise<void> => scene.know(await platform.networks(), cuts);
    scene.session.listen({
      ready: () => void know(),
      moved: (link, story, event) => playing.guard?.moved(link, story, event.at ?? Date.now()),
    });
    this.live.update(({ focus: _, ...state }) => ({
      ...state,
      ...{ source, networks: {}, settings: { ...settings, guard: false } },
    }));
    void scene.run(stop.signal).catch((error: unknown) => this.notice('warning', saidOf(error)));
  }

  #closeReplay(): void {
    const playing = this.#playing;
    if (!playing) return;
    void playing.scene.attendant.close();
    void playing.guard?.close();
    this.#playing = undefined;
    playing.stop.abort();
    playing.platform.close();
    this.live.update(({ fix: _, focus: __, ...state }) => ({
      ...state,
      ...playing.outside,
      source: { kind: 'machine' },
      networks: {},
    }));
    if (this.#machine) this.#show(this.#machine);
  }

  async #playDemo(): Promise<void> {
    // Reading texts is what a live machine has no need of.
    const { demoEvents } = await import('./demo-recording.ts');
    const events = await demoEvents(this.#options.demoFile);
    await this.#play(
      new DemoPlatform(events),
      { kind: 'recording', name: 'demo', demo: true, playing: true, speed: 1, progress: 0 },
      () => this.#playDemo(),
    );
  }

  async #playOpened(id: string): Promise<void> {
    const { name, events } = await this.#opened.events(id);
    const platform = new RecordedPlatform(events, 1, ({ playing, speed, progress, at }) => {
      if (this.#playing?.platform !== platform) return;
      this.live.update((state) => ({
        ...state,
        source: {
          ...{ kind: 'recording' as const, name, demo: false, playing, speed, progress },
          ...(at === undefined ? {} : { at }),
        },
      }));
    });
    await this.#play(
      platform,
      { kind: 'recording', name, demo: false, playing: true, speed: 1, progress: 0 },
      () => this.#playOpened(id),
    );
  }

  async #changeSettings(wanted: Partial<Settings>): Promise<void> {
    const { locked, settings: before } = this.live.state;
    const refused = Object.keys(wanted).filter((key) => locked.includes(key));
    if (refused.length > 0) throw new CallError('refused', said('call.locked'));
    if (this.#playing) {
      this.#tryOut(this.#playing, wanted);
      return;
    }
    if (wanted.autostart !== undefined && wanted.autostart !== before.autostart)
      await this.#host.setAutostart(wanted.autostart);
    this.#chosen = { ...this.#chosen, ...wanted };
    this.live.update((state) => ({ ...state, ...this.#underPolicy() }));
    if (wanted.guard !== undefined) await this.#setGuard(wanted.guard);
    if (wanted.retentionDays !== undefined) await this.#obey();
    // What was wanted holds in this run, whatever becomes of the disk: a guard must be one that can be switched off.
    await this.#options.history?.keepSettings(wanted).catch((error: unknown) => {
      const why = (error as Error).message.replace(/\.$/, '');
      this.notice('warning', [said('call.not-kept', { why })]);
    });
  }

  /** Settings of a recording: shown, and forgotten with it. Nothing of this machine is set. */
  #tryOut(playing: Playing, wanted: Partial<Settings>): void {
    this.live.update((state) => ({ ...state, settings: { ...state.settings, ...wanted } }));
    if (wanted.guard === undefined) return;
    void playing.guard?.close();
    playing.guard = wanted.guard ? this.#guardOf(playing.scene) : undefined;
  }

  /** Names of a recording are forgotten with it. */
  async #nameAccessPoint(bssid: string, name: string): Promise<void> {
    this.live.update((state) => {
      const { [bssid]: _, ...others } = state.accessPoints;
      const kept = Object.fromEntries(Object.entries(others).slice(1 - MOST_NAMED));
      return { ...state, accessPoints: name === '' ? others : { ...kept, [bssid]: name } };
    });
    if (!this.#playing) await this.#options.history?.keepAccessPoints(this.live.state.accessPoints);
  }

  #keepNoKeys(ssid: Ssid, on: boolean): void {
    if (!this.#playing) keepEmpty(ssid, on);
    this.live.update((state) => {
      const others = state.keepsNoKeys.filter((known) => known !== ssid);
      return { ...state, keepsNoKeys: on ? [...others, ssid] : others };
    });
  }

  #networkOf(id: string): { scene: Scene; iface: string; ssid: Ssid } {
    const scene = this.#shown;
    const network = own(scene?.networks ?? {}, id);
    if (!scene || !network) throw new CallError('unknown', said('call.network-gone'));
    return { scene, iface: network.iface, ssid: network.ssid as Ssid };
  }

  get #used(): UsedPlans {
    return this.#playing?.used ?? KEPT_PLANS;
  }

  /** Begins what somebody has agreed to. @returns the name of the fix. @throws CallError, PlanRefused */
  #start(plan: Plan): string {
    const { scene } = this.#networkOf(plan.network);
    const network = own(scene.networks, plan.network);
    const { nonce, keepsNone, ssid } = plan;
    if (plan.answer) this.#fixes.demandFree(scene, plan);
    if (nonce !== undefined) this.#used.use(nonce);
    if (keepsNone) this.#keepNoKeys(ssid, true);
    if (keepsNone && network?.state === 'connected')
      return this.#fixes.settle(scene, plan, 'kept-empty', keptSentence(ssid));
    return this.#fixes.start(scene, plan, network?.finding);
  }

  #makeHandlers(): Handlers {
    const history = (): History => {
      if (!this.#options.history) throw new CallError('missing', said('call.no-history'));
      return this.#options.history;
    };
    const done = {};
    return {
      'network.check': atOnce(({ network }) => {
        const { scene, iface, ssid } = this.#networkOf(network);
        if (scene !== this.#machine) throw new CallError('refused', said('call.recording'));
        this.#fixes.check(scene, iface, ssid);
      }),
      // eslint-disable-next-line @typescript-eslint/require-await
      'attempt.ladder': async ({ attempt }) => {
        const ladder = this.#shown?.ladder(attempt) ?? this.#opened.ladder(attempt);
        if (!ladder) throw new CallError('unknown', said('call.no-frames'));
        return ladder;
      },
      // eslint-disable-next-line @typescript-eslint/require-await
      'fix.start': async ({ plan: id }) => {
        const plan = this.#plans.find(id);
        if (!plan) throw new CallError('unknown', said('call.plan-gone'));
        return { fix: this.#start(plan) };
      },
      'fix.cancel': atOnce(({ fix }) => {
        this.#fixes.cancel(fix);
      }),
      'fix.dismiss': atOnce(({ fix }) => {
        this.#fixes.dismiss(fix);
      }),
      'cache.keep-empty': atOnce(({ ssid, on }) => {
        if (!limitsOf(this.#policy.current).remedies.includes('keep-cache-empty'))
          throw new CallError('refused', said('policy.forbids.keep-cache-empty'));
        this.#keepNoKeys(ssid as Ssid, on);
      }),
      'access-point.name': async ({ bssid, name }) => {
        await this.#nameAccessPoint(bssid, name.trim());
        return done;
      },
      'help.code': async ({ about }) => ({ code: await this.#help.code(about) }),
      'help.answer': async ({ network, text }) => {
        const { scene, iface, ssid } = this.#networkOf(network);
        const shown = own(scene.networks, network);
        // Signed plans bring their shapes.
        const { readAnswer } = await import('./answers.ts');
        return readAnswer({
          ...{ scene, iface, ssid, text, plans: this.#plans, policy: this.#policy.current },
          ...{ finding: shown?.finding, button: shown?.plan, used: this.#used },
          canRecord: !this.#playing,
        });
      },
      'report.make': (asked) => this.#help.report(asked),
      'report.lines': (asked) => Promise.resolve(this.#help.lines(asked)),
      'report.data': (asked) => Promise.resolve(this.#help.data(asked)),
      'record.start': atOnce(({ network, seconds }) => {
        const { platform } = this.#options;
        if (this.#playing || 'unsupported' in platform)
          throw new CallError('refused', said('call.recording'));
        const iface = network === undefined ? undefined : this.#networkOf(network).iface;
        this.#recorder.start(platform, iface, seconds * 1000);
      }),
      'record.stop': atOnce(() => {
        this.#recorder.stop();
      }),
      'files.open': ({ files }) => this.#opened.open(files),
      'files.chunk': async ({ file, data }) => {
        await this.#opened.chunk(file, data);
        return done;
      },
      'files.read': async ({ opened, station }) => {
        await this.#opened.read(opened, station === undefined ? undefined : mac(station));
        return done;
      },
      'files.stations': (asked) => Promise.resolve(this.#opened.stations(asked)),
      'files.close': async ({ opened }) => {
        await this.#opened.close(opened);
        return done;
      },
      'replay.demo': async () => {
        await this.#playDemo();
        return done;
      },
      'replay.opened': async ({ opened }) => {
        await this.#playOpened(opened);
        return done;
      },
      'replay.control': async ({ restart, ...wanted }) => {
        if (restart) await this.#playing?.restart();
        else if (this.#playing?.platform instanceof RecordedPlatform) this.#playing.platform.control(wanted);
        return done;
      },
      'replay.close': atOnce(() => {
        this.#closeReplay();
      }),
      'history.attempts': async ({ ssid, limit, before }) => ({
        attempts: await history().attempts(ssid as Ssid, limit, before),
      }),
      'history.findings': async ({ ssid, limit, before }) => ({
        findings: await history().findings(limit, ssid as Ssid | undefined, before),
      }),
      'history.fixes': async ({ ssid, limit }) => ({ fixes: await history().fixes(limit, ssid as Ssid) }),
      'history.forget': async ({ ssid }) => {
        if (this.#playing) throw new CallError('refused', said('call.touches-nothing'));
        await history().forget(ssid as Ssid | undefined);
        const networks = await history().networks();
        this.live.update((state) => ({ ...state, history: networks }));
        return done;
      },
      'settings.set': async (wanted) => {
        await this.#changeSettings(wanted as Partial<Settings>);
        return done;
      },
      'notice.dismiss': atOnce(({ notice }) => {
        this.live.update((state) => {
          const { [notice]: _, ...notices } = state.notices;
          return { ...state, notices };
        });
      }),
      'system.wifi-settings': async () => {
        await this.#host.openWifiSettings();
        return done;
      },
    };
  }
}

/** A call that is carried out when it returns. What it throws is the answer, too. */
const atOnce =
  <I>(work: (input: I) => void): ((input: I) => Promise<Record<string, never>>) =>
  (input) =>
    new Promise((resolve) => {
      work(input);
      resolve({});
    });

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
