/** Connections that were over at once: all is not well, though each of them was one. */
import { describe, expect, it } from 'vitest';
import { read, StationLog, verdictOf } from '../support/station-log.ts';

const STA = '02:00:00:00:01:00';
/** An access point's log. @param life seconds of each connection; none without a clock */
function pointLog(lives: readonly number[], clock: boolean): string[] {
  let at = 1_795_000_000;
  const say = (text: string, after = 0.01): string => {
    at += after;
    return clock ? `${at.toFixed(6)}: wlan0: ${text}` : `wlan0: ${text}`;
  };
  return lives.flatMap((life) => [
    say(`STA ${STA} IEEE 802.11: associated (aid 1)`, 1),
    say(`AP-STA-CONNECTED ${STA}`),
    say(`STA ${STA} WPA: pairwise key handshake completed (RSN)`),
    say(`EAPOL-4WAY-HS-COMPLETED ${STA}`),
    say(`AP-STA-DISCONNECTED ${STA}`, life),
  ]);
}

describe('a station that has gone', () => {
  it('right after its handshake, and nothing says why, is not called well', () => {
    for (const log of [pointLog([1], false), pointLog([2], true)]) {
      const { verdict, findings, claims } = read(log);
      expect(verdict).toBe('undetermined');
      expect(findings[0]?.evidence.map(({ why }) => why.code)).toContain('evidence.gone-unsaid');
      expect(claims.map(({ code }) => code)).not.toContain('this-computer-ended-it');
    }
  });
  it('after a while was connected, and left', () => {
    expect(read(pointLog([900], true)).verdict).toBe('healthy');
    expect(read(pointLog([20], true)).verdict).toBe('healthy');
  });
  it('again and again within a minute is not called well', () => {
    expect(read(pointLog([20, 20], true)).verdict).toBe('healthy');
    expect(read(pointLog([20, 20, 20], true)).verdict).toBe('undetermined');
    expect(read(pointLog([20, 20, 20, 600], true)).verdict).toBe('healthy');
  });
});

describe('connections that the station itself ends within a minute', () => {
  const brief = (log: StationLog) => void log.pskFull().wait(18).disconnected(3, true).wait(5);

  it('are a trouble from the third on, also while the next one begins', () => {
    expect(verdictOf(new StationLog().times(2, brief))).toBe('healthy');
    const log = new StationLog().times(3, brief);
    expect(verdictOf(log)).toBe('undetermined');
    expect(verdictOf(log.pskFull())).toBe('undetermined');
  });
  it('are none after one that lasts', () => {
    const log = new StationLog().times(4, brief).pskFull().wait(120).disconnected(3, true);
    expect(verdictOf(log)).toBe('healthy');
  });
  it('are none where commands are seen to end them', () => {
    const log = new StationLog().times(4, (one) => {
      one
        .pskFull()
        .wait(10)
        .raw("wlan1: Control interface command 'DISCONNECT'")
        .disconnected(3, true)
        .wait(5);
    });
    expect(verdictOf(log)).toBe('healthy');
  });
});
