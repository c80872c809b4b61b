/** Association: the request, its RSNE, the answer. */
import { UNSPECIFIED } from '../../domain/codes.ts';
import { answeredBy, NO_BSSID } from '../../domain/ids.ts';
import { said } from '../../domain/said.ts';
import { akmOfKeyManagement } from '../akm.ts';
import { findRsne } from '../frames/rsne.ts';
import type { Rule } from '../rules.ts';
import { PRINTF_SSID as SSID, ssidFromPrintf } from '../../domain/ssid.ts';
import { at, hexBytes, MAC, toMac, toNumber } from '../text.ts';
import { silent } from './silent.ts';

export const associationRules: readonly Rule[] = [
  {
    head: 'Trying to associate with ',
    rest: at`(${MAC}) \(SSID='(${SSID})' freq=(\d+) MHz\)`,
    read: ([, bssid, ssid, freq], memory) => {
      memory.chooses = false;
      return {
        kind: 'assoc-request',
        bssid: toMac(bssid),
        ssid: ssidFromPrintf(ssid),
        freq: toNumber(freq),
      };
    },
    samples: [
      "Trying to associate with 02:00:00:00:00:00 (SSID='lab-sae' freq=2412 MHz)",
      "Trying to associate with 02:00:00:00:00:00 (SSID='freq=1 MHz)' freq=2412 MHz)",
    ],
    kinds: ['assoc-request'],
  },
  {
    // ap_scan=2, or the driver chooses the BSS: its address comes with the answer.
    head: "Trying to associate with SSID '",
    rest: at`(${SSID})'`,
    read: ([, ssid], memory) => {
      memory.chooses = true;
      return { kind: 'assoc-request', bssid: NO_BSSID, ssid: ssidFromPrintf(ssid) };
    },
    samples: ["Trying to associate with SSID 'lab-psk'"],
    kinds: ['assoc-request'],
  },
  {
    head: 'Associated with ',
    rest: at`(${MAC})`,
    read: ([, bssid]) => ({ kind: 'assoc-response', bssid: toMac(bssid), status: 0 }),
    samples: ['Associated with 02:00:00:00:00:00'],
    kinds: ['assoc-response'],
  },
  {
    head: 'CTRL-EVENT-ASSOC-REJECT ',
    rest: at`(?:bssid=(${MAC}) )?status_code=(\d+)( timeout)?`,
    read: ([, bssid, status, timeout], { chooses }) => {
      // "Unspecified failure" is what such a driver says of a join that failed in whatever way.
      const isWordOfNobody = bssid === undefined || (chooses === true && toNumber(status) === UNSPECIFIED);
      return {
        kind: 'assoc-response',
        ...answeredBy(isWordOfNobody ? undefined : toMac(bssid)),
        status: toNumber(status),
        ...(timeout !== undefined && { timeout: true }),
      };
    },
    samples: [
      'CTRL-EVENT-ASSOC-REJECT bssid=02:00:00:00:00:00 status_code=53',
      'CTRL-EVENT-ASSOC-REJECT status_code=16 timeout=assoc',
      'CTRL-EVENT-ASSOC-REJECT bssid=02:00:00:00:00:00 status_code=16 timeout qca_driver_reason=0',
    ],
    kinds: ['assoc-response'],
  },
  {
    // The driver is associated to a network that this supplicant does not have: somebody else asked for it, or the
    // network was taken away in between. The supplicant leaves at once.
    head: 'No network configuration found for the current AP',
    read: (_, memory) => {
      // Once may be a network that was taken away in between; again is somebody else.
      const isAgain = memory.uninvited;
      memory.uninvited = true;
      return isAgain
        ? {
            kind: 'foreign-controller',
            what: said('evidence.associated-uninvited'),
            each: true,
          }
        : { kind: 'unexpected-auth-event' };
    },
    samples: ['No network configuration found for the current AP'],
    kinds: ['unexpected-auth-event'],
  },
  {
    head: 'SME: Association time',
    rest: at`(?:d )?out`,
    read: () => ({ kind: 'assoc-timeout' }),
    samples: ['SME: Association timed out', 'SME: Association timeout'],
    kinds: ['assoc-timeout'],
  },
  {
    head: 'SME: Association request to the driver failed',
    read: () => ({ kind: 'driver-refused', what: 'assoc' }),
    samples: ['SME: Association request to the driver failed'],
    kinds: ['driver-refused'],
  },
  {
    head: 'Association request to the driver failed',
    read: () => ({ kind: 'driver-refused', what: 'assoc' }),
    samples: ['Association request to the driver failed'],
    kinds: ['driver-refused'],
  },
  {
    // The RSNE that goes into the next request; a PMKID in it is the offer of a cached PMK.
    head: 'WPA: set own WPA/RSN IE - hexdump(len=',
    rest: at`\d+\): ([\da-f ]+)`,
    read: ([, dump]) => {
      const rsne = findRsne(hexBytes(dump ?? ''));
      return rsne && { kind: 'rsne', pmkids: rsne.pmkids.length, akms: rsne.akms, ...firstOf(rsne.pmkids) };
    },
    samples: [
      'WPA: set own WPA/RSN IE - hexdump(len=28): 30 1a 01 00 00 0f ac 04 01 00 00 0f ac 04 01 00 00 0f ac 08 c0 00 00 00 00 0f ac 06',
      'WPA: set own WPA/RSN IE - hexdump(len=44): 30 2a 01 00 00 0f ac 04 01 00 00 0f ac 04 01 00 00 0f ac 08 c0 00 01 00 63 8f 10 4e 5c c3 63 8e f8 e0 bd 54 1f 32 d6 6e 00 0f ac 06',
    ],
    kinds: ['rsne'],
  },
  {
    head: 'SAE: Use WPA_AUTH_ALG_OPEN for PMKSA caching attempt',
    read: () => ({ kind: 'pmksa-offered', certain: true }),
    since: '2.9',
    samples: ['SAE: Use WPA_AUTH_ALG_OPEN for PMKSA caching attempt'],
    kinds: ['pmksa-offered'],
  },
  ...['WPA', 'RSN', 'HS 2.0'].map((part): Rule => ({
    head: `${part}: using KEY_MGMT `,
    rest: at`(.+)`,
    read: ([, name]) => {
      const akm = akmOfKeyManagement(name ?? '');
      return akm && { kind: 'akm-selected', akm };
    },
    samples: [
      `${part}: using KEY_MGMT SAE`,
      `${part}: using KEY_MGMT FT/SAE`,
      `${part}: using KEY_MGMT WPA-PSK`,
      `${part}: using KEY_MGMT 802.1X with SHA256`,
    ],
    kinds: ['akm-selected'],
  })),
  {
    head: 'Attempt to roam to ',
    since: '2.11',
    samples: ['Attempt to roam to 02:00:00:00:01:01'],
    kinds: [],
  },
  ...silent(
    'Association info event',
    'CTRL-EVENT-SUBNET-STATUS-UPDATE status=0',
    'SME: Association with 02:00:00:00:00:00 failed: status code 53',
    'SME: Temporary association reject from BSS 02:00:00:00:00:00',
    'SME: Association comeback interval: 2000 TUs',
    'SME: Association Request IEs - hexdump(len=4): 7f 02 00 00',
    'SME: FT mobility domain 0xa1b2',
    'Driver-initiated BSS selection changed the SSID to lab',
    'Select network based on association information',
    'MLO: Link 0 connected',
    'RSN: PMKID from assoc IE found from PMKSA cache',
    'RSN: PMKID from assoc IE not found from PMKSA cache',
    'WPA: clearing own WPA/RSN IE',
    'WPA: Association event - clear replay counter',
    'Event ASSOC (0) received',
    'nl80211: Associate event',
  ),
];

const firstOf = <T>(pmkids: readonly T[]): { pmkid?: T } =>
  pmkids[0] === undefined ? {} : { pmkid: pmkids[0] };
