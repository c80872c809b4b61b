/**
 * What Espressif's modules answer to AT commands (ESP8266 and ESP32 as the modem of another controller): the commands of the ESP-AT
 * user guide, "Wi-Fi AT Commands", and of the ESP8266's instruction set, which name where a setting is kept (`_CUR`, `_DEF`).
 */
import type { AkmFamily } from '../../domain/events.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';

/** The network that was asked for last, and whether the module said that it is in. */
interface Module {
  ssid: string | undefined;
  isIn: boolean;
}

type Rule = ProgramRule<Module>;

/** `<ecn>` of a scan's line; what is left out says nothing of the password. */
const AKMS: ReadonlyMap<number, readonly AkmFamily[]> = new Map([
  [0, ['open']],
  [2, ['psk']],
  [3, ['psk']],
  [4, ['psk']],
  [5, ['eap']],
  [6, ['sae']],
  [7, ['psk', 'sae']],
]);

/** `<error code>` of a join: 2 is the module's guess about any handshake or login that failed. */
const failures = (code: number, { ssid }: Module): readonly Read[] => {
  if (code === 2) return [{ kind: 'psk-mismatch-suspected' }, { kind: 'join-failed', code }];
  if (code === 3)
    return [{ kind: 'network-not-found', ...(ssid !== undefined && { ssid: ssidFromBytes(ssid) }) }];
  return [{ kind: 'join-failed', code }];
};

const KEPT = ['', '_CUR', '_DEF'];

const rules: readonly Rule[] = [
  ...KEPT.flatMap((where): readonly Rule[] => [
    {
      head: `AT+CWJAP${where}="`,
      rest: at`([^"]{1,32})"`,
      read: ([, ssid = ''], module) => {
        module.ssid = ssid;
        module.isIn = false;
        return { kind: 'auth-request', bssid: NO_BSSID, ssid: ssidFromBytes(ssid) };
      },
      samples: [`AT+CWJAP${where}="lab","[removed]"`],
      kinds: ['auth-request'],
    },
    {
      head: `+CWJAP${where}:`,
      rest: at`(\d{1,3})$`,
      read: ([, code], module) => {
        module.isIn = false;
        return failures(toNumber(code), module);
      },
      samples: [`+CWJAP${where}:1`],
      kinds: ['join-failed'],
    },
    {
      // The answer to a question: the module is in.
      head: `+CWJAP${where}:"`,
      rest: at`([^"]{1,32})","(${MAC})"`,
      read: ([, ssid = '', bssid], module) => {
        module.isIn = true;
        return { kind: 'connected', bssid: toMac(bssid), ssid: ssidFromBytes(ssid) };
      },
      samples: [`+CWJAP${where}:"lab","02:00:00:00:00:00",6,-57`],
      kinds: ['connected'],
    },
  ]),
  {
    head: '+CWLAP:(',
    rest: at`(\d),"([^"]{1,32})",(-\d{1,3}),"(${MAC})"`,
    read: ([, security, ssid = '', dbm, bssid]) => ({
      kind: 'bss-seen',
      bssid: toMac(bssid),
      ssid: ssidFromBytes(ssid),
      akms: AKMS.get(toNumber(security)) ?? [],
      signal: toNumber(dbm),
    }),
    samples: ['+CWLAP:(3,"lab",-57,"02:00:00:00:00:00",6)'],
    kinds: ['bss-seen'],
    quiet: ['+CWLAP:(3,"",-66,"02:00:00:00:00:02",2)'],
  },
  { head: '+CWLAP:', samples: [], kinds: [], quiet: ['+CWLAP:("lab",-57)'] },
  {
    head: 'WIFI CONNECTED',
    read: (_, module) => {
      module.isIn = true;
      return { kind: 'connected', bssid: NO_BSSID };
    },
    samples: ['WIFI CONNECTED'],
    kinds: ['connected'],
  },
  {
    head: 'WIFI GOT IP',
    read: () => ({ kind: 'address', step: 'obtained', by: 'esp-at' }),
    samples: ['WIFI GOT IP'],
    kinds: ['address'],
  },
  {
    // It is said before each join, too, and of one that fails.
    head: 'WIFI DISCONNECT',
    read: (_, module) => {
      const wasIn = module.isIn;
      module.isIn = false;
      return wasIn ? { kind: 'disconnected', bssid: NO_BSSID, reason: 0, local: false } : undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['WIFI DISCONNECT'],
  },
  ...['AT+CWQAP', 'AT+CWMODE', 'AT+CWLAP', 'AT+CWJAP', 'AT+CIPSTA', 'AT+CIFSR', '+CIFSR:', '+CWSTATE:'].map(
    (head): Rule => ({ head, samples: [], kinds: [], quiet: [head] }),
  ),
];

export const espAt = dialectOf({
  name: 'esp-at',
  title: "the answers of Espressif's modules to AT commands",
  programs: [],
  witness: 'supplicant',
  bare: (message) => message,
  rules,
  begin: (): Module => ({ ssid: undefined, isIn: false }),
});
