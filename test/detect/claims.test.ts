/** What a person is told, against what is proven. */
import { describe, expect, it } from 'vitest';
import { passwordAnswer } from '../../app/words/finding.ts';
import { AP, read, StationLog } from '../support/station-log.ts';

const told = (log: StationLog) => {
  const { findings, claims } = read(log.lines);
  const [finding] = findings;
  const ruledOut = finding?.ruledOut.map(({ why }) => why.code) ?? [];
  return {
    cause: finding?.cause,
    ruledOut,
    claims: claims.map(({ code }) => code),
    password: finding && passwordAnswer(finding),
  };
};
const rejected = (log: StationLog) =>
  log.associate().say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=17`);

describe('whether it was the password', () => {
  it('is said to be untested only where nothing tested it', () => {
    const before = told(new StationLog().times(2, (log) => void rejected(log.auth()).wait(9)));
    expect([before.cause, before.password?.answer]).toEqual(['ap-refused', 'not-tested']);
    const after = told(
      new StationLog().times(2, (log) => {
        rejected(log.auth().auth().say(`PMKSA-CACHE-ADDED ${AP} 0`)).wait(9);
      }),
    );
    expect([after.cause, after.password?.answer]).toEqual(['ap-refused', 'no']);
    expect(after.claims).toContain('login-made-here');
    const halfway = told(new StationLog().times(2, (log) => void rejected(log.auth().auth()).wait(9)));
    expect([halfway.cause, halfway.password?.answer]).toEqual(['ap-refused', 'cannot-tell']);
  });
  it('is not cleared by a connection that never was', () => {
    const lost = told(
      new StationLog().times(3, (log) => {
        log.auth().associate().associated().wait(0.5).disconnected(4, true).wait(9);
      }),
    );
    expect([lost.cause, lost.password?.answer]).toEqual(['signal-lost', 'cannot-tell']);
  });
  it('is said of a password that was refused, with the lines that show it', () => {
    const refused = told(new StationLog().times(3, (log) => void log.pskWrong()));
    expect([refused.cause, refused.password?.answer]).toEqual(['wrong-passphrase', 'yes']);
    expect(refused.claims).toContain('password-refused');
    expect(told(new StationLog().pskWrong()).claims).not.toContain('password-refused');
  });
});

describe('what is set aside', () => {
  it('names the saved key only where each attempt used one', () => {
    const used = (log: StationLog) => void log.auth().associate().disconnected(2).wait(5);
    const known = told(new StationLog().saeFull().wait(60).disconnected(3, true).times(3, used));
    expect(known.cause).toBe('stale-pmksa');
    expect(known.claims).toEqual(expect.arrayContaining(['key-was-saved-one', 'password-not-tried']));
    expect(known.ruledOut).toContain('not.no-commit');
    expect(told(new StationLog().times(3, used)).ruledOut).not.toContain('not.no-commit');
  });
  it('says that the keys fitted only where message 3/4 was seen', () => {
    const excerpt = told(new StationLog().disconnected(4, true).wait(5).auth().associate().associated());
    expect(excerpt.ruledOut).not.toContain('not.keys-fitted');
    const dropped = told(new StationLog().pskFull().wait(60).disconnected(6));
    expect([dropped.cause, dropped.ruledOut.includes('not.keys-fitted')]).toEqual(['ap-disconnects', true]);
  });
});
