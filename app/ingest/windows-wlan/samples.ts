import type { Sample } from '../dialect.ts';

const GUID = '{02000000-0000-4000-8000-000000000001}';
const ACM = {
  InterfaceGuid: GUID,
  InterfaceDescription: 'Wireless Adapter',
  ConnectionMode: 'Automatic connection with a profile',
  ProfileName: 'lab',
  SSID: 'lab',
  BSSType: 'Infrastructure',
};
const MSM = {
  Adapter: 'Wireless Adapter',
  DeviceGuid: GUID,
  LocalMac: '02:00:00:00:01:00',
  SSID: 'lab',
  BSSType: 'Infrastructure',
};

/** A record as `wevtutil qe … /f:xml` prints it (format: manifest of the provider, exported events of public test data). */
const record = (
  id: number,
  fields: Readonly<Record<string, string>>,
  provider = 'Microsoft-Windows-WLAN-AutoConfig',
): string => {
  const data = Object.entries(fields).map(([name, value]) => `<Data Name='${name}'>${value}</Data>`);
  return (
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>" +
    `<Provider Name='${provider}' Guid='{9580d7dd-0379-4658-9870-d5be7d52d6de}'/>` +
    `<EventID>${id}</EventID><Version>0</Version><Level>4</Level><Task>24010</Task><Opcode>191</Opcode>` +
    "<Keywords>0x8000000000000200</Keywords><TimeCreated SystemTime='2026-11-21T01:00:00.1234567Z'/>" +
    "<EventRecordID>1</EventRecordID><Correlation/><Execution ProcessID='1' ThreadID='1'/>" +
    '<Channel>Microsoft-Windows-WLAN-AutoConfig/Operational</Channel><Computer>lab</Computer>' +
    `<Security UserID='S-1-5-18'/></System><EventData>${data.join('')}</EventData></Event>`
  );
};

const ROW =
  '<tr class="wlan "><td>11001<a id="7"></a></td><td>2026-11-21T01:00:00</td><td><div class="message">' +
  '<span class="expand-btn">[+]</span><span class="message-body">Association.<br><br> Adapter: Wireless Adapter<br> GUID: ' +
  `${GUID}<br> Local MAC: 02:00:00:00:01:00<br> SSID: lab<br> BSS: Infrastructure<br></span></div></td></tr>`;

export const SAMPLES: readonly Sample[] = [
  { line: record(8000, { ...ACM, ConnectionId: '0x100000001' }), kinds: ['manager-state'] },
  {
    line: record(11000, { ...MSM, Auth: 'WPA2-Personal', Cipher: 'AES-CCMP', OnexEnabled: '0' }),
    kinds: ['own-address', 'assoc-request'],
  },
  { line: record(11001, { ...MSM, MgmtFrameProtection: 'true' }), kinds: ['assoc-response'] },
  { line: record(11010, { ...MSM, Auth: 'WPA3-Personal', AuthVal: '9' }), kinds: ['bss-seen'] },
  { line: record(11005, MSM), kinds: ['keys-installed'] },
  {
    line: record(8001, { ...ACM, AuthenticationAlgorithm: 'WPA3-Personal', OnexEnabled: '0' }),
    kinds: ['bss-seen', 'connected'],
  },
  {
    line: record(8002, { ...ACM, ReasonCode: '163851', RSSI: '255' }),
    kinds: ['network-not-found'],
  },
  {
    line: record(8003, { ...ACM, Reason: 'The network is disconnected by the user.', ReasonCode: '2' }),
    kinds: [],
  },
  { line: record(8004, { ...ACM, BlockTime: '20', ReasonCode: '229378' }), kinds: ['manager-state'] },
  { line: record(12011, { ...MSM, EapType: '25' }), kinds: ['assoc-request', 'assoc-response', 'eap'] },
  {
    line: record(12013, { ...MSM, ReasonCode: '0x50005', ErrorCode: '0x80420015' }),
    kinds: ['assoc-request', 'assoc-response', 'eap'],
  },
  { line: record(5002, {}, 'Netwtw10'), kinds: ['driver-fault'] },
  { line: record(10003, { ExtensibleModulePath: 'vendor.dll', ErrorCode: '1' }), kinds: ['driver-fault'] },
  { line: ROW, kinds: ['assoc-response'] },
];
