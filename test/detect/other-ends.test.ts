import { describe, expect, it } from 'vitest';
import { AP, read, StationLog, verdictOf } from '../support/station-log.ts';

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

describe('two programs at one interface', () => {
  const at = (second: string, text: string) => `Nov 28 10:00:${second} host ${text}`;
  const up = [
    at(
      '00',
      "wpa_supplicant[5]: wlan0: Trying to associate with 02:00:00:00:00:00 (SSID='lab' freq=2412 MHz)",
    ),
    at('01', 'wpa_supplicant[5]: wlan0: Associated with 02:00:00:00:00:00'),
    at(
      '01',
      'wpa_supplicant[5]: wlan0: CTRL-EVENT-CONNECTED - Connection to 02:00:00:00:00:00 completed [id=0 id_str=]',
    ),
  ];
  const byManager =
    'NetworkManager[7]: <info>  [1795860002.1] dhcp4 (wlan0): state changed new lease, address=192.0.2.9';
  const byNetworkd =
    'systemd-networkd[6]: wlan0: DHCPv4 address 192.0.2.9/24, gateway 192.0.2.1 acquired from 192.0.2.1';
  const byDhclient = 'dhclient[8]: DHCPACK of 192.0.2.9 from 192.0.2.1';

  it('are named where both got an address, though the connection holds', () => {
    const verdict = read([...up, at('02', byManager), at('05', byNetworkd)]);
    expect(verdict.verdict).toBe('competing-controller');
    expect(verdict.findings[0]?.evidence[0]?.why.args).toMatchObject({
      programs: ['NetworkManager', 'systemd-networkd'],
    });
  });

  it.each([
    ['a manager and the client that it runs', [at('02', byDhclient), at('02', byManager)]],
    ['one that took over later', [at('02', byManager), 'Nov 28 10:20:05 host ' + byNetworkd]],
    ['one that renews', [at('02', byNetworkd), at('04', byNetworkd)]],
    ['two interfaces', [at('02', byManager), at('05', byNetworkd.replace('wlan0', 'wlan1'))]],
  ])('are not: %s', (_, lines) => {
    expect(read([...up, ...lines]).verdict).toBe('healthy');
  });

  it('are not blamed for what the access point refuses with a status', () => {
    const log = new StationLog().auth().associate();
    log.say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=18`);
    const refused = verdictOf(log);
    for (let i = 0; i < 3; i++) {
      log.wait(60).say('Associated with 02:00:00:00:09:00');
      log.say('No network configuration found for the current AP');
      log.say('CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:09:00 reason=3 locally_generated=1');
    }
    expect([refused, verdictOf(log)]).toEqual(['ap-refused/rate', 'ap-refused/rate']);
  });
});

describe('a tunnel that this side could not set up', () => {
  const begun = () =>
    new StationLog()
      .auth()
      .associate()
      .associated()
      .say('CTRL-EVENT-EAP-STARTED EAP authentication started')
      .say('CTRL-EVENT-EAP-METHOD EAP vendor 0 method 25 (PEAP) selected');
  const failed = (log: StationLog) => log.say('CTRL-EVENT-EAP-FAILURE EAP authentication failed');

  it.each([
    'SSL: SSL3 alert: write (local SSL3 detected an error):fatal:protocol version',
    'OpenSSL: EVP_DigestInit_ex failed: error:0308010C:digital envelope routines::unsupported',
  ])('is no refusal of the server: %s', (line) => {
    for (const log of [begun().raw(line), failed(begun().raw(line))]) {
      const verdict = read(log.disconnected(3, true).lines);
      expect(`${verdict.verdict}/${verdict.variant}`).toBe('eap-rejected/method');
      const why = verdict.findings[0]?.evidence.map((one) => one.why.code);
      expect(why).toContain('evidence.tunnel-failed');
      expect(why).not.toContain('evidence.login-refused');
    }
  });
  it('says nothing of the method that is tried next', () => {
    const log = begun().raw('SSL: SSL3 alert: write (local SSL3 detected an error):fatal:protocol version');
    failed(log.say('CTRL-EVENT-EAP-METHOD EAP vendor 0 method 21 (TTLS) selected'));
    expect(verdictOf(log)).toBe('eap-rejected/credentials');
  });
});

it('blames no password for a message 2/4 that lacked random numbers', () => {
  for (const times of [1, 2, 4]) {
    const log = new StationLog().times(times, (one) => {
      one
        .wait(3)
        .auth()
        .associate()
        .raw('WPA: RX message 1 of 4-Way Handshake from 02:00:00:00:00:00 (ver=2)');
      one.raw('WPA: Failed to get random data for SNonce').wait(4).disconnected(15);
    });
    const verdict = read(log.lines);
    expect(`${verdict.verdict}/${verdict.variant}`).toBe('driver-fault/no-random-numbers');
    expect(verdict.findings[0]?.evidence.map((one) => one.why.code)).toContain('evidence.no-random-numbers');
  }
});

describe('two ends that derive the SAE password element in different ways', () => {
  const differs = 'SAE: Unexpected use of status code for H2E in SAE commit when H2E was not expected';

  it('are named by the supplicant, and no password is', () => {
    const log = new StationLog().auth();
    log.say(`SME: Authentication response: peer=${AP} auth_type=3 auth_transaction=1 status_code=126`);
    const before = verdictOf(log);
    log.raw(differs);
    expect([before, verdictOf(log)]).toEqual(['undetermined', 'ap-refused/security-mismatch']);
  });
  it('are named by the access point, though both confirmed the password', () => {
    const log = hostapd(
      `STA ${STA} IEEE 802.11: start SAE authentication (RX commit, status=0 (SUCCESS))`,
      `STA ${STA} IEEE 802.11: SAE authentication (RX confirm, status=0 (SUCCESS))`,
      `SAE: ${STA} indicates support for SAE H2E, but did not use it`,
    );
    expect(read(log)).toMatchObject({ verdict: 'ap-refused', variant: 'security-mismatch' });
  });
  it('are healed by the connection that follows', () => {
    expect(verdictOf(new StationLog().auth().raw(differs).wait(3).saeFull().wait(60))).toMatch(/^healthy/);
  });
});

it('names a station that does not answer its login, also where the text ends before its end', () => {
  const trace = (second: string, text: string) =>
    `[BTRACE][2026/11/28 10:00:${second}][6144][EAPoL][0200-0000-0100]:${text}`;
  const asked = trace('00', 'Send a EAPoL request identity packet to user.');
  expect(read([asked]).verdict).toBe('undetermined');
  const { verdict, variant, findings } = read([
    asked,
    trace('02', 'No response of request identity from user.'),
  ]);
  expect([verdict, variant]).toEqual(['eap-timeout', 'station-silent']);
  expect(findings[0]?.evidence.at(-1)?.why.code).toBe('evidence.station-silent');
});
