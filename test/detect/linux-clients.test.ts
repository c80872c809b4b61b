/** What Linux' own programs say of a join, old and new, as people pick it out. Lines written anew from the programs' formats. */
import { describe, expect, it } from 'vitest';
import { AP, read } from '../support/station-log.ts';

const verdictOf = (...lines: readonly string[]): string =>
  read(lines.map((line) => Buffer.from(line, 'utf8').toString('latin1'))).verdict;

describe("nmcli's reason", () => {
  it.each([
    ['Error: Connection activation failed: (6) The IP configuration is no longer valid.', 'no-address'],
    [
      'Error: Connection activation failed: Necessary firmware for the device may be missing.',
      'driver-fault',
    ],
    [
      'Fehler: Aktivierung der Verbindung ist gescheitert: (53) Das WLAN wurde nicht gefunden.',
      'network-not-found',
    ],
    ['Erreur : échec de l’activation de la connexion : (5) Pas d’adresse.', 'no-address'],
    ['Error: Falló la activación de la conexión: (7) Se pidieron secretos.', 'undetermined'],
    [
      'Error: Failed to add/activate new connection: 802-11-wireless-security.key-mgmt: Access point does not support PSK but setting requires it',
      'ap-refused',
    ],
    [
      'err=802-11-wireless-security: Access point is unencrypted but setting specifies security',
      'undetermined',
    ],
    [
      'Error: Failed to add/activate new connection: 802-11-wireless-security.psk: property is invalid',
      'undetermined',
    ],
  ])('%s', (line, verdict) => {
    expect(verdictOf(line)).toBe(verdict);
  });

  it('is the stage at which `nmcli monitor` saw it fail', () => {
    const begin = ['wlan0: connecting (prepare)', 'wlan0: connecting (configuring)'];
    const end = ['wlan0: connection failed'];
    expect(verdictOf(...begin, 'wlan0: connecting (getting IP configuration)', ...end)).toBe('no-address');
    expect(verdictOf(...begin, ...end)).toBe('undetermined');
  });
});

describe('NetworkManager up to 0.8', () => {
  const nm = (message: string): string => `Feb  8 21:40:15 lab NetworkManager: <info>  ${message}`;

  it.each([
    ['(wlan0): device state change: 7 -> 9 (reason 5)', 'no-address'],
    ['(wlan0): device state change: 7 -> 9', 'no-address'],
    ['(wlan0): device state change: 5 -> 9 (reason 11)', 'undetermined'],
    ['(wlan0): device state change: 5 -> 6 (reason 0)', 'undetermined'],
  ])('%s', (message, verdict) => {
    expect(verdictOf(nm(message), nm('Activation (wlan0) failed for access point (lab)'))).toBe(verdict);
  });

  it('has begun to ask for an address, and not failed to get one', () => {
    const join = [
      `kernel: [55897.977956] wlan0: RX AssocResp from ${AP} (capab=0x431 status=0 aid=1)`,
      'kernel: [55897.977961] wlan0: associated',
      `wpa_supplicant[12]: CTRL-EVENT-CONNECTED - Connection to ${AP} completed (auth) [id=0 id_str=]`,
    ];
    const asks =
      'NetworkManager[10]: <info> Activation (wlan0) Beginning DHCPv4 transaction (timeout in 45 seconds)';
    expect(verdictOf(...join, asks)).toBe('healthy');
    expect(verdictOf(...join, 'netd: wifi: DHCP begins, timeout: 45 s')).toBe('healthy');
  });

  it('lost what the kernel took for out of range', () => {
    const lines = [
      '(wlan0): supplicant connection state:  completed -> disconnected',
      '(wlan0): supplicant connection state:  disconnected -> scanning',
      '(wlan0): device state change: 8 -> 3',
    ].map(nm);
    const kernel = `Feb  8 21:40:15 lab kernel: [26005.829090] wlan0: No ProbeResp from current AP ${AP} - assume out of range`;
    expect(verdictOf(...lines, kernel)).toBe('signal-lost');
    expect(verdictOf(...lines)).toBe('undetermined');
  });
});

describe('a text that begins with the end of a connection', () => {
  const nm = (seconds: number, message: string): string =>
    `Jan 20 21:57:${String(seconds).padStart(2, '0')} lab NetworkManager[7]: ${message}`;

  it('of which a manager alone tells is no trouble of the search behind it', () => {
    const lines = [
      nm(0, '<warn>  sup-iface[0x5,wlx02]: connection disconnected (reason -4)'),
      nm(0, '<info>  device (wlx02): supplicant interface state: completed -> disconnected'),
      nm(15, '<warn>  device (wlx02): link timed out.'),
      nm(15, "<info>  device (wlx02): state change: activated -> failed (reason 'ssid-not-found')"),
    ];
    expect(verdictOf(...lines)).toBe('signal-lost');
    expect(verdictOf(...lines.slice(1))).toBe('undetermined');
  });
});

describe('an association', () => {
  const kernel = (seconds: number, message: string): string =>
    `Oct  7 16:27:${seconds} lab kernel: [ 12${seconds}.023941] wlan0: ${message}`;
  const join = (seconds: number): readonly string[] => [
    kernel(seconds, 'authenticated'),
    kernel(seconds, `associate with ${AP} (try 1/3)`),
    kernel(seconds, `RX AssocResp from ${AP} (capab=0x411 status=0 aid=6)`),
  ];

  it('behind a handshake that failed is no all-clear where the text ends at once', () => {
    expect(verdictOf(kernel(42, `deauthenticated from ${AP} (Reason: 15)`), ...join(43))).toBe(
      'undetermined',
    );
    expect(verdictOf(kernel(42, `deauthenticated from ${AP} (Reason: 2)`), ...join(43))).toBe('undetermined');
  });
});

it('a key that is renewed shows a connection that began before the text', () => {
  const lines = [
    'wlo1: CTRL-EVENT-EAP-STARTED EAP authentication started',
    'wlo1: CTRL-EVENT-EAP-SUCCESS EAP authentication completed successfully',
    `wlo1: WPA: Key negotiation completed with ${AP} [PTK=CCMP GTK=CCMP]`,
  ].map((message) => `Aug 31 13:08:40 lab wpa_supplicant[18]: ${message}`);
  const state =
    'Aug 31 13:08:40 lab NetworkManager[2]: <info>  [1504181320.7354] device (wlo1): supplicant interface state: ';
  expect(verdictOf(...lines, `${state}4-way handshake -> completed`)).toBe('healthy');
});

describe("ConnMan's services and iwd", () => {
  it.each([
    ['out-of-range', 'network-not-found'],
    ['dhcp-failed', 'no-address'],
    ['blocked', 'ap-refused'],
    ['invalid-key', 'undetermined'],
  ])('are left with %s', (error, verdict) => {
    expect(
      verdictOf('/net/connman/service/wifi_02_6c6162_managed_psk', '  State = failure', `  Error = ${error}`),
    ).toBe(verdict);
  });

  it('iwd leaves where no address comes', () => {
    const begin = 'iwd[5]: event: state, old: connecting, new: connecting (netconfig)';
    expect(verdictOf(begin, 'iwd[5]: event: state, old: connecting (netconfig), new: disconnecting')).toBe(
      'no-address',
    );
    expect(verdictOf("Invalid network name 'lab'", '[iwd]# station wlan0 connect lab')).toBe(
      'network-not-found',
    );
  });
});

describe('a driver', () => {
  it.each([
    'phy0 -> rt2x00lib_request_firmware: Error - Failed to request Firmware.',
    'ipw2200: ipw2200-bss.fw request_firmware failed: Reason -2',
    'ath9k_htc: Firmware - htc_9271.fw not found',
    'brcmsmac bcma0:1: fail to load firmware brcm/bcm43xx-0.fw',
    'mwifiex_pcie 0000:01:00.0: Failed to get firmware mrvl/pcie8897_uapsta.bin',
    'rtlwifi: Firmware rtlwifi/rtl8192cufw.bin not available',
    'iwlwifi 0000:00:14.3: Failed to send LINK_CONFIG_CMD (action:3): -5',
    'iwlwifi 0000:02:00.0: Timeout waiting for hardware access (CSR_GP_CNTRL 0xffffffff)',
    'brcmfmac: brcmf_sdio_htclk: HT Avail timeout (1000000): clkctl 0x50',
    'wlcore: ERROR Timeout waiting for the hardware to complete initialization',
    'ath9k 0000:03:00.0: Failed to initialize device',
  ])('has failed: %s', (message) => {
    expect(verdictOf(`[    8.123456] ${message}`)).toBe('driver-fault');
  });

  it.each([
    'ath10k_pci 0000:03:00.0: failed to fetch board data for bus=pci',
    'brcmfmac: brcmf_fw_alloc_request: using brcm/brcmfmac43455-sdio for chip BCM4345/6',
    'brcmsmac: brcms_ops_config: change monitor mode: false',
    'rtw_8822be 0000:02:00.0: firmware failed to leave lps state',
  ])('has not: %s', (message) => {
    expect(verdictOf(`[    8.123456] ${message}`)).toBe('undetermined');
  });

  it('is missing its firmware where its card cannot be set up, and no other cause is told by a switch', () => {
    const about = 'The wireless card is recognised, rt61pci is loaded.';
    expect(verdictOf(about, '# ifconfig wlan0 up', 'SIOCSIFFLAGS: No such file or directory')).toBe(
      'driver-fault',
    );
    expect(verdictOf(about, 'SIOCSIFFLAGS: Aucun fichier ou répertoire de ce type')).toBe('driver-fault');
    expect(verdictOf(about, 'SIOCSIFFLAGS: Operation not possible due to RF-kill')).toBe('undetermined');
  });

  it('that hears no beacon any more has lost the signal', () => {
    const lines = [
      `wlx02: WPA: Group rekeying completed with ${AP} [GTK=CCMP]`,
      'kernel: RTL871X: linked_status_chk(wlx02) disconnect or roaming',
      `wlx02: CTRL-EVENT-DISCONNECTED bssid=${AP} reason=0`,
    ];
    expect(verdictOf(...lines)).toBe('signal-lost');
    expect(verdictOf(lines[0] ?? '', lines[2] ?? '')).not.toBe('signal-lost');
  });
});

it("a maker's own reason in a disassociation ends a connection", () => {
  expect(verdictOf(`[ 100.123456] wlan0: disassociated from ${AP} (Reason: 252=<unknown>)`)).toBe(
    'ap-disconnects',
  );
  expect(verdictOf(`[ 100.123456] wlan0: deauthenticated from ${AP} (Reason: 252=<unknown>)`)).toBe(
    'undetermined',
  );
});

it('a login that iwd has begun is no connection yet', () => {
  const join = [
    `kernel: [  100.123456] wlan0: RX AssocResp from ${AP} (capab=0x411 status=0 aid=24)`,
    'kernel: [  100.123460] wlan0: associated',
  ];
  const tried = 'iwd[492]: EAP server tried method 52 while client was configured for method 25';
  expect(verdictOf(...join, tried)).not.toBe('healthy');
  expect(verdictOf(...join, tried, 'iwd[492]: EAP completed with eapFail')).toBe('eap-rejected');
});

it('a supplicant that waits on after a refusal that the kernel told of has not been left without an answer', () => {
  const lines = [
    `Nov  4 16:34:49 lab kernel: [ 3358.548049] wlan0: associate with AP ${AP}`,
    `Nov  4 16:34:49 lab kernel: [ 3358.550153] wlan0: RX AssocResp from ${AP} (capab=0x411 status=12 aid=1)`,
    'Nov  4 16:34:53 lab wpa_supplicant[1510]: Authentication with 00:00:00:00:00:00 timed out.',
  ];
  expect(verdictOf(...lines)).toBe('ap-refused');
  expect(verdictOf(lines[2] ?? '')).toBe('auth-timeout');
});

it('a kernel that misses its access point in the midst of an authentication goes on with it', () => {
  const lines = [
    `[ 4726.433915] wlan0: authenticate with ${AP}`,
    `[ 4726.434923] wlan0: send auth to ${AP} (try 1/3)`,
    `[ 4726.742607] wlan0: Connection to AP ${AP} lost`,
    `[ 4727.566662] wlan0: send auth to ${AP} (try 2/3)`,
    `[ 4727.760704] wlan0: authentication with ${AP} timed out`,
  ];
  expect(verdictOf(...lines)).toBe('auth-timeout');
});

it('a switch is no fault of the driver', () => {
  const failed = 'wpa_supplicant[11]: Could not set interface wlan0 flags (UP): ';
  expect(verdictOf(`${failed}Operation not possible due to RF-kill`)).toBe('undetermined');
  expect(verdictOf(`${failed}Input/output error`)).toBe('driver-fault');
});
