import { describe, expect, it } from 'vitest';
import { AP, read, StationLog } from '../support/station-log.ts';

const STA = '02:00:00:00:01:00';
const hostapd = (...messages: readonly string[]): readonly string[] =>
  messages.map((message, i) => `17950000${10 + i}.000000: wlan0: ${message}`);
const joined = [`STA ${STA} IEEE 802.11: authenticated`, `STA ${STA} IEEE 802.11: associated (aid 1)`];

describe('an access point that took message 4/4', () => {
  it.each([`EAPOL-4WAY-HS-COMPLETED ${STA}`, `STA ${STA} WPA: pairwise key handshake completed (RSN)`])(
    'has a connection, also without a line that says so: %s',
    (completed) => {
      expect(read(hostapd(...joined, completed)).verdict).toBe('healthy');
      const mismatch = `AP-STA-POSSIBLE-PSK-MISMATCH ${STA}`;
      const after = read(
        hostapd(
          ...joined,
          mismatch,
          mismatch,
          `STA ${STA} IEEE 802.11: deauthenticated due to local deauth request`,
          ...joined,
          completed,
        ),
      );
      expect([after.verdict, after.variant]).toEqual(['healthy', 'recovered']);
    },
  );
});

describe('a station that leaves by itself', () => {
  it.each([
    ['CTRL-EVENT-EAP-FAILURE EAP authentication failed', 'eap-rejected'],
    [
      "CTRL-EVENT-EAP-TLS-CERT-ERROR reason=4 depth=0 subject='/CN=radius' err='certificate has expired'",
      'eap-rejected',
    ],
  ])('after %s was refused', (line, verdict) => {
    const log = new StationLog().times(2, (one) =>
      one
        .auth()
        .associate()
        .associated()
        .say('CTRL-EVENT-EAP-STARTED EAP authentication started')
        .say('CTRL-EVENT-EAP-METHOD EAP vendor 0 method 25 (PEAP) selected')
        .say(line)
        .disconnected(3, true)
        .wait(5),
    );
    expect(read(log.lines).verdict).toBe(verdict);
  });
});

it('does not clear a cache for a status that the driver made up', () => {
  const log = new StationLog()
    .saeFull()
    .disconnected(3, true)
    .times(4, (one) =>
      one.auth().associate().say('CTRL-EVENT-ASSOC-REJECT bssid=00:00:00:00:00:00 status_code=53').wait(5),
    );
  const { verdict, findings } = read(log.lines);
  expect(verdict).toBe('undetermined');
  expect(findings.flatMap(({ plan }) => plan).some(({ step }) => step === 'clear-pmksa')).toBe(false);
});

it('learns no SAE from a line that was written twice', () => {
  const log = new StationLog().auth().associate().associated().keys(AP).connected(AP).disconnected(15);
  const doubled = log
    .pskWrong()
    .pskWrong()
    .lines.flatMap((line) => [line, line]);
  expect(read(doubled).verdict).not.toBe('stale-pmksa');
});

it('takes an unanswered association for one, though the driver wanted the authentication to be asked twice', () => {
  const log = new StationLog().saeFull().disconnected(3, true);
  log.times(4, (one) =>
    one
      .say('PMKSA cache entry found - try to use PMKSA caching instead of new SAE authentication')
      .auth()
      .raw('nl80211: MLME command failed (auth): count=0 ret=-2 (No such file or directory)')
      .say(`SME: Authentication response: peer=${AP} auth_type=0 auth_transaction=2 status_code=0`)
      .associate()
      .say('Association with 02:00:00:00:00:00 timed out.')
      .tempDisabled('CONN_FAILED')
      .wait(10),
  );
  const { verdict, variant } = read(log.lines);
  expect([verdict, variant]).toEqual(['stale-pmksa', 'association-unanswered']);
});

it.each([true, false])(
  'hears a refusal of kernels up to 3.3, whatever a manager says later: %s',
  (managed) => {
    const clock = (at: string, text: string) => `Nov 28 10:00:${at} host ${text}`;
    const log = [
      clock('01', 'kernel: [  100.100000] wlan0: authenticate with 02:00:00:00:00:00 (try 1)'),
      clock('01', 'kernel: [  100.102000] wlan0: 02:00:00:00:00:00 denied authentication (status 17)'),
      ...(managed
        ? [
            clock(
              '58',
              "NetworkManager[7]: <info> (wlan0): device state change: config -> failed (reason 'supplicant-timeout') [50 120 11]",
            ),
          ]
        : []),
    ];
    const verdict = read(log);
    expect(verdict).toMatchObject({ verdict: 'ap-refused', variant: 'full' });
    expect(verdict.findings.map(({ cause }) => cause)).toEqual(['ap-refused']);
  },
);
