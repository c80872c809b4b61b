import { at, toNumber } from '../text.ts';
import { IFACE, type MacRule } from './rules.ts';

export const eapolRules: readonly MacRule[] = [
  {
    head: 'EAP Request Identity',
    read: (_, { eapol }) => eapol.identity(),
    samples: ['EAP Request Identity'],
    kinds: ['assoc-request', 'eap', 'eap'],
  },
  {
    head: 'EAP Request: EAP type ',
    rest: at`(\d{1,3}) (accepted|not enabled)`,
    read: ([, type, word], { eapol }) =>
      word === 'accepted' ? eapol.accepted(toNumber(type)) : eapol.notEnabled(),
    samples: ['EAP Request: EAP type 25 accepted', 'EAP Request: EAP type 13 not enabled'],
    kinds: ['eap'],
  },
  {
    head: 'Supplicant ',
    rest: at`${IFACE}[^=]{0,40}? status: state=([A-Z][A-Za-z ]{1,20})`,
    read: ([, iface = '', state = ''], { station, eapol }) =>
      station.isOwn(iface, true) ? eapol.state(state) : [],
    samples: ['Supplicant en0 (main) status: state=Connecting', 'Supplicant en0 status: state=Held'],
    kinds: [],
  },
  {
    // The 802.1X log-off: what was in the cache is gone, whatever it was.
    head: 'PMK cache cleared',
    samples: ['PMK cache cleared'],
    kinds: [],
  },
  {
    head: 'en',
    rest: at`(\d{1,3}) (\S{1,20}): successfully authenticated`,
    read: ([, number = '', method = ''], { station, eapol }) =>
      station.isOwn(`en${number}`, true) ? eapol.succeeded(method) : [],
    samples: ['en0 PEAP: successfully authenticated'],
    kinds: ['assoc-request', 'eap'],
  },
  {
    head: 'en',
    rest: at`(\d{1,3}) (\S{1,20}): authentication failed with status (\d{1,5})`,
    read: ([, number = '', method = '', status], { station, eapol }) =>
      station.isOwn(`en${number}`, true) ? eapol.result(toNumber(status), method) : [],
    samples: ['en0 TTLS: authentication failed with status 1'],
    kinds: ['assoc-request', 'eap', 'join-failed'],
  },
];
