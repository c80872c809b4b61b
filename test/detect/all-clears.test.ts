/** When nothing is called well: what comes behind a connection, and what a person says beside it. Formats as documented. */
import { describe, expect, it } from 'vitest';
import { AP, AP2, read } from '../support/station-log.ts';

const verdict = (...lines: readonly string[]): string => read(lines).verdict;
const kernel = (seconds: number, message: string): string => `[${seconds.toFixed(6)}] ${message}`;
const supplicant = (time: string, message: string): string =>
  `Nov 21 ${time} lab wpa_supplicant[7]: wlan0: ${message}`;
const up = [
  supplicant('01:00:00', `Associated with ${AP}`),
  supplicant('01:00:01', `CTRL-EVENT-CONNECTED - Connection to ${AP} completed [id=0 id_str=]`),
];
const upByKernel = [
  kernel(10, 'wlan0: associated'),
  kernel(11, 'IPv6: ADDRCONF(NETDEV_CHANGE): wlan0: link becomes ready'),
];

describe('a driver that fails in a connection', () => {
  const crash = 'ath10k_pci 0000:02:00.0: firmware crashed! (guid n/a)';

  it('is what the text ends in, unless something of the connection is seen after it', () => {
    expect(verdict(...upByKernel)).toBe('healthy');
    expect(verdict(...upByKernel, kernel(900, crash))).toBe('driver-fault');
    expect(verdict(...up, `Nov 21 01:30:00 lab kernel: ${crash}`)).toBe('driver-fault');
    expect(
      verdict(
        ...up,
        `Nov 21 01:30:00 lab kernel: ${crash}`,
        supplicant('02:00:00', `WPA: Group rekeying completed with ${AP} [GTK=CCMP]`),
      ),
    ).toBe('healthy');
    expect(verdict(kernel(5, crash), ...upByKernel)).toBe('healthy');
  });

  it('is what a leave just behind it comes of', () => {
    const leave = `wlan0: deauthenticating from ${AP} by local choice (Reason: 3=DEAUTH_LEAVING)`;
    const failed = 'rtl8xxxu 1-1.2:1.0: TX failed, status -71';
    expect(verdict(...upByKernel, kernel(900, failed), kernel(901, leave))).toBe('driver-fault');
    expect(verdict(...upByKernel, kernel(300, failed), kernel(901, leave))).toBe('healthy');
  });

  it('shows in scans that the card does not answer', () => {
    const scan = (time: string, errno: number) =>
      supplicant(time, `CTRL-EVENT-SCAN-FAILED ret=-${errno} retry=1`);
    expect(verdict(...up, scan('02:00:00', 110), scan('02:00:01', 110))).toBe('driver-fault');
    expect(verdict(...up, scan('02:00:00', 16), scan('02:00:01', 16))).toBe('healthy');
  });
});

describe('a connection', () => {
  it('is in doubt where the last that is seen are beacons that were missed', () => {
    const loss = (time: string) => supplicant(time, 'CTRL-EVENT-BEACON-LOSS ');
    expect(verdict(...up, loss('02:00:00'))).toBe('healthy');
    expect(verdict(...up, loss('02:00:00'), loss('02:00:04'))).toBe('undetermined');
  });

  it('is over where its carrier is gone', () => {
    const networkd = (message: string): string => `systemd-networkd[3]: wlan0: ${message}`;
    const joined = networkd('DHCPv4 address 192.0.2.7/24, gateway 192.0.2.1 acquired from 192.0.2.1');
    expect(verdict(networkd('Gained carrier'), joined)).toBe('healthy');
    expect(verdict(networkd('Gained carrier'), joined, networkd('Lost carrier'))).toBe('undetermined');
  });

  it('is over where a manager alone says so, and not where it goes on', () => {
    const nm = (seconds: number, message: string): string =>
      `<info>  [17950000${seconds}.1000] device (wlan0): ${message}`;
    const joined = nm(10, 'supplicant interface state: 4way_handshake -> completed');
    const lost = nm(40, 'supplicant interface state: completed -> disconnected');
    expect(verdict(joined)).toBe('healthy');
    expect(verdict(joined, lost)).toBe('undetermined');
    expect(verdict(joined, nm(40, 'supplicant interface state: completed -> associating'))).toBe('healthy');
    expect(verdict(joined, lost, nm(45, 'supplicant interface state: associating -> completed'))).toBe(
      'healthy',
    );
  });

  it('is over where iwd loses it in a roam, and not where it was told to leave', () => {
    const iwd = (old: string, now: string): string => `iwd[3]: event: state, old: ${old}, new: ${now}`;
    const joined = iwd('connecting (netconfig)', 'connected');
    expect(verdict(joined, iwd('connected', 'roaming'), iwd('roaming', 'connected'))).toBe('healthy');
    expect(verdict(joined, iwd('connected', 'roaming'), iwd('roaming', 'disconnected'))).toBe('undetermined');
    expect(verdict(joined, iwd('connected', 'disconnecting'), iwd('disconnecting', 'disconnected'))).toBe(
      'healthy',
    );
  });

  it('is over for an access point without a name where another one is joined', () => {
    const lost = [
      kernel(10, `wlan0: RX AssocResp from ${AP} (capab=0x431 status=0 aid=1)`),
      kernel(10, 'wlan0: associated'),
      kernel(900, `wlan0: deauthenticated from ${AP} (Reason: 3=DEAUTH_LEAVING)`),
    ];
    expect(verdict(...lost)).toBe('ap-disconnects');
    expect(
      verdict(
        ...lost,
        kernel(901, `wlan0: authenticate with ${AP2}`),
        kernel(901.1, 'wlan0: authenticated'),
        kernel(901.2, `wlan0: RX AssocResp from ${AP2} (capab=0x431 status=0 aid=1)`),
        kernel(901.3, 'wlan0: associated'),
      ),
    ).toBe('healthy');
  });
});

describe('a person who says that it does not work', () => {
  const says = 'It shows as connected, but after two minutes it drops and nothing loads.';

  it('is not told that all is well by a log that ends where it began to be', () => {
    const { verdict: named, findings } = read([says, ...up]);
    expect(named).toBe('undetermined');
    expect(findings[0]).toMatchObject({
      evidence: [{ why: { code: 'evidence.connected' } }, { line: 1, why: { code: 'evidence.complained' } }],
      wouldSettle: [{ code: 'settle.trouble-itself' }],
    });
  });

  it('is, where the log shows what healed, or that it lasts, or where it was solved', () => {
    const refused = supplicant('00:59:00', `CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=17`);
    const rekeyed = supplicant('02:00:00', `WPA: Group rekeying completed with ${AP} [GTK=CCMP]`);
    expect(verdict(says, refused, ...up)).toBe('healthy');
    expect(verdict(says, ...up, rekeyed)).toBe('healthy');
    expect(verdict(says, ...up, 'Update: a new router, and it works fine.')).toBe('healthy');
  });

  it.each([
    'what does this line in my log mean, please?',
    'Nov 21 01:00:02 lab cupsd[9]: printer does not work, jobs keep failing',
    'mosquitto: client keeps disconnecting and will not connect',
  ])('is nobody who says "%s"', (line) => {
    expect(verdict(line, ...up)).toBe('healthy');
  });

  it.each([
    'Mit dem neuen Router geht das Netz leider nicht mehr.',
    'Der Laptop fliegt alle paar Minuten raus.',
    'el portátil no se conecta con la red de casa',
    'the tablet keeps asking for the password all day',
    'My TV will not connect since the update',
    'The laptop loses its connection and I have to restart it',
  ])('says it as "%s"', (line) => {
    expect(verdict(line, ...up)).toBe('undetermined');
  });
});
