/** What the quirk book knows of access points, supplicants and drivers. */
import type { QUIRKS } from '../../domain/sentences/quirks.ts';
import type { Texts } from '../texts.ts';

export const quirks: Texts<typeof QUIRKS> = {
  'quirk.deauth-2-for-a-lost-key':
    'ASUS TUF-AX3000 V2 and TUF3600, TP-Link Archer AX1800 and AXE75 and Buffalo WXR-5700AX7S/N are known to answer a key that they lost with deauthentication reason 2 the first time after they restarted.',
  'quirk.made-by': 'This access point was made by {maker}, some of whose models are known for this.',
  'quirk.accepts-then-disassociates':
    'Huawei B535-333 is known to accept the association with a key that it lost, and to disassociate with reason 2 at once.',
  'quirk.no-deauthentication-clears':
    'Up to 2.11 no deauthentication makes wpa_supplicant clear the key, and it is offered for up to 12 hours. From July 2026 on reason 9 does, reason 2 does not.',
  'quirk.status-53-clears-the-network':
    'Up to 2.11 a refusal with status 53 makes wpa_supplicant clear the saved keys of the whole network and heal itself; it is meant to concern one access point only since March 2026.',
  'quirk.sae-called-a-psk':
    'Up to 2.9 wpa_supplicant calls a failed handshake with a saved SAE key a wrong pre-shared key (WRONG_KEY). The password was not tested.',
  'quirk.key-suspected-by-an-old-supplicant':
    'Up to 2.9 wpa_supplicant suspects the key also where SAE, or the renewal of a key, failed.',
  'quirk.refusal-not-printed':
    'This version of wpa_supplicant does not print that an SAE confirm was refused: it is known from the shape of the attempts.',
  'quirk.confirm-status':
    'hostapd refuses a wrong confirm with status 1 up to 2.10 and with 15 from 2.11 on. Access points are known that refuse a right one now and then: type the password anew before it is changed.',
  'quirk.status-16-of-a-full-mac':
    'Full-MAC drivers, brcmfmac among them, report status 16 for every connection that did not come about, whatever the access point said.',
  'quirk.firmware-reload':
    '{driver} loads its firmware anew after a crash; handshakes that were under way fail, and keys are suspected that are right.',
  'quirk.advice.newer-firmware':
    'Ask for newer firmware of this access point: it should answer a key that it lost with status 53 (IEEE Std 802.11-2020, 12.6.10.3).',
  'quirk.advice.read-point-log':
    'Read the log of the access point, or a capture: this status need not be its word.',
  'quirk.advice.update-firmware':
    'Update the firmware files of {driver} (package linux-firmware or firmware-*), then the kernel, and note the firmware version that it prints when it starts.',
};
