/** What FreeRADIUS tells of itself with `-X`: written from the messages of its sources, in both ages. */
import { describe, expect, it } from 'vitest';
import { read } from '../support/station-log.ts';

const CALLER = 'Calling-Station-Id = "02-00-00-00-01-00"';

/** The block of a request, 3.x. */
const block = (number: number, ...lines: readonly string[]): readonly string[] => [
  `(${number}) Received Access-Request Id ${number} from 192.0.2.1:1024 to 192.0.2.2:1812 length 99`,
  `(${number})   User-Name = "someone"`,
  `(${number})   ${CALLER}`,
  ...lines.map((line) => `(${number}) ${line}`),
];
const refused = ['Delaying response for 1.000000 seconds', 'Sent Access-Reject Id 8 from 192.0.2.2:1812'];
const mschap = 'mschap: ERROR: MS-CHAP2-Response is incorrect';

describe('a login server that is watched', () => {
  it('names the device and the stage, and counts each login once', () => {
    for (const sum of [
      [],
      [
        'Login incorrect (mschap: MS-CHAP2-Response is incorrect): [someone] (from client lab port 1 cli 02-00-00-00-01-00)',
      ],
    ]) {
      const login = [...block(7, mschap), ...block(8, ...sum, ...refused)];
      const other = login.map((line) => line.replaceAll('02-00-00-00-01-00', '02-00-00-00-02-00'));
      expect(read([...login, ...login]).findings[0]).toMatchObject({
        ...{ cause: 'eap-rejected', variant: 'credentials', attempts: 2 },
      });
      const rows = read([...login, ...other, ...login]).stations.rows.map((row) => [
        row.station,
        row.attempts,
      ]);
      expect(rows.toSorted()).toEqual([
        ['02:00:00:00:01:00', 2],
        ['02:00:00:00:02:00', 1],
      ]);
    }
  });

  it('of the age before tells the same', () => {
    const { findings } = read([
      'rad_recv: Access-Request packet from host 192.0.2.1 port 1024, id=20, length=166',
      `\t${CALLER}`,
      '[mschap] FAILED: MS-CHAP2-Response is incorrect',
      'Delaying reject of request 0 for 1 seconds',
      'Sending delayed reject for request 0',
      'Sending Access-Reject of id 20 to 192.0.2.1 port 1024',
    ]);
    expect(findings[0]).toMatchObject({ cause: 'eap-rejected', variant: 'credentials', attempts: 1 });
  });

  it('knows a certificate that was not accepted', () => {
    const alert = 'eap_tls: ERROR: TLS Alert read:fatal:unknown CA';
    const { findings } = read([...block(4, alert), ...block(5, ...refused)]);
    expect(findings[0]).toMatchObject({ cause: 'eap-rejected', variant: 'certificate' });
  });

  it('makes no connection of a login that it accepts, nor a refusal of what was said before', () => {
    const { verdict } = read([
      ...block(7, mschap),
      ...block(8, 'Sent Access-Accept Id 8 from 192.0.2.2:1812'),
    ]);
    expect(verdict).toBe('undetermined');
  });

  it('answers nobody whose access point it does not know', () => {
    const line =
      'Ignoring request to auth address * port 1812 from unknown client 192.0.2.1 port 1024 proto udp';
    expect(read([line, line]).verdict).toBe('eap-timeout');
  });
});
