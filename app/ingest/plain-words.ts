/**
 * What may stand behind a secret's name without being the secret: the words in which programs speak of keys and
 * passwords, addresses, small numbers. Everything else is taken for the value, which has no shape of its own.
 */
import { isDigit } from './text.ts';

const WORDS = new Set(
  // The language around it.
  (
    'a about after again all already also an and any are as asking at available be because been before being but by can cannot ' +
    'could does down due during each empty enough entered entry error even every expected external failed fails failing failure false ' +
    'first for found from had has have if in incorrect incorrectly inside instead internal into invalid is it its known last later left ' +
    'likely match matched matches may maybe might missing more most must new next no none not nothing now null of off old on once one ' +
    'only or other out over own perhaps possible possibly present previous provided reached received recently required requires same ' +
    'second seems sent should since so some still stored such supplied than that the their then there this through time times to too true ' +
    'trying twice two unable unknown unset until up use used user uses using value values was were when which while will with within without ' +
    'wrong yes yet your zero ' +
    // What programs do with keys.
    'accept accepted activated activating add added adding agent aborted allowed answer asked attempt attempts bad begin cached caching ' +
    'calculated change changed changing check checked clear cleared clearing complete completed computed config configuration configured ' +
    'confirm connect connected connecting connection corrupt corrupted corresponding could create created decrypt decrypted delete deleted ' +
    'deleting deny denied derivation derive derived deriving detected differ different disabled discard discarded disconnect disconnected ' +
    'disconnecting drop dropped drv enabled encrypted end ended ending ends exceeded exchange exists expire expired expires expiration ' +
    'expiry fetch fetched finish finished flush forget forgot generate generated get given giving group ignored ignoring initial initialize ' +
    'initialized input insert install installation installed installing keep kept lookup lost made make management marking mismatch ' +
    'modified need needed needs negotiated negotiation notify offered pending prepare prepared processing process queue ready ' +
    'reason receive refresh refused reinstall reinstallation reject rejected rekey rekeying removal remove removed removing renew renewed ' +
    'replace replaced replay report reported request requested requesting requests reset response restarting result retry retries ' +
    'retransmission retransmitted returned rsp run save saved saving select selected send sending set setting settings setup shared ' +
    'short skip skipped started starting starts state status stopped storing success successful successfully supported support ' +
    'suspected switch test tested timed timeout timer trigger triggered tries unchanged unsupported update updated updating ' +
    'validate validated validation verification verified verify version wait waiting ' +
    // What they are about.
    '11r 11w 2way 4way 802 ac access account acs address ageout air akm akms aksuite algorithm anonce ap aps assoc associate associated ' +
    'association attributes auth authenticate authenticated authenticating authentication authenticator authorized auto aux band bad base ' +
    'beacon bigtk bit bits block broadcast bss bssid buffer bytes cache capabilities capability cckm ccmp certificate channel cipher ciphers ' +
    'client cloned code codes commit context control count counter credential credentials ctrl ctx cur current data db deauth ' +
    'deauthenticate deauthenticated deauthentication default descriptor device dhcp dialog diassociation dialogue disassoc ' +
    'disassociated disassociation dot11 dot1x dpp driver duration eap eapol element elements encryption endian enterprise ess essid event ' +
    'failures fast fils filter flag flags flow format frame frames freq frequency ft full gcmp gtk guest handler handshake hash header hex ' +
    'hidden host ht id ident identifier identity idx ie ies igtk iface ifindex index info information integrity interface invalid ip ipn ' +
    'keep key keychain keydata keyid keyidx keyinfo keymgmt keys kck kek layer leap len length level lifetime limit link list local locally ' +
    'm1 m2 m3 m4 mac manager matching max md5 mem memory message messages method mgmt mgr mic min mobile mode module msg msk multicast name ' +
    'network networks nonce number nt num octets oke okc old only open opmode option options order owe owner p2p packet pair pairs pairwise ' +
    'parameter parameters params parse passphrase password passwords pause peap peer per personal phase phy pin pmf pmk pmkid pmkids pmksa point port ' +
    'power pre pref prev primary priority probe profile progress protected protection protocol psk ptk pwd r0 r1 radio radius range rate rc4 ' +
    'receiver record registrar remaining remote ret roam roaming role rsc rsn rsne rssi rx sa sae saved scan sec seconds secret secrets ' +
    'section security sequence server service session sha1 sha256 sha384 sha512 sid side signal size slot sms4 sn snonce source spi ss ssid ' +
    'ssl sta stage standard static station step stored storage string suite supp supplicant sys system table task tdls temp temporarily ' +
    'temporary thread tk tkip tls token tpk transient transition tsc ttls tx txqueue type types unicast usage username val validity vap vendor vlan ' +
    '1x 2d a1 a2 ack acked active addition agents ieee look ptkinitnegotiating re req successfully start unencrypted err changed air aa ac3 ascii based conn did details elapsed fsm gtc kde managed master machines mfp mhz ms mschap mschapv2 packets payload pkt prf ' +
    'reconnecting recved reconnect result seed session stop succ success target tried ver xchng ' +
    'way wapi wep wifi wired wireless with wlan wlc wpa wpa1 wpa2 wpa3 wps wsc xml'
  ).split(' '),
);

const MAC = /^[\da-f]{2}(?:[:-][\da-f]{2}){5}$/i;
const MAC_LENGTH = 17;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** Codes, lengths and indices. A PIN is longer. */
const SMALL =
  /^-?(?:\d{1,3}|0x[\da-f]{1,4}|\d{1,3}\/\d{1,3}|\d{1,3}(?:\.\d{1,3})?(?:ms|s|m|dbm|mhz|bytes)|\d{1,2}\.\d{1,2})$/i;
const PLAIN_NUMBER = /^\d{1,3}$/;
/** A number that its name tells the kind of. */
const COUNT = /^-?\d{1,6}$/;
/** Somebody has taken a secret away before us, or there was none. */
const MASK = /^[*•x.?_-]{1,64}$|^(?:hidden|removed|redacted|omitted|private|masked|secret|null|\(null\))$/i;
/** `message2`, `PTK0`. */
const NUMBERED = /(?<=[a-z]{3})\d$/;
const INTERFACE = /^(?:p2p-dev-)?(?:wlan|wlp|wlx|wl|ath|ra|mlan|en|eth|phy)[\da-z]{0,12}$/i;
const EDGE = /^[="'`([{<,;.:!?>)\]}]{1,8}|["'`)\]}>,;.:!?<([{]{1,8}$/g;
const JOINT = /[-_/+.,:()[\]|]/;
/** `->`, `-`, `*`: nothing that could be remembered. */
const SIGNS = /^[^\w\x80-\uffff]{0,3}$/;

/** @param token what stands between blanks */
export function isPlain(token: string): boolean {
  if (token.length > 64) return false;
  // Most tokens are what they are without a look at their edges.
  if (WORDS.has(token) || PLAIN_NUMBER.test(token) || (token.length === MAC_LENGTH && MAC.test(token)))
    return true;
  const bare = token.replace(EDGE, '');
  if (SIGNS.test(bare) || isWord(bare)) return true;
  const sign = bare.indexOf('=');
  if (sign > 0) {
    const value = bare.slice(sign + 1).replace(EDGE, '');
    return isCompound(bare.slice(0, sign)) && (value === '' || COUNT.test(value) || isCompound(value));
  }
  return isCompound(bare);
}

const isWord = (text: string): boolean =>
  isKnown(text.toLowerCase()) ||
  SMALL.test(text) ||
  MAC.test(text) ||
  IPV4.test(text) ||
  MASK.test(text) ||
  INTERFACE.test(text);

const isKnown = (word: string): boolean =>
  WORDS.has(word) || (isDigit(word.charCodeAt(word.length - 1)) && WORDS.has(word.replace(NUMBERED, '')));

/** `4-Way`, `WPA2-PSK/TKIP`, `key_mgmt`: as plain as its parts. */
function isCompound(text: string): boolean {
  if (isWord(text)) return true;
  const parts = text.split(JOINT);
  return parts.length > 1 && parts.length <= 8 && parts.every((part) => part === '' || isWord(part));
}
