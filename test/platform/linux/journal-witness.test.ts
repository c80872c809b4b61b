import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { WifiEvent } from '../../../app/domain/events.ts';
import { JournalWitness } from '../../../app/platform/linux/journal-witness.ts';
import { journalIsReadable } from '../../../app/platform/linux/journal.ts';
import { until, withFolder } from '../../native/support.ts';

const entry = (program: string, message: string): string =>
  JSON.stringify({
    ...{ __REALTIME_TIMESTAMP: '1795222476640700', SYSLOG_IDENTIFIER: program, MESSAGE: message },
  });

const LINES = [
  entry('wpa_supplicant', "wlan0: Trying to associate with 02:00:00:00:00:00 (SSID='lab' freq=2412 MHz)"),
  entry('wpa_supplicant', 'wlan0: PMKSA-CACHE-ADDED 02:00:00:00:00:00 0'),
  'no entry at all',
  entry('wpa_supplicant', 'wlan1: PMKSA-CACHE-ADDED 02:00:00:00:00:01 0'),
  entry(
    'NetworkManager',
    '<info>  [1795222476.6407] dhcp4 (wlan0): state changed new lease, address=10.7.0.50',
  ),
];

/** A program that prints a journal's lines, says with what arguments, and goes on until it is told to stop. */
function standIn(folder: string): string {
  const program = join(folder, 'journalctl');
  writeFileSync(join(folder, 'lines'), LINES.join('\n') + '\n');
  writeFileSync(program, `#!/bin/sh\necho "$@" > '${folder}/args'\ncat '${folder}/lines'\nexec sleep 60\n`);
  chmodSync(program, 0o755);
  mkdirSync(join(folder, 'journal/machine'), { recursive: true });
  writeFileSync(join(folder, 'journal/machine/system.journal'), '');
  return program;
}

test('tells what the frames do not, nothing that begins an attempt, and nothing that is told nearer by', async () => {
  await withFolder(async (folder) => {
    const events: WifiEvent[] = [];
    const witness = JournalWitness.open({
      input: 6,
      emit: (event) => void events.push(event),
      isToldBy: (_witness, iface) => iface === 'wlan1',
      program: standIn(folder),
      folders: [join(folder, 'journal')],
    });
    await until(() => events.length >= 2, 'the events');
    witness?.close();
    expect(events.map((event) => [event.kind, event.iface, event.origin.line])).toEqual([
      ['pmksa-added', 'wlan0', 2],
      ['address', 'wlan0', 5],
    ]);
  });
});

test('where the system’s journal may not be read nothing is started', async () => {
  await withFolder((folder) => {
    const program = standIn(folder);
    expect(journalIsReadable([join(folder, 'journal')], program)).toBe(true);
    expect(journalIsReadable([join(folder, 'nowhere')], program)).toBe(false);
    expect(journalIsReadable([join(folder, 'journal')], join(folder, 'nothing'))).toBe(false);
  });
});
