/**
 * The quirk book: what is known of access points, supplicants and drivers beyond what a log shows. Data only.
 *
 * A quirk changes the advice and the confidence of a finding that evidence has named. It adds no evidence and names no
 * cause. Each entry says where it is known from, in words that can be looked up.
 */
import { said, type Said } from '../domain/said.ts';
import type { Cause, Variant } from '../domain/causes.ts';
import type { Maker } from '../domain/makers.ts';

export interface Quirk {
  readonly id: string;
  /** Findings that it can concern. */
  readonly cause: Cause;
  readonly variants?: readonly Variant[];
  /** Made the access point. */
  readonly maker?: Maker;
  /** Versions of wpa_supplicant, `before` not included. Where the log does not name its version, it does not apply. */
  readonly supplicant?: { readonly from?: string; readonly before: string };
  /** A word in the lines of the finding or around it: the name of a driver, or a code as it is printed. */
  readonly says?: string;
  /** What is known, for a reader. */
  readonly text: Said;
  /** What to do about it. */
  readonly advice?: Said;
  /** Added to the confidence. It never lets a named cause fall below the strength at which causes are named. */
  readonly confidence?: number;
  readonly source: string;
}

const MARCH_2026 = 'hostap mailing list, March 2026, "Clear pmksa cache for deauth with reason code 2"';
const ASK_THE_MAKER = said('quirk.advice.newer-firmware');

export const QUIRKS: readonly Quirk[] = [
  {
    id: 'deauth-2-for-a-lost-key',
    cause: 'stale-pmksa',
    variants: ['deauth-before-association'],
    text: said('quirk.deauth-2-for-a-lost-key'),
    advice: ASK_THE_MAKER,
    source: MARCH_2026,
  },
  ...(['ASUS', 'TP-Link', 'Buffalo'] as const).map((maker): Quirk => ({
    id: `deauth-2-${maker.toLowerCase()}`,
    cause: 'stale-pmksa',
    variants: ['deauth-before-association', 'eap'],
    maker,
    text: said('quirk.made-by', { maker }),
    confidence: 0.01,
    source: MARCH_2026,
  })),
  {
    id: 'accepts-then-disassociates',
    cause: 'stale-pmksa',
    variants: ['disassociated-after-association'],
    text: said('quirk.accepts-then-disassociates'),
    advice: ASK_THE_MAKER,
    source: MARCH_2026,
  },
  {
    id: 'no-deauthentication-clears',
    cause: 'stale-pmksa',
    variants: ['deauth-before-association', 'disassociated-after-association'],
    supplicant: { before: '2.12' },
    text: said('quirk.no-deauthentication-clears'),
    source: 'hostap b1b0abc70 (28 July 2026), sme.c: sme_event_deauth',
  },
  {
    id: 'status-53-clears-the-network',
    cause: 'stale-pmksa',
    variants: ['invalid-pmkid'],
    supplicant: { before: '2.12' },
    text: said('quirk.status-53-clears-the-network'),
    source: 'hostap e6dbaa673 (19 March 2026), sme.c: sme_event_assoc_reject',
  },
  {
    id: 'sae-called-a-psk',
    cause: 'stale-pmksa',
    variants: ['four-way-with-cached-pmk'],
    supplicant: { before: '2.10' },
    text: said('quirk.sae-called-a-psk'),
    source: 'hostap 50a2c8c90 (October 2019, in 2.10), events.c: could_be_psk_mismatch',
  },
  {
    id: 'key-suspected-by-an-old-supplicant',
    cause: 'wrong-passphrase',
    variants: ['psk'],
    supplicant: { before: '2.10' },
    text: said('quirk.key-suspected-by-an-old-supplicant'),
    confidence: -0.03,
    source: 'hostap 50a2c8c90 and 84877f253 (in 2.10), events.c: could_be_psk_mismatch',
  },
  {
    id: 'refusal-not-printed',
    cause: 'wrong-passphrase',
    variants: ['sae'],
    supplicant: { before: '2.9' },
    text: said('quirk.refusal-not-printed'),
    confidence: -0.03,
    source: 'hostap, ctrl_iface event CTRL-EVENT-AUTH-REJECT: first in 2.9',
  },
  {
    id: 'confirm-status',
    cause: 'wrong-passphrase',
    variants: ['sae'],
    says: 'auth_transaction=2',
    text: said('quirk.confirm-status'),
    source: 'hostap c823197bd (November 2022, in 2.11)',
  },
  {
    id: 'status-16-of-a-full-mac',
    cause: 'undetermined',
    says: 'status_code=16',
    text: said('quirk.status-16-of-a-full-mac'),
    advice: said('quirk.advice.read-point-log'),
    source: 'Linux, brcmfmac/cfg80211.c: brcmf_bss_connect_done sets WLAN_STATUS_AUTH_TIMEOUT',
  },
  ...(
    [
      ['brcmfmac', 'brcm80211/brcmfmac/core.c: brcmf_fw_crashed'],
      ['iwlwifi', 'intel/iwlwifi/pcie/rx.c: iwl_pcie_irq_handler'],
      ['ath10k', 'ath/ath10k/pci.c: ath10k_pci_fw_dump_work'],
      ['ath11k', 'ath/ath11k/mhi.c: ath11k_mhi_op_status_cb'],
    ] as const
  ).map(([driver, where]): Quirk => ({
    id: `firmware-${driver}`,
    cause: 'driver-fault',
    says: driver,
    text: said('quirk.firmware-reload', { driver }),
    advice: said('quirk.advice.update-firmware', { driver }),
    source: `Linux, drivers/net/wireless/${where}`,
  })),
];
