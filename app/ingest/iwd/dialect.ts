/** iwd's log: its events, and what `-d` adds, as it writes them or as the journal and syslog carry them. */
import type { Dialect } from '../dialect.ts';
import { samplesUnder } from '../remembering-rule.ts';
import { IwdParser } from './parser.ts';
import { iwdRules } from './rules.ts';

const CERTAIN =
  /(?:^| iwd(?:\[\d+\])?: )(?:event: (?:state, old|connect-|disconnect-info|roam-|authentication-timeout|association-timeout)|src\/(?:netdev|station|network|wiphy|eapol|handshake|pmksa|scan|agent|manager|knownnetworks)\.c:\w+\(\) |Wireless daemon version |deauth event, src=|Received Deauthentication event, )/;

export const iwd: Dialect = {
  name: 'iwd',
  title: "iwd's log at any level, plain or in the journal or syslog",
  samples: samplesUnder(iwdRules),
  score: (line) => (CERTAIN.test(line.slice(0, 200)) ? 3 : 0),
  programs: ['iwd'],
  openings: iwdRules.map(({ head }) => head),
  open: (input, emit) => new IwdParser(input, emit),
};
