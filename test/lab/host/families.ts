/** What kinds of scenarios there are: a part of the lab that shows something of each is one from every family. */
import { createHash } from 'node:crypto';
import type { Scenario } from '../scenario.ts';

/** Family → beginnings of names; the longest that fits decides. */
export const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  healthy: ['healthy-', 'short-joins', 'user-disconnects', 'interface-down'],
  sae: ['sae-', 'owe-'],
  psk: ['psk-', 'message-'],
  eap: ['eap-'],
  roaming: ['okc-', 'ft-', 'roam-'],
  'access point': ['ap-', 'assoc-', 'auth-', 'network-', 'send-failure'],
  wps: ['wps-'],
  controllers: ['two-supplicants', 'foreign-manager', 'supplicant-ends'],
  fix: ['fix-', 'keep-cache-empty'],
  guard: ['guard-', 'wpa-bus-guard-'],
  app: ['app-'],
  NetworkManager: ['nm-'],
  'NetworkManager, treated': ['nm-fix-', 'nm-guard-', 'nm-watch-'],
  iwd: ['iwd-'],
  'iwd 2': ['iwd-2-'],
};

/** @throws Error where a scenario belongs to none */
export function familyOf(name: string): string {
  const fitting = Object.entries(FAMILIES).flatMap(([family, beginnings]) =>
    beginnings.filter((beginning) => name.startsWith(beginning)).map((beginning) => ({ family, beginning })),
  );
  const [best] = fitting.sort((a, b) => b.beginning.length - a.beginning.length);
  if (!best) throw new Error(`${name} is in no family: test/lab/host/families.ts`);
  return best.family;
}

/** One of each family. @param word another one picks others; the same one always the same */
export function sampleOf(scenarios: readonly Scenario[], word: string): Scenario[] {
  return [...Map.groupBy(scenarios, ({ name }) => familyOf(name))].flatMap(([family, members]) => {
    const turn = createHash('sha256').update(`${word} ${family}`).digest().readUInt32BE();
    return members[turn % members.length] ?? [];
  });
}
