/** What login servers and large controllers say of one login, judged: lines in their documented formats. */
import { describe, expect, it } from 'vitest';
import { read } from '../support/station-log.ts';

const STA = '02:00:00:00:01:00';
const BSS = '02:00:00:00:00:00';
const judged = (...lines: readonly string[]): string => {
  const { verdict, variant } = read(lines);
  return variant === undefined ? verdict : `${verdict}/${variant}`;
};

describe("an event of Microsoft's login server", () => {
  const event = (first: string, code: number, reason: string): string =>
    judged(
      first,
      '',
      'Client Machine:',
      '\tCalled Station Identifier:\t\t02-00-00-00-00-00:lab',
      '\tCalling Station Identifier:\t\t02-00-00-00-01-00',
      'Authentication Details:',
      '\tAuthentication Type:\t\tPEAP',
      '\tEAP Type:\t\t\t-',
      `\tReason Code:\t\t\t${String(code)}`,
      `\tReason:\t\t\t\t${reason}`,
    );
  const DENIED = 'Network Policy Server denied access to a user.';
  it('is judged by its number, whatever its words are', () => {
    expect(event(DENIED, 16, 'words')).toBe('eap-rejected/credentials');
    expect(event(DENIED, 265, 'words')).toMatch(/^eap-rejected/);
    expect(event(DENIED, 66, 'words')).toBe('eap-rejected/method');
    expect(event(DENIED, 117, 'words')).toBe('eap-timeout/authenticator-silent');
  });
  it('says nothing of a login whose request it threw away', () => {
    expect(event('Network Policy Server discarded the request for a user.', 3, 'malformed')).toBe(
      'eap-timeout/authenticator-silent',
    );
  });
  it('is read in the language of its server, and without its first sentence', () => {
    const number = ['\tEAP-Typ:\t\t\t-', '\tUrsachencode:\t\t\t16'];
    expect(
      judged('Der Netzwerkrichtlinienserver hat einem Benutzer den Zugriff verweigert.', ...number),
    ).toBe('eap-rejected/credentials');
    expect(judged('Authentication Type: EAP', 'EAP Type: -', 'Reason Code: 66')).toBe('eap-rejected/method');
  });
  it('is none where the same fields are of something else', () => {
    expect(judged('Wi-Fi settings', 'Authentication Type: WPA2-PSK', 'Status: connected')).not.toMatch(
      /^eap/,
    );
  });
});

describe('a request that no login server takes', () => {
  it.each([
    'A RADIUS message was received from the invalid RADIUS client IP address 192.0.2.31.',
    'A RADIUS message was received from RADIUS client 192.0.2.20 with an invalid authenticator. This is typically caused by mismatched shared secrets.',
    'An Access-Request message was received from RADIUS client 192.0.2.2 with a Message-Authenticator attribute that is not valid.',
    'buf2radmsg: message authentication failed',
  ])('refuses nobody: %s', (line) => {
    expect(judged('wifi users time out since the new access point', line)).toBe(
      'eap-timeout/authenticator-silent',
    );
  });
});

describe('a login server that does not answer', () => {
  const trace = (second: string, name: string, way: string, what: string): string =>
    `Nov 21 01:00:${second}  ${name}  ${way}  ${STA}  ${BSS}  ${what}`;
  it('is not taken for one that refuses, though the controller tells the station of a failure', () => {
    const begin = [
      trace('00', 'station-up', '*', '-  -    wpa2 aes'),
      trace('00', 'eap-id-req', '<-', '1  5'),
      trace('00', 'rad-req', '->', '5  198  192.0.2.9'),
    ];
    const end = [trace('15', 'eap-failure', '<-', '1  4'), trace('15', 'station-down', '*', '-  -')];
    expect(judged(...begin, trace('10', 'rad-timeout', '<-', '5  -  192.0.2.9'), ...end)).toMatch(
      /^eap-timeout/,
    );
    expect(judged(...begin, ...end)).toMatch(/^eap-rejected/);
  });
  const failed = 'Nov 21 01:00:33.101: %DOT11-7-AUTH_FAILED: Station 0200.0000.0100 Authentication failed';
  const dead =
    'Nov 21 01:00:12.913: %RADIUS-4-RADIUS_DEAD: RADIUS server 192.0.2.5:1812,1813 is not responding.';
  it('was found dead before an access point gave its stations up', () => {
    expect(judged(dead, failed)).toMatch(/^eap-timeout/);
    expect(judged(failed)).toBe('undetermined');
  });
});

describe("AireOS' policy manager", () => {
  const line = (time: string, what: string): string =>
    `*apfMsConnTask_0: Nov 21 01:${time}.100: ${STA} ${what}`;
  const keyed = [
    line('00:00', `Sending Assoc Response to station on BSSID ${BSS} (status 0) ApVapId 2 Slot 1`),
    line('00:01', '192.0.2.0 8021X_REQD (3) Change state to L2AUTHCOMPLETE (4) last state 8021X_REQD (3)'),
    line('00:01', '0.0.0.0 L2AUTHCOMPLETE (4) Change state to DHCP_REQD (7) last state L2AUTHCOMPLETE (4)'),
    line('00:02', 'DHCP processing DHCP DISCOVER (1)'),
  ];
  it('waits for an address in vain', () => {
    expect(judged(...keyed, line('02:02', 'apfMsExpireCallback (apf_ms.c:632) Expiring Mobile!'))).toMatch(
      /^no-address/,
    );
  });
  it('has one that runs', () => {
    const ran = line('00:03', '192.0.2.7 DHCP_REQD (7) Change state to RUN (20) last state DHCP_REQD (7)');
    expect(judged(...keyed, line('00:03', 'DHCP processing DHCP ACK (5)'), ran)).toBe('healthy');
  });
  it('refuses in words of its own, but nobody for a cached key that it lacks', () => {
    const refused = (what: string): string => judged(keyed[0] ?? '', line('00:01', what));
    expect(refused('Rejecting association: the maximum number of clients is reached')).toBe(
      'ap-refused/full',
    );
    expect(refused('Failed to find an entry: PMKID not found in the cache')).not.toMatch(
      /^(?:stale|ap-refused)/,
    );
  });
});

describe("a controller's trail of a station", () => {
  const trail = (...rows: readonly string[]): string =>
    judged(
      '(lab) #show ap client trail-info 02:00:00:00:01:00',
      'Client Trail Info',
      'MAC                BSSID              ESSID  AP-name  VLAN  Deauth Reason  Alert',
      `${STA}  ${BSS}  lab    lab-ap   1     Internal deauth  -`,
      'Deauth Reason',
      'Reason                               Timestamp',
      ...rows,
    );
  it('is of the access point where that put it out, and of nobody where it roamed', () => {
    const own = ['03:34:18', '01:20:28'].map((time) => `Internal deauth                      Nov 21 ${time}`);
    expect(trail(...own)).toBe('ap-disconnects');
    const moved = ['03:34:18', '01:20:28'].map(
      (time) => `STA has roamed to another AP         Nov 21 ${time}`,
    );
    expect(trail(...moved)).toBe('undetermined');
  });
});

describe("Mist's rule against addresses that were not asked for", () => {
  it('puts out who was in: that is no connection that holds', () => {
    const event = (second: number, type: string): string =>
      JSON.stringify({ mac: '020000000100', ssid: 'lab', timestamp: 1795222470 + second, type });
    const blocked = event(9, 'MARVIS_EVENT_CLIENT_STATIC_IP_BLOCKED');
    expect(judged(event(0, 'CLIENT_ASSOCIATION'), event(1, 'CLIENT_AUTHENTICATED'), blocked)).not.toBe(
      'healthy',
    );
  });
});
