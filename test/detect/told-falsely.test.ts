/** Verdicts that were wrong and sure: each kind once. */
import { describe, expect, it } from 'vitest';
import { networkManager } from '../../app/ingest/networkmanager/dialect.ts';
import { AP, AP2, read, StationLog, verdictOf } from '../support/station-log.ts';

/** At debug level, where the key management and the request's PMKIDs are told. */
const pskWithPmkid = (log: StationLog): StationLog =>
  log
    .auth()
    .say('WPA: using KEY_MGMT WPA-PSK')
    .say('RSN: PMKID from assoc IE found from PMKSA cache', 0)
    .associate()
    .associated()
    .wait(4)
    .disconnected(15)
    .say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect')
    .tempDisabled('WRONG_KEY')
    .wait(10);

describe('a network with a pre-shared key', () => {
  it('has no cached key, whatever its request carries', () => {
    const log = new StationLog().times(4, pskWithPmkid);
    expect(read(log.lines).findings.map(({ cause }) => cause)).not.toContain('stale-pmksa');
    expect(verdictOf(log)).toBe('wrong-passphrase/psk');
  });
  it('proves no key by an entry that another program adds in the middle of an attempt', () => {
    const log = new StationLog().auth().say(`PMKSA-CACHE-ADDED ${AP} 0`).associate().associated().wait(4);
    log.disconnected(15).say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect');
    log.tempDisabled('WRONG_KEY').wait(10).pskWrong();
    expect(verdictOf(log)).toBe('wrong-passphrase/psk');
  });
  it.each([
    ['a passphrase', 'INITPSK', '0x10a', 'wrong-passphrase'],
    ['SAE', 'INITPSK', '0x108', 'undetermined'],
    ['EAP', 'INITPMK', '0x10a', 'undetermined'],
  ])('tells its access point by the version of the key descriptor: %s', (_, state, info, verdict) => {
    const station = '02:00:00:00:01:00';
    const attempt = [
      `authentication: STA=${station} auth_alg=0 auth_transaction=1 status_code=0 wep=0`,
      `authentication reply: STA=${station} auth_alg=0 auth_transaction=2 resp=0 (IE len=0) (dbg=handle-auth)`,
      `association request: STA=${station} capab_info=0x431 listen_interval=5`,
      'RSN IE: STA PMKID - hexdump(len=16): 79 ab c9 5d 87 4b 5f 72 93 a8 f2 7b 7b 5d 52 5b',
      `wlan0: STA ${station} IEEE 802.11: associated (aid 1)`,
      `WPA: ${station} WPA_PTK entering state ${state}`,
      ...Array.from({ length: 4 }, () => [
        `wlan0: STA ${station} WPA: sending 1/4 msg of 4-Way Handshake`,
        `WPA: Received EAPOL-Key from ${station} key_info=${info} type=2 mic_len=16 key_data_length=40`,
        `wlan0: STA ${station} WPA: received EAPOL-Key frame (2/4 Pairwise)`,
        `wlan0: STA ${station} WPA: invalid MIC in msg 2/4 of 4-Way Handshake`,
      ]).flat(),
      `hostapd_wpa_auth_disconnect: WPA authenticator requests disconnect: STA ${station} reason 15`,
      `wlan0: STA ${station} IEEE 802.11: deauthenticated due to local deauth request`,
    ];
    const lines = [...attempt, ...attempt].map((line, i) => `${1_795_000_000 + i}.000000: ${line}`);
    expect(read(lines).verdict).toBe(verdict);
  });
  it('has no login server that reason 23 could tell of', () => {
    const log = new StationLog().pskFull().wait(60).disconnected(3, true);
    log.times(3, (l) => void l.wait(1).auth().associate().associated().wait(1).disconnected(23));
    expect(verdictOf(log)).not.toContain('eap');
  });
});

describe('reason 3, generated here', () => {
  const ended = (log: StationLog): StationLog =>
    log.auth().associate().associated().wait(10).disconnected(3, true);
  it('is no trouble by itself', () => {
    expect(read(ended(new StationLog().pskFull().wait(9)).lines).verdict).not.toBe('undetermined');
  });
  it('is one where the supplicant counts it among the failures', () => {
    const log = new StationLog().times(3, (l) => void ended(l).tempDisabled('WRONG_KEY').wait(10));
    const { verdict, findings } = read(log.lines);
    expect(verdict).toBe('undetermined');
    expect(findings[0]?.attempts).toBe(3);
  });
});

describe('status 53 in an authentication', () => {
  const refused = (algorithm: number) => (log: StationLog) =>
    void log
      .wait(1)
      .auth(AP2)
      .say(`CTRL-EVENT-AUTH-REJECT ${AP2} auth_type=${algorithm} auth_transaction=2 status_code=53`);
  it.each([4, 5, 6])('to FILS (%i) refuses the cached key', (algorithm) => {
    expect(
      verdictOf(
        new StationLog().eapFull(AP2).wait(9).disconnected(3, true, AP2).times(1, refused(algorithm)),
      ),
    ).toBe('stale-pmksa/invalid-pmkid');
  });
  it('to fast transition refuses the roaming key', () => {
    const { verdict, findings } = read(new StationLog().saeFull().wait(60).times(3, refused(2)).lines);
    expect(verdict).toBe('ap-refused');
    expect(findings[0]?.evidence.map(({ why }) => why.code)).toContain('evidence.roaming-key-unknown');
  });
});

describe('one missed beacon', () => {
  it('long before the end does not make it a lost signal', () => {
    const log = new StationLog().saeFull().wait(60).say('CTRL-EVENT-BEACON-LOSS').wait(3600).disconnected(2);
    expect(verdictOf(log)).not.toContain('signal-lost');
  });
  it('before attempts that were answered does not, either', () => {
    const log = new StationLog()
      .saeFull()
      .wait(60)
      .say('CTRL-EVENT-BEACON-LOSS')
      .wait(1)
      .disconnected(4, true);
    log.times(5, (l) => void l.wait(5).auth().associate());
    expect(verdictOf(log)).not.toContain('signal-lost');
  });
  it('before attempts that nobody answered does', () => {
    const log = new StationLog()
      .saeFull()
      .wait(60)
      .say('CTRL-EVENT-BEACON-LOSS')
      .wait(1)
      .disconnected(4, true);
    expect(verdictOf(log.times(5, (l) => void l.wait(5).auth()))).toBe('signal-lost');
  });
});

describe('NetworkManager 1.58, which asks for the key after one refused SAE confirm', () => {
  const ASKS = 'Activation: (wifi) SAE password mismatch reported by supplicant, asking for new key';
  const asked = (times: number): string[] =>
    Array.from({ length: times }, (_, i) => [
      `<info>  [${1_795_222_476 + 60 * i}.1000] device (wlan0): Activation: starting connection 'home' (37e59384-3a3b-4522-90a7-9692e7e49cb5)`,
      `<info>  [${1_795_222_478 + 60 * i}.1000] device (wlan0): ${ASKS}`,
      `<info>  [${1_795_222_479 + 60 * i}.1000] device (wlan0): state change: config -> need-auth (reason 'supplicant-disconnect', sys-iface-state: 'managed')`,
    ]).flat();
  it('is read', () => {
    expect(networkManager.samples.some(({ line }) => line.includes(ASKS))).toBe(true);
  });
  it('accuses nobody after one, and the password after the second', () => {
    expect(read(asked(1)).verdict).toBe('undetermined');
    expect(read(asked(2)).verdict).toBe('wrong-passphrase');
    expect(read(asked(1)).findings[0]?.wouldSettle).not.toHaveLength(0);
  });
});

describe('a kernel that does not say the algorithm', () => {
  const denied = (status: number): string[] =>
    [
      'authenticate with 02:00:00:00:00:00',
      'send auth to 02:00:00:00:00:00 (try 1/3)',
      `02:00:00:00:00:00 denied authentication (status ${status})`,
    ].map((what, n) => `Nov 21 04:44:2${n}.000000 lab kernel: wlan1: ${what}`);

  it.each([76, 77])('shows no refusal with status %i alone: SAE goes on', (status) =>
    expect(read(denied(status)).verdict).toBe('undetermined'),
  );
  it('shows one with a status that ends it', () => expect(read(denied(13)).verdict).toBe('ap-refused'));
});

describe('an access point that was silent', () => {
  const silent = (): StationLog => new StationLog().times(3, (log) => void log.auth().wait(20)).auth();

  it('is so no more once it has let the station in', () => {
    expect(verdictOf(silent())).toBe('auth-timeout');
    expect(verdictOf(silent().associate().associated())).toBe('undetermined');
  });
  it('is so no more once it has answered an authentication: who asks to associate has the answer', () => {
    const { verdict, claims } = read(silent().associate().lines);
    expect(verdict).not.toBe('auth-timeout');
    expect(claims.map(({ code }) => code)).not.toContain('access-point-silent');
  });
  it('still is where it answers no association and another one is asked for', () => {
    const unanswered = new StationLog({ ssid: 'lab' }).times(
      3,
      (log) => void log.auth().say('WPA: using KEY_MGMT WPA-PSK').associate().wait(10),
    );
    expect(verdictOf(unanswered)).toBe('auth-timeout');
    expect(verdictOf(unanswered.auth().associate())).toBe('auth-timeout');
  });
});

describe("a manager's word that a network was not found", () => {
  const told = (...between: readonly string[]): string[] => [
    "Nov 21 04:44:20 lab NetworkManager[9]: <info>  [1795236260.0000] device (wlan1): Activation: starting connection 'lab' (37e59384-3a3b-4522-90a7-9692e7e49cb5)",
    ...between,
    "Nov 21 04:44:46 lab NetworkManager[9]: <info>  [1795236286.0000] device (wlan1): state change: config -> failed (reason 'ssid-not-found', sys-iface-state: 'managed')",
  ];
  const tried = [
    "Nov 21 04:44:30 lab wpa_supplicant[8]: wlan1: SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='lab' freq=2412 MHz)",
    'Nov 21 04:44:30 lab wpa_supplicant[8]: wlan1: SME: Authentication request to the driver failed',
  ];

  it('stands where nobody contradicts it', () => expect(read(told()).verdict).toBe('network-not-found'));
  it('is not believed where the supplicant has authenticated with its access point', () =>
    expect(read(told(...tried)).verdict).not.toBe('network-not-found'));
});
