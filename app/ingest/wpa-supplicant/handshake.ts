/** The 4-way and the group key handshake, as the station tells it. */
import type { Rule } from '../rules.ts';
import { at, MAC, toMac, toPmkid } from '../text.ts';
import { silent } from './silent.ts';

const FROM = at`(${MAC}) \(ver=\d\)(?: \(MLO\))?`;
const DUMPED_PMKID = at`16\): ([\da-f]{2}(?: [\da-f]{2}){15})`;

/** Up to 2.10 `WPA:`, from 2.11 `RSN:` in RSN networks. */
const BOTH = ['WPA', 'RSN'] as const;

export const handshakeRules: readonly Rule[] = [
  ...BOTH.flatMap((part): Rule[] => [
    {
      head: `${part}: RX message 1 of 4-Way Handshake from `,
      rest: FROM,
      read: ([, bssid]) => ({ kind: 'eapol-key', message: 1, direction: 'received', bssid: toMac(bssid) }),
      samples: [`${part}: RX message 1 of 4-Way Handshake from 02:00:00:00:00:00 (ver=0)`],
      kinds: ['eapol-key'],
    },
    {
      head: `${part}: RX message 3 of 4-Way Handshake from `,
      rest: FROM,
      read: ([, bssid]) => ({ kind: 'eapol-key', message: 3, direction: 'received', bssid: toMac(bssid) }),
      samples: [
        `${part}: RX message 3 of 4-Way Handshake from 02:00:00:00:00:00 (ver=0)`,
        `${part}: RX message 3 of 4-Way Handshake from 02:00:00:00:00:00 (ver=0) (MLO)`,
      ],
      kinds: ['eapol-key'],
    },
    {
      head: `${part}: Sending EAPOL-Key 2/4`,
      read: () => ({ kind: 'eapol-key', message: 2, direction: 'sent' }),
      samples: [`${part}: Sending EAPOL-Key 2/4`],
      kinds: ['eapol-key'],
    },
    {
      head: `${part}: Sending EAPOL-Key 4/4`,
      read: () => ({ kind: 'eapol-key', message: 4, direction: 'sent' }),
      samples: [`${part}: Sending EAPOL-Key 4/4`],
      kinds: ['eapol-key'],
    },
    {
      // Printed for every 3/4, repeated ones included.
      head: `${part}: Key negotiation completed with `,
      rest: at`(${MAC})(?: \[PTK=[\w-]+ GTK=[\w-]+\])?`,
      read: ([, bssid]) => ({ kind: 'keys-installed', bssid: toMac(bssid) }),
      samples: [`${part}: Key negotiation completed with 02:00:00:00:00:00 [PTK=CCMP GTK=CCMP]`],
      kinds: ['keys-installed'],
    },
    {
      head: `${part}: Group rekeying completed with `,
      rest: at`(${MAC})?`,
      read: ([, bssid]) => ({
        kind: 'group-handshake',
        ok: true,
        ...(bssid !== undefined && { bssid: toMac(bssid) }),
      }),
      samples: [`${part}: Group rekeying completed with 02:00:00:00:00:00 [GTK=CCMP]`],
      kinds: ['group-handshake'],
    },
    {
      head: `${part}: 4-Way Handshake failed - pre-shared key may be incorrect`,
      read: () => ({ kind: 'psk-mismatch-suspected' }),
      samples: [`${part}: 4-Way Handshake failed - pre-shared key may be incorrect`],
      kinds: ['psk-mismatch-suspected'],
    },
    {
      head: `${part}: Invalid EAPOL-Key MIC - dropping packet`,
      read: () => ({ kind: 'mic-failure', message: 3 }),
      samples: [`${part}: Invalid EAPOL-Key MIC - dropping packet`],
      kinds: ['mic-failure'],
    },
    {
      head: `${part}: EAPOL-Key Replay Counter did not increase - dropping packet`,
      read: () => ({ kind: 'replay-counter' }),
      samples: [`${part}: EAPOL-Key Replay Counter did not increase - dropping packet`],
      kinds: ['replay-counter'],
    },
    {
      head: `${part}: Failed to get master session key from EAPOL state machines - key handshake aborted`,
      read: () => ({ kind: 'pmksa-miss' }),
      samples: [
        `${part}: Failed to get master session key from EAPOL state machines - key handshake aborted`,
      ],
      kinds: ['pmksa-miss'],
    },
    {
      // Without random numbers there is no message 2/4: the passphrase was not used at all.
      head: `${part}: Failed to get random data for SNonce`,
      read: () => [{ kind: 'station-low-entropy' }, { kind: 'driver-refused', what: 'eapol' }],
      samples: [`${part}: Failed to get random data for SNonce`],
      kinds: ['station-low-entropy', 'driver-refused'],
    },
    // The keys were agreed on: what fails is the driver (wpa_supplicant_install_ptk, _gtk and their like in rsn_supp/wpa.c).
    ...['set PTK', 'set GTK', 'configure IGTK', 'configure BIGTK'].map((what): Rule => ({
      head: `${part}: Failed to ${what} to the driver`,
      read: () => ({ kind: 'driver-fault', what: `failed to ${what}` }),
      samples: [
        `${part}: Failed to ${what} to the driver`,
        `${part}: Failed to ${what} to the driver (alg=3 keylen=16 bssid=02:00:00:00:00:00)`,
      ],
      kinds: ['driver-fault'],
    })),
    ...silent(
      `${part}: Sending EAPOL-Key 2/2`,
      `${part}: Do not re-install same PTK to the driver`,
      `${part}: Installing PTK to the driver`,
      `${part}: Installing GTK to the driver (keyidx=1 tx=0 len=16)`,
      `${part}: IE in 3/4 msg does not match with IE in Beacon/ProbeResp (src=02:00:00:00:00:00)`,
      `${part}: RSNXE mismatch between Beacon/ProbeResp and EAPOL-Key msg 3/4`,
      `${part}: ANonce from message 1 of 4-Way Handshake differs from 3 of 4-Way Handshake - drop packet`,
      `${part}: No GTK IE in Group Key msg 1/2`,
      `${part}: No GTK KDE in Group Key msg 1/2`,
      `${part}: PTK0 rekey not allowed, reconnecting`,
      `${part}: Set PMK based on current PMKSA`,
      `${part}: No current PMKSA - clear PMK`,
    ),
  ]),
  {
    head: 'MLO RSN: Group rekeying completed with ',
    read: () => ({ kind: 'group-handshake', ok: true }),
    since: '2.11',
    samples: ['MLO RSN: Group rekeying completed with 02:00:00:00:00:00 [GTK=CCMP]'],
    kinds: ['group-handshake'],
  },
  {
    head: 'RSN: PMKID from Authenticator - hexdump(len=',
    rest: DUMPED_PMKID,
    read: ([, pmkid]) => ({ kind: 'm1-pmkid', pmkid: toPmkid(pmkid) }),
    samples: [
      'RSN: PMKID from Authenticator - hexdump(len=16): 63 8f 10 4e 5c c3 63 8e f8 e0 bd 54 1f 32 d6 6e',
    ],
    kinds: ['m1-pmkid'],
  },
  ...silent(
    'RSN: msg 1/4 key data - hexdump(len=22): dd 14',
    'RSN: found matching PMKID from PMKSA cache',
    'RSN: no matching PMKID found',
    'RSN: the new PMK matches with the PMKID',
    'RSN: matched PMKID - hexdump(len=16): 63 8f',
    'WPA: Send EAPOL-Key frame to 02:00:00:00:00:00 ver=0 mic_len=16 key_mgmt=0x400',
    'WPA: Renewed SNonce - hexdump(len=32): 00',
    'WPA: PTK derivation using PRF(SHA256)',
    'WPA: PTK derivation - A1=02:00:00:00:01:00 A2=02:00:00:00:00:00',
    'IEEE 802.1X RX: version=2 type=3 length=117',
  ),
];
