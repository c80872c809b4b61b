/** The kernel's log: mac80211 and the wireless drivers, as `dmesg`, kern.log and the journal show it. */
import type { Dialect } from '../dialect.ts';
import { ADDRESS } from '../masked.ts';
import { samplesUnder } from '../remembering-rule.ts';
import { wearsDress } from './dress.ts';
import { driverRules } from './driver-rules.ts';
import { mac80211Rules, peerRules } from './mac80211-rules.ts';
import { KernelParser } from './parser.ts';

const CERTAIN = new RegExp(
  String.raw`(?:^|[\]:;>] ?|\+00:00 )[\w.@-]{1,15}: (?:(?:authenticate|associate|association|authentication|aborting \w+) with|send auth to|RX (?:Re)?[Aa]ssocResp from|(?:deauthenticat|disassociat)(?:ed|ing) from|${ADDRESS} (?:denied|rejected)|disconnect from AP) `,
);
const LIKELY =
  /: (?:Microcode SW error|firmware crashed|Hardware restart was requested)|ADDRCONF\(NETDEV_\w+\): /;

export const kernel: Dialect = {
  name: 'kernel',
  title: "the kernel's log of Wi-Fi: dmesg in any form, kern.log, journal",
  samples: [
    ...samplesUnder(mac80211Rules, (message) => `[   41.575752] wlan1: ${message}`),
    ...samplesUnder(peerRules, (message) => `[   41.575752] wlan1: 02:00:00:00:00:00 ${message}`),
    ...samplesUnder(driverRules, (message) => `[   41.575752] ${message}`),
  ],
  score: (line) => {
    const head = line.slice(0, 200);
    return CERTAIN.test(head) ? 3 : LIKELY.test(head) ? 1 : 0;
  },
  programs: ['kernel'],
  dresses: wearsDress,
  openings: [...mac80211Rules, ...peerRules, ...driverRules].map(({ head }) => head),
  open: (input, emit) => new KernelParser(input, emit),
};
