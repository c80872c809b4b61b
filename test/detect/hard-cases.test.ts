import { describe, expect, it } from 'vitest';
import { AP, AP2, read, StationLog, verdictOf } from '../support/station-log.ts';

const refusedBy = (reason: number) => (log: StationLog) =>
  void log.wait(2).auth().associate().disconnected(reason);

describe('stale-pmksa', () => {
  it('names a cached key that is answered with deauthentication 2 twice', () => {
    expect(verdictOf(new StationLog().saeFull().wait(60).disconnected(3, true).times(2, refusedBy(2)))).toBe(
      'stale-pmksa/deauth-before-association',
    );
  });
  it('does not name it after one such answer', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true).times(1, refusedBy(2));
    const verdict = read(log.lines);
    expect(verdict.verdict).toBe('undetermined');
    expect(verdict.findings[0]?.wouldSettle).not.toHaveLength(0);
  });
  it('works without any clock', () => {
    const log = new StationLog({ clock: false }).saeFull().disconnected(3, true).times(3, refusedBy(2));
    expect(verdictOf(log)).toBe('stale-pmksa/deauth-before-association');
  });
  it('names one explicit refusal, status 53', () => {
    const log = new StationLog().saeFull().wait(9).disconnected(3, true).auth().associate();
    log.say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=53`);
    expect(verdictOf(log)).toBe('stale-pmksa/invalid-pmkid');
  });
  it('does not believe a status 53 that a driver made up', () => {
    const log = new StationLog().auth().associate();
    log.say('CTRL-EVENT-ASSOC-REJECT bssid=00:00:00:00:00:00 status_code=53');
    expect(verdictOf(log)).toBe('undetermined');
  });
  it('sees accept-then-disassociate, also where the reason was lost in the race', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true);
    log.wait(1).auth().associate().associated().disconnected(2);
    log.wait(1).auth().associate().associated().disconnected(1, true);
    log.wait(1).auth().associate().associated().disconnected(2);
    expect(verdictOf(log)).toBe('stale-pmksa/disassociated-after-association');
  });
  it('sees an association request with a cached key that nobody answers', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true);
    log.times(4, (l) => void l.wait(5).auth().associate()).tempDisabled('CONN_FAILED');
    expect(verdictOf(log)).toBe('stale-pmksa/association-unanswered');
  });
  it('sees the right PMKID with the wrong PMK, for SAE', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true);
    log.times(3, (l) => void l.wait(1).auth().associate().associated().wait(4).disconnected(15));
    expect(verdictOf(log)).toBe('stale-pmksa/four-way-with-cached-pmk');
  });
  it('and for EAP, where no EAP start follows the association', () => {
    const log = new StationLog().eapFull().wait(60).disconnected(3, true);
    log.times(3, (l) => void l.wait(1).auth().associate().associated().wait(4).disconnected(15));
    expect(verdictOf(log)).toBe('stale-pmksa/four-way-with-cached-pmk');
  });
  it('is not fooled by 2.9, which calls a stale SAE key a wrong one', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true);
    log.times(3, (l) => {
      l.wait(1).auth().associate().associated().wait(4).disconnected(2);
      l.say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect').tempDisabled('WRONG_KEY');
    });
    expect(verdictOf(log)).toBe('stale-pmksa/four-way-with-cached-pmk');
  });
  it('recognises the loop in a log that begins inside it, from a later full SAE', () => {
    const log = new StationLog().times(4, refusedBy(2)).tempDisabled('CONN_FAILED').wait(30).saeFull();
    const verdict = read(log.lines);
    expect(verdict.variant).toBe('recovered');
    expect(verdict.findings[1]?.cause).toBe('stale-pmksa');
  });
  it('does not clear a cache for a loop on a network whose key management nobody named', () => {
    expect(verdictOf(new StationLog().times(5, refusedBy(2)))).toBe('undetermined');
  });
  it('reads version 2.4, which has no PMKSA events', () => {
    const log = new StationLog()
      .auth()
      .auth()
      .associate()
      .associated()
      .keys()
      .connected()
      .wait(60)
      .disconnected(3, true);
    expect(verdictOf(log.times(3, refusedBy(2)))).toBe('stale-pmksa/deauth-before-association');
  });
  it('comes back: three times refused, each after a connection, is a finding though each time it healed', () => {
    const log = new StationLog().saeFull();
    for (let time = 0; time < 3; time++) {
      log.wait(60).disconnected(3, true).auth().associate();
      log
        .say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=53`)
        .say(`PMKSA-CACHE-REMOVED ${AP} 0`)
        .saeFull();
    }
    expect(verdictOf(log.wait(60))).toBe('stale-pmksa/invalid-pmkid');
  });
  it('stays named when the person switches the interface off in the middle of the loop', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true).times(4, refusedBy(2));
    expect(verdictOf(log.wait(1).say('CTRL-EVENT-TERMINATING '))).toBe(
      'stale-pmksa/deauth-before-association',
    );
  });
  it('sees the race in which every reason was swallowed', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true);
    log.times(3, (l) => void l.wait(1).auth().associate().associated().disconnected(1, true));
    expect(verdictOf(log)).toBe('stale-pmksa/disassociated-after-association');
  });
  it('is told apart per interface when two are interleaved', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true);
    for (let time = 0; time < 3; time++) {
      log.raw(`wlan0: SME: Trying to authenticate with ${AP2} (SSID='other' freq=5180 MHz)`);
      log
        .wait(1)
        .auth()
        .raw(`wlan0: Trying to associate with ${AP2} (SSID='other' freq=5180 MHz)`)
        .associate();
      log.raw(`wlan0: CTRL-EVENT-ASSOC-REJECT bssid=${AP2} status_code=17`).disconnected(2);
    }
    const verdict = read(log.lines);
    expect(verdict.findings.map((finding) => finding.cause)).toEqual(
      expect.arrayContaining(['stale-pmksa', 'ap-refused']),
    );
  });
  it('calls an entry made for roaming by its name', () => {
    const log = new StationLog().eapFull().wait(20).say(`PMKSA-CACHE-ADDED ${AP2} 0`);
    log.times(3, (l) => void l.wait(1).auth(AP2).associate(AP2).disconnected(2, false, AP2));
    expect(verdictOf(log)).toBe('stale-pmksa/okc');
  });
});

describe('stale-pmksa is not said', () => {
  it('of a key that never worked: the fresh one failed in the same way', () => {
    const log = new StationLog().auth().auth().say(`PMKSA-CACHE-ADDED ${AP} 0`).associate().associated();
    log.wait(4).disconnected(15);
    log.times(3, (l) => void l.wait(1).auth().associate().associated().wait(4).disconnected(15));
    const verdict = read(log.lines);
    expect(verdict.verdict).toBe('handshake-loss');
    expect(verdict.findings.flatMap(({ plan }) => plan.map(({ step }) => step))).not.toContain('clear-pmksa');
  });
  it('of frames that could not be sent from here, though a cached key was offered', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true);
    log.times(3, (l) => {
      l.wait(1).auth().associate().associated().raw('l2_packet_send - sendto: No buffer space available');
      l.disconnected(1, true);
    });
    expect(verdictOf(log)).toBe('handshake-loss/message-2');
  });
});

describe('wrong-passphrase', () => {
  it('needs two handshakes that die at message 2/4', () => {
    expect(verdictOf(new StationLog().times(1, (l) => void l.pskWrong()))).toBe('undetermined');
    expect(verdictOf(new StationLog().times(2, (l) => void l.pskWrong()))).toBe('wrong-passphrase/psk');
    expect(verdictOf(new StationLog().times(3, (l) => void l.pskWrong(2)))).toBe('wrong-passphrase/psk');
  });
  it('names a refused SAE confirm, by either status', () => {
    for (const status of [1, 15]) {
      const log = new StationLog().times(3, (l) => {
        l.wait(1).auth().auth();
        l.say(`CTRL-EVENT-AUTH-REJECT ${AP} auth_type=3 auth_transaction=2 status_code=${status}`);
      });
      expect(verdictOf(log)).toBe('wrong-passphrase/sae');
    }
  });
  it('reads version 2.9, which does not say that a confirm was refused', () => {
    const log = new StationLog().times(
      4,
      (l) =>
        void l
          .wait(2)
          .auth()
          .raw(l.lines.at(-1)?.replace(/^[0-9.]+: /, '') ?? '', 0.05),
    );
    expect(verdictOf(log.wait(2).tempDisabled('CONN_FAILED'))).toBe('wrong-passphrase/sae');
  });
  it('is over when the right one was typed', () => {
    expect(
      verdictOf(
        new StationLog()
          .times(3, (l) => void l.pskWrong())
          .pskFull()
          .wait(60),
      ),
    ).toBe('healthy/recovered');
  });
  it('is the answer when a refused cached key is followed by a full SAE that fails', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true).auth().associate();
    log.say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=53`).say(`PMKSA-CACHE-REMOVED ${AP} 0`);
    log.times(3, (l) => {
      l.wait(1).auth().auth();
      l.say(`CTRL-EVENT-AUTH-REJECT ${AP} auth_type=3 auth_transaction=2 status_code=1`);
    });
    expect(verdictOf(log)).toBe('wrong-passphrase/sae');
  });
  it('is not said of a frame that could not be sent from here', () => {
    const log = new StationLog().times(3, (l) => {
      l.wait(5).auth().associate().associated();
      l.raw('l2_packet_send - sendto: No buffer space available').wait(4).disconnected(15);
      l.say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect').tempDisabled('WRONG_KEY');
    });
    expect(verdictOf(log)).toBe('handshake-loss/message-2');
  });
  it('names a confirm that came late, each with its commit, also where a kernel has told of the refusal before', () => {
    const log = new StationLog().times(3, (l) => {
      l.wait(2).auth().wait(0.6).auth();
      l.say(`CTRL-EVENT-AUTH-REJECT ${AP} auth_type=3 auth_transaction=2 status_code=1`);
    });
    const verdict = read(log.lines);
    expect([verdict.verdict, verdict.findings[0]?.attempts]).toEqual(['wrong-passphrase', 3]);
  });
  it('is not said at 6 GHz, where no network has a passphrase of WPA2', () => {
    const log = new StationLog().times(3, (l) => void l.pskWrong());
    const at6GHz = log.lines.map((line) => line.replace('freq=2412', 'freq=5955'));
    expect(read(at6GHz).verdict).toBe('undetermined');
  });
  it('is not said of such a frame either where the device for P2P spoke before', () => {
    const log = new StationLog().times(3, (l) => {
      l.wait(5).auth().associate().associated().raw('p2p-dev-wlan1: CTRL-EVENT-DSCP-POLICY clear_all');
      l.raw('l2_packet_send - sendto: No buffer space available').wait(4).disconnected(15);
      l.say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect').tempDisabled('WRONG_KEY');
    });
    expect(verdictOf(log)).toBe('handshake-loss/message-2');
  });
  it('is not said of a stop request during the handshake', () => {
    const log = new StationLog().times(3, (l) => {
      l.wait(5).auth().associate().associated().wait(0.5).disconnected(3, true);
      l.say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect');
    });
    expect(verdictOf(log)).toBe('undetermined');
  });
  it('is not said of a slow access point that succeeds the next time', () => {
    expect(verdictOf(new StationLog().pskWrong().pskFull().wait(30))).toBe('healthy/recovered');
  });
  it('is not said over a link that is hardly there', () => {
    const log = new StationLog().times(3, (l) => {
      l.wait(5).auth().associate().associated();
      l.say('CTRL-EVENT-SIGNAL-CHANGE above=0 signal=-88 noise=-95 txrate=1000').wait(4).disconnected(15);
      l.say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect').tempDisabled('WRONG_KEY');
    });
    expect(verdictOf(log)).toBe('undetermined');
  });
  it('nor where it was hardly there for a part of the time', () => {
    const log = new StationLog().times(3, (l) => {
      l.wait(5).auth().associate().associated();
      l.say('CTRL-EVENT-SIGNAL-CHANGE above=0 signal=-88 noise=-95 txrate=1000').wait(2);
      l.say('CTRL-EVENT-SIGNAL-CHANGE above=1 signal=-55 noise=-95 txrate=1000').wait(2).disconnected(15);
      l.say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect').tempDisabled('WRONG_KEY');
    });
    expect(verdictOf(log)).toBe('undetermined');
  });
  it('is said of a password changed at the access point, after enough tries', () => {
    const log = new StationLog()
      .pskFull()
      .wait(60)
      .disconnected(3, true)
      .times(4, (l) => void l.pskWrong());
    expect(verdictOf(log)).toBe('wrong-passphrase/psk');
  });
});

describe('handshake-loss', () => {
  const lost = (l: StationLog): void =>
    void l
      .wait(1)
      .auth()
      .associate()
      .associated()
      .keys()
      .connected()
      .wait(1)
      .keys()
      .wait(1)
      .keys()
      .wait(1)
      .keys()
      .wait(1)
      .disconnected(15);
  it('is the answer when 4/4 is lost every time, and the cache is left alone', () => {
    const log = new StationLog().times(3, lost);
    expect(verdictOf(log)).toBe('handshake-loss/message-4');
    expect(read(log.lines).findings[0]?.plan.map((step) => step.step)).not.toContain('clear-pmksa');
  });
  it('is over once a connection has held', () => {
    const log = new StationLog().times(3, lost).pskFull().wait(60);
    log.say('WPA: Group rekeying completed with 02:00:00:00:00:00 [GTK=CCMP]');
    expect(verdictOf(log)).toBe('healthy/recovered');
  });
  it('is not taken for a cure while the next connection has not held', () => {
    expect(verdictOf(new StationLog().times(3, lost).pskFull())).toBe('handshake-loss/message-4');
    expect(
      verdictOf(
        new StationLog()
          .times(1, lost)
          .pskFull()
          .wait(10)
          .say('CTRL-EVENT-SIGNAL-CHANGE above=1 signal=-40 noise=-95 txrate=54000'),
      ),
    ).toBe('healthy/recovered');
  });
});

describe('healthy', () => {
  it('is a network that connects, by any way', () => {
    expect(verdictOf(new StationLog().saeFull())).toBe('healthy');
    expect(verdictOf(new StationLog().saeFull().wait(9).disconnected(3, true).saeCached())).toBe('healthy');
    expect(verdictOf(new StationLog().eapFull().wait(9).disconnected(3, true).saeCached())).toBe('healthy');
    expect(verdictOf(new StationLog().pskFull())).toBe('healthy');
  });
  it('is a refused shortcut that the supplicant heals by itself', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true).auth().associate();
    log
      .say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=53`)
      .say(`PMKSA-CACHE-REMOVED ${AP} 0`)
      .saeFull();
    expect(verdictOf(log)).toBe('healthy/recovered');
  });
  it('is a stop on purpose', () => {
    expect(
      verdictOf(new StationLog().saeFull().wait(9).disconnected(3, true).say('CTRL-EVENT-TERMINATING ')),
    ).toBe('healthy');
  });
  it('is a roam between two access points', () => {
    expect(verdictOf(new StationLog().saeFull().wait(20).saeFull(AP2).wait(20).saeCached(AP))).toBe(
      'healthy',
    );
  });
  it('is one kick after which the connection came back', () => {
    expect(verdictOf(new StationLog().saeFull().wait(20).disconnected(2).saeCached().wait(20))).toBe(
      'healthy/recovered',
    );
  });
});

describe('the others', () => {
  it('ap-disconnects: kicked and not back, or kicked again and again', () => {
    expect(verdictOf(new StationLog().saeFull().wait(20).disconnected(2))).toBe('ap-disconnects');
    const log = new StationLog().saeFull();
    for (const reason of [2, 3, 4, 5, 6, 7, 8]) log.wait(20).disconnected(reason).saeCached();
    expect(verdictOf(log.wait(20))).toBe('ap-disconnects');
  });
  it('signal-lost: beacons missed, then nothing', () => {
    const log = new StationLog().saeFull().wait(20).say('CTRL-EVENT-BEACON-LOSS ').disconnected(4, true);
    expect(verdictOf(log.wait(3).say('CTRL-EVENT-NETWORK-NOT-FOUND '))).toBe('signal-lost');
  });
  it('the last network in trouble is the one that is asked about, though less is known of it', () => {
    const log = new StationLog().times(3, (l) => void l.pskWrong());
    const next = new StationLog({ ssid: 'next' }).wait(900).auth(AP2).associate(AP2);
    next.say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP2} status_code=16`);
    const verdict = read([...log.lines, ...next.lines]);
    expect([verdict.verdict, verdict.ssid]).toEqual(['undetermined', 'next']);
    expect(verdict.findings.map(({ cause }) => cause)).toContain('wrong-passphrase');
  });
  it('a scan that is refused as busy is no second program', () => {
    const log = new StationLog().times(3, (l) => {
      l.wait(6).say('CTRL-EVENT-SCAN-FAILED ret=-16 retry=1').wait(6).auth().associate();
      l.say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=17`);
    });
    expect(verdictOf(log)).toBe('ap-refused/full');
  });
  it('auth-timeout: nobody answers the authentication', () => {
    const log = new StationLog().times(4, (l) => void l.wait(1.5).auth()).tempDisabled('CONN_FAILED');
    expect(verdictOf(log)).toBe('auth-timeout');
  });
  it('ap-refused: full, or security that does not match', () => {
    for (const [status, variant] of [
      [17, 'full'],
      [43, 'security-mismatch'],
      [18, 'rate'],
      [12, 'policy'],
    ] as const) {
      const log = new StationLog().times(2, (l) => {
        l.wait(2).auth().associate().say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=${status}`);
      });
      expect(verdictOf(log)).toBe(`ap-refused/${variant}`);
    }
  });
  it('eap-rejected: the server says no', () => {
    const log = new StationLog().times(2, (l) => {
      l.wait(5).auth().associate().associated().say('CTRL-EVENT-EAP-STARTED EAP authentication started');
      l.say('CTRL-EVENT-EAP-METHOD EAP vendor 0 method 25 (PEAP) selected');
      l.say('CTRL-EVENT-EAP-FAILURE EAP authentication failed').disconnected(23).tempDisabled('AUTH_FAILED');
    });
    expect(verdictOf(log)).toBe('eap-rejected/credentials');
  });
  it('network-not-found: no scan shows it', () => {
    const log = new StationLog().times(3, (l) => void l.wait(5).say('CTRL-EVENT-NETWORK-NOT-FOUND '));
    expect(verdictOf(log)).toBe('network-not-found');
  });
  it('undetermined: nothing was tried', () => {
    expect(verdictOf(new StationLog().say('CTRL-EVENT-REGDOM-CHANGE init=CORE type=WORLD'))).toBe(
      'undetermined',
    );
  });
});

it.each(['wlan1: CTRL-EVENT-EAP-FAILURE EAP authentication failed', `wlan1: CTRL-EVENT-EAP-FAILURE ${AP2}`])(
  'takes the end of a WPS exchange, read from the middle of it, for no refused login: %s',
  (failure) => {
    for (const wps of ['WPS-SUCCESS ', 'WPS-FAIL msg=8 config_error=18']) {
      const verdict = read([`wlan1: ${wps}`, failure]);
      expect(verdict.verdict).not.toBe('eap-rejected');
    }
    expect(read([failure]).verdict).toBe('eap-rejected');
  },
);
