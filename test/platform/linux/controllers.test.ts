import { describe, expect, test } from 'vitest';
import { controllersOf, type Claims } from '../../../app/platform/linux/controllers.ts';

const NONE: Claims = { manager: false, iwd: false, supplicant: false };
const wpa = (pid: number, ...args: string[]) => ({ pid, name: 'wpa_supplicant', args });

const programs = (
  claims: Partial<Claims>,
  processes: Parameters<typeof controllersOf>[2] = [],
  networkd = false,
): string[] =>
  controllersOf(
    ['wlan0'],
    () => ({ ...NONE, ...claims }),
    processes,
    () => networkd,
  ).map((one) => one.program);

describe('which program drives an interface', () => {
  test('one program is one row', () => {
    expect(programs({ manager: true, supplicant: true }, [wpa(5, '-u', '-s')])).toEqual(['NetworkManager']);
    expect(programs({ iwd: true })).toEqual(['iwd']);
    expect(programs({ supplicant: true })).toEqual(['wpa_supplicant']);
    expect(programs({}, [wpa(5, '-c', '/etc/x.conf', '-iwlan0')])).toEqual(['wpa_supplicant']);
    expect(programs({ supplicant: true }, [{ pid: 9, name: 'connmand', args: [] }])).toEqual(['connman']);
  });

  test('what configures the addresses is named with it', () => {
    expect(programs({ supplicant: true }, [wpa(5, '-i', 'wlan0')], true)).toEqual([
      'wpa_supplicant with systemd-networkd',
    ]);
    expect(programs({ manager: true, iwd: true })).toEqual(['NetworkManager with iwd']);
    expect(programs({}, [], true)).toEqual(['systemd-networkd']);
  });

  test('two at once are both named, and two of one name are told apart', () => {
    expect(programs({ manager: true, supplicant: true }, [wpa(5, '-u'), wpa(6, '-i', 'wlan0')])).toEqual([
      ...['NetworkManager', 'wpa_supplicant'],
    ]);
    expect(programs({ manager: true, iwd: true, supplicant: true })).toEqual(['NetworkManager', 'iwd']);
    expect(programs({}, [wpa(5, '-i', 'wlan0'), wpa(6, '-i', 'wlan0')])).toEqual([
      ...['wpa_supplicant (process 5)', 'wpa_supplicant (process 6)'],
    ]);
  });

  test('a supplicant at another interface is no matter of this one, and nobody is a row too', () => {
    expect(programs({}, [wpa(5, '-i', 'wlan1')])).toEqual(['nobody']);
    expect(programs({ manager: true }, [wpa(5, '-i', 'wlan01')])).toEqual(['NetworkManager']);
  });
});
