/** What nmcli answers: why an activation failed (`libnmc-base/nm-client-utils.c`, 1.10 to 1.50), and that one went well. */
import type { AkmFamily } from '../../domain/events.ts';
import type { Ssid } from '../../domain/ids.ts';
import { own } from '../../domain/own.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { mayBeWireless } from '../dhcp/wired.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import type { Read, Reading } from '../rules.ts';
import { at } from '../text.ts';

const BY = 'nmcli';
/** The words themselves are not kept: anything may have run into them. */
const failed = (reason?: string): Read => ({
  kind: 'manager-state',
  state: 'failed',
  ...(reason === undefined ? {} : { reason }),
});

/** A device's state reason in words; its number is NetworkManager's own, and no status of 802.11. */
function reasonOf(words: string): Reading {
  if (/network could not be found/i.test(words)) return { kind: 'network-not-found' };
  if (/secrets were required/i.test(words))
    return [{ kind: 'secrets-requested', program: BY }, failed('no-secrets')];
  if (/ip configuration could not be reserved|dhcp client/i.test(words))
    return { kind: 'address', step: 'timeout', by: BY };
  return failed();
}

/** Whose settings were asked for, as they are shown below. */
interface Asked {
  ssid: Ssid | undefined;
}

const AKMS: Readonly<Record<string, AkmFamily>> = {
  sae: 'sae',
  'wpa-psk': 'psk',
  'wpa-eap': 'eap',
  owe: 'owe',
};

const asks = ['nmcli ', '$ nmcli ', '# nmcli ', '$ sudo nmcli '].map((head): ProgramRule<Asked> => ({
  head,
  rest: at`[^\n]{0,120}?\bc(?:on(?:nection)?)? s(?:how)? (?:id )?(?:"([^"\n]{1,32})"|'([^'\n]{1,32})'|([^\s|]{1,32}))\s*$`,
  read: ([, double, single, plain], asked) => {
    asked.ssid = ssidFromBytes(double ?? single ?? plain ?? '');
    return undefined;
  },
  samples: [],
  kinds: [],
  quiet: [`${head}connection show lab`],
}));

const rules: readonly ProgramRule<Asked>[] = [
  ...asks,
  {
    // A profile is mostly called as its network is; that it says so itself comes before its security.
    head: '802-11-wireless.ssid:',
    rest: at`\s{1,40}(\S.{0,31}?)\s*$`,
    read: ([, name = ''], asked) => {
      asked.ssid = ssidFromBytes(name);
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['802-11-wireless.ssid:                   lab'],
  },
  {
    head: '802-11-wireless-security.key-mgmt:',
    rest: at`\s{1,40}(sae|wpa-psk|wpa-eap|owe)\s*$`,
    read: ([, word = ''], { ssid }) => {
      const akm = own(AKMS, word);
      return ssid === undefined || akm === undefined
        ? undefined
        : { kind: 'network-known', ssid, akms: [akm] };
    },
    samples: [],
    kinds: [],
    quiet: ['802-11-wireless-security.key-mgmt:      sae'],
  },
  {
    head: 'Error: Connection activation failed',
    rest: at`:? (?:\(\d{1,3}\) )?(.{1,120})`,
    read: ([, words = '']) => reasonOf(words),
    samples: ['Error: Connection activation failed: (7) Secrets were required, but not provided.'],
    kinds: ['secrets-requested', 'manager-state'],
  },
  {
    head: 'Error: No network with SSID ',
    rest: at`'(.{1,32}?)' found`,
    read: ([, ssid = '']) => ({ kind: 'network-not-found', ssid: ssidFromBytes(ssid) }),
    samples: ["Error: No network with SSID 'lab' found."],
    kinds: ['network-not-found'],
  },
  {
    head: "Device '",
    rest: at`([^'\s]{1,15})' successfully activated with '`,
    read: ([, iface = '']) =>
      mayBeWireless(iface) ? { kind: 'manager-state', state: 'activated', iface } : undefined,
    samples: ["Device 'wlan0' successfully activated with '37e59384-3a3b-4522-90a7-9692e7e49cb5'."],
    kinds: ['manager-state'],
  },
  {
    head: 'Error: Timeout expired (',
    read: () => failed('timeout'),
    samples: ['Error: Timeout expired (90 seconds)'],
    kinds: ['manager-state'],
  },
];

export const nmcli = dialectOf({
  name: 'nmcli',
  title: 'the answers of nmcli',
  witness: 'manager',
  rules,
  bare: (message) => message,
  begin: () => ({ ssid: undefined }),
});
