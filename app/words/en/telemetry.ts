/** What is said of findings that are sent. */
import type { TELEMETRY } from '../../domain/sentences/telemetry.ts';
import type { Texts } from '../texts.ts';

export const telemetry: Texts<typeof TELEMETRY> = {
  'telemetry.off': 'Nothing is sent: findings leave this computer only where a policy says where to.',
  'telemetry.on': 'Findings are sent to {endpoint}. This was set in {sources}.',
  'telemetry.signals': 'What is sent: {signals}.',
  'telemetry.strict': 'Without names: no networks, addresses, hosts or people.',
  'telemetry.open': 'With the names of networks and the addresses of access points.',
  'telemetry.networks': 'Only about these networks: {networks}.',
  'telemetry.headers': 'With the request headers {names} from {path}. Their values are not shown.',
  'telemetry.held': 'Nothing is sent for now: {why}',
  'telemetry.no-header': '{path}, line {line}: this is no request header of the form "Name: value".',
  'telemetry.waiting': { one: '{count} record waits to be sent.', other: '{count} records wait to be sent.' },
  'telemetry.sent-at': 'The collector took the counters last at {at}.',
  'telemetry.never-sent': 'The collector has not taken anything yet.',
  'telemetry.would': {
    one: 'If a policy asked for it, this record of the history would have been sent, without names:',
    other:
      'If a policy asked for it, these {count} records of the history would have been sent, without names:',
  },
  'telemetry.sent': 'The collector has everything.',
  'telemetry.not-sent': 'The collector did not take it ({why}); it waits for the next try.',
  'telemetry.sends-already': 'Another Rejoin on this computer is sending at the moment.',
};
