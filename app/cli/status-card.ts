/** What this machine can see and do, as a card for a person and as JSON. Pure. */
import { CUT_SCOPES } from '../domain/finding.ts';
import { said, type Said } from '../domain/said.ts';
import type { Capabilities } from '../platform/port.ts';
import { cellsOf, hang, padTo, wrap } from '../report/cells.ts';
import type { Layout } from '../report/terminal.ts';
import { say, sayAll } from '../words/say.ts';
import { witnessName } from '../words/witness.ts';
import { EXIT } from './exit.ts';

export interface Machine {
  /** 'linux', 'darwin', 'win32' … */
  readonly platform: string;
  /** 'Linux 6.1.0'. */
  readonly system: string;
  readonly arch: string;
}

/** 0 it can see and clear · 5 that needs a privilege · 3 there is no adapter, or nobody who could be asked. */
export function statusExit({ adapters, cuts, verify, privilege }: Capabilities): number {
  if (verify && cuts.length > 0) return EXIT.ok;
  return adapters.length === 0 || privilege === 'none' ? EXIT.unreadable : EXIT.privilege;
}

export function statusCard(
  machine: Machine,
  capabilities: Capabilities,
  { paint, locale, width }: Pick<Layout, 'paint' | 'locale' | 'width'>,
): string {
  const { see, cuts, verify, privilege, missing } = capabilities;
  const tell = (what: Said): string => say(what, locale);
  const names = see.map(({ witness }) => tell(witnessName(witness)));
  const widest = Math.max(0, ...names.map(cellsOf));
  const [yes, no] = [tell(said('card.yes')), tell(said('card.no'))];
  const answer = Math.max(cellsOf(yes), cellsOf(no));
  const row = (is: boolean, text: string, name = ''): string => {
    const mark = is ? paint.good(padTo(yes, answer)) : paint.bad(padTo(no, answer));
    return hang(`${mark}  ${name}`, text, width, '  ').trimEnd();
  };
  const line = (text: string): string => wrap(text, width, '  ');
  const section = (title: Said, rows: readonly string[]): string =>
    [paint.bold(tell(title)), ...(rows.length > 0 ? rows : [line(tell(said('card.nothing')))])].join('\n');
  const { system, arch } = machine;
  return [
    section(
      said('card.title', { system, arch }),
      driven(capabilities).map((one) => line(tell(one))),
    ),
    section(
      said('card.see'),
      see.map(({ ok, detail }, at) =>
        row(ok, detail ? tell(detail) : '', `${padTo(names[at] ?? '', widest)}  `),
      ),
    ),
    section(
      said('card.clear'),
      CUT_SCOPES.map((scope) => row(cuts.includes(scope), tell(said(`scope.${scope}`)))),
    ),
    section(said('card.verify'), [row(verify, tell(said('card.verify.what')))]),
    section(said('card.privilege'), [line(tell(said(`privilege.${privilege}`)))]),
    ...(missing.length === 0 ? [] : [section(said('card.missing'), [line(sayAll(missing, locale))])]),
  ].join('\n\n');
}

/** Every interface, and who drives it; a program may drive one that the adapters do not name. */
function driven({ adapters, controllers }: Capabilities): Said[] {
  const idle = adapters.filter((iface) => !controllers.some((one) => one.iface === iface));
  const rows = [
    ...controllers.map(({ iface, program }) =>
      program === 'nobody' ? said('card.not-driven', { iface }) : said('card.driven', { iface, program }),
    ),
    ...idle.map((iface) => said('card.not-driven', { iface })),
  ];
  return rows.length > 0 ? rows : [said('card.no-interface')];
}

/** Schema `rejoin.status/1`. */
export const statusJson = (
  { platform, system, arch }: Machine,
  capabilities: Capabilities,
): Record<string, unknown> => ({
  schema: 'rejoin.status/1',
  platform,
  system,
  arch,
  adapters: capabilities.adapters,
  ok: statusExit(capabilities) === EXIT.ok,
  controllers: capabilities.controllers,
  see: capabilities.see.map(({ witness, ok, detail }) => ({
    ...{ witness, ok, detail: detail ? say(detail) : '' },
    ...(detail ? { detailSaid: detail } : {}),
  })),
  clear: Object.fromEntries(CUT_SCOPES.map((scope) => [scope, capabilities.cuts.includes(scope)])),
  verify: capabilities.verify,
  privilege: capabilities.privilege,
  missing: capabilities.missing.length === 0 ? null : sayAll(capabilities.missing),
  missingSaid: capabilities.missing,
});
