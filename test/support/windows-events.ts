/**
 * Writes events of Windows' wireless service in every container that they are found in, with a clock that the test moves.
 * Fields and their order are those of the provider's manifest (Windows 10 18990).
 */
import { evtxFile } from './evtx-writer.ts';

export const GUID = '{02000000-0000-4000-8000-000000000001}';
export const LOCAL_MAC = '02:00:00:00:01:00';
export const PEER_MAC = '02:00:00:00:00:00';

export interface WindowsEvent {
  readonly provider: string;
  readonly channel: string;
  readonly id: number;
  readonly recordId: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly fields: Readonly<Record<string, string | number>>;
}

const WLAN = 'Microsoft-Windows-WLAN-AutoConfig';
const AUTH = {
  psk: ['WPA2-Personal', 7],
  sae: ['WPA3-Personal', 9],
  eap: ['WPA2-Enterprise', 6],
  open: ['Open', 1],
} as const;

interface LogOptions {
  readonly ssid?: string;
  readonly auth?: keyof typeof AUTH;
}

export class WindowsLog {
  readonly events: WindowsEvent[] = [];
  ssid: string;
  #auth: keyof typeof AUTH;
  #at = Date.UTC(2026, 10, 21, 1);
  #connection = 0x100000000;
  #recordId = 4000;

  constructor({ ssid = 'lab', auth = 'psk' }: LogOptions = {}) {
    this.ssid = ssid;
    this.#auth = auth;
  }

  wait(seconds: number): this {
    this.#at += seconds * 1000;
    return this;
  }

  say(id: number, fields: WindowsEvent['fields'], after = 0.02, channel = 'Operational'): this {
    this.wait(after);
    const full = channel === 'System' ? 'System' : `${WLAN}/${channel}`;
    const recordId = this.#recordId++;
    this.events.push({ provider: WLAN, channel: full, id, recordId, at: this.#at, fields });
    return this;
  }

  /** A row of the driver's log, which is off by default. */
  driver(id: number, fields: WindowsEvent['fields'], after = 0.02): this {
    this.wait(after);
    const provider = 'Microsoft-Windows-NWiFi';
    const recordId = this.#recordId++;
    this.events.push({ provider, channel: `${provider}/Diagnostic`, id, recordId, at: this.#at, fields });
    return this;
  }

  #manager(id: number, more: WindowsEvent['fields'] = {}, after = 0.02): this {
    return this.say(
      id,
      {
        InterfaceGuid: GUID,
        InterfaceDescription: 'Wireless Adapter',
        ConnectionMode: 'Automatic connection with a profile',
        ProfileName: this.ssid,
        SSID: this.ssid,
        BSSType: 'Infrastructure',
        ...more,
        ConnectionId: `0x${this.#connection.toString(16)}`,
      },
      after,
    );
  }

  #media(id: number, more: WindowsEvent['fields'] = {}, after = 0.02): this {
    return this.say(
      id,
      {
        Adapter: 'Wireless Adapter',
        DeviceGuid: GUID,
        LocalMac: LOCAL_MAC,
        SSID: this.ssid,
        BSSType: 'Infrastructure',
        ...more,
        ConnectionId: `0x${this.#connection.toString(16)}`,
      },
      after,
    );
  }

  ask(): this {
    this.#connection += 0x100000000;
    return this.#manager(8000, {}, 1);
  }

  associate(): this {
    const [Auth] = AUTH[this.#auth];
    const OnexEnabled = this.#auth === 'eap' ? 1 : 0;
    return this.#media(11000, { Auth, Cipher: 'AES-CCMP', OnexEnabled, IhvConnectivitySetting: '' }, 0.1);
  }

  associated(): this {
    return this.#media(11001, { MgmtFrameProtection: 'true' }, 0.15);
  }

  refused(ReasonCode: number, Dot11StatusCode: number, RSSI = -52, after = 0.3): this {
    const FailureReason = 'The driver disconnected while associating.';
    return this.#media(11002, { FailureReason, ReasonCode, Dot11StatusCode, RSSI }, after);
  }

  security(): this {
    const [Auth, AuthVal] = AUTH[this.#auth];
    const OnexEnabled = this.#auth === 'eap' ? 1 : 0;
    return this.#media(11010, { Auth, AuthVal, Cipher: 'AES-CCMP', CipherVal: 4, FIPSMode: 0, OnexEnabled });
  }

  securityStopped(after = 0.02): this {
    return this.#media(11004, { SecurityHint: 'The operation was successful.', SecurityHintCode: 0 }, after);
  }

  keys(after = 0.1): this {
    return this.#media(11005, {}, after);
  }

  securityFailed(code: number, ReasonText: string, after = 5): this {
    const ReasonCode = `0x${code.toString(16)}`;
    return this.#media(11006, { PeerMac: PEER_MAC, ReasonText, ReasonCode, ErrorCode: '0x0' }, after);
  }

  eapStarted(): this {
    return this.#media(12011, { EapType: 25, VendorID: 0, VendorType: 0, AuthorID: 0 });
  }

  eapSucceeded(): this {
    return this.#media(
      12012,
      { Identity: 'someone', User: 'someone', Domain: 'LAB', ExplicitCredentials: 'true' },
      0.4,
    );
  }

  eapFailed(reason: number, error: number, after = 0.5): this {
    return this.#media(
      12013,
      {
        PeerMac: PEER_MAC,
        Identity: 'someone',
        User: 'someone',
        Domain: 'LAB',
        ReasonText: 'Explicit Eap failure received',
        ReasonCode: `0x${reason.toString(16)}`,
        ErrorCode: `0x${error.toString(16)}`,
        EAPReasonCode: '0x0',
        EAPRootCauseString: '',
        EAPErrorCode: '0x0',
        ExplicitCredentials: 'true',
      },
      after,
    );
  }

  connected(): this {
    const [AuthenticationAlgorithm] = AUTH[this.#auth];
    return this.#manager(8001, {
      PHYType: '802.11ax',
      AuthenticationAlgorithm,
      CipherAlgorithm: 'AES-CCMP',
      OnexEnabled: this.#auth === 'eap' ? 1 : 0,
      NonBroadcast: 'false',
    });
  }

  failed(ReasonCode: number, FailureReason = 'The attempt failed.', RSSI = -52): this {
    return this.#manager(8002, { FailureReason, ReasonCode, RSSI });
  }

  disconnected(ReasonCode: number, Reason: string): this {
    return this.securityStopped().#manager(8003, { Reason, ReasonCode });
  }

  blocked(minutes: number): this {
    return this.#manager(8004, {
      FailureReason: 'The attempt failed.',
      BlockTime: minutes,
      ReasonCode: 229378,
    });
  }

  /** A whole attempt that ends connected. */
  join(): this {
    this.ask().associate().associated().security();
    if (this.#auth === 'eap') this.eapStarted().eapSucceeded();
    return this.keys().connected();
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&apos;' };
const escaped = (text: string): string => text.replaceAll(/[&<>']/g, (character) => ESCAPES[character] ?? '');

const stamp = (at: number): string => new Date(at).toISOString().replace('Z', '4567Z');

const system = ({ provider, channel, id, recordId, at }: WindowsEvent): string =>
  `<System><Provider Name='${provider}' Guid='{9580d7dd-0379-4658-9870-d5be7d52d6de}'/><EventID>${id}</EventID>` +
  '<Version>0</Version><Level>4</Level><Task>24010</Task><Opcode>189</Opcode><Keywords>0x8000000000000200</Keywords>' +
  `<TimeCreated SystemTime='${stamp(at)}'/><EventRecordID>${recordId}</EventRecordID><Correlation/>` +
  `<Execution ProcessID='1664' ThreadID='2396'/><Channel>${channel}</Channel><Computer>lab</Computer>` +
  "<Security UserID='S-1-5-18'/></System>";

const eventXml = (event: WindowsEvent, rendering = ''): string => {
  const data = Object.entries(event.fields).map(
    ([name, value]) => `<Data Name='${name}'>${escaped(String(value))}</Data>`,
  );
  return (
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>${system(event)}` +
    `<EventData>${data.join('')}</EventData>${rendering}</Event>`
  );
};

/** `wevtutil qe … /f:xml`: one event a line, no root. */
export const wevtutilXml = (events: readonly WindowsEvent[]): string =>
  events.map((event) => `${eventXml(event)}\r\n`).join('');

/** `wevtutil qe … /f:RenderedXml /e:Events`, in a language that nobody should read. */
export const renderedXml = (events: readonly WindowsEvent[]): string =>
  `<Events>${events
    .map((event) =>
      eventXml(
        event,
        "<RenderingInfo Culture='de-DE'><Message>ReasonCode: 53 Dot11StatusCode 53</Message><Level>Fehler</Level>" +
          '<Task>AcmConnection</Task><Opcode>Fehler</Opcode><Channel>Anderer Kanal</Channel>' +
          '<Provider>Microsoft-Windows-Anderes</Provider><Keywords></Keywords></RenderingInfo>',
      ),
    )
    .join('\r\n')}</Events>`;

/** The same, indented. */
export const prettyXml = (events: readonly WindowsEvent[]): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>\r\n${events
    .map((event) => eventXml(event).replaceAll('><', '>\r\n  <').replaceAll("'", '"'))
    .join('\r\n')}\r\n</Events>`;

export const evtx = (events: readonly WindowsEvent[]): Uint8Array => evtxFile(events);

const ACM_LINES = [
  'InterfaceDescription',
  'InterfaceGuid',
  'ConnectionMode',
  'ProfileName',
  'SSID',
  'BSSType',
];
const MSM_LINES = ['Adapter', 'DeviceGuid', 'LocalMac', 'SSID', 'BSSType'];
/** Which fields the message of an event prints, in which order. */
const LINES: Readonly<Record<number, readonly string[]>> = {
  8000: ACM_LINES,
  8001: [
    ...ACM_LINES,
    'PHYType',
    'AuthenticationAlgorithm',
    'CipherAlgorithm',
    'OnexEnabled',
    'NonBroadcast',
  ],
  8002: [...ACM_LINES, 'FailureReason', 'RSSI'],
  8003: [...ACM_LINES, 'Reason'],
  11000: [...MSM_LINES, 'Auth', 'Cipher', 'OnexEnabled'],
  11002: [...MSM_LINES, 'FailureReason', 'Dot11StatusCode', 'RSSI'],
  11006: [...MSM_LINES, 'PeerMac', 'ReasonText', 'ErrorCode'],
  11010: [...MSM_LINES, 'Auth', 'Cipher', 'FIPSMode', 'OnexEnabled'],
};

const messageLines = ({ id, fields }: WindowsEvent): readonly string[] =>
  (LINES[id] ?? MSM_LINES).map((name, n) => {
    const value = name === 'OnexEnabled' ? (fields[name] === 1 ? 'Yes' : 'No') : (fields[name] ?? '');
    return `Beschriftung ${n}: ${value}`;
  });

/** The report numbers each source by itself: whoever sorts by these numbers sorts wrongly. */
const reportNumber = ({ id }: WindowsEvent, n: number): number => (id % 7) * 100 + 99 - (n % 99);
const isFailure = ({ id }: WindowsEvent): boolean => [8002, 8003, 11002, 11006].includes(id);

/** The report has whole seconds, in local time. */
const seconds = (at: number): string => new Date(at).toISOString().slice(0, 19);

/** `wlan-report-latest.xml`, its part with the events. */
export const reportXml = (events: readonly WindowsEvent[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<WlanReport>\n  <WlanEvents>\n    <WlanSession success="0" guid="${GUID.slice(1, -1)}" ssid="lab">\n${events
    .map(
      (event, n) =>
        `      <WlanEvent type="wlan " error="${isFailure(event) ? 1 : 0}">\n        <UID>${reportNumber(event, n)}</UID>\n        <EventID>${event.id}</EventID>\n` +
        `        <EventLevel>4</EventLevel>\n        <EventTime>${seconds(event.at)}</EventTime>\n` +
        `        <EventMessage>Ein Satz.\n\n\n\n${escaped(messageLines(event).join('\n\n'))}\n\n</EventMessage>\n      </WlanEvent>\n`,
    )
    .join('')}    </WlanSession>\n  </WlanEvents>\n</WlanReport>\n`;

/** `wlan-report-latest.html`: a head with a script and a style, and tables. */
export const reportHtml = (events: readonly WindowsEvent[]): string =>
  '<!DOCTYPE html>\n<html>\n<head>\n<META http-equiv="Content-Type" content="text/html">\n<title>wlan report</title>\n' +
  '<style type="text/css">\n.wlan.connect { color: #9AE4A6; }\n</style>\n</head>\n<body>\n' +
  "<script>for( i = 0; i < rows.length; i++ ) { if( rows[i].className === 'message' && i<<1 > 3 ) { } }</script>\n" +
  `<div class="session">\n<p>SSID:<b>lab</b></p>\n<table>\n<tr class="warning">\n<th>EventId</th>\n</tr>\n${events
    .map(
      (event, n) =>
        `<tr class="wlan${isFailure(event) ? '\r\n        error\r\n      ' : ' '}">\n<td>${event.id}<a id="${reportNumber(event, n)}"></a></td>\n<td>${seconds(event.at)}</td>\n<td>\n` +
        '<div class="message"><span class="expand-btn">[+]</span><span class="message-body">Ein Satz.<br><br>' +
        `${escaped(messageLines(event).join('<br>')).replaceAll('&lt;br&gt;', '<br>')}<br></span></div>\n</td>\n</tr>\n` +
        '<tr class="ncsi internet">\n<td>4042<a id="9"></a></td>\n<td>2026-11-21T01:00:00</td>\n</tr>\n',
    )
    .join('')}</table>\n</div>\n</body>\n</html>\n`;
