/** What a person hands to whoever helps: the code of a case, a report, and what came of an answer. */
import type { Reported } from '../bundle/build.ts';
import { caseCode } from '../codes/codes.ts';
import { own } from '../domain/own.ts';
import { said } from '../domain/said.ts';
import { CallError } from '../ipc/contract/call-error.ts';
import type { Input, Output } from '../ipc/contract/contract.ts';
import type { About, FindingView, OpenedView } from '../ipc/contract/views.ts';
import { redactionOf } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import type { CourseReport } from '../remedy/course-state.ts';
import { caseFacts, type CaseOf } from '../report/case-facts.ts';
import type { AccessPointNames } from '../words/access-point.ts';
import type { MadeFile } from './make-report.ts';
import { ReportShelf } from './report-shelf.ts';
import type { Scene } from './scene.ts';

export interface HelpDeskOptions {
  readonly version: string;
  readonly policy: () => Policy;
  /** @throws CallError where there is no such network */
  readonly network: (id: string) => {
    readonly scene: Scene;
    readonly iface: string;
    readonly ssid: string;
    readonly tried: readonly CourseReport[];
  };
  /** Names that people here gave to access points. */
  readonly accessPoints: () => AccessPointNames;
  readonly opened: (id: string) => OpenedView | undefined;
  /** Reads the files once more. @throws CallError */
  readonly reportOfOpened: (
    about: Extract<About, { opened: string }>,
    how: Pick<Input<'report.make'>, 'level' | 'language'>,
  ) => Promise<readonly MadeFile[]>;
}

/** What a code calls the system of a platform. */
const SYSTEMS: Readonly<Record<string, CaseOf['system']>> = {
  ...{ linux: 'linux', windows: 'windows', win32: 'windows', macos: 'macos', darwin: 'macos' },
};

export class HelpDesk {
  readonly #options: HelpDeskOptions;
  readonly #shelf = new ReportShelf();

  constructor(options: HelpDeskOptions) {
    this.#options = options;
  }

  /** @throws CallError where nothing is known to make a code of */
  async code(about: About): Promise<string> {
    const now = Date.now();
    if ('opened' in about) {
      const { findings, inputs, device } = this.#openedOf(about);
      const [finding] = about.station === undefined ? findings : (device?.findings ?? []);
      return caseCode(caseFacts({ finding: known(finding), inputs, now }));
    }
    const { scene, iface, tried } = this.#options.network(about.network);
    const network = own(scene.networks, about.network);
    const { controllers } = await scene.platform.capabilities(iface);
    const last = tried.at(-1);
    // What was tried before this trouble began has nothing to do with it.
    const treatment = last && (network?.finding?.firstAt ?? 0) <= last.at ? last : undefined;
    const finding = known((treatment && left(treatment)) ?? network?.finding ?? treatment?.finding);
    const program = controllers.find((one) => one.iface === iface)?.program.toLowerCase();
    return caseCode(
      caseFacts({ finding, now, treatment, system: own(SYSTEMS, scene.platform.name), program }),
    );
  }

  /** @throws CallError where the organisation wants none with names, or nothing is known */
  async report({ about, level, language }: Input<'report.make'>): Promise<Output<'report.make'>> {
    if (level === 'open' && !redactionOf(this.#options.policy()).mayBeOpen)
      throw new CallError('refused', said('bundle.strict-only'));
    const made =
      'opened' in about
        ? await this.#options.reportOfOpened(about, { level, language })
        : await this.#reportOf(about.network, { level, locale: language });
    return this.#shelf.put(made, new Date());
  }

  lines(asked: Input<'report.lines'>): Output<'report.lines'> {
    return this.#shelf.lines(asked);
  }

  data(asked: Input<'report.data'>): Output<'report.data'> {
    return this.#shelf.data(asked);
  }

  async #reportOf(id: string, how: Pick<Reported, 'level' | 'locale'>): Promise<readonly MadeFile[]> {
    const { scene, iface, ssid, tried } = this.#options.network(id);
    const { session, platform } = scene;
    const link = session.link(iface);
    const world = link && session.worldOf(link, ssid);
    const verdict = link && session.verdict(link, ssid);
    if (!world || !verdict) throw new CallError('missing', said('call.nothing-known'));
    const { keptLines } = await import('../bundle/collect.ts');
    const { makeReport } = await import('./make-report.ts');
    const { see, cuts, verify, privilege, controllers } = await platform.capabilities(iface);
    return makeReport({
      ...{ verdict, world, inputs: [], tried, ...how, now: Date.now(), version: this.#options.version },
      accessPoints: this.#options.accessPoints(),
      lines: keptLines(world, verdict, LIVE_INPUTS),
      machine: {
        ...{ platform: platform.name, see: see.map(({ witness, ok }) => ({ witness, ok })), cuts, verify },
        ...{ privilege, controllers },
      },
    });
  }

  #openedOf({ opened }: Extract<About, { opened: string }>): OpenedView {
    const view = this.#options.opened(opened);
    if (!view) throw new CallError('unknown', said('opened.closed'));
    return view;
  }
}

/** Witnesses of a machine that have an input of their own, at most. */
const LIVE_INPUTS = 16;

/** What a treatment left to be said. */
const left = ({ verification }: CourseReport): CaseOf['finding'] | undefined =>
  verification?.state === 'wrong-passphrase' || verification?.state === 'not-fixed'
    ? verification.finding
    : undefined;

function known(finding: FindingView | CaseOf['finding'] | undefined): CaseOf['finding'] {
  if (finding) return finding;
  throw new CallError('missing', said('call.nothing-known'));
}
