/**
 * The quirk book: what is known of access points, supplicants and drivers beyond what a log shows. Data only.
 *
 * A quirk changes the advice and the confidence of a finding that evidence has named. It adds no evidence and names no
 * cause. Each entry says where it is known from, in words that can be looked up.
 */
import type { Cause, Variant } from '../domain/causes.ts';
import type { Maker } from './makers.ts';

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
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
  /** Added to the confidence. It never lets a named cause fall below the strength at which causes are named. */
  readonly confidence?: number;
  readonly source: string;
}

const SEED_000 = 'seed 000: hostap list, 19 March 2026, "Clear pmksa cache for deauth with reason code 2"';
const ASK_THE_MAKER =
  'Ask for newer firmware of this access point: it should answer a key that it lost with status 53 (IEEE Std 802.11-2020, 12.6.10.3).';

export const QUIRKS: readonly Quirk[] = [
  {
    id: 'deauth-2-for-a-lost-key',
    cause: 'stale-pmksa',
    variants: ['deauth-before-association'],
    text: 'ASUS TUF-AX3000 V2 and TUF3600, TP-Link Archer AX1800 and AXE75 and Buffalo WXR-5700AX7S/N are known to answer a key that they lost with deauthentication reason 2 the first time after they restarted.',
    advice: ASK_THE_MAKER,
    source: SEED_000,
  },
  ...(['ASUS', 'TP-Link', 'Buffalo'] as const).map((maker): Quirk => ({
    id: `deauth-2-${maker.toLowerCase()}`,
    cause: 'stale-pmksa',
    variants: ['deauth-before-association', 'eap'],
    maker,
    text: `This access point was made by ${maker}, some of whose models are known for this.`,
    confidence: 0.01,
    source: SEED_000,
  })),
  {
    id: 'accepts-then-disassociates',
    cause: 'stale-pmksa',
    variants: ['disassociated-after-association'],
    text: 'Huawei B535-333 is known to accept the association with a key that it lost, and to disassociate with reason 2 at once.',
    advice: ASK_THE_MAKER,
    source: SEED_000,
  },
  {
    id: 'no-deauthentication-clears',
    cause: 'stale-pmksa',
    variants: ['deauth-before-association', 'disassociated-after-association'],
    supplicant: { before: '2.12' },
    text: 'Up to 2.11 no deauthentication makes wpa_supplicant drop the key, and it is offered for up to 12 hours. From July 2026 on reason 9 does, reason 2 does not.',
    source: 'hostap b1b0abc70 (28 July 2026), sme.c: sme_event_deauth',
  },
  {
    id: 'status-53-clears-the-network',
    cause: 'stale-pmksa',
    variants: ['invalid-pmkid'],
    supplicant: { before: '2.12' },
    text: 'Up to 2.11 a refusal with status 53 makes wpa_supplicant forget the keys of the whole network and heal itself; it is meant to concern one access point only since March 2026.',
    source: 'hostap e6dbaa673 (19 March 2026), sme.c: sme_event_assoc_reject',
  },
  {
    id: 'sae-called-a-psk',
    cause: 'stale-pmksa',
    variants: ['four-way-with-cached-pmk'],
    supplicant: { before: '2.10' },
    text: 'Up to 2.9 wpa_supplicant calls a failed handshake with a cached SAE key a wrong pre-shared key (WRONG_KEY). The password was not tested.',
    source: 'hostap 50a2c8c90 (October 2019, in 2.10), events.c: could_be_psk_mismatch',
  },
  {
    id: 'key-suspected-by-an-old-supplicant',
    cause: 'wrong-passphrase',
    variants: ['psk'],
    supplicant: { before: '2.10' },
    text: 'Up to 2.9 wpa_supplicant suspects the key also where SAE, or the renewal of a key, failed.',
    confidence: -0.03,
    source: 'hostap 50a2c8c90 and 84877f253 (in 2.10), events.c: could_be_psk_mismatch',
  },
  {
    id: 'refusal-not-printed',
    cause: 'wrong-passphrase',
    variants: ['sae'],
    supplicant: { before: '2.9' },
    text: 'This version of wpa_supplicant does not print that an SAE confirm was refused: it is known from the shape of the attempts.',
    confidence: -0.03,
    source: 'hostap, ctrl_iface event CTRL-EVENT-AUTH-REJECT: first in 2.9',
  },
  {
    id: 'confirm-status',
    cause: 'wrong-passphrase',
    variants: ['sae'],
    says: 'auth_transaction=2',
    text: 'hostapd refuses a wrong confirm with status 1 up to 2.10 and with 15 from 2.11 on. Access points are known that refuse a right one now and then: type the password anew before it is changed.',
    source: 'hostap c823197bd (November 2022, in 2.11)',
  },
  {
    id: 'status-16-of-a-full-mac',
    cause: 'ap-refused',
    says: 'status_code=16',
    text: 'Full-MAC drivers, brcmfmac among them, report status 16 for every connection that did not come about, whatever the access point said.',
    advice: 'Read the log of the access point, or a capture: this status need not be its word.',
    confidence: -0.05,
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
    text: `${driver} loads its firmware anew after a crash; handshakes that were under way fail, and keys are suspected that are right.`,
    advice: `Update the firmware files of ${driver} (package linux-firmware or firmware-*), then the kernel, and note the firmware version that it prints when it starts.`,
    source: `Linux, drivers/net/wireless/${where}`,
  })),
];
