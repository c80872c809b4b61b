/** Texts of programs that nobody knows: what they say in the words of the field is heard, and never more than they can know. */
import { describe, expect, it } from 'vitest';
import { FIELD_WORDS, OF_WIFI } from '../../app/ingest/hearsay/words.ts';
import { Doctor } from '../../app/pipeline.ts';
import { read } from './support.ts';

const verdictOf = (...lines: readonly string[]): string => {
  const doctor = new Doctor();
  for (const event of read(lines.join('\n')).events) doctor.see(event);
  const { verdict, variant } = doctor.verdict();
  return variant === undefined ? verdict : `${verdict}/${variant}`;
};

const STA = '02:00:00:00:01:00';

describe('a text of a program that nobody knows', () => {
  it('is read, if it speaks of Wi-Fi', () => {
    for (const text of [
      'The camera says that its wireless network is gone.\nThe WLAN was there yesterday.',
      'link of ssid lab is gone',
      'Error Domain=NEHotspotConfigurationErrorDomain Code=8 "internal error."',
    ])
      expect(read(text).ingest).toMatchObject({ isHearsay: true, dialect: undefined });
  });

  it('is read where a story tells of a network and of joining it', () => {
    const story = 'Connection failed, it says the security key exchange took too long.';
    expect(read(story).ingest.isHearsay).toBe(true);
    expect(verdictOf(story)).toBe('undetermined');
    const others = Array.from({ length: 60 }, () => 'connection from the router closed');
    expect(read(others.join('\n')).ingest.isHearsay).toBe(false);
  });

  it('is no trouble where somebody says that it has connected', () => {
    const gone = 'WiFi network not found';
    expect(verdictOf(gone)).toBe('network-not-found');
    expect(verdictOf(gone, 'but I find the phone has actually connected.')).toBe('undetermined');
  });

  it('does not call a network absent that somebody sees', () => {
    const gone = 'Windows says "the specific network is not available" when the laptop joins our Wi-Fi.';
    expect(verdictOf(gone)).toBe('network-not-found');
    expect(verdictOf(`${gone} The scan shows our network at -30 dBm.`)).toBe('undetermined');
    expect(verdictOf(gone, 'The scan shows other networks only.')).toBe('network-not-found');
    expect(verdictOf('When the Wi-Fi is set up, my network doesn’t show up.')).toBe('undetermined');
    expect(verdictOf("When the Wi-Fi is set up, my network doesn't show up.")).toBe('network-not-found');
    expect(verdictOf("The Wi-Fi network doesn't show up as a device.")).toBe('undetermined');
  });

  it('is none of Rejoin’s else', () => {
    const { ingest, events } = read('GET /index.html 200\nconnection refused, reason: 15\njoin failed');
    expect(ingest.isHearsay).toBe(false);
    expect(events).toEqual([]);
    expect(read('Dear diary,\nno Wi-Fi today.').ingest.isHearsay).toBe(false);
  });

  it.each(FIELD_WORDS.flatMap((word) => word.samples.map((sample) => [sample, word] as const)))(
    'says by its own rule: %s',
    (sample, word) => {
      const first = FIELD_WORDS.find(
        ({ sign, unless }) => sign.test(sample) && unless?.test(sample) !== true,
      );
      expect(first).toBe(word);
    },
  );

  it('names what a code beside its frame means', () => {
    const full = `12:41 radio1: client ${STA} association rejected, status code 17 (wlan guest)`;
    expect(verdictOf(full, full.replace('41', '42'))).toBe('ap-refused/full');
    expect(verdictOf('wifi: connecting', 'wifi: assoc resp: rejected, status=45')).toBe(
      'ap-refused/security-mismatch',
    );
  });

  it('takes no number for a code that stands beside no frame', () => {
    expect(read('wifi module: error 17\nwlan reason 15\nwlan status 53').events).toEqual([]);
  });

  it('finds the address that did not come', () => {
    expect(verdictOf('Wireless: connected to "lab"', 'DHCP: no response from server')).toBe(
      'no-address/dhcp-silent',
    );
  });

  it('is over with the last connection', () => {
    const full = 'wlan: association rejected, status 17';
    expect(verdictOf(full, full, 'wlan connected to "lab"')).toBe('undetermined');
    expect(verdictOf('wlan connected to "lab"', full, full)).toBe('ap-refused/full');
  });

  it('accuses no password, clears nothing and gives no all-clear, whatever it says', () => {
    const samples = FIELD_WORDS.flatMap((word) => word.samples);
    for (const one of samples)
      for (const other of samples) {
        const verdict = verdictOf(...[one, other, one, other, one, other].map((line) => `wifi ${line}`));
        expect(verdict, `${one} + ${other}`).not.toMatch(/^(?:wrong-passphrase|stale-pmksa|healthy)/);
      }
  });

  it('takes no network for missing that somebody sees', () => {
    const missing = 'wifi: the network "lab" is not available';
    expect(verdictOf(missing)).toBe('network-not-found');
    expect(verdictOf('The laptop still sees the network at -40 dBm.', missing)).toBe('undetermined');
  });

  it('is not heard beside a program that is known', () => {
    const known = 'Nov 21 01:00:00 lab wpa_supplicant[9]: wlan0: CTRL-EVENT-SCAN-STARTED ';
    const { ingest, events } = read([known, 'wlan: association rejected, status 17'].join('\n'));
    expect(ingest.isHearsay).toBe(false);
    expect(events.map(({ kind }) => kind)).toEqual(['scan-started']);
  });

  it('but of the devices that this one names, in the order of the lines, and accusing nobody', () => {
    const known = (what: string): string =>
      `Nov 21 01:00:00 lab hostapd: wlan0: STA ${STA} IEEE 802.11: ${what}`;
    const away = (station: string, why: string): string =>
      `Nov 21 01:00:00 lab wireless: wlan0 Sending deauth to ${station}. Reason: ${why}`;
    const tries = (line: string) => [known('associated'), line, known('disassociated')];
    const refused = tries(away(STA, 'Invalid key management (20).'));
    expect(read(refused.join('\n')).events.map(({ kind }) => kind)).toEqual([
      ...['assoc-response', 'disconnected', 'disconnected'],
    ]);
    expect(verdictOf(...refused, ...refused)).toBe('ap-refused/security-mismatch');
    const others = tries(away('02:00:00:00:02:00', 'Invalid key management (20).'));
    expect(verdictOf(...others, ...others)).toBe('undetermined');
    const guess = tries(
      `Nov 21 01:00:00 lab wireless: client ${STA} failed to join: the password was incorrect`,
    );
    expect(verdictOf(...guess, ...guess, ...guess)).toBe('undetermined');
  });

  it('tells of a handshake from the side of the access point that sends messages 1 and 3', () => {
    const row = (text: string): string => `11/21/2026 10:24:11 | ${STA} | key exchange | ${text}`;
    const sent3 = row('M3 <EAPOL_KEY> sent');
    expect(
      verdictOf(
        'WLAN station log',
        row('M1 <EAPOL_KEY> sent'),
        row('M2 <EAPOL_KEY> unicast'),
        sent3,
        sent3.replace(':11 ', ':12 '),
        sent3.replace(':11 ', ':13 '),
        row('Sending disconnect, reason: 4-way handshake timeout').replace(':11 ', ':15 '),
      ),
    ).toBe('handshake-loss/message-4');
  });

  it('takes a name for no number, and a device that was rejected for no login', () => {
    const ends = read(`wifi: station ${STA} disconnect, reason : 4-way handshake timeout`).events;
    expect(ends).toContainEqual(expect.objectContaining({ kind: 'disconnected', reason: 15, local: false }));
    expect(
      read(`[WLAN access rejected: no such thing] from MAC ${STA}`).events.filter(
        ({ kind }) => kind === 'eap',
      ),
    ).toEqual([]);
  });

  it.each([
    ['WLAN client failed its 802.1x/EAP authentication', 'eap-rejected/credentials'],
    ['wireless: Reason: denied, a user credentials mismatch', 'eap-rejected/credentials'],
    ['wireless: supplicant stopped responding to ISE', 'eap-timeout/station-silent'],
    ['nmcli: (53) The Wi-Fi network could not be found', 'network-not-found'],
  ])('knows a login and a network in the words of others: %s', (line, verdict) => {
    expect(verdictOf(line, line)).toBe(verdict);
  });

  it('is heard beside lines of a known program that tell nothing', () => {
    const idle = 'Nov 21 01:00:00 lab wpa_supplicant[9]: wlan0: Control interface command';
    const full = 'wlan: association rejected, status 17';
    expect(read([idle, full].join('\n')).events.map(({ kind }) => kind)).toEqual([
      'assoc-request',
      'assoc-response',
    ]);
  });

  const refused = `acme-ap: client ${STA} failed to connect to SSID lab`;

  it.each([
    ['because it is on the MAC filter', 'ap-refused/policy'],
    ['because the number of clients has reached the limit', 'ap-refused/full'],
    ['because RADIUS rejected the user', 'eap-rejected/credentials'],
    ['because the client rejected the certificate', 'eap-rejected/certificate'],
    ['because the RADIUS server did not respond', 'eap-timeout/authenticator-silent'],
    ['because DHCP timed out', 'no-address/dhcp-silent'],
    ['because MIC verification failed (WPA2-PSK)', 'wrong-passphrase/psk'],
    ['because MIC verification failed', 'undetermined'],
  ])('says why a station was refused: %s', (why, verdict) => {
    expect(verdictOf(`${refused} ${why}`, `${refused} ${why}`)).toBe(verdict);
  });

  it('accuses a password by an access point’s word, twice, and of a station alone', () => {
    const line = `${refused} because the password was incorrect`;
    expect(verdictOf(line)).toBe('undetermined');
    expect(verdictOf(line, line)).toBe('wrong-passphrase/psk');
    const own = 'camera: device failed to connect to 02:00:00:00:00:00: password was incorrect, ssid lab';
    expect(verdictOf(own, own, own)).toBe('undetermined');
  });

  it.each([
    `portal: client ${STA} on SSID lab failed to log in: invalid voucher password`,
    `nac: endpoint ${STA} on wlan lab authentication failed: domain user password incorrect`,
    `smbd: client ${STA} login failed: incorrect password; ssid lab`,
    `ap: client ${STA} failed to connect to SSID lab: user anna entered an incorrect password`,
    `broker: client ${STA} connect refused: mqtt, wrong password; wlan`,
  ])('takes no person’s password for the network’s: %s', (line) => {
    expect(verdictOf(line, line, line)).not.toMatch(/wrong-passphrase|stale-pmksa/);
  });

  it.each(['02-00-00-00-01-00', '0200.0000.0100', '0200-0000-0100', STA])(
    'knows a station in any spelling: %s',
    (who) => {
      const { events } = read(`wlan: client ${who} was blocked by policy`);
      expect(events.map(({ station }) => station)).toEqual([STA, STA]);
    },
  );

  it('reads the code of a frame that was taken apart', () => {
    const frame = (name: string, code: string): string[] => [
      'Frame 9: 80 bytes on wire (640 bits)',
      `IEEE 802.11 ${name}, Flags: ........C`,
      '    BSS Id: 02:00:00:00:00:00',
      `        ${code}`,
    ];
    const full = frame(
      'Association Response',
      'Status code: AP is unable to handle additional associated STAs (0x0011)',
    );
    expect(verdictOf(...full)).toBe('ap-refused/full');
    const key = frame(
      'Association Response',
      'Status code: Invalid pairwise master key identifier (PMKID) (0x0035)',
    );
    expect(verdictOf(...key)).toBe('stale-pmksa/invalid-pmkid');
    expect(verdictOf(...frame('Association Response', 'Status code: Successful (0x0000)'))).toBe(
      'undetermined',
    );
  });

  it('reads the rows of a capture, whoever they name', () => {
    const rows = (
      point: string,
      arrow: string,
      ...frames: readonly (readonly [boolean, string])[]
    ): string[] => [
      'No.    Time       Source             Destination        Protocol Length Info',
      ...frames.map(([isByPoint, info], n) => {
        const [from, to] = isByPoint ? [point, STA] : [STA, point];
        return `${n + 1}   ${n + 3}.114507  ${from} ${arrow} ${to}  ${info}`;
      }),
    ];
    const key = (n: number): readonly [boolean, string] => [
      n % 2 === 1,
      `EAPOL    155    Key (Message ${n} of 4)`,
    ];
    for (const point of ['02:00:00:00:00:00', 'Maker_00:00:00'])
      for (const arrow of ['', '->', '\xe2\x86\x92']) {
        const lost = rows(point, arrow, key(1), key(2), key(3), key(3), key(3), key(3));
        const end = [
          `9 9.1 ${point} ${arrow} ${STA} 802.11 60 Deauthentication, SN=91, FN=0, Flags=........C`,
          '    Reason code: 4-way handshake timeout (0x000f)',
        ];
        expect(verdictOf(...lost, ...end)).toBe('handshake-loss/message-4');
        // Of a farewell that is not taken apart nobody knows the reason: it is an end.
        const [farewell = ''] = end;
        expect(read([...lost, farewell].join('\n')).events.at(-1)).toMatchObject({
          kind: 'disconnected',
          reason: 0,
          local: false,
        });
        const request = [false, '802.11   267    Association Request, SN=1, FN=0, SSID="lab"'] as const;
        const response = [true, '802.11   201    Association Response, SN=1, FN=0'] as const;
        const code = '    Status code: Invalid pairwise master key identifier (PMKID) (0x0035)';
        const refused = rows(point, arrow, request, response);
        expect(verdictOf(...refused, 'Frame 2: IEEE 802.11 Wireless Management', code)).toBe(
          'stale-pmksa/invalid-pmkid',
        );
      }
  });

  it('keeps no secret', () => {
    const { events } = read('wifi join failed ssid=lab password=hunter2secret');
    expect(JSON.stringify(events)).not.toContain('hunter2secret');
    expect(events).not.toEqual([]);
  });
});

it.each(['WLAN getrennt', 'réseau sans fil', '无线网络', 'беспроводная сеть'])(
  'speaks of Wi-Fi in other languages: %s',
  (text) => {
    expect(OF_WIFI.test(Buffer.from(text).toString('latin1'))).toBe(true);
  },
);

describe('a record of many fields in one line', () => {
  const record = (code: string, reason: string): string =>
    [
      'CISE_Failed_Attempts 5400 NOTICE Failed-Attempt: Authentication failed, ConfigVersionId=1, Device IP Address=192.0.2.1',
      'NetworkDeviceName=lab, UserName=someone, Protocol=Radius, RequestLatency=18, NAS-Port-Type=Wireless - IEEE 802.11',
      `Called-Station-ID=02-00-00-00-00-00:lab, Calling-Station-ID=02-00-00-00-01-00, EapTunnel=PEAP, FailureReason=${code} ${reason}`,
      'Step=11001, Step=11017, Step=11007, Step=5405',
    ].join(', ');

  it('tells of a login by its reason, and of its station', () => {
    const refused = record('24408', 'User authentication failed since user has entered the wrong password');
    expect(verdictOf(refused)).toBe('eap-rejected/credentials');
    expect(read(refused).events.every(({ station }) => station === STA)).toBe(true);
    expect(verdictOf(record('11007', 'Could not locate Network Device or AAA Client'))).toMatch(
      /^eap-timeout/,
    );
  });
});

it('what is said of a cable is none of Wi-Fi', () => {
  const cable = [
    'Ethernet adapter Local Area Connection:',
    '   Autoconfiguration IPv4 Address. . : 169.254.247.53',
  ];
  const air = ['Wireless LAN adapter Wi-Fi:', '   Autoconfiguration IPv4 Address. . : 169.254.247.53'];
  expect(verdictOf('My wifi is slow.', ...cable)).toBe('undetermined');
  expect(verdictOf('My wifi is slow.', ...air)).toBe('no-address/self-assigned');
  // Of a cable nobody says that an association was refused.
  expect(verdictOf('My wifi is slow.', 'It works with the cable.', 'association rejected, status 17')).toBe(
    'ap-refused/full',
  );
});
