import { expect, it } from 'vitest';
import { read } from '../support/station-log.ts';

const AP = '02:00:00:00:00:00';
const refused = (second: number): readonly string[] => {
  const request = `SME: Trying to authenticate with ${AP} (SSID='lab' freq=5240 MHz)`;
  const said = [
    request,
    request,
    `CTRL-EVENT-AUTH-REJECT ${AP} auth_type=3 auth_transaction=2 status_code=15`,
    'CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="lab" auth_failures=1 duration=10 reason=AUTH_FAILED',
  ];
  return said.map(
    (message, i) =>
      `Nov 21 01:00:${String(second + (i > 0 ? 1 : 0))} lab wpa_supplicant[9]: wlan0: ${message}`,
  );
};

it('no login fails before the association: a refused confirm that is called a failed login is SAE’s', () => {
  const lines = [...refused(10), ...refused(30)];
  expect(read(lines)).toMatchObject({ verdict: 'wrong-passphrase', variant: 'sae' });
  const withoutFrames = lines.filter((line) => !line.includes('AUTH-REJECT'));
  expect(read(withoutFrames).verdict).not.toBe('eap-rejected');
});
