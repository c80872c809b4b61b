import { describe, expect, it } from 'vitest';
import { AP, AP2, read, StationLog } from '../support/station-log.ts';

/** A log that begins after the lines that name the network. */
const begin = (): StationLog => new StationLog({ ssid: 'home' });
const rejected = (log: StationLog, status: number, where = ` bssid=${AP}`): StationLog =>
  log.say(`CTRL-EVENT-ASSOC-REJECT${where} status_code=${status}`);
const told = ({ lines }: StationLog): string => {
  const { verdict, findings } = read(lines);
  return [verdict, ...findings.slice(1).map(({ cause }) => cause)].join(' ');
};

describe('an attempt whose network no line has named yet', () => {
  it('joins the story of its access point when that is named', () => {
    expect(told(rejected(begin(), 53).saeFull())).toBe('healthy stale-pmksa');
  });
  it('joins the first network that is named, where its access point never is', () => {
    expect(told(rejected(begin(), 17, ` bssid=${AP2}`).pskFull())).toBe('healthy ap-refused');
    expect(told(rejected(begin(), 17, '').pskFull())).toBe('healthy undetermined');
  });
  it('joins the network that the supplicant gives a rest because of it', () => {
    const log = rejected(begin(), 17).tempDisabled('CONN_FAILED');
    expect(read(log.lines).ssid).toBe('home');
  });
  it('joins by the number of its network', () => {
    const log = begin().tempDisabled('CONN_FAILED').wait(10);
    expect(read(rejected(log, 17).keys().connected().lines).ssid).toBe('home');
  });
  it('keeps what was heard of its key management', () => {
    const refused = (log: StationLog): StationLog =>
      log.say(`CTRL-EVENT-AUTH-REJECT ${AP} auth_type=3 auth_transaction=2 status_code=15`);
    expect(read(refused(begin()).lines).verdict).toBe('undetermined');
    const log = refused(begin()).wait(2).auth().auth();
    expect(read(refused(log).lines).variant).toBe('sae');
  });
  it('in the middle of a log goes on with the network that is being told of', () => {
    const log = rejected(begin().saeFull().wait(60).disconnected(3, true), 17, '');
    const { ssid } = read(log.lines);
    expect(ssid).toBe('home');
  });
  it('does not drag a network along that was named before', () => {
    const log = new StationLog({ ssid: 'office' }).auth(AP2).associate(AP2);
    rejected(log, 17, ` bssid=${AP2}`);
    const home = new StationLog({ ssid: 'home' }).pskFull();
    const { findings } = read([...log.lines, ...home.lines]);
    expect(findings.find(({ cause }) => cause === 'ap-refused')?.ssid).toBe('office');
  });
});

describe('a kernel that alone tells of a refusal', () => {
  const kernel = (status: number, after: string[] = []): string[] => [
    `[  102.000000] wlan0: authenticate with ${AP}`,
    `[  102.010000] wlan0: send auth to ${AP} (try 1/3)`,
    '[  102.030000] wlan0: authenticated',
    `[  102.040000] wlan0: associate with ${AP} (try 1/3)`,
    `[  102.060000] wlan0: RX AssocResp from ${AP} (capab=0x411 status=${status} aid=0)`,
    `[  102.070000] wlan0: ${AP} denied association (code=${status})`,
    ...after,
  ];
  const accepted = [
    `[  104.000000] wlan0: authenticate with ${AP}`,
    `[  104.010000] wlan0: send auth to ${AP} (try 1/3)`,
    '[  104.030000] wlan0: authenticated',
    `[  104.040000] wlan0: associate with ${AP} (try 1/3)`,
    `[  104.060000] wlan0: RX AssocResp from ${AP} (capab=0x411 status=0 aid=1)`,
    '[  104.070000] wlan0: associated',
  ];
  it.each([17, 53])('status %i, then an association that stays: healed', (status) => {
    expect(read(kernel(status)).verdict).not.toBe('healthy');
    expect(read(kernel(status, accepted)).verdict).toBe('healthy');
  });
  it('but an association does not heal what failed after associations', () => {
    const thrownOut = [
      ...accepted,
      `[  104.200000] wlan0: deauthenticated from ${AP} (Reason: 2=PREV_AUTH_NOT_VALID)`,
    ];
    const again = accepted.map((line) => line.replace('104.', '106.'));
    expect(read([...thrownOut, ...again]).verdict).not.toBe('healthy');
  });
});
