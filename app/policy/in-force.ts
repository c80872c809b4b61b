/** What holds, of a policy and of what a person chose: enforced before chosen, chosen before default. Pure. */
import { DEFAULTS, type Thresholds } from '../detect/thresholds.ts';
import { NO_LIMITS, type TreatmentLimits } from '../domain/treatment.ts';
import type { Policy } from './policy.ts';
import type { PolicyValues } from './settings.ts';
import { SIGNALS } from './signals.ts';

type Certain =
  | 'remedies'
  | 'largestCut'
  | 'confirm'
  | 'keepEmptyNetworks'
  | 'publicKeys'
  | 'telemetryEndpoint'
  | 'telemetryHeaders'
  | 'telemetrySignals'
  | 'telemetryRedaction'
  | 'telemetryQueueMiB'
  | `threshold${Capitalize<keyof Thresholds>}`;

/** What holds where nobody says anything, of what no person can set. */
export const BUILT_IN: Pick<PolicyValues, Certain> = {
  ...NO_LIMITS,
  ...{ telemetryRedaction: 'strict', telemetryEndpoint: 'off', telemetryQueueMiB: 16 },
  ...{ telemetryHeaders: 'none', telemetrySignals: SIGNALS },
  ...{ publicKeys: [], keepEmptyNetworks: [] },
  ...{ thresholdName: DEFAULTS.name, thresholdAfterAssociation: DEFAULTS.afterAssociation },
  ...{ thresholdWpsSlow: DEFAULTS.wpsSlow, thresholdComesBack: DEFAULTS.comesBack },
  thresholdWeakSignal: DEFAULTS.weakSignal,
};

/** A value that the organisation alone sets. */
export const inForce = <Key extends Certain>(policy: Policy, key: Key): Pick<PolicyValues, Certain>[Key] =>
  policy.enforced[key] ?? policy.defaults[key] ?? BUILT_IN[key];

/** What a report may leave out or not: the level that is offered first, and whether names may be in it at all. */
export const redactionOf = ({ enforced, defaults }: Policy) => ({
  preset: enforced.redaction ?? defaults.redaction ?? 'strict',
  mayBeOpen: enforced.redaction !== 'strict',
});

export const limitsOf = (policy: Policy): TreatmentLimits => ({
  remedies: inForce(policy, 'remedies'),
  largestCut: inForce(policy, 'largestCut'),
  confirm: inForce(policy, 'confirm'),
});

/** Guard agrees to what it does by itself. */
export const mayGuard = (policy: Policy): boolean =>
  policy.enforced.guard !== false &&
  !inForce(policy, 'confirm') &&
  inForce(policy, 'remedies').includes('clear-pmksa');

export const thresholdsOf = (policy: Policy): Thresholds => ({
  name: inForce(policy, 'thresholdName'),
  afterAssociation: inForce(policy, 'thresholdAfterAssociation'),
  wpsSlow: inForce(policy, 'thresholdWpsSlow'),
  comesBack: inForce(policy, 'thresholdComesBack'),
  weakSignal: inForce(policy, 'thresholdWeakSignal'),
});

/** Where reports go, a mail or https address, where the organisation says so. */
export const reportAddressOf = ({ enforced, defaults }: Policy): string | undefined =>
  enforced.reportAddress ?? defaults.reportAddress;

/** What is sent of this computer's findings, and where to; undefined: nothing is. */
export interface TelemetryOrders {
  /** Base address: `/v1/logs` and `/v1/metrics` come behind it. */
  readonly endpoint: string;
  /** The file with the request headers. */
  readonly headers: string | undefined;
  readonly signals: readonly (typeof SIGNALS)[number][];
  readonly level: 'strict' | 'open';
  /** Bytes that may wait. */
  readonly bytes: number;
  /** The networks that it is about; undefined: all. */
  readonly networks: readonly string[] | undefined;
}

export function telemetryOf(policy: Policy): TelemetryOrders | undefined {
  const endpoint = inForce(policy, 'telemetryEndpoint');
  const signals = inForce(policy, 'telemetrySignals');
  if (endpoint === 'off' || signals.length === 0) return undefined;
  const headers = inForce(policy, 'telemetryHeaders');
  return {
    ...{ endpoint: endpoint.replace(/\/+$/, ''), headers: headers === 'none' ? undefined : headers, signals },
    ...{
      level: inForce(policy, 'telemetryRedaction'),
      bytes: inForce(policy, 'telemetryQueueMiB') * 2 ** 20,
    },
    networks: policy.enforced.networks ?? policy.defaults.networks,
  };
}

/** Whom to call, as the organisation wants it said. */
export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  readonly mail?: string;
  readonly url?: string;
  readonly text?: string;
}

export function contactOf({ enforced, defaults }: Policy): Contact | undefined {
  const said = { ...defaults, ...enforced };
  const {
    supportName: name,
    supportPhone: phone,
    supportMail: mail,
    supportUrl: url,
    supportText: text,
  } = said;
  const contact = Object.entries({ name, phone, mail, url, text }).filter(([, value]) => value !== undefined);
  return contact.length > 0 ? Object.fromEntries(contact) : undefined;
}
