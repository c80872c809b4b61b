/** Excerpts as people paste them: what each shows by itself, and nothing that it does not show. */
import { expect, it } from 'vitest';
import { AP, read } from '../support/station-log.ts';

const STA = '02:00:00:00:01:00';
const claimed = (lines: readonly string[]): readonly string[] =>
  read([...lines]).claims.map(({ code }) => code);

it('a manager that gives up the address shows that the link was up, where the text begins behind that', () => {
  const log = (iface: string): readonly string[] => [
    `Dec  3 10:02:47 lab NetworkManager[797]: <warn> (${iface}): DHCPv4 request timed out.`,
    `Dec  3 10:02:47 lab NetworkManager[797]: <info> (${iface}): device state change: ip-config -> failed (reason 'ip-config-unavailable') [70 120 5]`,
    `Dec  3 10:02:47 lab NetworkManager[797]: <info> (${iface}): device state change: failed -> disconnected (reason 'none') [120 30 0]`,
  ];
  expect(read([...log('wlan0')]).verdict).toBe('no-address');
  expect(read([...log('eth0')]).verdict).toBe('undetermined');
});

it("a manager's word ends a connection of which only the kernel has told, and not the attempt that began just before", () => {
  const log = (end: string): string[] => [
    `Sep 04 00:46:30 lab kernel: wlan0: RX AssocResp from ${AP} (capab=0x411 status=0 aid=1)`,
    'Sep 04 00:46:30 lab kernel: wlan0: associated',
    `Sep 04 ${end} lab NetworkManager[1]: <warn>  [1536000000.1] sup-iface[0x1,wlan0]: connection disconnected (reason -4)`,
  ];
  expect(read(log('01:06:27')).verdict).toBe('signal-lost');
  expect(read(log('00:46:31')).verdict).not.toBe('signal-lost');
});

it('iwd waits for no handshake before the association is accepted', () => {
  const claims = claimed([
    `Jan 14 00:24:40 lab iwd[9]: event: connect-info, ssid: lab, bss: ${AP}, signal: -47, load: 30/255`,
    'Jan 14 00:24:47 lab iwd[9]: 4-Way handshake failed for ifindex: 3, reason: 15',
    'Jan 14 00:24:47 lab iwd[9]: event: connect-failed, status: 1',
  ]);
  expect(claims).toContain('association-accepted');
  expect(claims).not.toContain('handshake-not-begun');
  expect(claims).not.toContain('password-not-tried');
});

it('a reason that no list of a controller has says nothing of how far a station came', () => {
  const table = (reason: string): string[] => [
    'display station online-fail-record all',
    'STA MAC         AP ID Ap name        Rf/WLAN  Last record time',
    '                Reason',
    '0200-0000-0100  3     lab-ap         1/2      2026-11-02/09:11:12',
    `                ${reason}`,
  ];
  const unknown = claimed(table('The lab is closed on Sundays.'));
  expect(unknown).toContain('attempt-failed');
  expect(unknown).not.toContain('password-not-tried');
  expect(unknown).not.toContain('access-point-ended-it');
  expect(read(table('The RADIUS server rejected the request.')).verdict).toBe('eap-rejected');
  expect(read(table('The RADIUS server gave no response.')).verdict).toBe('eap-timeout');
});

it('a station whose frames went unacknowledged is out of reach, by the word of who sent it away', () => {
  const log = [
    '*Mar  1 00:21:07.114: %DOT11-6-ASSOC: Interface Dot11Radio0, Station  0200.0000.0100 Associated KEY_MGMT[WPAv2 PSK]',
    '*Mar  1 00:24:40.002: %DOT11-4-MAXRETRIES: Packet to client 0200.0000.0100 reached max retries, removing the client',
    '*Mar  1 00:24:40.003: %DOT11-6-DISASSOC: Interface Dot11Radio0, Deauthenticating Station 0200.0000.0100 Reason: Previous authentication no longer valid',
  ];
  expect(read(log).verdict).toBe('signal-lost');
  expect(read(log.slice(0, 1)).verdict).toBe('healthy');
});

it('a saved key that the access point does not find is refused, in whose words ever', () => {
  const router = (why: string): string[] =>
    [11, 14].map((second) => `18:20:${second} wireless,info ${STA}@wifi1 rejected, ${why}`);
  expect(read(router("can't find PMKSA")).verdict).toBe('stale-pmksa');
  expect(read(router('forbidden by access-list')).verdict).toBe('ap-refused');
  const cloud = [1, 4].map(
    (second) =>
      `{"timestamp":176094500${second}.4,"type":"MARVIS_EVENT_CLIENT_AUTH_FAILURE","text":"Status code 53 \\"Invalid PMKID\\"","mac":"020000000100","ssid":"lab"}`,
  );
  expect(read([`[${cloud.join(',')}]`]).verdict).toBe('stale-pmksa');
});

it('a controller that makes a wrong password of a failed handshake is not believed at once', () => {
  const line = (why: string): string =>
    `2026-09-14 21:03:11  [client:02-00-00-00-01-00] failed to connected to [ap:lab:02-00-00-00-00-00] with SSID "lab" on channel 36 because ${why}.(3 times in a minute)`;
  const wrong = line('the password was wrong');
  expect(read([wrong]).verdict).toBe('undetermined');
  expect(read([wrong, wrong.replace('21:03', '21:05')]).verdict).toBe('wrong-passphrase');
  expect(read([line('the client was too far away')]).verdict).toBe('undetermined');
});

it.each([
  ['There was no response to the EAP Response Identity packet.', 'eap-timeout'],
  ['The authenticator is no longer present.', 'eap-timeout'],
  ['Explicit Eap failure received', 'eap-rejected'],
])("Windows' own event of a login that failed: %s", (reason, verdict) => {
  const log = [
    'Log Name:      Microsoft-Windows-WLAN-AutoConfig/Operational',
    'Source:        Microsoft-Windows-WLAN-AutoConfig',
    'Date:          11/4/2026 8:59:02 AM',
    'Event ID:      8002',
    'Description:',
    'WLAN AutoConfig service failed to connect to a wireless network.',
    '',
    'Network Adapter: Lab Adapter',
    'SSID: lab',
    `Failure Reason:${reason}`,
    'RSSI: -55',
  ];
  expect(read(log).verdict).toBe(verdict);
});

it('Aruba tells a refused login by what it answered, and a guest at a portal from it', () => {
  const failed = (name: string, ip: string): string =>
    `Nov  4 10:11:12 2026 192.0.2.5 authmgr[3812]: <522275> <3812> <WARN> |authmgr|  User Authentication failed. username=${name} userip=${ip} usermac=${STA} servername=lab serverip=192.0.2.4 apname=lab bssid=${AP}`;
  const deauth = `Nov  4 10:11:12 2026 192.0.2.5 stm[3790]: <501080> <3790> <NOTI> |stm|  Deauth to sta: ${STA}: Ageout AP 192.0.2.3-${AP}-lab Response to EAP Challenge Failed`;
  expect(read([failed('host/lab', '0.0.0.0')]).verdict).toBe('eap-rejected');
  expect(read([deauth]).verdict).toBe('eap-rejected');
  expect(read([failed(STA, '0.0.0.0')]).verdict).toBe('undetermined');
  expect(read([failed('guest', '192.0.2.7')]).verdict).toBe('undetermined');
});

it("Meraki's syslog is read from a file of rsyslog's, and follows a station from its number to its address", () => {
  const line = (second: number, text: string): string =>
    `Nov 20 08:11:0${second} 192.0.2.4 1 176362626${second}.118203 Lab_AP events ${text} radio='1' vap='2'`;
  const numbered = line(1, "type=association aid='91823345'");
  const success = line(2, `type=8021x_eap_success client_mac='${STA}' aid='91823345'`);
  const failure = line(2, `type=8021x_eap_failure client_mac='${STA}' aid='91823345'`);
  expect(read([numbered, success]).verdict).toBe('healthy');
  expect(read([numbered, failure]).verdict).toBe('eap-rejected');
});

it('a controller that locks a client out after refused logins says so in its list of traps', () => {
  const trap = (name: string, reason: string): string =>
    `  0 Tue Nov  4 09:12:44 2026 Client ${name}: MACAddress:${STA} Base Radio MAC:${AP} Slot: 1 User Name: lab Ip Address: unknown Reason:${reason} ReasonCode: 4`;
  expect(read([trap('Excluded', '802.1x Authentication failed 3 times.')]).verdict).toBe('eap-rejected');
  expect(read([trap('Authentication Failure', 'Unspecified')]).verdict).toBe('undetermined');
  expect(read([trap('Associated', 'Unspecified'), trap('Authenticated', 'Unspecified')]).verdict).toBe(
    'healthy',
  );
});

it("SmartZone's events of clients tell who got in, and of who did not no more than that", () => {
  const event = (name: string): string =>
    `<134>Nov  4 09:33:10 lab Core: @@203,${name},"apMac"="${AP}","clientMac"="${STA}","ssid"="lab","bssid"="${AP}"`;
  expect(read([event('clientJoin')]).verdict).toBe('healthy');
  expect(claimed([event('clientJoinFailure')])).toEqual(['attempt-failed']);
});

it("the console of UniFi tells in ArcSight's format who is connected", () => {
  const event = (number: number, name: string): string =>
    `Jun  3 16:30:${number - 370} lab CEF:0|Ubiquiti|UniFi Network|10.4.57|${number}|${name}|1|UNIFIhost=Lab UNIFIclientMac=${STA} UNIFIwifiName=lab net UNIFIwifiBand=ng UNIFIWiFiRssi=-73 msg=x`;
  const { verdict, ssid } = read([event(400, 'WiFi Client Connected')]);
  expect([verdict, ssid]).toEqual(['healthy', 'lab net']);
  const left = [event(400, 'WiFi Client Connected'), event(401, 'WiFi Client Disconnected')];
  expect(claimed(left)).not.toContain('connected-at-end');
});

it("BSD's drivers say of themselves that they failed", () => {
  expect(read(['iwm0: iwm_mac_ctxt_send_cmd: Failed to send MAC context (action:2): 35']).verdict).toBe(
    'driver-fault',
  );
  expect(read(['iwn0: iwn_intr: fatal firmware error']).verdict).toBe('driver-fault');
});

it('a drop whose reason only a connection can have, and of which the manager says that it was up, is the access point’s', () => {
  const drop = (reason: number): readonly string[] => [
    `2026-11-21T01:00:02.334 2633844492 wpa_supplicant.service wpa_supplicant[571] NOTICE wlan0: CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=${reason}`,
    '2026-11-21T01:00:02.350 2633860104 NetworkManager.service NetworkManager[568] INFO <info>  [1795222802.3500] device (wlan0): supplicant interface state: completed -> disconnected',
  ];
  for (const reason of [16, 4, 1]) expect(read(drop(reason)).verdict, String(reason)).toBe('ap-disconnects');
  expect(read(drop(16).slice(0, 1)).verdict).toBe('undetermined');
});
