/** What this machine can see and do, as a card for a person and as JSON. Pure. */
import { CUT_SCOPES, type CutScope, type Privilege } from '../domain/finding.ts';
import type { Capabilities } from '../platform/port.ts';
import type { Paint } from '../report/terminal.ts';
import { EXIT } from './exit.ts';

export interface Machine {
  /** 'linux', 'darwin', 'win32' … */
  readonly platform: string;
  /** 'Linux 6.1.0'. */
  readonly system: string;
  readonly arch: string;
}

const SCOPES: Record<CutScope, string> = {
  bss: 'the key of one access point',
  network: 'the keys of one network',
  profile: 'the profile of one network, put back unchanged',
  adapter: 'the adapter, off and on',
  service: "the system's Wi-Fi service",
};

const NEEDS: Record<Privilege, string> = {
  none: 'none more than there is',
  'control-interface': "access to the supplicant's control interface",
  polkit: 'your consent, when the system asks',
  keychain: 'your consent, when the system asks for the keychain',
  administrator: 'an account that may administer this computer',
  root: 'root',
};

/** 0 it can see and clear · 5 that needs a privilege · 3 there is no adapter, or nobody who could be asked. */
export function statusExit({ adapters, cuts, verify, privilege }: Capabilities): number {
  if (verify && cuts.length > 0) return EXIT.ok;
  return adapters.length === 0 || privilege === 'none' ? EXIT.unreadable : EXIT.privilege;
}

export function statusCard(machine: Machine, capabilities: Capabilities, paint: Paint): string {
  const { see, cuts, verify, privilege, missing } = capabilities;
  const width = Math.max(0, ...see.map((one) => one.witness.length));
  const row = (is: boolean, text: string): string =>
    `  ${is ? paint.good('yes') : paint.bad('no ')}  ${text}`.trimEnd();
  const section = (title: string, rows: readonly string[]): string =>
    [paint.bold(title), ...(rows.length > 0 ? rows : ['  nothing'])].join('\n');
  return [
    section(`Rejoin on ${machine.system} (${machine.arch})`, driven(capabilities)),
    section(
      'See',
      see.map((one) => row(one.ok, `${one.witness.padEnd(width)}  ${one.detail}`)),
    ),
    section(
      'Clear',
      CUT_SCOPES.map((scope) => row(cuts.includes(scope), SCOPES[scope])),
    ),
    section('Verify', [row(verify, 'the next attempt can be watched, so a remedy can be proven')]),
    section('Privilege needed', [`  ${NEEDS[privilege]}`]),
    ...(missing === '' ? [] : [section('Missing', [`  ${missing}`])]),
  ].join('\n\n');
}

/** Every interface, and who drives it; a program may drive one that the adapters do not name. */
function driven({ adapters, controllers }: Capabilities): string[] {
  const idle = adapters.filter((iface) => !controllers.some((one) => one.iface === iface));
  const rows = [
    ...controllers.map(({ iface, program }) => `  ${iface} is driven by ${program}`),
    ...idle.map((iface) => `  ${iface} is driven by no program that Rejoin knows of`),
  ];
  return rows.length > 0 ? rows : ['  no Wi-Fi interface'];
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
  see: capabilities.see,
  clear: Object.fromEntries(CUT_SCOPES.map((scope) => [scope, capabilities.cuts.includes(scope)])),
  verify: capabilities.verify,
  privilege: capabilities.privilege,
  missing: capabilities.missing === '' ? null : capabilities.missing,
});
