/**
 * FortiGate's wireless controller: `key=value` and `key="value"` (FortiOS log reference, 5 to 7: subtype wireless, DHCP log of subtype
 * system).
 */
import { addressOf } from '../hardware-address.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at, toNumber } from '../text.ts';
import { associated, connected, ended, of, UNSPECIFIED_FAILURE } from './rule.ts';

const FIELD = /([a-z_]{1,24})=(?:"([^"]{0,256})"|(\S{0,128}))/g;
const LONGEST = 2048;

const fieldsOf = (line: string): ReadonlyMap<string, string> =>
  new Map(
    [...line.slice(0, LONGEST).matchAll(FIELD)].map(([, key = '', quoted, plain]) => [
      key,
      quoted ?? plain ?? '',
    ]),
  );

const DHCP = new Map([
  ['discover', 'requested'],
  ['offer', 'offered'],
  ['ack', 'obtained'],
  ['nak', 'refused'],
] as const) as ReadonlyMap<string, 'requested' | 'offered' | 'obtained' | 'refused'>;

function happened(fields: ReadonlyMap<string, string>): readonly Read[] {
  const action = fields.get('action') ?? '';
  const said = `${fields.get('logdesc') ?? ''} ${fields.get('msg') ?? ''}`;
  const reason = toNumber(/(\d{1,3})/.exec(fields.get('reason') ?? '')?.[1] ?? '0');
  const dhcp = fields.get('dhcp_msg')?.toLowerCase();
  if (dhcp !== undefined) {
    const step = DHCP.get(dhcp);
    return step ? [{ kind: 'address', step, by: 'fortigate' }] : [];
  }
  if (/RADIUS/i.test(said) && /fail|reject|denied/i.test(said))
    return [
      { kind: 'eap', step: 'started' },
      { kind: 'eap', step: 'failure' },
    ];
  if (/DHCP/i.test(said) && /no server response|timeout|no response/i.test(said))
    return [{ kind: 'address', step: 'timeout', by: 'fortigate' }];
  switch (action) {
    case 'client-association':
      return [associated()];
    case 'client-authentication':
      return [associated(), connected];
    case 'client-denial':
      return [associated(UNSPECIFIED_FAILURE)];
    case 'client-deauthentication':
    case 'client-disassociation':
    case 'client-leave-wtp':
      return [ended(reason, true)];
    case 'client-ip-detected':
      return [{ kind: 'address', step: 'obtained', by: 'fortigate' }];
    default:
      return [];
  }
}

const LINE =
  'date=2026-11-21 time=01:00:00 devname="lab" type="event" subtype="wireless" level="notice" vap="lab" ssid="lab" stamac="02:00:00:00:01:00"';

export const fortinetRules: readonly ProgramRule[] = [
  {
    head: 'date=',
    rest: at`\d{4}-\d\d-\d\d time=(.{1,${String(LONGEST)}})`,
    read: ([, text = '']) => {
      const fields = fieldsOf(text);
      const address = fields.get('stamac') ?? fields.get('mac');
      if (address === undefined || !/wireless|DHCP/i.test(text)) return undefined;
      const isServed = fields.has('dhcp_msg');
      return of(addressOf(address), happened(fields), isServed ? '' : (fields.get('vap') ?? ''));
    },
    samples: [`${LINE} action="client-deauthentication" reason="Reserved 0"`],
    kinds: ['disconnected'],
    quiet: ['date=2026-11-21 time=01:00:00 devname="lab" type="traffic"'],
  },
];
