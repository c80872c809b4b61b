/** The PMKSA cache. */
import { akmOfBits } from '../akm.ts';
import type { Rule } from '../rules.ts';
import { at, MAC, toMac, toNumber, toPmkid } from '../text.ts';
import { silent, silentHead } from './silent.ts';

const ROW = at`(${MAC}) (-?\d+)`;
const ADDRESS = at`(${MAC})`;

export const pmksaRules: readonly Rule[] = [
  {
    head: 'PMKSA-CACHE-ADDED ',
    rest: ROW,
    read: ([, bssid, id]) => ({ kind: 'pmksa-added', bssid: toMac(bssid), networkId: toNumber(id) }),
    since: '2.9',
    samples: ['PMKSA-CACHE-ADDED 02:00:00:00:00:00 0'],
    kinds: ['pmksa-added'],
  },
  {
    head: 'PMKSA-CACHE-REMOVED ',
    rest: ROW,
    read: ([, bssid, id]) => ({ kind: 'pmksa-removed', bssid: toMac(bssid), networkId: toNumber(id) }),
    since: '2.9',
    samples: ['PMKSA-CACHE-REMOVED 02:00:00:00:00:00 0'],
    kinds: ['pmksa-removed'],
  },
  {
    // The only word of it in 2.4, where PMKSA-CACHE-ADDED does not exist yet; later both come, and are one entry.
    head: 'RSN: Added PMKSA cache entry for ',
    rest: at`(${MAC}) (?:spa=${MAC} )?network_ctx=\S+( akmp=)?`,
    read: ([, bssid, akmp]) => (akmp ? undefined : { kind: 'pmksa-added', bssid: toMac(bssid) }),
    samples: ['RSN: Added PMKSA cache entry for 02:00:00:00:00:00 network_ctx=0x55d0c3a2f1b0'],
    kinds: ['pmksa-added'],
    quiet: [
      'RSN: Added PMKSA cache entry for 02:00:00:00:00:00 network_ctx=0x55d0c3a2f1b0 akmp=0x400',
      'RSN: Added PMKSA cache entry for 02:00:00:00:00:00 spa=02:00:00:00:01:00 network_ctx=0x55d0c3a2f1b0 akmp=0x400',
    ],
  },
  {
    head: 'RSN: added opportunistic PMKSA cache entry for ',
    rest: ADDRESS,
    read: ([, bssid]) => ({ kind: 'pmksa-added', bssid: toMac(bssid), birth: 'okc' }),
    samples: ['RSN: added opportunistic PMKSA cache entry for 02:00:00:00:01:01'],
    kinds: ['pmksa-added'],
  },
  {
    // For the access point that is tried next; from 2.10 on it names the key management.
    head: 'RSN: PMKSA cache search - network_ctx=',
    rest: at`\S{1,24} try_opportunistic=\d(?: akmp=0x([\da-f]{1,8}))?`,
    read: ([, bits]) => {
      const akm = bits === undefined ? undefined : akmOfBits(Number.parseInt(bits, 16));
      return akm && { kind: 'akm-selected', akm };
    },
    samples: ['RSN: PMKSA cache search - network_ctx=0x55d0c3a2f1b0 try_opportunistic=0 akmp=0x400'],
    kinds: ['akm-selected'],
    quiet: ['RSN: PMKSA cache search - network_ctx=0 try_opportunistic=0'],
  },
  {
    // An entry exists and was selected; whether this attempt uses it, other lines say.
    head: 'RSN: PMKSA cache entry found - PMKID - hexdump(len=',
    rest: at`16\): ([\da-f]{2}(?: [\da-f]{2}){15})`,
    read: ([, pmkid]) => ({ kind: 'pmksa-offered', certain: false, pmkid: toPmkid(pmkid) }),
    samples: [
      'RSN: PMKSA cache entry found - PMKID - hexdump(len=16): 63 8f 10 4e 5c c3 63 8e f8 e0 bd 54 1f 32 d6 6e',
    ],
    kinds: ['pmksa-offered'],
  },
  {
    // Without its dump, as people shorten it.
    head: 'RSN: PMKSA cache entry found',
    read: () => ({ kind: 'pmksa-offered', certain: false }),
    samples: ['RSN: PMKSA cache entry found'],
    kinds: ['pmksa-offered'],
  },
  // Said of every search, those for access points that are not tried included: the attempt itself tells more.
  silentHead('RSN: No PMKSA cache entry found', 'RSN: No PMKSA cache entry found'),
  {
    head: 'PMKSA caching attempt rejected - drop PMKSA cache entry and fall back to SAE authentication',
    read: () => ({ kind: 'pmksa-refused', fallback: 'sae' }),
    samples: ['PMKSA caching attempt rejected - drop PMKSA cache entry and fall back to SAE authentication'],
    kinds: ['pmksa-refused'],
  },
  {
    head: 'SME: PMKSA caching attempt rejected with deauthentication - drop PMKSA cache entry',
    read: () => ({ kind: 'pmksa-refused', fallback: 'sae' }),
    since: 'main',
    samples: ['SME: PMKSA caching attempt rejected with deauthentication - drop PMKSA cache entry'],
    kinds: ['pmksa-refused'],
  },
  ...['SAE', 'DPP', 'FILS'].map((method): Rule => ({
    head: `${method}: Drop PMKSA cache entry`,
    read: () => ({ kind: 'pmksa-refused' }),
    since: method === 'FILS' ? '2.10' : '2.9',
    samples: [`${method}: Drop PMKSA cache entry`],
    kinds: ['pmksa-refused'],
  })),
  {
    head: 'FILS: Drop external PMKSA cache entry',
    read: () => ({ kind: 'pmksa-refused' }),
    since: '2.10',
    samples: ['FILS: Drop external PMKSA cache entry'],
    kinds: ['pmksa-refused'],
  },
  {
    head: 'RSN: no PMKSA entry found - trigger full EAP authentication',
    read: () => ({ kind: 'pmksa-refused', fallback: 'eap' }),
    samples: ['RSN: no PMKSA entry found - trigger full EAP authentication'],
    kinds: ['pmksa-refused'],
  },
  {
    head: 'RSN: PMKID mismatch - authentication server may have derived different MSK?!',
    read: () => ({ kind: 'pmksa-miss' }),
    since: '2.9',
    samples: ['RSN: PMKID mismatch - authentication server may have derived different MSK?!'],
    kinds: ['pmksa-miss'],
  },
  {
    head: 'RSN: Authenticator accepted opportunistic PMKSA entry - marking it valid',
    read: () => ({ kind: 'pmksa-accepted' }),
    samples: ['RSN: Authenticator accepted opportunistic PMKSA entry - marking it valid'],
    kinds: ['pmksa-accepted'],
  },
  silentHead('OKC: ', 'OKC: PMK-R0 mismatch'),
  ...silent(
    'RSN: Search for PMKID - hexdump(len=16): 63 8f',
    'RSN: Search for BSSID 02:00:00:00:00:00',
    'RSN: Search for FILS Cache Identifier 0011',
    'RSN: Do not allow PMKSA cache entry for 02:00:00:00:00:00 to be used for SAE since its reauth threshold has passed',
    'RSN: Consider 02:00:00:00:00:00 for OKC',
    'RSN: Do not clone PMKSA cache entry for 02:00:00:00:00:00 since its reauth threshold has passed',
    'RSN: Flush PMKSA cache entry for 02:00:00:00:00:00',
    'RSN: expired PMKSA cache entry for 02:00:00:00:00:00',
    'RSN: postpone PMKSA cache entry expiration for SAE with 02:00:00:00:00:00',
    'RSN: removed the oldest idle PMKSA cache entry (for 02:00:00:00:00:00) to make room for new one',
    'RSN: Replace PMKSA entry for the current AP and any PMKSA cache entry that was based on the old PMK',
    'WPA: reusing previous PMKSA entry',
    'RSN: PMKSA cache entry free_cb: 02:00:00:00:00:00 reason=1',
    'RSN: replaced current PMKSA entry',
    'RSN: removed current PMKSA entry',
    'RSN: deauthenticating due to expired PMK',
    'RSN: Cancelling PMKSA caching attempt',
    'RSN: Cancelled PMKSA caching attempt',
    'RSN: Do not reply to msg 1/4 - requesting full EAP authentication',
    'WPA: Disable PMKSA caching for FT/802.1X connection',
    'RSN: Disable PMKSA caching due to incompatible AKMP (PMKSA: 0x400, selected: 0x2)',
    'RSN: No direct PMKID match found - trying OKC for 02:00:00:00:00:00',
    'RSN: flushing PMKID list in the driver',
    'RSN: Clear current PMKSA entry selection',
    'RSN: starting pre-authentication with 02:00:00:00:01:01',
    'RSN: pre-authentication with 02:00:00:00:01:01 completed successfully',
    'RSN: PMKSA candidate 02:00:00:00:01:01 selected for pre-authentication',
    'DPP: Drop PMKSA cache entry for the BSS due to invalid PMKID report',
    'Clear cached state on disabled interface',
  ),
];
