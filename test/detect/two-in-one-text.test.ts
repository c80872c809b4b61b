/** Texts in which both ends speak, or a person beside a log: who is meant, and what it shows. Formats as documented. */
import { describe, expect, it } from 'vitest';
import { Doctor } from '../../app/pipeline.ts';
import { read } from '../ingest/support.ts';
import { AP } from '../support/station-log.ts';

const STA = '02:00:00:00:01:00';
const judged = (...lines: readonly string[]): string => {
  const doctor = new Doctor();
  for (const event of read(lines.join('\n')).events) doctor.see(event);
  const { verdict, variant } = doctor.verdict();
  return variant === undefined ? verdict : `${verdict}/${variant}`;
};

describe('an access point whose log stands below its station’s', () => {
  const station = [
    '12:31:08 wlan0: Associated with 02:00:00:00:00:00',
    `12:31:08 wlan0: WPA: Key negotiation completed with ${AP} [PTK=CCMP GTK=CCMP]`,
    `12:31:08 wlan0: CTRL-EVENT-CONNECTED - Connection to ${AP} completed [id=0 id_str=]`,
    `12:31:12 wlan0: CTRL-EVENT-DISCONNECTED bssid=${AP} reason=15`,
  ];
  const point = (time: string, message: string): string => `12:31:${time} wlan0: STA ${STA} ${message}`;
  const begun = [
    point('08', 'IEEE 802.11: associated (aid 2)'),
    point('08', 'WPA: sending 1/4 msg of 4-Way Handshake'),
    point('08', 'WPA: received EAPOL-Key frame (2/4 Pairwise)'),
  ];
  const asks = ['08', '09', '10', '11'].map((second) =>
    point(second, 'WPA: sending 3/4 msg of 4-Way Handshake'),
  );

  it('shows that message 4/4 never came, and that the connection was up for one of them alone', () => {
    expect(judged(...station, ...begun, ...asks)).toBe('handshake-loss/message-4');
    const answered = point('08', 'WPA: received EAPOL-Key frame (4/4 Pairwise)');
    expect(judged(...station, ...begun, ...asks.slice(0, 1), answered)).toBe('ap-disconnects');
  });

  const refused = [
    "wpa_supplicant[618]: wlan0: Trying to associate with SSID 'lab'",
    'wpa_supplicant[618]: wlan0: CTRL-EVENT-ASSOC-REJECT bssid=00:00:00:00:00:00 status_code=16',
  ];
  const why = (who: string): string =>
    `hostapd: SAE: ${who} indicates support for SAE H2E, but did not use it`;

  it('names what the station’s own log does not, if it speaks of one station', () => {
    expect(judged(...refused)).toBe('undetermined');
    expect(judged(...refused, why(STA))).toBe('ap-refused/security-mismatch');
    expect(judged(...refused, why('<MAC>'))).toBe('ap-refused/security-mismatch');
    expect(judged(...refused, why(STA), why('02:00:00:00:01:01'))).toBe('undetermined');
  });
});

describe('a kernel’s lines within those of a supplicant', () => {
  const attempt = (second: number, isFound: boolean): readonly string[] => [
    ...(isFound
      ? [`wlan0: RSN: PMKSA cache entry found - PMKID - hexdump(len=16): ${'1e '.repeat(15)}1e`]
      : []),
    `wlan0: SME: Trying to authenticate with ${AP} (SSID='lab' freq=5180 MHz)`,
    `[ 81${second}.410022] wlan0: authenticated`,
    `[ 81${second}.410871] wlan0: associate with ${AP} (try 1/3)`,
    `[ 81${second}.419002] wlan0: deauthenticated from ${AP} while associating (Reason: 2=PREV_AUTH_NOT_VALID)`,
  ];

  it('refuse the key that the supplicant has found, whatever key management that is', () => {
    expect(judged(...attempt(23, true), ...attempt(35, true))).toBe('stale-pmksa/deauth-before-association');
    expect(judged(...attempt(23, false), ...attempt(35, false))).toBe('undetermined');
  });
});

describe('a person beside an access point’s log', () => {
  const up = (time: string): string =>
    `${time} wireless,info ${STA}@wlan1(lab) connected, signal strength -50`;
  const gone = (time: string): string =>
    `${time} wireless,info ${STA}@wlan1(lab) disconnected, not responding, signal strength -49`;
  const log = [up('07:41:10'), gone('07:58:33'), up('07:58:51'), gone('08:47:40')];

  it('who says how often it happens has not been answered by a connection that is over', () => {
    expect(judged(...log)).toBe('healthy');
    expect(judged('Signal is good, and it does so 3 times this morning:', ...log)).toBe('undetermined');
    expect(
      judged('Signal is good, and it does so 3 times this morning:', up('07:41:10'), up('08:47:40')),
    ).toBe('undetermined');
  });
});

it('a router of Realtek’s says which message had the wrong MIC', () => {
  const attempt = (second: string): readonly string[] =>
    [
      `A wireless client is associated - ${STA}`,
      'WPA2-AES PSK authentication in progress...',
      'Authentication failled! (4-2: MIC error)',
      `A wireless client is disassociated - ${STA}`,
    ].map((message) => `Jun 11 10:02:${second}  wlan0: ${message}`);
  expect(judged(...attempt('18'), ...attempt('29'), ...attempt('41'))).toBe('wrong-passphrase/psk');
});
