import { english } from '../../support/words.ts';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { WifiEvent } from '../../../app/domain/events.ts';
import { Doctor } from '../../../app/pipeline.ts';
import type { MacosPlatform } from '../../../app/platform/macos/macos-platform.ts';
import { EXECUTABLES } from '../../../app/platform/macos/tools.ts';
import type { KnownNetwork } from '../../../app/platform/port.ts';
import { pause, runNode, until } from '../../native/support.ts';
import { PlayedMac } from './played-mac.ts';
import { attempt, logOf, record, say } from './stand-in/world.ts';

let mac: PlayedMac;
afterEach(() => mac.close());

const LONG = 20_000;

interface Followed {
  readonly events: WifiEvent[];
  readonly notices: string[];
  readonly doctor: Doctor;
  readonly ready: () => boolean;
  readonly stop: () => Promise<void>;
}

async function follow(platform: MacosPlatform): Promise<Followed> {
  const abort = new AbortController();
  const events: WifiEvent[] = [];
  const notices: string[] = [];
  const doctor = new Doctor();
  let readied = false;
  const run = platform.follow({
    emit: (event) => {
      events.push(event);
      doctor.see(event);
    },
    notice: ({ said }) => void notices.push(english(said)),
    ready: () => (readied = true),
    signal: abort.signal,
  });
  await until(() => readied, 'ready', LONG);
  return { events, notices, doctor, ready: () => readied, stop: () => (abort.abort(), run) };
}

const verdict = ({ doctor }: Followed) => doctor.verdict();

async function office(platform: MacosPlatform): Promise<KnownNetwork> {
  const found = (await platform.networks()).find((one) => one.ssid === 'office');
  if (!found) throw new Error('office is not listed');
  return found;
}

describe('following a Mac', () => {
  test('a cached key that is refused is proven by its number, and named although the log hides all names', async () => {
    mac = new PlayedMac();
    const platform = mac.platform();
    const seen = await follow(platform);
    await platform.reconnect(await office(platform));
    await platform.reconnect(await office(platform));
    await until(() => verdict(seen).verdict === 'stale-pmksa', 'the verdict', LONG);
    const [finding] = verdict(seen).findings;
    expect(finding).toMatchObject({ cause: 'stale-pmksa', variant: 'invalid-pmkid', ssid: 'office' });
    // The log and networksetup tell of the same attempt: it counts once.
    await pause(1200);
    expect(verdict(seen).findings[0]?.attempts).toBe(2);
    await seen.stop();
  });

  test('a wrong password is not called a stale key', async () => {
    mac = new PlayedMac({ stale: [], air: { office: 'another one' } });
    const platform = mac.platform();
    const seen = await follow(platform);
    for (let i = 0; i < 3; i++) await platform.reconnect(await office(platform));
    await until(
      () => seen.events.filter((event) => event.kind === 'join-failed').length >= 3,
      'attempts',
      LONG,
    );
    expect(verdict(seen).verdict).toBe('undetermined');
    await seen.stop();
  });

  test('an attempt that nobody asked for here has no name', async () => {
    mac = new PlayedMac();
    const seen = await follow(mac.platform());
    mac.change((state) => attempt(mac.folder, state, 'office'));
    await until(() => seen.events.some((event) => event.kind === 'pmksa-refused'), 'the refusal', LONG);
    expect(seen.events.filter((event) => 'ssid' in event)).toEqual([]);
    await seen.stop();
  });

  test('the past is read before it is ready, and nothing of it twice', async () => {
    mac = new PlayedMac();
    mac.change((state) => attempt(mac.folder, state, 'office'));
    const seen = await follow(mac.platform());
    const refused = (): number => seen.events.filter((event) => event.kind === 'pmksa-refused').length;
    expect(refused()).toBe(1);
    mac.change((state) => attempt(mac.folder, state, 'office'));
    await until(() => refused() === 2, 'the second refusal', LONG);
    await seen.stop();
  });

  test('damaged, cut, binary and endless lines lose nothing else', async () => {
    mac = new PlayedMac();
    const seen = await follow(mac.platform());
    const whole = record('AUTO-JOIN: Joining network (x)');
    const garbage = [
      whole.slice(0, whole.length / 2),
      '{"traceID":1,"eventMessage":',
      '{}',
      '[1,2',
      '\0\xff\xfe\x1b[31m',
      '',
      `{"eventMessage":"${'x'.repeat(100_000)}"}`,
      'Filtering the log data using "again"',
    ];
    appendFileSync(logOf(mac.folder), Buffer.from(`${garbage.join('\n')}\n`, 'latin1'));
    mac.change((state) => attempt(mac.folder, state, 'office'));
    await until(() => seen.events.some((event) => event.kind === 'pmksa-refused'), 'the refusal', LONG);
    // Only the endless one is lost.
    expect(seen.events.filter((event) => event.kind === 'witness-gap')).toHaveLength(1);
    await seen.stop();
  });

  test('a stream that ends is started again, and what may be lost is told', async () => {
    mac = new PlayedMac();
    const seen = await follow(mac.platform());
    for (let end = 0; end < 2; end++) {
      const gaps = (): number => seen.events.filter((event) => event.kind === 'witness-gap').length;
      // Half a line is in the pipe when it ends.
      appendFileSync(logOf(mac.folder), '{"traceID":1,"eventMessage":"AUTO-J');
      writeFileSync(join(mac.folder, 'end-the-stream'), '');
      await until(() => !existsSync(join(mac.folder, 'end-the-stream')), 'the end', LONG);
      // An interface has to be known for a gap to be told of it.
      appendFileSync(logOf(mac.folder), '\n');
      await until(() => gaps() === end + 1, 'the gap', LONG);
    }
    expect(seen.notices.filter((text) => text.includes('ended'))).toHaveLength(2);
    mac.change((state) => attempt(mac.folder, state, 'office'));
    await until(() => seen.events.some((event) => event.kind === 'pmksa-refused'), 'the refusal', LONG);
    await seen.stop();
  });

  test('who may not read the log is told so once, and CoreWLAN still tells of the link', async () => {
    mac = new PlayedMac({ admin: false, names: 'shown' });
    const seen = await follow(mac.platform({ coreWlan: mac.wlan }));
    expect(seen.notices.filter((text) => text.includes('may administer'))).toHaveLength(1);
    mac.change((state) => (state.connected = 'office'));
    mac.wlan.tell({ kind: 'link', iface: 'en0' });
    mac.wlan.tell({ kind: 'power', iface: 'en0' });
    expect(seen.events).toMatchObject([
      { kind: 'manager-state', state: 'link-up', ssid: 'office', iface: 'en0', witness: 'manager' },
      { kind: 'interface', state: 'up', iface: 'en0' },
    ]);
    mac.wlan.tell({ kind: 'lost', iface: '' });
    expect(seen.notices.at(-1)).toMatch(/CoreWLAN/);
    await seen.stop();
  });

  test('while the log is heard, CoreWLAN does not tell the link a second time', async () => {
    mac = new PlayedMac();
    const seen = await follow(mac.platform({ coreWlan: mac.wlan }));
    mac.wlan.tell({ kind: 'link', iface: 'en0' });
    expect(seen.events).toEqual([]);
    await seen.stop();
  });

  test('what CoreWLAN answers to a join is told where the log cannot be read', async () => {
    mac = new PlayedMac({ admin: false, clearsByNil: false, air: { office: 'what it was changed to' } });
    const platform = mac.platform({ coreWlan: mac.wlan, consent: { readKey: true } });
    const seen = await follow(platform);
    await platform.clearKey(await office(platform), { scope: 'network' }, { reconnect: true });
    expect(seen.events.map((event) => event.kind)).toEqual(['assoc-request', 'join-failed']);
    expect(seen.events).toMatchObject([{ ssid: 'office', iface: 'en0' }, { code: -3912 }]);
    await seen.stop();
  });

  test('a program log that is not there is told, and following waits', async () => {
    mac = new PlayedMac();
    const seen = await follow(mac.platform({ executables: { ...mac.executables, log: '/nowhere/log' } }));
    expect(seen.notices).toEqual([expect.stringMatching(/could not be started/)]);
    await seen.stop();
  });

  test('a look back that takes for ever is left, and the present is followed', async () => {
    mac = new PlayedMac();
    const endless = join(mac.folder, 'endless');
    const { log } = mac.executables;
    writeFileSync(endless, `#!/bin/sh\n[ "$1" = show ] && exec sleep 60\nexec "${log}" "$@"\n`, {
      mode: 0o755,
    });
    const seen = await follow(
      mac.platform({
        executables: { ...mac.executables, log: endless },
        times: { lookBack: 300, backOff: 20 },
      }),
    );
    say(
      mac.folder,
      'AUTO-JOIN: Join FAILED (error=Error Domain=com.apple.wifi.apple80211API.error Code=-3924 "(null)")',
    );
    await until(() => seen.events.some((event) => event.kind === 'pmksa-refused'), 'the refusal', LONG);
    await seen.stop();
  });

  test('no child outlives the process', async () => {
    mac = new PlayedMac();
    const source = `
      import { MacosPlatform } from '${new URL('../../../app/platform/macos/macos-platform.ts', import.meta.url).href}';
      const platform = new MacosPlatform({ executables: ${JSON.stringify(mac.executables)}, pending: '/nowhere' });
      void platform.follow({ emit() {}, notice() {}, ready: () => process.exit(0), signal: new AbortController().signal });
    `;
    expect((await runNode(source)).code).toBe(0);
    const dying = join(mac.folder, 'end-the-stream');
    writeFileSync(dying, '');
    // Whoever still streams would take it away.
    await pause(300);
    expect(existsSync(dying)).toBe(true);
  });

  test('programs are run by absolute path', () => {
    mac = new PlayedMac();
    for (const path of Object.values(EXECUTABLES)) expect(path).toMatch(/^\/usr\/s?bin\/\w+$/);
  });
});
