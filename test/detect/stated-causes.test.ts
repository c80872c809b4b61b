/** Lines that say what happened, where no attempt is whole. */
import { describe, expect, it } from 'vitest';
import { AP, AP2, read, StationLog, verdictOf } from '../support/station-log.ts';

const STA = '02:00:00:00:01:00';
const kernel = (...lines: readonly (readonly [at: number, text: string])[]): string[] =>
  lines.map(([at, text]) => `[${at.toFixed(6)}] ${text}`);

describe('a driver that says of itself that it failed', () => {
  it('is a trouble where no attempt is told of', () => {
    const log = kernel(
      [100, 'mt7921e 0000:03:00.0: Message 00020007 (seq 10) timeout'],
      [103, 'mt7921e 0000:03:00.0: Message 00020007 (seq 11) timeout'],
    );
    expect(read(log).verdict).toBe('driver-fault');
  });
  it('is none where only scans and statistics fail', () => {
    expect(read(kernel([100, 'ieee80211 phy0: brcmf_run_escan: error (-52)'])).verdict).toBe('undetermined');
  });
});

describe('firmware that runs beside its driver', () => {
  it.each([
    'qcom-q6v5-wcss-pil cd00000.q6v5_wcss: fatal error received:',
    'remoteproc remoteproc0: crash detected in cd00000.q6v5_wcss: type fatal error',
    'MCU message 8 (seq 10) timed out',
  ])('says %s', (line) => {
    expect(read(kernel([100, line])).verdict).toBe('driver-fault');
  });
  it('is not that of another part of the machine', () => {
    expect(read(kernel([100, 'remoteproc remoteproc1: crash detected in adsp: type watchdog'])).verdict).toBe(
      'undetermined',
    );
  });
});

describe('a controller that has no place for a station', () => {
  const refusal = (why: string): string[] => [
    `Sep  3 17:43:42.082: %SESSION_MGR-5-FAIL: Chassis 1 R0/0: wncd: Authorization failed or unapplied for client (0200.0000.0100) on Interface capwap_90000005 AuditSessionID 00. Failure Reason: ${why}. Failed attribute name LAB.`,
    `Sep  3 17:43:42.083: %CLIENT_EXCLUSION_SERVER-5-ADD_TO_EXCLUSIONLIST_REASON_DYNAMIC: Chassis 1 R0/0: wncmgrd: Client MAC: 0200.0000.0100 was added to exclusion list associated with AP Name:lab-ap, BSSID:MAC: 0200.0000.0000, reason:${why}`,
  ];
  it('keeps it out by a rule of its own, and says nothing of the password', () => {
    const { findings, verdict, variant } = read(refusal('VLAN failure'));
    expect({ verdict, variant, attempts: findings[0]?.attempts }).toEqual({
      verdict: 'ap-refused',
      variant: 'policy',
      attempts: 1,
    });
  });
  it('is not believed about a login, which it did not make', () => {
    expect(read(refusal('something else')).verdict).toBe('undetermined');
  });
});

describe('a controller that deletes a client', () => {
  const deleted = (reason: string): string =>
    `2026/01/05 15:49:48.711356829 {wncd_x_R0-0}{1}: [client-orch-sm] [17435]: (info): MAC: 0200.0000.0100  Deleting the client, reason: 1, CO_CLIENT_DELETE_REASON_${reason}, Client state S_CO_RUN`;
  it('says whether the client had asked for it', () => {
    expect(read([deleted('DEAUTH_OR_DISASSOC_REQ')]).verdict).toBe('healthy');
    expect(read([deleted('SESSION_TIMEOUT')]).verdict).not.toBe('healthy');
  });
});

describe('a key that is changed under a driver which cannot do that', () => {
  const rekey = `Rekeying PTK for STA ${AP} but driver can't safely do that.`;
  const end = `wlan0: deauthenticated from ${AP} (Reason: 15=4WAY_HANDSHAKE_TIMEOUT)`;
  const joined = [
    [100, `wlan0: authenticate with ${AP}`],
    [100.1, `wlan0: send auth to ${AP} (try 1/3)`],
    [100.2, 'wlan0: authenticated'],
    [100.3, `wlan0: associate with ${AP} (try 1/3)`],
    [100.4, `wlan0: RX AssocResp from ${AP} (capab=0x411 status=0 aid=1)`],
    [100.5, 'wlan0: associated'],
  ] as const;
  it('is what ended the connection right after it', () => {
    expect(read(kernel(...joined, [3700, rekey], [3704, end])).verdict).toBe('driver-fault');
  });
  it('says nothing where the connection went on', () => {
    expect(read(kernel(...joined, [3700, rekey])).verdict).toBe('healthy');
    expect(read(kernel(...joined, [3700, rekey], [7000, end])).verdict).toBe('ap-disconnects');
    expect(read(kernel([3700, rekey])).verdict).toBe('undetermined');
  });
});

describe('an access point that is lost', () => {
  const lost = (log: StationLog): StationLog => {
    log.auth().associate().associated().wait(0.5).disconnected(4, true);
    return log.say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect').tempDisabled('WRONG_KEY');
  };
  it('again, in the middle of the handshake, accuses no password', () => {
    expect(verdictOf(lost(new StationLog().disconnected(4, true).wait(3)))).toBe('signal-lost');
    expect(verdictOf(new StationLog().times(3, (log) => void lost(log).wait(10)))).toBe('signal-lost');
  });
  it('once, in the middle of the handshake, is not named', () => {
    expect(verdictOf(lost(new StationLog()))).toBe('undetermined');
  });
});

describe('a roam that failed', () => {
  const away = [
    [100, `wlan0: disconnect from AP ${AP} for new assoc to ${AP2}`],
    [100.1, `wlan0: associate with ${AP2} (try 1/3)`],
    [100.7, `wlan0: association with ${AP2} timed out`],
  ] as const;
  it('is over when the station is connected again', () => {
    const log = kernel(...away).concat(
      '[102.000000] iwd[1]: event: connect-info, ssid: lab, bss: 02:00:00:00:00:00, signal: -60, load: 0/255',
      '[102.500000] iwd[1]: event: state, old: connecting, new: connected',
    );
    expect(read(log).verdict).toBe('healthy');
    expect(read(kernel(...away)).verdict).not.toBe('healthy');
  });
});

it("message 3/4 that is sent again and again is no wrong password, also where an access point's log ends there", () => {
  const sent = `wlan0: STA ${STA} WPA: sending 3/4 msg of 4-Way Handshake`;
  const times = (count: number) => read(Array.from({ length: count }, () => sent));
  expect(times(2).verdict).toBe('undetermined');
  expect([times(4).verdict, times(4).variant]).toEqual(['handshake-loss', 'message-4']);
  // Whether the device has sent it is not in the access point's log.
  const why = (times(4).findings[0]?.evidence ?? []).map((one) => one.why.code);
  expect(why).toContain('evidence.message-4-missing');
  expect(why).not.toContain('evidence.message-4-lost');
});

it('a supplicant that finds its control interface held by another says who drives it, unless it is connected all the same', () => {
  const held = 'ctrl_iface exists and seems to be in use - cannot override it';
  const trying = "wlan0: Trying to associate with SSID 'lab'";
  const up = `wlan0: CTRL-EVENT-CONNECTED - Connection to ${AP} completed [id=0 id_str=]`;
  expect(read([held]).verdict).toBe('competing-controller');
  expect(read([trying, held]).verdict).toBe('competing-controller');
  expect(read([held, trying, up]).verdict).toBe('healthy');
  expect(read([trying, up, held]).verdict).toBe('healthy');
  expect(read(['nl80211: kernel reports: Match already configured', trying]).verdict).toBe('undetermined');
});

it('an interface that is joined three times to a network that its supplicant does not have is driven by somebody else', () => {
  const uninvited = (log: StationLog) =>
    void log.say('No network configuration found for the current AP').disconnected(3, true);
  const clockless = () => new StationLog({ clock: false });
  expect(verdictOf(clockless().times(1, uninvited))).not.toBe('competing-controller');
  expect(verdictOf(clockless().times(3, uninvited))).toBe('competing-controller');
});

it('a controller that refuses a PMKID and finds its client connected later tells of a trouble that healed', () => {
  const trace = (at: string, text: string) =>
    `2026/11/28 10:00:${at} {wncd_x_R0-0}{1}: [client-orch-sm] [100]: (info): MAC: 0200.0000.0100  Deleting the client, reason: ${text}`;
  const refused = trace(
    '01.000000000',
    '54, CO_CLIENT_DELETE_REASON_DOT11_INVALID_PMKID, Client state S_CO_ASSOCIATING',
  );
  const before = trace(
    '00.800000000',
    '35, CO_CLIENT_DELETE_REASON_SAE_AUTH_FAILURE, Client state S_CO_INIT',
  );
  const later = trace(
    '05.000000000',
    '2, CO_CLIENT_DELETE_REASON_DEAUTH_OR_DISASSOC_REQ, Client state S_CO_RUN',
  );
  expect(read([before, refused]).verdict).toBe('stale-pmksa');
  const healed = read([before, refused, later]);
  expect([healed.verdict, healed.variant]).toEqual(['healthy', 'recovered']);
});

describe('a driver that reports status 16', () => {
  const rejected = (log: StationLog) => log.say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=16`).wait(5);
  const asked = (log: StationLog) => log.say("Trying to associate with SSID 'lab'");
  it('though the login was complete contradicts itself', () => {
    const log = rejected(asked(new StationLog()).say(`PMKSA-CACHE-ADDED ${AP} 0`));
    expect(verdictOf(log)).toBe('driver-fault');
  });
  it('without a login says nothing of anybody', () => {
    expect(verdictOf(rejected(asked(new StationLog())))).toBe('undetermined');
  });
});
