/** Why the service does not do what a window asks. */
export const CALLS = {
  'call.no-browser-settings': {},
  'call.no-browser-setting': {},
  'call.no-wifi-settings': {},
  'call.locked': {},
  'call.not-kept': { why: 'text' },
  'call.network-gone': {},
  'call.no-history': {},
  'call.recording': {},
  'call.plan-gone': {},
  'call.fix-running': {},
  'call.too-many': {},
  'call.wrong-shape': { call: 'text' },
  'call.closed': {},
  'call.switched-off': { ssid: 'text' },
  'call.unknown-network': { ssid: 'text' },
  'call.second-page': {},
} as const;
