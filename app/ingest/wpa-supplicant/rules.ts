import type { Sample } from '../dialect.ts';
import { wscRules } from '../eap-outcome.ts';
import type { Rule } from '../rules.ts';
import { stationRules } from '../hostapd/station-rules.ts';
import { RuleTable } from '../rule-table.ts';
import { accessPointModeRules } from './access-point.ts';
import { associationRules } from './association.ts';
import { authenticationRules } from './authentication.ts';
import { driverRules } from './driver.ts';
import { eapRules } from './eap.ts';
import { handshakeRules } from './handshake.ts';
import { lifeRules, wpsRules } from './life.ts';
import { outcomeRules } from './outcome.ts';
import { pmksaRules } from './pmksa.ts';
import { scanRules } from './scan.ts';
import { tlsRules } from './tls.ts';

/** Every message of wpa_supplicant that Rejoin knows, releases 2.4 to main. */
export const supplicantRules: readonly Rule[] = [
  ...scanRules,
  ...authenticationRules,
  ...associationRules,
  ...eapRules,
  ...tlsRules,
  ...handshakeRules,
  ...pmksaRules,
  ...outcomeRules,
  ...driverRules,
  ...wpsRules,
  ...wscRules,
  ...accessPointModeRules,
  ...lifeRules,
];

export const supplicantTable = new RuleTable(supplicantRules);

/** What follows `STA {MAC} ` where the supplicant is an access point, too. */
export const stationTable = new RuleTable(stationRules);

/** The samples of rules as lines, each put into its dress. */
export const samplesOf = (rules: readonly Rule[], dress: (message: string) => string): readonly Sample[] =>
  rules.flatMap(({ samples, kinds, quiet = [] }) => [
    ...samples.map((message) => ({ line: dress(message), kinds })),
    ...quiet.map((message) => ({ line: dress(message), kinds: [] })),
  ]);
