import { expect, it } from 'vitest';
import { addressOf } from '../../app/ingest/hardware-address.ts';

it('one address is one, however a program spells it', () => {
  for (const text of [
    '02:00:0A:00:01:ff',
    '02-00-0a-00-01-ff',
    '02.00.0a.00.01.FF',
    '02_00_0a_00_01_ff',
    '02000A0001FF',
    '0200.0a00.01ff',
    '0200-0A00-01FF',
    '0200:0a00:01ff',
  ])
    expect(addressOf(text)).toBe('02:00:0a:00:01:ff');
});

it('equal masks are one station, different ones two, and neither is anybody’s card', () => {
  expect(addressOf('aa:bb:xx:xx:xx:xx')).toBe(addressOf('AA:BB:XX:XX:XX:XX'));
  expect(addressOf('aa:bb:xx:xx:xx:xx')).not.toBe(addressOf('aa:bc:xx:xx:xx:xx'));
  expect(addressOf('phone')).toMatch(/^fe:ff:/);
});
