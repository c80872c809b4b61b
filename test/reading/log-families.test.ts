import { describe, expect, it } from 'vitest';
import { familiesOf } from '../../app/reading/log-families.ts';

describe('familiesOf', () => {
  it('puts rotated logs together, oldest first, whatever order they come in', () => {
    expect(
      familiesOf(['wpa.log', 'wpa.log.10.gz', 'wpa.log.2.gz', 'hostapd.log', 'wpa.log.1', 'wpa.log.old']),
    ).toEqual([['wpa.log.10.gz', 'wpa.log.2.gz', 'wpa.log.1', 'wpa.log.old', 'wpa.log'], ['hostapd.log']]);
    expect(
      familiesOf(['syslog-20261121', 'syslog', 'syslog-20261120.gz', 'a-2026-11-20.log', 'a.log']),
    ).toEqual([
      ['syslog-20261120.gz', 'syslog-20261121', 'syslog'],
      ['a-2026-11-20.log', 'a.log'],
    ]);
  });
  it('keeps apart what only looks alike', () => {
    for (const names of [
      ['a/wpa.log', 'b/wpa.log.1'],
      ['hostapd.log', 'hostapd-2.log'],
      ['192.168.1.10', '192.168.1.11'],
      ['wpa.log', 'wpa.log.gz'],
    ])
      expect(familiesOf(names)).toEqual(names.map((name) => [name]));
  });
});
