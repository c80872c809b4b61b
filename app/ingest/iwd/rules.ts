/**
 * What iwd says by itself (src/station.c, src/netdev.c; events since 2.7, compared with recordings of 2.3 and 3.8) and with `-d`.
 */
import type { AkmFamily } from '../../domain/events.ts';
import { noise, type RememberingRule } from '../remembering-rule.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { redacted } from '../redact.ts';
import { at, MAC, toMac, toNumber, toPmkid } from '../text.ts';
import {
  associated,
  authenticated,
  begin,
  choose,
  ended,
  enter,
  fail,
  restart,
  unanswered,
  type Join,
} from './join.ts';
import { own } from '../../domain/own.ts';

export type IwdRule = RememberingRule<Join>;

/** Names are printed as they are, made UTF-8: each of 32 bytes may have become a U+FFFD. More is another line's. */
const SSID = String.raw`((?:\xef\xbf\xbd|\\x[\da-fA-F]{2}|[^\\\xef]|\\(?!x)|\xef(?!\xbf\xbd)){0,32})`;
const STATE = '[a-z_ ()-]{4,24}';
const PMKID = '([\\da-f]{32})';
const MBM = 100;
/** NL80211_TIMEOUT_AUTH, _ASSOC (enum nl80211_timeout_reason). */
const TIMEOUT_AUTH = '2';
const TIMEOUT_ASSOC = '3';
const AKMS: Readonly<Record<string, AkmFamily>> = { 'WPA3-Personal': 'sae', 'WPA3-Enterprise': 'eap' };

const at4Way =
  (read: (join: Join) => ReturnType<NonNullable<IwdRule['read']>>): NonNullable<IwdRule['read']> =>
  (_, join) =>
    // Keys are renewed in the same way.
    join.connected ? undefined : read(join);

/** At the default level. */
const spoken: readonly IwdRule[] = [
  {
    head: 'Wireless daemon version ',
    rest: at`([\w.-]{1,32})`,
    read: ([, version], join) => {
      restart(join);
      return { kind: 'supplicant', state: 'version', version: `iwd ${version}` };
    },
    samples: ['Wireless daemon version 3.8'],
    kinds: ['supplicant'],
  },
  {
    head: 'event: connect-info, ',
    rest: at`(?:ssid: ${SSID}, bss: (${MAC}), signal: (-?\d+)|FullMAC driver: \S+ using (SAE))`,
    read: ([, ssid, bssid, signal, sae], join) => {
      if (sae === undefined) return begin(join, toMac(bssid), ssidFromBytes(ssid ?? ''), toNumber(signal));
      join.akm = 'sae';
      join.byDriver = true;
      return undefined;
    },
    samples: ['event: connect-info, ssid: lab-sae, bss: 02:00:00:00:00:00, signal: -30, load: 0/255'],
    kinds: ['auth-request', 'signal'],
    quiet: ['event: connect-info, FullMAC driver: brcmfmac using SAE.  Expect EXTERNAL_AUTH'],
  },
  {
    head: 'event: roam-info, ',
    rest: at`bss: (${MAC}), signal: (-?\d+)`,
    read: ([, bssid, signal], join) => begin(join, toMac(bssid), undefined, toNumber(signal)),
    samples: ['event: roam-info, bss: 02:00:00:00:02:00, signal: -30, load: 0/255'],
    kinds: ['auth-request', 'signal'],
  },
  {
    head: 'event: state, ',
    rest: at`old: (${STATE}), new: (${STATE})$`,
    read: ([, before, state = ''], join) => enter(join, state, before),
    samples: ['event: state, old: connecting, new: connected'],
    kinds: ['connected'],
    quiet: ['event: state, old: disconnected, new: autoconnect_quick'],
  },
  {
    head: 'event: connect-failed, ',
    rest: at`(status|reason): (\d+)`,
    read: ([, what, code], join) => fail(join, what === 'status' ? toNumber(code) : undefined),
    samples: ['event: connect-failed, status: 1'],
    kinds: ['disconnected'],
    quiet: ['event: connect-failed, reason: 15'],
  },
  {
    // A driver that connects by itself says the same of a deauthentication: only a debug level can tell. Without a reason
    // it is one that does not say which answer it waited for.
    head: 'event: connect-timeout, ',
    rest: at`reason: (\d+)`,
    read: ([, reason], join) => {
      const isUnspecified = reason === '0' && !join.byDriver && !join.deauthenticated && !join.associated;
      if (reason === TIMEOUT_AUTH || isUnspecified) return unanswered(join, 'auth');
      if (reason !== TIMEOUT_ASSOC) {
        join.open = false;
        return undefined;
      }
      const isVague = join.akm === undefined || join.byDriver || join.deauthenticated;
      return isVague ? fail(join) : unanswered(join, 'assoc');
    },
    samples: [],
    kinds: [],
    quiet: ['event: connect-timeout, reason: 2', 'event: connect-timeout, reason: 0'],
  },
  {
    head: 'event: authentication-timeout',
    read: (_, join) => unanswered(join, 'auth'),
    samples: [],
    kinds: [],
    quiet: ['event: authentication-timeout, '],
  },
  {
    head: 'event: association-timeout',
    read: (_, join) => unanswered(join, 'assoc'),
    samples: [],
    kinds: [],
    quiet: ['event: association-timeout, '],
  },
  {
    // The kernel's own line comes first, and says by whom.
    head: 'event: disconnect-info, ',
    rest: at`reason: (\d+)`,
    read: ([, reason], join) => ended(join, toNumber(reason), true),
    samples: ['event: disconnect-info, reason: 15'],
    kinds: ['disconnected'],
  },
  noise('event: '),
  {
    head: 'Received Deauthentication event, reason: ',
    rest: at`(\d+), from_ap: (true|false)`,
    read: ([, reason, byAp], join) => ended(join, toNumber(reason), byAp === 'false'),
    samples: ['Received Deauthentication event, reason: 15, from_ap: true'],
    kinds: ['disconnected'],
  },
  {
    // Between authentication and association; frames of our own are not told.
    head: 'deauth event, src=',
    rest: at`${MAC} dest=(${MAC}) bssid=(${MAC}) reason=(\d+)`,
    read: ([, own, bssid, reason], join) => [
      { kind: 'own-address', address: toMac(own) },
      ...ended(join, toNumber(reason), false, toMac(bssid)),
    ],
    samples: ['deauth event, src=02:00:00:00:00:00 dest=02:00:00:00:01:00 bssid=02:00:00:00:00:00 reason=2'],
    kinds: ['own-address', 'disconnected'],
  },
  {
    head: '4-Way handshake failed for ifindex: ',
    rest: at`\d+, reason: (\d+)`,
    // No handshake is waited for before the association is accepted.
    read: ([, reason], join) => [...associated(join), ...ended(join, toNumber(reason), true)],
    samples: ['4-Way handshake failed for ifindex: 3, reason: 15'],
    kinds: ['disconnected'],
  },
  // nl80211's commands, and the kernel's answer to one.
  ...(['AUTHENTICATE', 'ASSOCIATE', 'CONNECT'] as const).flatMap((command): readonly IwdRule[] =>
    [`Error sending CMD_${command} (`, `Received error during CMD_${command}: `].map((head) => ({
      head,
      rest: at`(?:[\w ]{1,48} \()?-?(\d+)\)`,
      read: ([, errno]) => ({
        kind: 'driver-refused',
        what: command === 'AUTHENTICATE' ? 'auth' : 'assoc',
        errno: toNumber(errno),
      }),
      samples: [`${head}${head.endsWith('(') ? '-16)' : 'Operation already in progress (114)'}`],
      kinds: ['driver-refused'],
    })),
  ),
  {
    // It asks for its own; the server may have that, too.
    head: 'EAP server tried method ',
    rest: at`\d+ while client was configured for method \d+`,
    read: () => ({ kind: 'eap', step: 'started' }),
    samples: ['EAP server tried method 52 while client was configured for method 25'],
    kinds: ['eap'],
  },
  {
    head: 'EAP completed with ',
    rest: at`eap(Success|Fail|Timeout)`,
    read: ([, how]) => ({
      kind: 'eap',
      step: how === 'Success' ? 'success' : how === 'Fail' ? 'failure' : 'timeout',
    }),
    samples: ['EAP completed with eapSuccess', 'EAP completed with eapFail', 'EAP completed with eapTimeout'],
    kinds: ['eap'],
  },
  {
    head: 'udev interface=',
    rest: at`(\S{1,15}) ifindex=\d+`,
    read: ([, iface = ''], join) => {
      join.iface = iface;
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['udev interface=wlan1 ifindex=3'],
  },
  // Said in ordinary joins too, with a cached key in nearly all of them (recordings of 3.8): it names no second program.
  noise('Unexpected connection related event'),
  ...['netconfig: ', 'DHCPv4 '].map((head): IwdRule => ({
    head,
    rest: at`(?:DHCPv4 )?lease expired`,
    read: () => ({ kind: 'address', step: 'timeout' }),
    samples: [`${head}${head === 'netconfig: ' ? 'DHCPv4 ' : ''}lease expired`],
    kinds: ['address'],
  })),
  {
    // iwctl.
    head: "Invalid network name '",
    rest: at`(.{1,32}?)'\s*$`,
    read: ([, ssid = '']) => ({ kind: 'network-not-found', ssid: ssidFromBytes(ssid) }),
    samples: ["Invalid network name 'lab'"],
    kinds: ['network-not-found'],
  },
  noise('hardware_rekey not supported'),
  noise('Connected BSS not in scan results'),
];

/** With IWD_SAE_DEBUG=1. */
const sae: readonly IwdRule[] = [
  {
    head: '[SAE]: Received frame transaction=',
    rest: at`([12]) status=(\d+) state=`,
    read: ([, transaction, code], join) => {
      const { bssid, open } = join;
      if (!open || bssid === undefined) return undefined;
      const status = toNumber(code);
      const answer = { bssid, algorithm: 3, transaction: toNumber(transaction), status };
      if (transaction !== '2' || status === 0) return { kind: 'auth-response', ...answer };
      join.open = false;
      return { kind: 'auth-rejected', ...answer };
    },
    samples: [],
    kinds: [],
    quiet: ['[SAE]: Received frame transaction=2 status=1 state=confirmed'],
  },
  noise('[SAE]: '),
];

/** A message of the kernel's that iwd hears, of whatever interface. */
const notified = (name: string, read: NonNullable<IwdRule['read']>): IwdRule => {
  const head = `src/netdev.c:netdev_mlme_notify() MLME notification ${name}`;
  return { head, read, samples: [], kinds: [], quiet: [head] };
};

/** With -d: file, function, words. */
const debug: readonly IwdRule[] = [
  {
    head: 'src/netdev.c:netdev_create_from_genl() ',
    rest: at`Created interface (\S{1,15})\[`,
    read: ([, iface = ''], join) => {
      join.iface = iface;
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['src/netdev.c:netdev_create_from_genl() Created interface wlan1[3 1]'],
  },
  {
    head: 'src/network.c:network_connect() ',
    read: (_, join) => {
      choose(join);
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['src/network.c:network_connect() '],
  },
  {
    head: 'src/network.c:network_connect_psk() ',
    read: (_, join) => {
      join.personal = true;
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['src/network.c:network_connect_psk() ask_passphrase: true'],
  },
  {
    head: 'src/station.c:station_autoconnect_next() ',
    rest: at`autoconnect: Trying SSID: ${SSID}$`,
    read: ([, ssid = ''], join) => {
      choose(join);
      // Nothing marks the end of this name: what ran into the line is none of it, least of all a secret.
      join.ssid = redacted(ssid) === ssid ? ssidFromBytes(ssid) : undefined;
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['src/station.c:station_autoconnect_next() autoconnect: Trying SSID: lab-sae'],
  },
  {
    head: 'src/wiphy.c:wiphy_select_akm() ',
    rest: at`Network is (\S{1,20}?)\.\.\.`,
    read: ([, name = ''], join) => {
      join.akm = own(AKMS, name);
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['src/wiphy.c:wiphy_select_akm() Network is WPA3-Personal...'],
  },
  {
    // It falls back to WPA2.
    head: 'src/wiphy.c:wiphy_can_connect_sae() ',
    rest: at`HW not \S+ capable, can't use SAE`,
    read: (_, join) => {
      join.akm = undefined;
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ["src/wiphy.c:wiphy_can_connect_sae() HW not MFP capable, can't use SAE"],
  },
  ...['src/station.c:station_add_seen_bss() ', 'src/station.c:station_print_scan_bss() '].map(
    (head): IwdRule => ({
      head,
      rest: at`Processing BSS '(${MAC})' with SSID: ${SSID}, freq: \d+, rank: \d+, strength: (-?\d+)`,
      read: ([, bssid, ssid, strength]) => ({
        kind: 'bss-seen',
        bssid: toMac(bssid),
        ssid: ssidFromBytes(ssid ?? ''),
        akms: [],
        signal: toNumber(strength) / MBM,
      }),
      samples: [
        `${head}Processing BSS '02:00:00:00:00:00' with SSID: lab-sae, freq: 2412, rank: 368, strength: -3000, data_rate: 54.0`,
      ],
      kinds: ['bss-seen'],
    }),
  ),
  {
    // Before there were events (2.x).
    head: 'src/station.c:__station_connect_network() ',
    rest: at`connecting to BSS (${MAC})`,
    read: ([, bssid], join) => begin(join, toMac(bssid), undefined),
    samples: ['src/station.c:__station_connect_network() connecting to BSS 02:00:00:00:00:00'],
    kinds: ['auth-request'],
  },
  {
    head: 'src/station.c:station_enter_state() ',
    rest: at`Old State: ${STATE}, new state: (${STATE})$`,
    read: ([, state = ''], join) => enter(join, state),
    samples: ['src/station.c:station_enter_state() Old State: connecting, new state: connected'],
    kinds: ['connected'],
  },
  {
    head: 'src/pmksa.c:pmksa_cache_get() ',
    rest: at`Returning entry with PMKID: ${PMKID}`,
    read: ([, pmkid], join) => {
      join.offered = true;
      return { kind: 'pmksa-offered', certain: true, pmkid: toPmkid(pmkid) };
    },
    samples: ['src/pmksa.c:pmksa_cache_get() Returning entry with PMKID: 000102030405060708090a0b0c0d0e0f'],
    kinds: ['pmksa-offered'],
  },
  {
    head: 'src/netdev.c:netdev_connect_common() ',
    rest: at`Skipping SAE by using PMKSA cache`,
    read: (_, join) => {
      join.offered = true;
      return { kind: 'pmksa-offered', certain: true };
    },
    samples: ['src/netdev.c:netdev_connect_common() Skipping SAE by using PMKSA cache'],
    kinds: ['pmksa-offered'],
  },
  {
    head: 'src/handshake.c:handshake_state_cache_pmksa() ',
    rest: at`Caching PMKSA for (${MAC})`,
    read: ([, bssid], join) => {
      join.caching = toMac(bssid);
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['src/handshake.c:handshake_state_cache_pmksa() Caching PMKSA for 02:00:00:00:00:00'],
  },
  {
    head: 'src/pmksa.c:pmksa_cache_put() ',
    rest: at`Adding entry with PMKID: ${PMKID}`,
    read: ([, pmkid], join) => {
      const { caching, akm } = join;
      if (caching === undefined) return undefined;
      const birth = akm === 'sae' || akm === 'eap' ? akm : 'unknown';
      return { kind: 'pmksa-added', bssid: caching, pmkid: toPmkid(pmkid), birth };
    },
    samples: [],
    kinds: [],
    quiet: ['src/pmksa.c:pmksa_cache_put() Adding entry with PMKID: 000102030405060708090a0b0c0d0e0f'],
  },
  // New and deleted stations: the kernel begins an authentication, or has ended one. Associate: SAE is over.
  ...['New Station(19)', 'Del Station(20)', 'Associate(38)'].map((name): IwdRule =>
    notified(name, (_, join) => {
      join.frames = 0;
      return undefined;
    }),
  ),
  notified('Authenticate(37)', (_, join) => authenticated(join)),
  notified('Deauthenticate(39)', (_, join) => {
    join.deauthenticated = true;
    return undefined;
  }),
  ...['src/netdev.c:netdev_get_oci() ', 'src/eapol.c:eapol_start() '].map((head): IwdRule => ({
    head,
    read: (_, join) => associated(join),
    samples: [],
    kinds: [],
    quiet: [head],
  })),
  {
    head: 'src/eapol.c:eapol_handle_ptk_1_of_4() ',
    // Nothing tells that 2/4 was sent; a PMKID that does not match is the only reason not to.
    read: at4Way((join) => [
      ...associated(join),
      { kind: 'eapol-key', message: 1, direction: 'received' },
      { kind: 'eapol-key', message: 2, direction: 'sent' },
    ]),
    samples: ['src/eapol.c:eapol_handle_ptk_1_of_4() ifindex=3'],
    kinds: ['eapol-key', 'eapol-key'],
  },
  {
    head: 'src/eapol.c:eapol_handle_ptk_3_of_4() ',
    read: at4Way(() => ({ kind: 'eapol-key', message: 3, direction: 'received' })),
    samples: ['src/eapol.c:eapol_handle_ptk_3_of_4() ifindex=3'],
    kinds: ['eapol-key'],
  },
  {
    // 3/4 was good and 4/4 has gone.
    head: 'src/netdev.c:netdev_set_tk() ',
    read: at4Way(({ bssid }) =>
      bssid === undefined
        ? undefined
        : [
            { kind: 'eapol-key', message: 4, direction: 'sent' },
            { kind: 'keys-installed', bssid },
          ],
    ),
    samples: [],
    kinds: [],
    quiet: ['src/netdev.c:netdev_set_tk() ifindex=3 key_idx=0'],
  },
  {
    head: 'src/netdev.c:netdev_cqm_event() ',
    rest: at`(?:Beacon lost event|Signal change event \(above=\d+ signal=(-?\d+)\))`,
    read: ([, signal]) =>
      signal === undefined ? { kind: 'beacon-loss' } : { kind: 'signal', dbm: toNumber(signal) },
    samples: ['src/netdev.c:netdev_cqm_event() Beacon lost event'],
    kinds: ['beacon-loss'],
  },
  {
    head: 'src/station.c:station_dbus_disconnect() ',
    read: () => ({ kind: 'command', command: 'DISCONNECT' }),
    samples: ['src/station.c:station_dbus_disconnect() '],
    kinds: ['command'],
  },
];

export const iwdRules: readonly IwdRule[] = [...spoken, ...sae, ...debug];
