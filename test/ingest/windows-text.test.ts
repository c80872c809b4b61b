import { describe, expect, it } from 'vitest';
import { windowsText } from '../../app/ingest/windows-wlan/text-dialect.ts';
import { read as judge } from '../support/station-log.ts';
import { read } from './support.ts';

/** Text as its bytes. */
const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** As `wevtutil qe … /f:text` prints it. */
const wevtutil = (id: number, time: string, message: readonly string[]): string[] => [
  'Event[0]',
  '  Log Name: Microsoft-Windows-WLAN-AutoConfig/Operational',
  '  Source: Microsoft-Windows-WLAN-AutoConfig',
  `  Date: 2026-11-21T${time}.0000000Z`,
  `  Event ID: ${String(id)}`,
  '  Level: Error',
  '  Description: ',
  ...message,
  '',
];
const failed = (reason: string): string[] => [
  'WLAN AutoConfig service failed to connect to a wireless network.',
  'Network Adapter: Lab Adapter',
  'Profile Name: lab',
  'SSID: lab',
  `Failure Reason:${reason}`,
  'RSSI: 255',
];

describe('an event as text', () => {
  it('is read from wevtutil and from the event viewer', () => {
    expect(judge(wevtutil(8002, '01:00:00', failed('The specific network is not available.'))).verdict).toBe(
      'network-not-found',
    );
  });

  it('tells of a network that was not found no other', () => {
    const elsewhere = failed('The specific network is not available.').map((line) =>
      line.replace(': lab', ': guest'),
    );
    const mismatch = failed('The pre-shared key may be incorrect.');
    const { findings } = judge([
      ...wevtutil(8002, '01:00:00', elsewhere),
      ...wevtutil(8002, '01:00:20', mismatch),
    ]);
    expect(findings.map(({ cause, ssid }) => [cause, ssid])).toContainEqual(['network-not-found', 'guest']);
    expect(findings).not.toContainEqual(expect.objectContaining({ cause: 'network-not-found', ssid: 'lab' }));
  });

  it('is read where only some of its fields were copied, and the word before its message was not', () => {
    const some = ['Event ID: 8002', 'Level: Error', ...failed('Explicit Eap failure received')];
    expect(judge(some).verdict).toBe('eap-rejected');
    const log = 'Log Name: Microsoft-Windows-WLAN-AutoConfig/Operational';
    expect(judge(['Event[0]', `  ${log}`, ...some]).verdict).toBe('eap-rejected');
  });

  it.each([
    [
      'network-not-found',
      [
        'Der WLAN-AutoConfig-Dienst konnte keine Verbindung mit einem Drahtlosnetzwerk herstellen.',
        'Profilname: Büro',
        'SSID: Büro',
        'Fehlerursache: Das angegebene Netzwerk ist nicht verfügbar.',
      ],
    ],
    [
      'eap-rejected',
      [
        'Le service de configuration automatique WLAN n’a pas réussi à se connecter à un réseau sans fil.',
        'SSID : bureau',
        'Raison de l’échec : Échec EAP explicite reçu',
      ],
    ],
    ['eap-rejected', ['Fehler mit dem WLAN: SSID: firma Fehlerursache: Expliziter EAP-Fehler empfangen.']],
    ['undetermined', ['Fehlerursache im WLAN: keine Ahnung.']],
  ])('is read in other languages, typed off too: %s', (verdict, lines) => {
    expect(judge(lines.map(utf8)).verdict).toBe(verdict);
  });

  it('is read from its message alone, several of them too', () => {
    const one = failed('The specific network is not available.');
    expect(judge(one).verdict).toBe('network-not-found');
    const up = ['WLAN AutoConfig service has successfully connected to a wireless network.', 'SSID: lab'];
    const kinds = read([...one, '', ...up].join('\n')).events.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['network-not-found', 'connected']));
    expect(judge(['Somebody wrote:', 'WLAN AutoConfig service failed to connect to my car.']).verdict).toBe(
      'undetermined',
    );
  });

  it('is read from Get-WinEvent as a list', () => {
    const { events } = read(
      [
        'TimeCreated  : 11/21/2026 1:00:00 AM',
        'ProviderName : Microsoft-Windows-WLAN-AutoConfig',
        'Id           : 8001',
        'Message      : WLAN AutoConfig service has successfully connected to a wireless network.',
        '               ',
        '               Network Adapter: Lab Adapter',
        '               SSID: lab',
        '               Authentication: WPA2-Personal',
      ].join('\n'),
      { dialect: windowsText },
    );
    const connected = events.find(({ kind }) => kind === 'connected');
    expect(connected).toMatchObject({ ssid: 'lab', at: Date.UTC(2026, 10, 21, 1) });
  });

  it('is read from a table that stands newest first', () => {
    const rows = [
      '11/21/2026 1:00:09 PM         8001 Information      WLAN AutoConfig service has successfully connected to a wireless network.',
      '11/21/2026 1:00:08 PM        11005 Information      Wireless security succeeded.',
      '11/21/2026 12:59:00 PM        8002 Error            WLAN AutoConfig service failed to connect to a wireless network.',
    ];
    expect(judge(rows).verdict).toBe('healthy');
  });

  it('tells of nothing where it is another program’s', () => {
    const { events } = read(
      wevtutil(8002, '01:00:00', failed('x')).join('\n').replaceAll('WLAN-AutoConfig', 'Kernel-Power'),
      { dialect: windowsText },
    );
    expect(events).toEqual([]);
  });
});

describe('a row of chosen columns', () => {
  const UP = 'WLAN AutoConfig service has successfully connected to a wireless network.';
  it.each([
    ['ours alone in a table', `11/21/2026 1:00:09 AM 8001 ${UP}`],
    ['a script’s', `  ID=8001 | 01:00:09 | ${UP}`],
    ['cut by a narrow column', '2026-11-21 01:00:09|8001|WLAN AutoConfig service has successfully conn…'],
    ['of a file of comma-separated values', `"11/21/2026 1:00:09 AM","8001","${UP}"`],
    ['with a level in another language', `21.11.2026 01:00:09   8001 Información      ${UP}`],
    [
      'wholly in another language',
      '21.11.2026 01:00:09   8001 Informationen    Der WLAN-AutoKonfigurationsdienst …',
    ],
  ])('is an event: %s', (_, row) => {
    const kinds = read(utf8(row)).events.map(({ kind }) => kind);
    expect(kinds).toContain('connected');
  });
  it.each([
    `The ${UP.slice(0, 40)} said my laptop.`,
    'At 10:15 the WLAN AutoConfig service failed to connect to my car.',
    '11/21/2026 1:00:09 AM         8001 Information      Something else altogether.',
  ])('is none: %s', (row) => {
    expect(read(row).events).toEqual([]);
  });
});

describe('a list of chosen fields', () => {
  const list = (id: number, message: readonly string[]): string =>
    [
      'TimeCreated : 21.11.2026 01:00:00',
      `Id          : ${String(id)}`,
      `Message     : ${message[0] ?? ''}`,
      ...message.slice(1).map((text) => `              ${text}`),
    ].join('\n');
  const german = [
    'Der WLAN-AutoKonfigurationsdienst konnte keine Verbindung mit einem Drahtlosnetzwerk herstellen.',
    '',
    'Netzwerkadapter: Lab Adapter',
    'Schnittstellen-GUID: {02000000-0000-4000-8000-000000000001}',
    'Verbindungsmodus: Automatische Verbindung mit einem Profil',
    'Profilname: lab',
    'SSID: lab',
    'BSS-Typ: Infrastructure',
    'Fehlerursache:Das angegebene Netzwerk ist nicht verfügbar.',
    'RSSI: 255',
  ];
  it('need not name the source, and is read by the place of its lines', () => {
    const { events } = read(utf8(list(8002, german)));
    expect(events.find(({ kind }) => kind === 'network-not-found')).toBeDefined();
  });
  it('is nobody’s where neither its source nor its words are of the service', () => {
    expect(read(list(8002, ['The task was finished.', 'Result: 0'])).events).toEqual([]);
  });
});

describe('an event that begins behind its first sentence', () => {
  const refused = [
    'Network SSID: lab',
    'BSS Type: Infrastructure',
    'Peer MAC Address: 02:00:00:00:00:00',
    'Reason: Explicit Eap failure received',
    'Error: 0x80070041',
    'EAP Reason: 0x80070041',
    'EAP Root cause String: lab',
  ];
  it('is known by a field that no other has, with the fields before it', () => {
    expect(judge(refused)).toMatchObject({ verdict: 'eap-rejected', ssid: 'lab' });
    expect(judge(refused.slice(3)).verdict).toBe('eap-rejected');
    const { verdict } = judge(failed('The driver disconnected while associating.').slice(1));
    expect(verdict).toBe(judge(failed('The driver disconnected while associating.')).verdict);
  });
  it('is nobody’s where no field tells, and fields of something else are not taken in', () => {
    expect(read(`${refused.slice(0, 3).join('\n')}\n`, { dialect: windowsText }).events).toEqual([]);
    const apart = ['SSID: elsewhere', 'something in between', ...refused.slice(3)];
    expect(judge(apart).ssid).toBeUndefined();
  });
});

describe('the first sentence in another language', () => {
  it.each([
    [
      'El servicio de configuración automática de WLAN se conectó correctamente a una red inalámbrica.',
      'connected',
    ],
    [
      'Le service de configuration automatique WLAN s’est correctement connecté à un réseau sans fil.',
      'connected',
    ],
    ['WLAN AutoConfig 服务已成功连接到无线网络。', 'connected'],
  ])('%s', (sentence, kind) => {
    const fields = [
      'Adapter: lab',
      'GUID: {01234567-89ab-cdef-0123-456789abcdef}',
      'a: b',
      'c: lab',
      'SSID: lab',
    ];
    const { events } = read(utf8([sentence, '', ...fields].join('\n')));
    expect(events.map((event) => event.kind)).toContain(kind);
  });
});

describe('a connection that could not be made, in another language', () => {
  it.each([
    [
      'Le service de configuration automatique WLAN n’est pas parvenu à se connecter à un réseau sans fil.',
      'Raison de l’échec : Le réseau spécifié n’est pas disponible.',
    ],
    ['WLAN AutoConfig 服务无法连接到无线网络。', '失败原因:特定网络不可用。'],
    [
      'WLAN AutoConfig サービスがワイヤレス ネットワークへの接続に失敗しました。',
      '失敗の理由:特定のネットワークが利用できません。',
    ],
    [
      'Службе автонастройки WLAN не удалось подключиться к беспроводной сети.',
      'Причина сбоя: Указанная сеть недоступна.',
    ],
  ])('%s', (sentence, reason) => {
    const { findings } = judge([sentence, '', 'a: lab', 'SSID: lab', reason, 'RSSI: 255'].map(utf8));
    expect(findings.map(({ cause }) => cause)).toEqual(['network-not-found']);
  });
});

it('is a fault of the adapter that stands before its number', () => {
  const lines = [
    'Error 11/21/2026 1:00:00 AM NDIS 10317',
    'Miniport Lab Wi-Fi 6 Adapter, {01234567-89ab-cdef-0123-456789abcdef}, had event Fatal error: lab',
  ];
  expect(judge(lines).verdict).toBe('driver-fault');
});

describe('connections that the driver loses', () => {
  const row = (time: string, id: number, text: string): string =>
    `Information,11/30/2026 ${time} AM,Microsoft-Windows-WLAN-AutoConfig,${id},AcmConnection,"WLAN AutoConfig service has successfully ${text}"`;
  const of = 'a wireless network. Network Adapter: lab Profile Name: lab SSID: lab';
  const lost = (time: string): string =>
    row(time, 8003, `disconnected from ${of} Reason: The network is disconnected by the driver.`);
  const left = (time: string): string =>
    row(time, 8003, `disconnected from ${of} Reason: The network is disconnected by the user.`);
  const joined = (time: string): string => row(time, 8001, `connected to ${of}`);
  const log = (end: (time: string) => string): string[] =>
    ['10', '21', '39'].flatMap((at) => [end(`10:${at}:02`), joined(`10:${at}:06`)]);
  it('are no all-clear where they come back, in fields that were run together, too', () => {
    expect(judge(log(lost)).verdict).toBe('undetermined');
    expect(judge(log(left)).verdict).toBe('healthy');
  });
});
