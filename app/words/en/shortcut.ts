/** Whether a saved key was offered, and how that is known. */
import type { SHORTCUT } from '../../domain/sentences/shortcut.ts';
import type { Texts } from '../texts.ts';

export const shortcut: Texts<typeof SHORTCUT> = {
  'shortcut.empty-cache': 'no key was saved: the supplicant had just started',
  'shortcut.sae-ran': 'SAE was run: commit and confirm',
  'shortcut.ft-used': 'fast transition was used, not a saved key',
  'shortcut.key-made': 'a full login made a new key during the attempt',
  'shortcut.eap-ran': 'EAP was run',
  'shortcut.offer-said': 'the supplicant says that it offers a saved key',
  'shortcut.refusal-names-key': 'the refusal names the saved key',
  'shortcut.key-accepted': 'a saved key was accepted for the attempt',
  'shortcut.pmkid-in-request': 'the association request carries a PMKID',
  'shortcut.no-pmkid-in-request': 'the association request carries no PMKID',
  'shortcut.two-exchanges': 'two authentication exchanges: SAE was run',
  'shortcut.akm-without-cache': 'this key management saves no keys',
  'shortcut.log-begins-late': 'the log begins at the association',
  'shortcut.kept-from-eap': 'a full login made a key for this access point before, and no EAP started now',
  'shortcut.open-on-sae': 'open authentication on an SAE network',
  'shortcut.taken-for-stranger':
    'the access point does not know this device, as a full SAE exchange would have made it do',
  'shortcut.sae-unseen': 'nothing here shows whether SAE was run',
  'shortcut.one-exchange-with-entry':
    'one authentication exchange on an SAE network, with a key saved before and none added',
  'shortcut.one-exchange': 'one authentication exchange on an SAE network, and no key was made',
  'shortcut.no-eap-with-entry': 'no EAP start, with a key saved before and none added',
  'shortcut.no-eap': 'no EAP start on an EAP network',
  'shortcut.entry-unchanged': 'a key for this access point was saved before, and none was added',
  'shortcut.psk-without-cache': 'a PSK network saves no keys',
  'shortcut.akm-unknown': 'nothing says which key management this network uses',
};
