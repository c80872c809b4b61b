import { describe, expect, it } from 'vitest';
import { accessPoints } from '../../app/ingest/access-points/dialect.ts';
import { readLine } from './support.ts';

const STA = '02:00:00:00:01:00';
const told = (line: string): readonly string[] =>
  readLine(accessPoints, line).events.map((event) => {
    const code = 'reason' in event ? event.reason : 'status' in event ? event.status : '';
    const side = event.kind === 'disconnected' ? (event.local ? ' here' : ' there') : '';
    return `${event.station ?? ''} ${event.kind} ${String(code)}${side}`.trim();
  });

describe('UniFi', () => {
  const object = (fields: string): string =>
    `{"message_type":"STA_ASSOC_TRACKER","mac":"${STA}","vap":"ath0",${fields}}`;

  it.each([
    'Tue Nov 17 16:03:08 2026 user.info : stahtd[3242]: ',
    '<30>Jun 30 18:00:00 lab 020000000000,U6-Lab-6.8.2+15592: stahtd: stahtd[3701]: ',
    'Jun 26 22:21:25 lab 020000000000,UAP-Lab-6.8.2+15592: stahtd: ',
  ])('stands behind whatever its release puts there: %s', (front) => {
    const line = `${front}[STA-TRACKER].stahtd_dump_event(): ${object('"event_type":"failure","assoc_status":"17"')}`;
    expect(told(line)).toEqual([`${STA} assoc-response 17`]);
  });

  it('says which stage failed', () => {
    const track = (fields: string): readonly string[] =>
      told(`[STA-TRACKER].stahtd_dump_event(): ${object(fields)}`);
    expect(
      track('"event_type":"failure","assoc_status":"0","wpa_auth_failures":"2","deauth_reason":"15"'),
    ).toEqual([`${STA} assoc-response 0`, `${STA} disconnected 15 there`]);
    expect(
      track(
        '"event_type":"soft failure","assoc_status":"0","wpa_auth_delta":"20","sta_dc_reason":"sta left","disassoc_reason":"8"',
      ),
    ).toEqual([`${STA} assoc-response 0`, `${STA} connected`, `${STA} disconnected 8 here`]);
  });

  it('makes nothing of an object that was cut or is none', () => {
    expect(told('[STA-TRACKER].stahtd_dump_event(): {"mac":"02:00:00')).toEqual([]);
    expect(told('[STA-TRACKER].stahtd_dump_event(): {"mac":{}}')).toEqual([]);
  });
});

describe('MikroTik', () => {
  it.each([
    [
      `wireless,info ${STA}@wlan1: connected, signal strength -62`,
      [`${STA} assoc-response 0`, `${STA} connected`, `${STA} signal`],
    ],
    [
      `13:59:47 wireless,info ${STA}@wlan1 disconnected, connection lost, signal strength -66`,
      [`${STA} signal`, `${STA} disconnected 0 here`],
    ],
    [
      `jun/15 18:56:43 wireless,info ${STA}@wlan1_Lab: disconnected, received deauth: class 3 frame received (7) `,
      [`${STA} disconnected 7 here`],
    ],
    [`caps,info ${STA}@cap1 disconnected, unicast key exchange timeout`, [`${STA} disconnected 15 there`]],
    [`wireless,debug wlan1: ${STA} not in local ACL, by default accept`, []],
    [
      `wireless,debug wlan1: ${STA} not in local ACL, by default reject`,
      [`${STA} policy-refused`, `${STA} auth-response 1`],
    ],
    [
      `wireless,debug wlan1: reject ${STA}, banned (last failure - 4-way handshake timeout)`,
      [`${STA} assoc-response 0`, `${STA} disconnected 15 there`],
    ],
    [`wireless,debug wlan1: reject ${STA}, max station count reached`, [`${STA} assoc-response 17`]],
    ['dhcp,error dhcp1: failed to give out IP address: pool <lab> is empty', ['address']],
    [
      `caps,info ${STA}@Lab AP2-1 disconnected, received disassoc: sending station leaving (8)`,
      [`${STA} disconnected 8 here`],
    ],
    [
      `21:14:31 wireless,info 02:00:00:00:00:00@wlan1: failed to connect, unicast key exchange timeout`,
      ['assoc-request', 'assoc-response 0', 'disconnected 15 here'],
    ],
    [
      'wireless,info 02:00:00:00:00:00@wlan1: lost connection, received deauth: authentication not valid (2)',
      ['disconnected 2 there'],
    ],
    [`dhcp,warning dhcp1 offering lease 192.0.2.7 for ${STA} without success`, [`${STA} address`]],
  ])('%s', (line, expected) => {
    expect(told(line)).toEqual(expected);
  });
});

it('reads MikroTik behind a prefix, and where a page has taken an address for one of mail', () => {
  const events = [
    'wireless,info lab: 02:00:00:00:01:[email protected]: connected, signal strength -58',
    'wireless,info lab: 02:00:00:00:01:[email\xc2\xa0protected]: disconnected, extensive data loss',
  ].flatMap((line) => readLine(accessPoints, line).events);
  expect(events.map(({ kind }) => kind)).toEqual(['assoc-response', 'connected', 'signal', 'disconnected']);
  expect(new Set(events.map(({ station }) => station)).size).toBe(1);
});

describe('Broadcom', () => {
  it.each([
    [
      `Nov 21 01:00:00 wlceventd: wlceventd_proc_event(685): wl2.1: Auth ${STA}, status: Successful (0), rssi:0`,
    ],
    [
      `Sat Nov 21 01:00:00 2026  [notice] wlceventd_proc_event(685): wl2.1: Auth ${STA}, status: Successful (0)`,
    ],
    [
      `2026-11-21 01:00:00 LAB-ROUTER-1-C 192.0.2.1 1 5 syslog:  WLCEVENTD wlceventd_proc_event(420): eth3: Auth ${STA}, status: 0, reason: d11 RC reserved (0)`,
    ],
  ])('of any release and behind anything: %s', (line) => {
    expect(told(line)).toEqual([`${STA} auth-response 0`]);
  });
  it.each([
    ['Disassociated because sending station is leaving (or has left) BSS (8)', '8 here'],
    ['4-way handshake timeout (15)', '15 there'],
    ['Previous authentication no longer valid (2)', '2 there'],
  ])('names an access point by the reason that only it gives: %s', (reason, end) => {
    const line = `wlceventd_proc_event(722): eth6: Deauth_ind ${STA}, status: 0, reason: ${reason}, rssi:-60`;
    expect(told(line)).toEqual([`${STA} signal`, `${STA} disconnected ${end}`]);
  });
  it.each([
    ['4-way handshake timeout (f)', 0, ['disconnected 15 there']],
    ['Group key handshake timeout (10)', 0, ['disconnected 16 there']],
    ['Disassociated due to inactivity (4)', -84, ['signal', 'disconnected 4 here']],
    ['Disassociated due to inactivity (4)', -60, ['signal', 'disconnected 4 there']],
  ])('reads the code in hexadecimal digits, and how well it was heard: %s', (reason, rssi, events) => {
    const line = `wlceventd_proc_event(491): eth6: Deauth_ind ${STA}, status: 0, reason: ${reason}, rssi:${String(rssi)}`;
    expect(told(line)).toEqual(events.map((event) => `${STA} ${event}`));
  });
  it.each([
    [`roamast: sta[${STA}] on ap[02:00:00:00:00:00], rcpi is 70 and rssi is -75`, ['signal']],
    [`roamast: wl1: disconnect weak signal strength station [${STA}]`, ['disconnected 34 there']],
    [`roamast: wl1: remove client [${STA}] from monitor list`, []],
  ])('watches its stations: %s', (line, events) => {
    expect(told(`Nov 21 01:00:00 ${line}`)).toEqual(events.map((event) => `${STA} ${event}`));
  });
});

describe("FortiGate's extended log", () => {
  const line = (action: string, desc: string, security = 'WPA2 Personal'): string =>
    `date=2026-11-21 time=01:00:00 type="event" subtype="wireless" logdesc="${desc}" vap="lab" stamac="${STA}" security="${security}" action="${action}" reason="Reserved 0" msg="${desc} ${STA}"`;
  it.each([
    ['auth-req', 'Authentication request from wireless station', ['auth-request']],
    ['assoc-resp', 'Association response to wireless station', ['assoc-response 0']],
    ['WPA-1/4-key-msg', 'AP sent 1/4 message of 4 way handshake to client', ['akm-selected', 'eapol-key']],
    [
      'WPA-invalid-2/4-key-msg',
      'Wireless client sent invalid 2/4 message of 4 way handshake',
      ['akm-selected', 'mic-failure'],
    ],
    ['probe-req', 'Probe request from wireless station', []],
  ])('%s', (action, desc, kinds) => {
    expect(told(line(action, desc))).toEqual(kinds.map((kind) => `${STA} ${kind}`));
  });
  it('takes no passphrase for granted where several key managements are possible', () => {
    const invalid = 'Wireless client sent invalid 2/4 message of 4 way handshake';
    expect(told(line('WPA-invalid-2/4-key-msg', invalid, 'WPA3 SAE Transition'))).toEqual([
      `${STA} mic-failure`,
    ]);
  });
});

it.each([
  [
    `<37>date=2026-11-21 time=01:00:00 devname=lab type=event subtype=wireless logdesc="Wireless client authenticated" vap="lab" stamac=${STA} action="client-authentication" reason="Reserved 0"`,
    [`${STA} assoc-response 0`, `${STA} connected`],
  ],
  [
    `date=2026-11-21 time=01:00:06 type=event subtype=system logdesc="DHCP Ack log" dhcp_msg="Nak" mac=${STA}`,
    [`${STA} address`],
  ],
  [
    `wlceventd_proc_event(722): eth6: Deauth_ind ${STA}, status: 0, reason: Unspecified reason (1), rssi:0`,
    [`${STA} disconnected 1 here`],
  ],
  [
    '00:23:36:37: %WLAN-6-80211N: STA(0200.0000.0100) leaves BSSID(0200.0000.0000): STA disassoc, reason code(3).',
    [`${STA} disconnected 3 here`],
  ],
])('FortiGate, Broadcom, Ruijie: %s', (line, expected) => {
  expect(told(line)).toEqual(expected);
});

it("keeps Meraki's associations apart by their number where no address is told", () => {
  const [one] = readLine(
    accessPoints,
    "1380653443.857790533 MR18 events type=association radio='0' aid='1'",
  ).events;
  const [other] = readLine(
    accessPoints,
    "1380653443.857790533 MR18 events type=association radio='0' aid='2'",
  ).events;
  expect(one?.station).not.toBe(other?.station);
  expect(one?.at).toBeCloseTo(1380653443857.79, 2);
});

describe('a list of devices that were turned away', () => {
  const at = (time: string): string => `, Saturday, Nov 21,2026 ${time}`;
  const refused = (time: string): string =>
    `[WLAN access rejected: incorrect security] from MAC address ${STA}${at(time)}`;

  it('is turned round where the times at the ends of its lines go back', () => {
    const address = `[DHCP IP: 192.0.2.7] to MAC address ${STA}${at('01:00:30')}`;
    const lines = [address, refused('01:00:20'), refused('01:00:10')];
    expect(told(lines.join('\n')).slice(-2)).toEqual([`${STA} connected`, `${STA} address`]);
  });

  it('takes the address of one that was not turned away for a cable’s', () => {
    expect(told(`[DHCP IP: 192.0.2.7] to MAC address ${STA}${at('01:00:30')}`)).toEqual([]);
  });
});

it.each([
  [
    '[WLAN_STA_INFO_ONLINE_FAIL]ACNAME:lab;MAC:02-00-00-00-01-00;RESULT:The STA is in the blacklist.',
    ['policy-refused', 'assoc-response 1'],
  ],
  [
    '[client:tab:02-00-00-00-01-00] failed to connect to [ap:x:02-00-00-00-00-00] with SSID "lab" on channel 6 because the number of associated clients has reached the limit.',
    ['assoc-response 17'],
  ],
  [
    `wifi,info ${STA}@wifi1 disconnected, SA Query timeout, signal strength -60`,
    ['signal', 'disconnected 1 there'],
  ],
])('reads why from the sentence: %s', (line, kinds) => {
  expect(told(line)).toEqual(kinds.map((kind) => `${STA} ${kind}`));
});

describe("FRITZ!Box' list of events", () => {
  const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
  it.each([
    [
      `28.03.26 19:04:11 WLAN-Anmeldung ist gescheitert (2,4 GHz): Ungültiger WLAN-Schlüssel. Name: phone, MAC-Adresse: ${STA}.`,
      ['assoc-response 0', 'psk-mismatch-suspected', 'disconnected 15 there'],
    ],
    [
      `28.03.26\t19:04:11\tWLAN-Anmeldung ist gescheitert: Autorisierung fehlgeschlagen. MAC-Adresse: ${STA}.`,
      ['join-failed'],
    ],
    [
      `WLAN-Anmeldung ist gescheitert: Association-Fehler. Mac-Adresse wird nicht zugelassen. Rechnername: phone, Mac-Adresse: ${STA} (W004)`,
      ['policy-refused', 'assoc-response 1'],
    ],
    [
      `28.03.26 19:04:11 WLAN-Gerät angemeldet (5 GHz), 866 Mbit/s, phone, IP 192.0.2.7, MAC ${STA}.`,
      ['assoc-response 0', 'connected'],
    ],
    [`WLAN-Gerät wurde abgemeldet (2,4 GHz), phone, IP 192.0.2.7, MAC ${STA}.`, ['disconnected 0 here']],
    [`WLAN device logged off (5 GHz), phone, IP 192.0.2.7, MAC ${STA}.`, ['disconnected 0 here']],
  ])('%s', (line, kinds) => {
    expect(told(utf8(line))).toEqual(kinds.map((kind) => `${STA} ${kind}`));
  });
});

it.each(['Auth <HIDDEN 1>', 'Auth 02:00:00:00:01:00', 'Auth [redacted]'])(
  'knows a station of an Asus router however its address was blacked out: %s',
  (what) => {
    const line = `Mar 29 10:04:33 wlceventd: wlceventd_proc_event(685): eth6: ${what}, status: Successful (0), rssi:0`;
    expect(readLine(accessPoints, line).events.map(({ kind }) => kind)).toEqual(['auth-response']);
  },
);

it("reads RouterOS' topics as WinBox shows them, too", () => {
  const line = (topics: string): string =>
    `mar/02 11:33:54 ${topics} ${STA}@wlan2: connected, signal strength -73`;
  expect(told(line('wireless, info'))).toEqual(told(line('wireless,info')));
  expect(told(line('wireless,info'))).not.toEqual([]);
});

describe('lists of events', () => {
  const huawei = (result: string): string =>
    `Nov 21 2026 01:00:00+01:00 AC %%01WSTA/6/WLAN_LOG_USER(l)[44]:[WLAN_STA_INFO_ONLINE_FAIL]ACMAC:02-00-00-00-00-0a;APMAC:02-00-00-00-00-00;USER:lab;MAC:${STA.replaceAll(':', '-')};RESULT:${result};`;

  it.each([
    [huawei('FailType is Status code, ap reach max user'), [`${STA} assoc-response 17`]],
    [
      huawei('The key is incorrect or the STA uses the cached PMK'),
      [`${STA} assoc-response 0`, `${STA} mic-failure`, `${STA} handshake-retries-exhausted`],
    ],
    [huawei('Success'), [`${STA} assoc-response 0`, `${STA} connected`]],
    [
      `[WLAN access rejected: incorrect security] from MAC address ${STA}, Saturday, Nov 21,2026 01:00:00`,
      [`${STA} assoc-response 0`, `${STA} psk-mismatch-suspected`, `${STA} disconnected 15 there`],
    ],
    [
      `2026:11:21-01:00:00 utm awelogger[9]: id="4105" name="STA disconnected" ssid="lab" sta="${STA}" reason_code="4"`,
      [`${STA} disconnected 4 there`],
    ],
    [
      `User[${STA}] has connected to AP[02:00:00:00:00:00] with ssid "lab" on "channel 36(na)"`,
      [`${STA} assoc-response 0`, `${STA} connected`],
    ],
    [`User[${STA}] disconnected from "lab" (5m connected)`, [`${STA} disconnected 0 here`]],
  ])('are read: %s', (line, events) => {
    expect(told(line)).toEqual(events);
  });
});

describe('what a station lives through, told by its access points', () => {
  it.each([
    [
      'a roam between two access points of one controller, the end at the first told afterwards',
      [
        `[client:phone:02-00-00-00-01-00] (IP: 192.0.2.7) went online on [ap:one:02-00-00-00-00-01] with SSID "lab"`,
        `[client:phone:02-00-00-00-01-00] is roaming from [ap:one:02-00-00-00-00-01][Channel 1] to [ap:two:02-00-00-00-00-02][Channel 36] with SSID "lab"`,
        `[client:phone:02-00-00-00-01-00] (IP: 192.0.2.7) went offline from SSID "lab" on [ap:one:02-00-00-00-00-01] (10s connected, 1.00KB).`,
      ],
      ['assoc-response 0', 'connected', 'assoc-response 0', 'connected'],
    ],
    [
      'a roam told as one line',
      [`wireless,info ${STA}@5g(lab net) roamed to ${STA}@2g(lab net), signal strength -60`],
      ['disconnected 8 here', 'assoc-response 0', 'connected', 'signal'],
    ],
    [
      'the same without topics',
      ['02:AA:00:00:01:00@wifi1(lab) disconnected, connection lost, signal strength -91'],
      ['signal', 'disconnected 4 here'],
    ],
    [
      'what is silent and was near has left',
      [`wireless,info ${STA}@wifi1 disconnected, connection lost, signal strength -51`],
      ['signal', 'disconnected 0 here'],
    ],
    [
      'another radio of the same access point',
      [
        `Station: ${STA} has deauth by Intra Roaming on Channel: 36, SSID: lab, 5GHz, Signal: -78dBm`,
        `Station: ${STA} has associated on Channel: 6, SSID: lab, 2.4GHz, Signal: -61dBm`,
      ],
      ['disconnected 8 here', 'assoc-response 0', 'connected'],
    ],
    [
      'who associates anew takes its connection along',
      [`wlceventd_proc_event(695): eth6: ReAssoc ${STA}, status: Successful (0), rssi:-67`],
      ['signal', 'assoc-response 0', 'connected'],
    ],
    [
      'a device that came without an address twice',
      [
        `WLAN-Geraet angemeldet (2,4 GHz). Name: -, IP-Adresse: -, MAC-Adresse: ${STA}, 300 Mbit/s.`,
        `WLAN-Geraet abgemeldet (2,4 GHz). Name: -, MAC-Adresse: ${STA}.`,
        `WLAN-Geraet angemeldet (2,4 GHz). Name: -, IP-Adresse: -, MAC-Adresse: ${STA}, 300 Mbit/s.`,
      ],
      ['assoc-response 0', 'connected', 'disconnected 0 here', 'assoc-response 0', 'connected', 'address'],
    ],
    [
      'a refusal since the password is another one',
      [
        '04.08.2026 20:30:05 WLAN Passwort fuer die Verschluesselung wurde geaendert (W010)',
        `04.08.2026 20:31:18 WLAN-Anmeldung ist gescheitert: Autorisierung fehlgeschlagen. Rechnername: phone, Mac-Adresse: ${STA} (W005)`,
      ],
      ['assoc-response 0', 'psk-mismatch-suspected', 'disconnected 15 there'],
    ],
    [
      'a rule about addresses that were not asked for',
      [
        `date=2026-11-21 time=01:00:00 type="event" subtype="wireless" logdesc="Wireless client denied by DHCP enforcement for using static IP address" vap="lab" ssid="lab" stamac="${STA}"`,
      ],
      ['policy-refused', 'assoc-response 1'],
    ],
    [
      "H3C's words",
      [
        '%Nov 21 01:00:00:363 2026 lab STAMGR/6/STAMGR_CLIENT_ONLINE: Client 0200-0000-0100 went online from BSS 0200-0000-0000 with SSID lab on AP lab Radio ID 1. State changed to Run.',
        '%Nov 21 01:00:09:363 2026 lab STAMGR/6/STAMGR_CLIENT_OFFLINE: Client 0200-0000-0100 went offline from BSS 0200-0000-0000 with SSID lab on AP lab Radio ID 1. State changed to Unauth. Reason: Received disassociation frame in Run state from user: reason code=8',
      ],
      ['assoc-response 0', 'connected', 'disconnected 8 here'],
    ],
    [
      "D-Link's page",
      [
        '[INFO]\tSat Nov 21 01:00:00 2026\tWireless system with MAC address 020000000100 associated',
        'Wireless system with MAC address 020000000100 secured and linked',
      ],
      ['assoc-response 0', 'assoc-response 0', 'connected'],
    ],
    [
      'columns of an old page',
      [
        'Nov/21/2026 01:00:02 \tDHCP lease IP 192.0.2.7 to lab\t\t\t02-00-00-00-01-00',
        'Nov/21/2026 01:00:01 \tAuthentication success\t\t\t02-00-00-00-01-00',
        'Nov/21/2026 01:00:00 \tWireless PC connected\t\t\t02-00-00-00-01-00',
      ],
      ['address', 'assoc-response 0', 'connected', 'assoc-response 0'],
    ],
    [
      "Ralink's words at a Keenetic",
      ['had associated successfully.', 'occurred MIC different in key handshaking.'].map(
        (what) =>
          `Nov 21 01:00:00 ndm: Network::Interface::Rtx::WifiMonitor: "WifiMaster0/AccessPoint0": STA(${STA}) ${what}`,
      ),
      ['assoc-response 0', 'mic-failure', 'psk-mismatch-suspected'],
    ],
    [
      "FortiGate's trace of one station",
      [
        `91155.197 <ih> IEEE 802.11 mgmt::assoc_resp ==> ${STA} vap lab rId 0 wId 0 02:00:00:00:00:00 resp 0`,
        '91155.199 <eh> send 1/4 msg of 4-Way Handshake',
        `35383.537 180 ${STA} <eh> RADIUS message (type=0) <== RADIUS Server code=3 (Access-Reject) id=0 len=20`,
      ],
      ['assoc-response 0', 'eapol-key', 'eap'],
    ],
  ])('%s', (_, lines, kinds) => {
    const events = told(lines.join('\n')).map((event) => event.replace(/^(?:[\da-f]{2}:){5}[\da-f]{2} /, ''));
    expect(events).toEqual(kinds);
  });
});
