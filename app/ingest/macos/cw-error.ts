/**
 * CWErr, the numbers in which macOS says why a join failed (CoreWLANTypes.h; domains com.apple.wifi.apple80211API.error
 * and com.apple.coreWLAN.error). Web pages often give them other meanings; the header is the source.
 */

/** "PMK rejected by the access point". */
export const INVALID_PMK = -3924;

/**
 * Those that repeat a status code of the association response (IEEE Std 802.11-2020, table 9-50), in the header's words.
 * Left out: -3906 (unspecified), -3911 and -3912 (both are seen for a password as well as for an access point that
 * refuses), and -3905 and -3925, which are timers of the Mac and no answer.
 */
export const STATUS_OF: Readonly<Record<number, number>> = {
  [-3907]: 10, // unsupported capabilities
  [-3909]: 12, // association denied
  [-3910]: 13, // authentication algorithm unsupported
  [-3913]: 17, // access point full
  [-3914]: 18, // unsupported rate set
  [-3915]: 25, // short slot unsupported
  [-3916]: 26, // DSSS-OFDM unsupported
  [-3917]: 40, // invalid information element
  [-3918]: 41, // invalid group cipher
  [-3919]: 42, // invalid pairwise cipher
  [-3920]: 43, // invalid AKM
  [-3921]: 44, // unsupported RSN version
  [-3922]: 45, // invalid RSN capabilities
  [-3923]: 46, // cipher suite rejected by policy
  [-3926]: 27, // HT features not supported
};

/** Rights, arguments and errors between programs: nothing was joined, and nothing is said of the network. */
const NOT_ABOUT_A_JOIN: ReadonlySet<number> = new Set([-3901, -3903, -3904, -3928, -3929, -3930, -3931]);

export const saysOfAJoin = (code: number): boolean => !NOT_ABOUT_A_JOIN.has(code);

const DOMAIN =
  /com\.apple\.(?:wifi\.apple80211API|coreWLAN)\.error["')]{0,2}(?: Code=| error | code |, )(-39\d\d)\b/i;
/** Numbers that other requests (a scan, a setting) end in as well. */
const ANY_REQUEST: ReadonlySet<number> = new Set([-3900, -3902, -3905, -3906, -3927]);
const JOIN = /ssociat|\bjoin/i;
/** The bare number, of a join that failed. */
const BARE = /(?:[([]|\berr(?:or)?(?: code)?[ =:]{1,3}|\bret(?:urned)?[ =:]{1,3})(-39\d\d)\b/i;
const FAILED = /\bfail|\berror|\berr=|could ?n/i;

/** The CWErr of an NSError in a message, where it is about a join. */
export const cwErrorIn = (message: string): number | undefined => {
  const isFailedJoin = JOIN.test(message) && FAILED.test(message);
  const found = DOMAIN.exec(message) ?? (isFailedJoin ? BARE.exec(message) : undefined);
  if (!found) return undefined;
  const code = Number(found[1]);
  if (!saysOfAJoin(code) || (ANY_REQUEST.has(code) && !JOIN.test(message))) return undefined;
  return code;
};
