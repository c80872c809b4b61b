import { unlinkSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { GoneReason, MonitorOptions, WpaEvent } from '../../../app/platform/linux/wpa-event.ts';
import { WpaMonitor } from '../../../app/platform/linux/wpa-monitor.ts';
import { freshName, ignore, pause, unavailable, until, withFolder } from '../../native/support.ts';
import { StandInDaemon } from './stand-in-daemon.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const part of open.splice(0)) part.close();
});
const keep = <T extends { close(): void }>(part: T): T => (open.push(part), part);

async function watch(path: string, options: Partial<MonitorOptions> = {}) {
  const events: WpaEvent[] = [];
  const gone: GoneReason[] = [];
  const lost: number[] = [];
  const monitor = await WpaMonitor.open({
    path,
    onEvent: (event) => events.push(event),
    onGone: (reason) => gone.push(reason),
    onLost: (count) => lost.push(count),
    ...options,
  });
  keep(monitor);
  return { monitor, events, gone, lost };
}

describe.skipIf(unavailable)('a monitor', () => {
  it('attaches at level 2 and delivers events with level, text and time', async () => {
    const path = freshName();
    const daemon = keep(new StandInDaemon(path));
    const { events } = await watch(path);
    expect(daemon.commands).toEqual(['ATTACH', 'LEVEL 2']);
    daemon.tell(1, 'too verbose');
    daemon.tell(2, 'State: SCANNING -> AUTHENTICATING');
    daemon.tell(3, 'CTRL-EVENT-SCAN-RESULTS ');
    daemon.tellRaw('IFNAME=wlan0 <3>CTRL-EVENT-SCAN-STARTED ');
    await until(() => events.length === 3, 'three events');
    expect(events.map(({ level, text, iface }) => ({ level, text, iface }))).toEqual([
      { level: 2, text: 'State: SCANNING -> AUTHENTICATING', iface: undefined },
      { level: 3, text: 'CTRL-EVENT-SCAN-RESULTS ', iface: undefined },
      { level: 3, text: 'CTRL-EVENT-SCAN-STARTED ', iface: 'wlan0' },
    ]);
    for (const { at } of events) expect(Math.abs(at - Date.now())).toBeLessThan(1000);
  });

  it('takes the time of arrival, also when JavaScript was busy meanwhile', async () => {
    const path = freshName();
    const daemon = keep(new StandInDaemon(path));
    const { events } = await watch(path);
    const sent = Date.now();
    daemon.tell(3, 'now');
    while (Date.now() < sent + 200);
    await until(() => events.length === 1, 'the event');
    expect((events[0]?.at ?? 0) - sent).toBeLessThan(100);
  });

  it('attaches again and again, and loses nothing by it', async () => {
    const path = freshName();
    const daemon = keep(new StandInDaemon(path));
    const { events, gone } = await watch(path, { reattachMs: 10 });
    await until(() => daemon.commands.filter((text) => text === 'ATTACH').length > 5, 'attaching');
    expect(daemon.commands.filter((text) => text === 'PING').length).toBeGreaterThan(4);
    // The daemon dropped us, as it does without a word when its sends fail.
    daemon.monitors.clear();
    await until(() => daemon.monitors.size === 1, 'attached anew');
    await pause(30);
    daemon.tell(2, 'State: ASSOCIATED -> 4WAY_HANDSHAKE');
    await until(() => events.length === 1, 'an event');
    expect(gone).toEqual([]);
  });

  it('says once that the daemon ends', async () => {
    const path = freshName();
    const daemon = keep(new StandInDaemon(path));
    const { events, gone } = await watch(path, { reattachMs: 10, probeMs: 10 });
    daemon.tell(3, 'CTRL-EVENT-TERMINATING ');
    daemon.tell(3, 'after the end');
    daemon.close();
    await pause(60);
    expect(events.map(({ text }) => text)).toEqual(['CTRL-EVENT-TERMINATING ']);
    expect(gone).toEqual(['terminating']);
  });

  it('notices a daemon that was killed, without asking it anything', async () => {
    const path = freshName();
    const daemon = keep(new StandInDaemon(path));
    const { gone } = await watch(path, { probeMs: 10 });
    await pause(50);
    expect(daemon.commands).toEqual(['ATTACH', 'LEVEL 2']);
    daemon.close();
    await until(() => gone.length > 0, 'the news');
    await pause(40);
    expect(gone).toEqual(['refused']);
  });

  it('notices a socket that was removed, and one that another daemon took over', async () => {
    await withFolder(async (folder) => {
      const path = `${folder}/wlan0`;
      for (const [takenOver, reason] of [
        [false, 'removed'],
        [true, 'replaced'],
      ] as const) {
        const daemon = keep(new StandInDaemon(path));
        const { gone } = await watch(path, { probeMs: 20 });
        unlinkSync(path);
        if (takenOver) keep(new StandInDaemon(path));
        await until(() => gone.length > 0, 'the news');
        expect(gone).toEqual([reason]);
        daemon.close();
      }
    });
  });

  it('notices a daemon that hangs', async () => {
    const path = freshName();
    let hangs = false;
    keep(new StandInDaemon(path, (text) => (text === 'PING' && hangs ? '' : undefined)));
    const { gone } = await watch(path, { reattachMs: 10, timeoutMs: 30 });
    hangs = true;
    await pause(30);
    expect(gone).toEqual([]);
    const silent = freshName();
    const daemon = keep(new StandInDaemon(silent));
    const second = await watch(silent, { reattachMs: 10, timeoutMs: 30 });
    daemon.monitors.clear();
    daemon.mute = true;
    await until(() => second.gone.length > 0, 'the news');
    expect(second.gone).toEqual(['no-answer']);
  });

  it('tells how many events a busy program lost, where they are missing', async () => {
    const path = freshName();
    const daemon = keep(new StandInDaemon(path));
    const { events, lost } = await watch(path, { queueLimit: 10 });
    for (let i = 0; i < 50; i++) daemon.tell(3, String(i));
    const end = performance.now() + 100;
    while (performance.now() < end);
    await until(() => lost.length > 0, 'the gap');
    expect(events.map(({ text }) => Number(text))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(lost).toEqual([40]);
  });

  it('refuses to start where the daemon refuses or is silent', async () => {
    const refusing = freshName();
    keep(new StandInDaemon(refusing, (text) => (text === 'ATTACH' ? 'FAIL\n' : undefined)));
    const silent = freshName();
    keep(new StandInDaemon(silent)).mute = true;
    const options = { onEvent: ignore, onGone: ignore, timeoutMs: 30 };
    await expect(WpaMonitor.open({ path: refusing, ...options })).rejects.toMatchObject({ code: 'refused' });
    await expect(WpaMonitor.open({ path: silent, ...options })).rejects.toMatchObject({ code: 'timeout' });
    await expect(WpaMonitor.open({ path: freshName(), ...options })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });

  it('detaches when it is closed, and is quiet from then on', async () => {
    const path = freshName();
    const daemon = keep(new StandInDaemon(path));
    const { monitor, events, gone } = await watch(path, { reattachMs: 5, probeMs: 5 });
    monitor.close();
    monitor.close();
    await until(() => daemon.commands.includes('DETACH'), 'DETACH');
    daemon.close();
    await pause(30);
    expect(events).toEqual([]);
    expect(gone).toEqual([]);
  });
});
