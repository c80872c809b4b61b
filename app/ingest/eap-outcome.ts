/** CTRL-EVENT-EAP-… of hostap's two ends: a supplicant tells of its own login, an access point names the station. */
import type { Rule } from './rules.ts';
import { toMac } from './text.ts';

type RuleRead = NonNullable<Rule['read']>;

/**
 * Reads the step of a login; group 1 is the station that an access point names. EAP-WSC has no success: the failure that
 * ends a WPS exchange, whichever way it went, is of method WSC.
 */
export const eapOutcome =
  (step: 'started' | 'success' | 'failure' | 'timeout'): RuleRead =>
  ([, station], memory) => {
    const method = memory.wsc && step === 'failure' ? { method: 'WSC' } : {};
    memory.wsc = undefined;
    if (station === undefined) return { kind: 'eap', step, ...method };
    // An access point gives a login up when its station does not answer (RFC 4137, 5.4).
    const silent = step === 'timeout' ? ({ silent: 'station' } as const) : {};
    return { kind: 'eap', step, ...method, ...silent, station: toMac(station), witness: 'access-point' };
  };

/** The same reading, of a line that shows that EAP carries WPS. */
export const carriesWps =
  (read?: RuleRead): RuleRead =>
  (groups, memory, about) => {
    memory.wsc = true;
    return read?.(groups, memory, about);
  };

/** What both ends say of the method at debug level. */
export const wscRules: readonly Rule[] = [
  {
    head: 'EAP-WSC: ',
    read: carriesWps(),
    samples: [
      'EAP-WSC: WPS processing completed successfully - report EAP failure',
      'EAP-WSC: WPS processing failed - report EAP failure',
      'EAP-WSC: MESG -> FAIL',
    ],
    kinds: [],
  },
  {
    head: 'WPS-REG-SUCCESS',
    read: carriesWps(),
    samples: ['WPS-REG-SUCCESS 02:00:00:00:01:00 12345678-9abc-def0-1234-56789abcdef0'],
    kinds: [],
  },
];
