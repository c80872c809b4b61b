/** What a person is told, against what is proven. */
import { describe, expect, it } from 'vitest';
import { headlineOf, meaningOf, passwordAnswer } from '../../app/words/finding.ts';
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

describe('a sentence', () => {
  const said = (log: StationLog) => {
    const [finding] = read(log.lines).findings;
    if (!finding) throw new Error('There is no finding.');
    return {
      headline: headlineOf(finding).code,
      meaning: meaningOf(finding).code,
      password: passwordAnswer(finding).words.code,
      advice: finding.plan.flatMap(({ advice }) => advice?.code ?? []),
    };
  };

  it('does not call well what was ended, nor a password right that a saved key stood in for', () => {
    expect(said(new StationLog().saeFull().wait(90)).headline).toBe('cause.healthy.headline');
    expect(said(new StationLog().saeFull().wait(90).disconnected(3, true)).headline).toBe(
      'cause.healthy.ended',
    );
    const known = new StationLog().saeFull().wait(90).disconnected(3, true).wait(5);
    expect(said(known.saeCached().wait(90)).password).toBe('password.not-tested.connected-by-saved-key');
  });
  it('says that an access point does not answer only where it gave no answer at all', () => {
    const asked = (log: StationLog, ...answer: string[]): void => {
      log.auth();
      for (const line of answer) log.say(line);
      log.wait(10);
    };
    const unheard = new StationLog().times(3, (log) => {
      asked(log, `SME: Authentication with ${AP} timed out.`);
    });
    expect(said(unheard)).toMatchObject({
      headline: 'cause.auth-timeout.headline',
      advice: ['advice.auth-timeout'],
    });
    const kernel = Array.from({ length: 3 }, (_, n) => [
      `[${n * 10}.100000] wlan1: authenticate with ${AP}`,
      `[${n * 10}.200000] wlan1: send auth to ${AP} (try 1/3)`,
      `[${n * 10}.300000] wlan1: authenticated`,
      `[${n * 10}.400000] wlan1: associate with ${AP} (try 1/3)`,
      `[${n * 10}.900000] wlan1: association with ${AP} timed out`,
    ]).flat();
    const [finding] = read(kernel).findings;
    if (finding?.cause === 'auth-timeout') expect(headlineOf(finding).code).toBe('cause.auth-timeout.lost');
  });
  it('that a refusal came before any test of the password is not said of a status that a driver made up', () => {
    const made = new StationLog().times(3, (log) => {
      log.auth().associate().say('CTRL-EVENT-ASSOC-REJECT bssid=00:00:00:00:00:00 status_code=16').wait(9);
    });
    const { findings, claims } = read(made.lines);
    expect(claims.map(({ code }) => code)).not.toContain('password-not-tried');
    expect(findings[0]?.ruledOut).toEqual([]);
  });
  it('names the handshake as not begun only where it did not begin', () => {
    for (const reason of [15, 2])
      expect(
        told(
          new StationLog().times(
            3,
            (log) => void log.auth().associate().associated().wait(4).disconnected(reason).wait(9),
          ),
        ).ruledOut,
      ).not.toContain('not.handshake-unstarted');
  });
});
