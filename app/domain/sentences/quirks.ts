/** What the quirk book knows of access points, supplicants and drivers. */
export const QUIRKS = {
  'quirk.deauth-2-for-a-lost-key': {},
  'quirk.made-by': { maker: 'text' },
  'quirk.accepts-then-disassociates': {},
  'quirk.no-deauthentication-clears': {},
  'quirk.status-53-clears-the-network': {},
  'quirk.sae-called-a-psk': {},
  'quirk.key-suspected-by-an-old-supplicant': {},
  'quirk.refusal-not-printed': {},
  'quirk.confirm-status': {},
  'quirk.status-16-of-a-full-mac': {},
  'quirk.firmware-reload': { driver: 'text' },
  'quirk.advice.newer-firmware': {},
  'quirk.advice.read-point-log': {},
  'quirk.advice.update-firmware': { driver: 'text' },
} as const;
