/** What its owner says beside a log: that the connection does not hold, or which password it was. All written for this test. */
import { describe, expect, it } from 'vitest';
import { otherPasswordIn } from '../../app/ingest/hearsay/complaint.ts';
import { AP, read } from '../support/station-log.ts';

const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const verdictOf = (...lines: readonly string[]): string => read(lines.map(utf8)).verdict;

const REFUSED = [
  `wlan0: Associated with ${AP}`,
  `wlan0: CTRL-EVENT-DISCONNECTED bssid=${AP} reason=15`,
  'wlan0: WPA: 4-Way Handshake failed - pre-shared key may be incorrect',
];

describe('an owner who knows which password it was', () => {
  const found = [
    'Solved it myself: I had mistyped the password in the config file.',
    'Turns out the repeater in the hall still had the old password set.',
    'I entered a wrong password on purpose to see what it does.',
    'My reader tried to connect with the old password and does not ask for another.',
    'Ich hatte mich beim Eintragen vertippt, sonst nichts.',
  ];
  it.each(found)('is believed behind a handshake that failed: %s', (words) => {
    expect(verdictOf(...REFUSED)).toBe('undetermined');
    expect(verdictOf(words, '', ...REFUSED)).toBe('wrong-passphrase');
  });

  it.each([
    'It says that I entered the wrong password, and I did not.',
    'Did I perhaps type the wrong password?',
    'It looks as if I had entered the wrong password.',
    'I never entered a wrong password.',
    'First I entered a wrong password, but the password is correct now.',
    'It always ends with wrong password error messages.',
    'Tried a wrong password deliberately: identical log. With the real one it is this:',
    'I even entered a wrong password to see the difference, there is none.',
    'Using a wrong password gives exactly the same output.',
    'The router had the old password stored somewhere, so I reset it, still the same.',
    'I typed the wrong password once at first, then the correct one.',
    'I had entered an incorrect password in the config; fixed that, but it still fails like this:',
    'Some people with this problem had entered the wrong password. Mine works on the phone.',
    'At first I used the wrong password but after correcting it this is what happens:',
    'My flatmate mistyped the password last week and was blocked. Now my laptop does this:',
    'I have tried the old password and the new one.',
    'My wife put in the wrong passphrase on her phone, this is from my laptop:',
  ])('is not who wonders: %s', (words) => {
    expect(otherPasswordIn([{ text: utf8(words) }])).toBeUndefined();
    expect(verdictOf(words, '', ...REFUSED)).not.toBe('wrong-passphrase');
  });

  it('is no reason to accuse what nobody tested', () => {
    const early = [`wlan0: Trying to associate with ${AP} (SSID='lab' freq=2437 MHz)`];
    expect(verdictOf(found[0] ?? '', '', ...early)).not.toBe('wrong-passphrase');
  });

  it('is heard over the tries in between that came to nothing', () => {
    const lines = [
      'When the wrong password is entered here, the plug is never seen again. I entered a wrong password on purpose.',
      '00:01:32 WIF: Connecting to AP1 lab in mode 11n as plug-0001...',
      '00:01:49 WIF: Connect failed with AP incorrect password',
      '00:02:31 WIF: Connect failed with AP timeout',
      '00:02:40 WIF: Connecting to AP1 lab in mode 11n as plug-0001...',
      '00:02:51 WIF: Connect failed as AP cannot be reached',
    ];
    expect(verdictOf(...lines)).toBe('wrong-passphrase');
  });
});

describe('an owner whose connection does not hold', () => {
  const end = `Nov 21 01:00:00 lab kernel: wlan0: deauthenticated from ${AP} (Reason: 4=DISASSOC_DUE_TO_INACTIVITY)`;
  it('has lost what the one line shows', () => {
    expect(verdictOf(end)).toBe('undetermined');
    expect(verdictOf('My laptop keeps losing the wifi connection.', end)).toBe('ap-disconnects');
    expect(verdictOf('My laptop can not connect to the wifi.', end)).toBe('undetermined');
  });

  it('was thrown out, if somebody unknown tells the frame', () => {
    const lines = ['The tablet gets kicked off the wifi every half hour.', 'wlan: deauth from ap, reason 2'];
    expect(verdictOf(...lines)).toBe('ap-disconnects');
  });
});

describe('who has no address', () => {
  it('is connected, where nothing else is told', () => {
    expect(verdictOf('No IP-address after it joined the wifi of the school.')).toBe('no-address');
    expect(verdictOf('The wifi joins, but I have problems to get an IP address.')).toBe('no-address');
    for (const more of [
      'Association Request, SN=496, FN=0, SSID=lab',
      'The first EAPOL key message is never answered.',
    ])
      expect(verdictOf('The wifi joins, but it does not get an IP address.', more)).not.toBe('no-address');
    expect(verdictOf('Is it the wifi that gives me no IP address?')).toBe('undetermined');
  });

  it('had no trouble with a login that was accepted', () => {
    const lines = [
      'The Wi-Fi fails after successful EAP-TLS authentication: IP configuration could not be reserved.',
    ];
    expect(verdictOf(...lines)).not.toBe('eap-rejected');
  });
});

describe('what else is told', () => {
  it('nmcli says it in other languages, without a number, too', () => {
    expect(verdictOf('Ошибка: не найдена сеть с SSID «lab».')).toBe('network-not-found');
    expect(verdictOf('错误：未发现 SSID 为 "lab" 的网络。')).toBe('network-not-found');
    expect(verdictOf('错误：连接激活失败：IP 配置无法保留（无可用地址、超时等）')).toBe('no-address');
    expect(verdictOf('Fehler: Es wurde kein Netzwerk mit SSID »lab« gefunden.')).toBe('network-not-found');
    expect(verdictOf('Błąd: aktywacja połączenia się nie powiodła: Nie można odnaleźć sieci Wi-Fi')).toBe(
      'network-not-found',
    );
  });

  it('a link that is ready before a handshake can be over shows none', () => {
    const join = (ready: string): readonly string[] => [
      `[  100.000000] wlan0: authenticate with ${AP}`,
      `[  100.013000] wlan0: send auth to ${AP} (try 1/3)`,
      '[  100.017000] wlan0: authenticated',
      `[  100.018000] wlan0: associate with ${AP} (try 1/3)`,
      `[  100.034000] wlan0: RX AssocResp from ${AP} (capab=0x411 status=0 aid=1)`,
      '[  100.038000] wlan0: associated',
      `[  ${ready}] IPv6: ADDRCONF(NETDEV_CHANGE): wlan0: link becomes ready`,
      `[  103.145000] wlan0: deauthenticated from ${AP} (Reason: 2=PREV_AUTH_NOT_VALID)`,
    ];
    expect(verdictOf(...join('100.038150'))).not.toBe('ap-disconnects');
    expect(verdictOf(...join('100.090000'))).toBe('ap-disconnects');
  });

  it('a chip whose supply breaks down is no healthy one', () => {
    const boot = ['Connecting to WiFi..', 'WiFi connected', 'Brownout detector was triggered'];
    expect(verdictOf(...boot, ...boot)).toBe('driver-fault');
  });

  it('a chip that had an address was sent away with the reason that it uses for a wait as well', () => {
    const lines = [0, 1, 2, 3].flatMap((hour) => [
      `1${hour}:02:11 Event: 7 - STA_GOT_IP`,
      `1${hour}:42:11 Reason: 2 - AUTH_EXPIRE`,
    ]);
    expect(verdictOf(...lines, '14:02:12 Event: 7 - STA_GOT_IP')).toBe('ap-disconnects');
  });

  it('a saved key that is said to be offered was offered, though the attempt began before the text', () => {
    const offered = 'PMKSA cache entry found - try to use PMKSA caching instead of new SAE authentication';
    const ended = `wlan0: deauthenticated from ${AP} while associating (Reason: 2=PREV_AUTH_NOT_VALID)`;
    const lines = [1, 12, 33].flatMap((second) => [
      ...(second === 1
        ? [
            `Feb 10 03:02:01 lab wpa_supplicant[9]: wlan0: SME: Trying to authenticate with ${AP} (SSID='lab' freq=5180 MHz)`,
          ]
        : []),
      `Feb 10 03:02:${String(second).padStart(2, '0')} lab wpa_supplicant[9]: ${offered}`,
      `Feb 10 03:02:${String(second).padStart(2, '0')} lab kernel: ${ended}`,
    ]);
    expect(verdictOf(...lines)).toBe('stale-pmksa');
  });
});
