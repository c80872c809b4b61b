/** Kinds of texts that people post of their own device: chips, vendors' drivers, several programs in one window, prose. */
import { describe, expect, it } from 'vitest';
import { read as ingest } from '../ingest/support.ts';
import { AP, read } from '../support/station-log.ts';

const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const verdictOf = (...lines: readonly string[]): string => read(lines.map(utf8)).verdict;
const isRead = (text: string): boolean => {
  const { counts, isHearsay } = ingest(utf8(text)).ingest;
  return counts.recognised > 0 || isHearsay;
};

describe('a chip', () => {
  it('that joins again with the frame that sent it away was sent away', () => {
    const lines = [
      'I (3668400) wifi: state: init -> auth (b0)',
      'I (3668410) wifi: state: auth -> assoc (0)',
      'I (3668420) wifi: state: assoc -> run (10)',
      'I (3669470) wifi: connected with lab, channel 4',
      'I (3692460) wifi: state: run -> auth (2c0)',
      'E (3692460) app*st: SYSTEM_EVENT_STA_DISCONNECTED (107), Reason 2',
    ];
    expect(verdictOf(...lines)).toBe('ap-disconnects');
  });

  it.each([
    ['1', 'undetermined'],
    ['2', 'undetermined'],
    ['3', 'network-not-found'],
  ])('that answers AT+CWJAP with %s', (code, verdict) => {
    expect(verdictOf('AT+CWJAP="lab","whatever"', 'WIFI DISCONNECT', `+CWJAP:${code}`, 'FAIL')).toBe(verdict);
    expect(verdictOf(`14:03:05.123 -> +CWJAP_DEF:${code}`)).toBe(verdict);
  });

  it('is in when it says so, and out when it says so', () => {
    const join = ['AT+CWJAP="lab","whatever"', 'WIFI CONNECTED', 'WIFI GOT IP', 'OK'];
    expect(verdictOf(...join)).toBe('healthy');
    expect(verdictOf(...join, 'WIFI DISCONNECT')).not.toBe('healthy');
  });

  it('tells nobody the password that it was given', () => {
    for (const name of ['"lab"', '"a\\"b"', '"a"b"']) {
      const { events } = ingest(`AT+CWJAP=${name},"0nly-for-us"\n+CWJAP:2\n`);
      expect(JSON.stringify(events)).not.toContain('0nly-for-us');
    }
  });

  it('of which only an application tells the reason', () => {
    expect(verdictOf('[net] wifi station: Disconnected from lab, reason 201')).toBe('network-not-found');
    expect(verdictOf('*wm:Connecting to SAVED AP: lab', '*wm:Connection result: WL_CONNECT_FAILED')).toBe(
      'undetermined',
    );
  });
});

describe("Zephyr's shell", () => {
  it.each([
    ['Connection failed - AP not found/4', 'network-not-found'],
    ['Connection failed - wrong password/2', 'undetermined'],
    ['-1', 'undetermined'],
  ])('(%s)', (result, verdict) => {
    expect(verdictOf('Connection requested', `Connection request failed (${result})`)).toBe(verdict);
  });

  it('knows who is connected', () => {
    const address = '[00:00:08.150,000] <inf> net_dhcpv4: Received: 192.0.2.7';
    expect(verdictOf('[00:00:08.100,000] <inf> sta: Connected', address)).toBe('healthy');
    expect(ingest('[00:00:08.100,000] <inf> mqtt: Connected\n').events).toEqual([]);
  });
});

describe("a vendor's driver", () => {
  const own = (message: string): string => `[   22.100000] ${message}`;
  it.each([
    [
      ['RTW: start auth', 'RTW: auth success, start assoc', 'RTW: assoc reject, status code: 17'],
      'ap-refused',
    ],
    [['R8188EU: start auth', 'R8188EU: report_join_res(-1)'], 'auth-timeout'],
    [
      [
        `mwifiex_pcie 0000:01:00.0: info: trying to associate to 'lab' bssid ${AP}`,
        'mwifiex_pcie 0000:01:00.0: ASSOC_RESP: association failed, status code = 17, error = 0x431, a_id = 0xffff',
      ],
      'ap-refused',
    ],
    [
      [
        `mwifiex_pcie 0000:01:00.0: info: trying to associate to 'lab' bssid ${AP}`,
        'mwifiex_pcie 0000:01:00.0: ASSOC_RESP: association failed, status code = 4, error = 0xfffc, a_id = 0xffff',
      ],
      // Nobody says whether a saved key was offered.
      'undetermined',
    ],
    [['iwlwifi 0000:00:14.3: no suitable firmware found!'], 'driver-fault'],
    [['b43-phy0 ERROR: Firmware file "b43/ucode5.fw" not found'], 'driver-fault'],
    [['iwlwifi0: Microcode SW error detected. Restarting 0x0.'], 'driver-fault'],
  ])('%j', (messages, verdict) => {
    expect(verdictOf(...messages.map(own))).toBe(verdict);
  });

  it('that chooses the access point says of any failure that it was unspecified', () => {
    const one = [
      "wlan0: Trying to associate with SSID 'lab'",
      `wlan0: CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=1`,
    ];
    expect(verdictOf(...one)).toBe('undetermined');
    const other = [
      `wlan0: Trying to associate with ${AP} (SSID='lab' freq=2412 MHz)`,
      `wlan0: CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=1`,
    ];
    expect(verdictOf(...other)).toBe('ap-refused');
  });

  it('of a Mac that gives no reason does not say that its user left', () => {
    const lines = [
      'AirPort: RSN handshake complete on en0',
      'AirPort: Link Down on en0. Reason 1 (Unspecified).',
    ];
    const stamped = lines.map((line, n) => `Apr 22 09:4${n}:35 mbp kernel[0]: ${line}`);
    expect(verdictOf(...stamped)).not.toBe('healthy');
  });
});

describe('a piece of a text', () => {
  it('that shows an association without an answer, does not say whether a key was offered before', () => {
    const lines = [
      `[31346.129865] wlan0: associate with ${AP} (try 2/3)`,
      `[31346.242287] wlan0: associate with ${AP} (try 3/3)`,
      `[31346.379790] wlan0: association with ${AP} timed out`,
    ];
    expect(verdictOf(...lines)).toBe('undetermined');
    // Who answered the authentication may not know a key that was offered.
    const answered = [
      `[31346.029865] wlan0: authenticate with ${AP}`,
      `[31346.031865] wlan0: send auth to ${AP} (try 1/3)`,
      '[31346.039865] wlan0: authenticated',
      `[31346.049865] wlan0: associate with ${AP} (try 1/3)`,
    ];
    expect(verdictOf(...answered, ...lines)).toBe('undetermined');
  });

  it('in which a supplicant may not have its socket, and somebody else has its frames', () => {
    const socket = "Failed to initialize control interface '/run/wpa_supplicant'.";
    const frames = 'nl80211: kernel reports: Match already configured';
    expect(verdictOf(socket, frames)).toBe('competing-controller');
    expect(verdictOf(frames)).toBe('undetermined');
    expect(verdictOf(socket)).toBe('undetermined');
  });

  it('of a supplicant that is an access point without random numbers', () => {
    const own = 'wpa_supplicant[9]: Using interface wlan0 with hwaddr 02:00:00:00:00:01 and ssid "lab"';
    const random =
      'wpa_supplicant[9]: random: Cannot read from /dev/random: Resource temporarily unavailable';
    expect(verdictOf(own, random)).toBe('ap-low-entropy');
    // Its own attempts at others fail for reasons of their own.
    const join = [
      `wlan0: Trying to associate with ${AP} (SSID='lab' freq=2412 MHz)`,
      `wlan0: CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=17`,
    ];
    expect(verdictOf(random, ...join)).toBe('ap-refused');
  });
});

it.each([
  '<info>  [1644331536.8722] device (wlan0): supplicant interface state: associating -> associated',
  `[31346.1] wlan0: associate with ${AP} (try 2/3)`,
])("a supplicant's line is read behind whosever it stands: %s", (before) => {
  const { events } = ingest(`${before}\nctrl_iface exists and seems to be in use - cannot override it\n`);
  expect(events.map(({ kind }) => kind)).toContain('foreign-controller');
});

it('EAP that carries WPS ends in a failure by design, whoever tells of it', () => {
  const station = '02:00:00:00:01:00';
  const lines = [
    'p2p0: WPS-SUCCESS',
    'EAP-WSC: MESG -> FAIL',
    'EAP: EAP entering state FAILURE',
    `p2p0: CTRL-EVENT-EAP-FAILURE ${station}`,
    `IEEE 802.1X: ${station} BE_AUTH entering state FAIL`,
    `hostapd_logger: STA ${station} - authentication failed - EAP type: 0 ((null))`,
  ];
  expect(verdictOf(...lines)).not.toBe('eap-rejected');
});

describe('two supplicants at one interface', () => {
  const turns = (hosts: readonly string[], numbers: readonly number[], seconds: number): string[] =>
    numbers.map((number, n) => {
      const at = new Date(Date.UTC(2026, 2, 1) + n * seconds * 1000).toISOString().slice(11, 19);
      const line = `wlan0: Trying to associate with ${AP} (SSID='lab' freq=2412 MHz)`;
      return `Mar  1 ${at} ${hosts[n % hosts.length] ?? ''} wpa_supplicant[${number}]: ${line}`;
    });
  const isTold = (lines: readonly string[]): boolean =>
    ingest(`${lines.join('\n')}\n`).events.some(({ kind }) => kind === 'foreign-controller');

  it('are told by their numbers, where they speak in turns', () => {
    expect(isTold(turns(['pi'], [420, 799, 420, 799], 2))).toBe(true);
    expect(read(turns(['pi'], [420, 799, 420, 799, 420], 2)).verdict).toBe('competing-controller');
  });

  it('are one that was started anew, on one machine or another', () => {
    expect(isTold(turns(['pi'], [420, 420, 799, 799], 2))).toBe(false);
    // After some boots a number comes again.
    expect(isTold(turns(['pi'], [420, 799, 420, 799], 600))).toBe(false);
    expect(isTold(turns(['pi', 'nuc'], [420, 799, 420, 799], 2))).toBe(false);
  });
});

it("Broadcom's firmware says by number how a join failed, whoever prints it", () => {
  expect(
    verdictOf('2.251273 DEBUG === EVENT SET_SSID: EventMessage { event_type: 0, status: 3, reason: 0 }'),
  ).toBe('network-not-found');
  const silent = 'level=INFO msg=rxEvent event=AUTH status=5 reason=0 flags=0';
  expect(verdictOf(silent, 'JOIN failed with status=1 auth=0', silent)).toBe('auth-timeout');
  expect(verdictOf('level=INFO msg=rxEvent event=AUTH status=0 reason=0 flags=0')).toBe('undetermined');
});

it.each([
  ['Netwtw10: Has determined that the network adapter is not functioning properly.', 'driver-fault'],
  ['WLAN Extensibility Module has stopped unexpectedly.', 'driver-fault'],
  ['<warn>  [1600000045.1000] device (wlan0): firmware may be missing.', 'driver-fault'],
  ["NW-102417: Couldn't find Wi-Fi network", 'network-not-found'],
  ["I can't find wireless adapter drivers for my WLAN card", 'undetermined'],
  ['wifi.sta.status() -> 3 : STA_APNOTFOUND', 'network-not-found'],
  ['sm_deauth_handler reason=15,vif=0', 'undetermined'],
])('a word of its own: %s', (line, verdict) => {
  expect(verdictOf(line)).toBe(verdict);
  expect(isRead(line)).toBe(true);
});

describe('prose', () => {
  it('is heard to the end of its paragraph', () => {
    const story =
      'We moved the office in spring and kept the access points where they had been before that. '.repeat(6);
    const text = `${story}Since then the Wi-Fi of the meeting room says: no address, DHCP timeout. Nobody knows why.`;
    expect(verdictOf(text)).toBe('no-address');
    const { events, ingest: whole } = ingest(utf8(text));
    expect(events.every(({ origin }) => origin.line === 1)).toBe(true);
    expect(whole.counts.lines).toBe(1);
    const secret = `${story}The key of the WLAN was Tr0ub4dor. Xy77zzy connect failed.`;
    expect(JSON.stringify(ingest(secret).events)).not.toMatch(/Xy77zzy|Tr0ub4dor/);
  });

  it.each([
    'My laptop asks for the Wi-Fi password again and again, and it is right.',
    'Mein Laptop verbindet sich nicht mehr mit dem WLAN und fragt nach dem Kennwort.',
    'Mon PC n’arrive plus à se connecter au Wi-Fi.',
    '笔记本连不上无线网络，一直提示密码错误。',
    'Every night the access points change their channel and wlan0 loses its carrier.',
  ])('about a join is about Wi-Fi: %s', (text) => {
    expect(isRead(text)).toBe(true);
    expect(verdictOf(text)).toBe('undetermined');
  });

  it('about something else is not', () => {
    expect(isRead('Dear diary, no Wi-Fi today.')).toBe(false);
    expect(isRead('The database asks for a password and will not connect.')).toBe(false);
  });
});
