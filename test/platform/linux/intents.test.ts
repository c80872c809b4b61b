import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Intents } from '../../../app/platform/linux/intents.ts';
import { Pending } from '../../../app/platform/macos/pending.ts';
import { isAlive, ownMark } from '../../../app/platform/process-mark.ts';
import { withFolder } from '../../native/support.ts';

const ENABLE = { kind: 'enable', networkId: 0, ssid: 'office' };
const FIELD = { kind: 'field', networkId: 0, ssid: 'office', field: 'dtim_period', from: '0', to: '1' };

/** What a run of that mark left behind. @returns whether it is to be put right, and whether it is taken for busy */
function left(
  folder: string,
  intent: unknown,
  by: unknown,
): { abandoned: boolean; busy: boolean; there: boolean } {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'wlan1-1.json'), JSON.stringify({ iface: 'wlan1', by, intent }));
  const intents = new Intents(folder);
  const abandoned = intents.abandoned().length === 1;
  return { abandoned, busy: intents.busy().has('wlan1'), there: readdirSync(folder).length > 0 };
}

describe('an intent', () => {
  test('is left to the process that keeps it, for as long as it runs', () =>
    withFolder((folder) => {
      expect(left(folder, ENABLE, ownMark())).toMatchObject({ abandoned: false, busy: true });
      expect(left(folder, ENABLE, { pid: 2 ** 22 + 1 })).toMatchObject({ abandoned: true, busy: false });
    }));

  test.skipIf(process.platform !== 'linux')('is put right although another process has its old number', () =>
    withFolder((folder) => {
      for (const started of ['00000000_1', undefined, ownMark().started?.replace(/\d$/, 'x')])
        for (const pid of [process.pid, process.ppid, 1])
          expect(left(folder, ENABLE, { pid, started }), `${pid} ${started}`).toMatchObject({
            ...{ abandoned: true, busy: false },
          });
    }),
  );

  test.each([
    ['another field', { ...FIELD, field: 'psk', from: '"owned"' }],
    ['another value', { ...FIELD, from: '0 psk "owned"' }],
    ['a value that the field cannot have', { ...FIELD, to: '-1' }],
    ['a network that is no number', { ...FIELD, networkId: '0 psk "owned"' }],
    ['a name that is none', { ...ENABLE, ssid: null }],
    ['a list that is none', { kind: 'throw-away', before: 'all' }],
    ['numbers that are none', { kind: 'throw-away', before: ['all'] }],
    ['another kind', { kind: 'constructor' }],
    ['nothing', null],
  ])('that names %s is none of ours, and goes', (_, intent) =>
    withFolder((folder) => {
      expect(left(folder, intent, { pid: 2 ** 22 + 1 })).toEqual({
        ...{ abandoned: false, busy: false, there: false },
      });
    }),
  );

  test('that Rejoin keeps is one that Rejoin reads', () =>
    withFolder((folder) => {
      for (const intent of [ENABLE, FIELD, { kind: 'throw-away', before: [0, 3] }])
        expect(left(folder, intent, { pid: 2 ** 22 + 1 }).abandoned).toBe(true);
    }));
});

describe("a step on a Mac's disk", () => {
  const profile = { kind: 'profile', iface: 'en0', ssid: 'office', index: 0, security: 'WPA2' };
  test.each([
    ['as Rejoin keeps it', profile, 1],
    ['of the radio', { kind: 'power', iface: 'en0' }, 1],
    ['with another security', { ...profile, security: 'WPA2 -setairportpower' }, 0],
    ['with an option for a name', { ...profile, iface: '-removeallpreferredwirelessnetworks' }, 0],
    ['of another kind', { ...profile, kind: 'toString' }, 0],
    ['with a place that is none', { ...profile, index: '0' }, 0],
  ])('%s', (_, step, count) =>
    withFolder((folder) => {
      writeFileSync(join(folder, '1.json'), JSON.stringify({ by: { pid: 2 ** 22 + 1 }, step }));
      expect(new Pending(folder).abandoned()).toHaveLength(count);
    }),
  );
});

test('a process is alive under its own mark alone', () => {
  expect(isAlive(ownMark())).toBe(true);
  for (const pid of [0, -1, 1.5, NaN, 2 ** 22 + 1]) expect(isAlive({ pid }), String(pid)).toBe(false);
});
