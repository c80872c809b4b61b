/**
 * Cisco wireless controllers: Catalyst 9800 (IOS-XE) traces, and AireOS `debug client` and its syslog messages.
 *
 * One controller speaks for all its access points: events carry the BSSID where the log has said it, and no interface.
 */
import type { Instant, Mac } from '../../domain/ids.ts';
import type { Dialect, Emit, LineParser, OpenOptions, Recognition } from '../dialect.ts';
import { DAMAGED, RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { addressOf, GROUPED } from '../hardware-address.ts';
import { ADDRESS, matchMasked } from '../masked.ts';
import { RuleTable } from '../rule-table.ts';
import { listOf, type Reading } from '../rules.ts';
import { fraction, YearKeeper } from '../stamps.ts';
import { Stations } from '../stations.ts';
import { at, MAC, matchAt, toMac } from '../text.ts';
import { aireOsMessages, aireOsRules } from './aire-os-rules.ts';
import { newClient, statedOf, type Client, type ClientRule } from './client.ts';
import { dot1xRules, iosXeRules } from './ios-xe-rules.ts';
import { own } from '../../domain/own.ts';

const IOS_XE = at`(\d{4})/(\d\d)/(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? \{[\w-]{1,32}\}\{\d{1,4}\}: \[[\w-]{1,32}\] \[\d{1,10}\](?:\[[^\]]{0,64}\])?: \(\w{1,12}\): (?:MAC: (${GROUPED})\s+|\[(${GROUPED})[:\]][^\]]{0,40}\]?\s*|(?=%CLIENT_ORCH_LOG-\d-[^:]{1,64}: .{0,80}?MAC: (${GROUPED}))|(?=RADIUS: ))`;
/** How AireOS' tasks begin: `*apfMsConnTask_0: `. */
const TASKS = Array.from({ length: 26 }, (_, n) =>
  [0x41, 0x61].map((first) => `*${String.fromCharCode(first + n)}`),
).flat();
/** Behind `*task: `: stamp, then the client or a system message. */
const AIRE_OS = at`\*[A-Za-z][\w .-]{1,31}: ([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\.\d{3}): (?:(${MAC})\s+|[%#]([A-Z0-9_]{2,32}-\d-[A-Z0-9_]{2,48}): )`;
const IPV4 = at`(?:\d{1,3}\.){3}\d{1,3} `;
/** The client's address in a system message. */
const named = (address: string): RegExp =>
  new RegExp(`\\b(?:client|mobile|station|from)(?: MAC)? ?:? ?(${address})`, 'i');
const NAMED = named(MAC);
/** Where somebody has blacked it out. */
const NAMED_MASKED = named(ADDRESS);
/** A prompt or a syslog header stands before `*task: `; the task is looked for so far. */
const FRONT = 120;
/** Characters of a message that nobody knows. */
const LONGEST = 240;

const iosXe = new RuleTable(iosXeRules);
const dot1x = new RuleTable(dot1xRules);
const aireOs = new RuleTable(aireOsRules);

interface About {
  readonly at: Instant | undefined;
  readonly station: Mac;
  readonly line: string;
  readonly number: number;
}

class CiscoParser implements LineParser {
  readonly #input: number;
  readonly #emit: Emit;
  readonly #years: YearKeeper;
  readonly #clients = new Stations<Client>(newClient);
  /** Of whom a trace has told last: what it hears of a login server names nobody. */
  #last: Mac | undefined;

  constructor(input: number, emit: Emit, options: OpenOptions | undefined) {
    this.#input = input;
    this.#emit = emit;
    this.#years = new YearKeeper(options?.year ?? 1970);
  }

  parseText(line: string, number: number): Recognition {
    const groups = matchAt(IOS_XE, line, 0);
    return groups ? this.#trace(groups, line, number) : this.#debug(line, number);
  }

  end(): void {
    // Every message is one line.
  }

  #trace(groups: RegExpExecArray, line: string, number: number): Recognition {
    const [head, year, month, day, hour, minute, second, digits, client, user, named] = groups;
    const date = [year, month, day, hour, minute, second].map(Number);
    const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = date;
    const address = client ?? user ?? named;
    const station = address === undefined ? this.#last : addressOf(address);
    if (station === undefined) return UNKNOWN;
    this.#last = station;
    const when = Date.UTC(y, mo - 1, d, h, mi, s) + fraction(digits);
    const table = (client ?? named) === undefined ? dot1x : iosXe;
    return this.#message(table, head.length, { at: when, station, line, number });
  }

  #debug(line: string, number: number): Recognition {
    for (let star = line.indexOf('*'); star >= 0 && star < FRONT; star = line.indexOf('*', star + 1)) {
      const groups = matchMasked(AIRE_OS, line, star);
      if (!groups) continue;
      const [head, stamp = '', client, mnemonic] = groups;
      const when = this.#years.instant(stamp, 0);
      let body = star + head.length;
      // The policy manager puts the client's IP address in front of its states.
      body += matchAt(IPV4, line, body)?.[0].length ?? 0;
      if (client !== undefined)
        return this.#message(aireOs, body, { at: when, station: toMac(client), line, number });
      const text = line.slice(body, body + 400);
      const address = (NAMED.exec(text) ?? NAMED_MASKED.exec(text))?.[1];
      const read = own(aireOsMessages, mnemonic?.replace(/-\d-/, '-'));
      if (address === undefined) return UNKNOWN;
      const station = toMac(address);
      const reading = (read ?? statedOf)(text, this.#clients.of(station));
      this.#send(reading, { at: when, station, line, number });
      return read || reading ? RECOGNISED : UNKNOWN;
    }
    return UNKNOWN;
  }

  #message(table: RuleTable<ClientRule>, body: number, about: About): Recognition {
    const { line, station } = about;
    const rules = table.find(line, body);
    if (!rules) {
      const reading = statedOf(line.slice(body, body + LONGEST), this.#clients.of(station));
      this.#send(reading, about);
      return reading ? RECOGNISED : UNKNOWN;
    }
    for (const { head, rest, read } of rules) {
      const groups = matchMasked(rest ?? NOTHING, line, body + head.length);
      if (!groups) continue;
      this.#send(read?.(groups, this.#clients.of(station)), about);
      return RECOGNISED;
    }
    return DAMAGED;
  }

  #send(reading: Reading, { at: when, station, line, number }: About): void {
    if (reading === undefined) return;
    const origin = { input: this.#input, line: number, text: evidence(line) };
    for (const read of listOf(reading))
      this.#emit({ at: when, origin, witness: 'access-point', iface: '', station, ...read });
  }
}

const NOTHING = /(?:)/y;

const CERTAIN =
  /^\d{4}\/\d\d\/\d\d [\d:.]{8,18} \{[\w-]{1,32}\}\{\d{1,4}\}: \[|\*(?:apf|Dot1x|dot1x|osapi|spam|pem|mm|DHCP)[\w ]{1,28}: [A-Z][a-z]{2} [ \d]\d [\d:.]{12}: /;

const xe = (message: string): string =>
  `2026/11/21 01:00:00.123456789 {wncd_x_R0-0}{1}: [client-orch-sm] [15981]: (note): MAC: 0200.0000.0100  ${message}`;
const orch = (message: string): string =>
  `2026/11/21 01:00:00.123456789 {wncd_x_R0-0}{1}: [errmsg] [15981]: (debug): ${message}`;
const user = (message: string): string =>
  `2026/11/21 01:00:00.123456789 {wncd_x_R0-0}{1}: [dot1x] [15981]: (info): [0200.0000.0100:capwap_90000004] ${message}`;
const debug = (message: string): string =>
  `*apfMsConnTask_0: Nov 21 01:00:00.123: 02:00:00:00:01:00 ${message}`;

const samplesOf = (rules: readonly ClientRule[], dress: (message: string) => string) =>
  rules.flatMap(({ samples, kinds }) => samples.map((message) => ({ line: dress(message), kinds })));

export const ciscoWlc: Dialect = {
  name: 'cisco-wlc',
  title: "a Cisco controller's client trace: Catalyst 9800 (IOS-XE), AireOS `debug client`",
  openings: TASKS,
  samples: [
    ...samplesOf(iosXeRules, (message) => (message.startsWith('%') ? orch(message) : xe(message))),
    ...samplesOf(dot1xRules, user),
    ...samplesOf(aireOsRules, debug),
    {
      line: '<131>lab-wlc: *Dot1x_NW_MsgTask_0: Nov 21 01:00:00.123: %DOT1X-3-PSK_CONFIG_ERR: 1x_ptsm.c:612 Client 02:00:00:00:01:00 may be using an incorrect PSK',
      kinds: ['psk-mismatch-suspected'],
    },
    {
      line: '*Dot1x_NW_MsgTask_0: Nov 21 01:00:00.123: %DOT1X-6-MAX_EAPOL_KEY_RETRANS: 1x_ptsm.c:508 Max EAPOL-key M1 retransmissions exceeded for client 02:00:00:00:01:00',
      kinds: ['handshake-retries-exhausted'],
    },
    {
      line: 'lab-wlc: *apfMsConnTask_0: Nov 21 01:00:00.123: %APF-5-CLIENT_ASSOCIATE: apf_80211.c:13338 Client Association: Client MAC: 02:00:00:00:01:00, AP Name: lab-ap, Radio: 2.4GHz , WLAN Id: 1.',
      kinds: ['assoc-response'],
    },
    {
      line: '*apfReceiveTask: Nov 21 01:00:00.123: %APF-6-MOBILE_EXCLUDED: apf_ms.c:7192 Excluded the mobile 02:00:00:00:01:00 Reason: "Identity Theft"',
      kinds: ['policy-refused', 'disconnected'],
    },
    {
      line: '*Dot1x_NW_MsgTask_0: Nov 21 01:00:00.123: #DOT1X-3-MAX_EAPOL_KEY_RETRANS: 1x_ptsm.c:508 Max EAPOL-key M1 retransmissions exceeded for client 02:00:00:00:01:00',
      kinds: ['handshake-retries-exhausted'],
    },
  ],
  score: (line) => (CERTAIN.test(line.slice(0, 240)) ? 3 : 0),
  open: (input, emit, options) => new CiscoParser(input, emit, options),
};
