import { chmodSync, unlinkSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { WpaCtrl } from '../../../app/platform/linux/wpa-ctrl.ts';
import { command, networks, takesPmksaAdd } from '../../../app/platform/linux/wpa-queries.ts';
import { findControlSockets } from '../../../app/platform/linux/wpa-sockets.ts';
import { freshName, runNode, unavailable, withFolder } from '../../native/support.ts';
import { StandInDaemon } from './stand-in-daemon.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const part of open.splice(0)) part.close();
});
const keep = <T extends { close(): void }>(part: T): T => (open.push(part), part);

function daemonAndCtrl(answer?: (command: string) => string | undefined) {
  const path = freshName();
  const daemon = keep(new StandInDaemon(path, answer));
  return { daemon, ctrl: keep(WpaCtrl.open(path)), path };
}

const SECRET = 'c0ffee00c0ffee00';

describe.skipIf(unavailable)('the control interface', () => {
  it('gives the reply without its last line end', async () => {
    const { ctrl } = daemonAndCtrl((text) => (text === 'STATUS' ? 'wpa_state=SCANNING\nid=0\n' : undefined));
    expect(await ctrl.request('PING')).toBe('PONG');
    expect(await ctrl.request('STATUS')).toBe('wpa_state=SCANNING\nid=0');
  });

  it('keeps bytes as they are, one character each', async () => {
    const { daemon, ctrl } = daemonAndCtrl(() => 'caf\xc3\xa9 \xff\n');
    expect(await ctrl.request('NOTE \xe9')).toBe('caf\xc3\xa9 \xff');
    expect(daemon.commands).toEqual(['NOTE \xe9']);
  });

  it('matches replies to commands by order', async () => {
    const { ctrl } = daemonAndCtrl((text) => `reply to ${text}\n`);
    const replies = await Promise.all(Array.from({ length: 500 }, (_, i) => ctrl.request(`NOTE ${i}`)));
    expect(replies).toEqual(Array.from({ length: 500 }, (_, i) => `reply to NOTE ${i}`));
  });

  it('hands a whole pipeline over before it waits: it is carried out though the sender dies in the same tick', async () => {
    const path = freshName();
    const daemon = keep(new StandInDaemon(path, () => 'OK\n'));
    const module = new URL('../../../app/platform/linux/wpa-ctrl.ts', import.meta.url).href;
    const { code } = await runNode(`
      import { WpaCtrl } from '${module}';
      const ctrl = WpaCtrl.open('${path}');
      void ctrl.pipeline(['DISABLE_NETWORK 0', 'SET_NETWORK 0 ap_max_inactivity 1', 'SET_NETWORK 0 ap_max_inactivity 0', 'ENABLE_NETWORK 0']);
      process.kill(process.pid, 'SIGKILL');`);
    expect(code).toBeNull();
    expect(await keep(WpaCtrl.open(path)).request('PING')).toBe('OK');
    expect(daemon.commands).toEqual([
      'DISABLE_NETWORK 0',
      'SET_NETWORK 0 ap_max_inactivity 1',
      'SET_NETWORK 0 ap_max_inactivity 0',
      'ENABLE_NETWORK 0',
      'PING',
    ]);
  });

  it('does not take a stray event for a reply', async () => {
    const { ctrl, daemon, path } = daemonAndCtrl((text) => (text === 'STATUS' ? 'id=0\n' : undefined));
    // Attached by its own address, as a second program could have done it with a borrowed socket.
    await ctrl.request('ATTACH');
    daemon.tell(3, 'CTRL-EVENT-SCAN-STARTED ');
    expect(await ctrl.request('STATUS')).toBe('id=0');
    expect(path).toContain('@');
  });

  it('gives up the socket after a reply that did not come, because the next could be the late one', async () => {
    const { ctrl } = daemonAndCtrl(() => undefined);
    const late = ctrl.request(`SCAN ${SECRET}`, { timeoutMs: 30 });
    const behind = ctrl.request('STATUS', { timeoutMs: 5000 });
    await expect(late).rejects.toMatchObject({ name: 'CtrlError', code: 'timeout' });
    await expect(late).rejects.toThrow('SCAN within 30 ms');
    await expect(late).rejects.not.toThrow(SECRET);
    expect(await behind.catch((error: unknown) => error)).toMatchObject({ name: 'CtrlError' });
    await expect(ctrl.request('PING')).rejects.toMatchObject({ code: 'timeout' });
    expect(ctrl.ended).toBe(true);
  });

  it('fails what is under way when it is closed', async () => {
    const { ctrl } = daemonAndCtrl(() => undefined);
    const waiting = ctrl.request('STATUS');
    ctrl.close();
    ctrl.close();
    await expect(waiting).rejects.toMatchObject({ code: 'closed' });
    await expect(ctrl.request('STATUS')).rejects.toMatchObject({ code: 'closed' });
  });

  it('notices at the next command that the daemon is gone', async () => {
    const { ctrl, daemon } = daemonAndCtrl();
    daemon.close();
    await expect(ctrl.pipeline(['PING', 'PING'])).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(ctrl.ended).toBe(true);
  });

  it('never shows what a command carries, whatever goes wrong', async () => {
    const { ctrl, daemon } = daemonAndCtrl((text) => (text.startsWith('PMKSA_ADD') ? 'FAIL\n' : undefined));
    const secret = `PMKSA_ADD 0 02:00:00:00:00:00 ${SECRET} ${SECRET}`;
    const failures = [
      await command(ctrl, secret).catch((error: unknown) => error),
      await ctrl.request(`SET_NETWORK 0 psk "${SECRET}\n"`).catch((error: unknown) => error),
      await ctrl.request(`${secret}${'x'.repeat(9000)}`).catch((error: unknown) => error),
      await ctrl.request(`SET_NETWORK 0 psk "${SECRET}"`, { timeoutMs: 10 }).catch((error: unknown) => error),
    ] as Error[];
    daemon.close();
    failures.push((await ctrl.request(secret).catch((error: unknown) => error)) as Error);
    expect(failures).toHaveLength(5);
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(Error);
      expect(`${failure.stack ?? ''}${JSON.stringify(failure)}`).not.toContain(SECRET);
    }
    expect(failures[0]?.message).toMatch(/^The daemon at @\S+ refused PMKSA_ADD\.$/);
    expect(failures[1]?.message).toBe('SET_NETWORK is not 1 to 8191 bytes of text.');
  });

  it('pages through a list of networks that is cut at 4 kB', async () => {
    const rows = Array.from({ length: 100 }, (_, id) => `${id}\tnetwork ${id}\tany\t[DISABLED]`);
    const { ctrl, daemon } = daemonAndCtrl((text) => {
      const last = /LAST_ID=(\d+)/.exec(text)?.[1];
      const from = last === undefined ? 0 : Number(last) + 1;
      return ['network id / ssid / bssid / flags', ...rows.slice(from, from + 30)].join('\n') + '\n';
    });
    expect((await networks(ctrl)).map((row) => row.id)).toEqual(Array.from({ length: 100 }, (_, id) => id));
    expect(daemon.commands).toHaveLength(5);
  });

  it('does not page for ever where the daemon knows no paging', async () => {
    const { ctrl } = daemonAndCtrl(() => 'network id / ssid / bssid / flags\n0\ta\tany\t\n1\tb\tany\t\n');
    expect((await networks(ctrl)).map((row) => row.id)).toEqual([0, 1]);
  });

  it('learns without seeing a key whether the build takes PMKSA_ADD', async () => {
    for (const [reply, expected] of [
      ['FAIL\n', true],
      ['UNKNOWN COMMAND\n', false],
    ] as const) {
      const { ctrl, daemon } = daemonAndCtrl(() => reply);
      expect(await takesPmksaAdd(ctrl)).toBe(expected);
      expect(daemon.commands).toEqual(['PMKSA_GET 2147483647']);
    }
  });
});

describe.skipIf(unavailable)('the search for control sockets', () => {
  it('lists sockets only, each folder once, and knows what is missing', async () => {
    await withFolder(async (folder) => {
      const daemon = keep(new StandInDaemon(`${folder}/wlan0`));
      writeFileSync(`${folder}/notes.txt`, '');
      const found = await findControlSockets([
        folder,
        `${folder}/../${folder.split('/').at(-1) ?? ''}`,
        '/no/such',
      ]);
      expect(found).toEqual({
        sockets: [{ path: `${folder}/wlan0`, iface: 'wlan0', access: 'ok' }],
        hidden: [],
      });
      daemon.close();
      unlinkSync(`${folder}/wlan0`);
      expect((await findControlSockets([folder])).sockets).toEqual([]);
    });
  });

  it.skipIf(process.getuid?.() !== 0)(
    'tells an ordinary user which it may not open, and where it may not look',
    async () => {
      await withFolder(async (folder) => {
        chmodSync(folder, 0o755);
        keep(new StandInDaemon(`${folder}/wlan0`));
        chmodSync(`${folder}/wlan0`, 0o770);
        const module = new URL('../../../app/platform/linux/wpa-sockets.ts', import.meta.url).href;
        const look = `import { findControlSockets } from '${module}';
        console.log(JSON.stringify(await findControlSockets(['${folder}'])));`;
        const nobody = { uid: 65_534, gid: 65_534 };
        expect(JSON.parse((await runNode(look, nobody)).stdout)).toEqual({
          sockets: [{ path: `${folder}/wlan0`, iface: 'wlan0', access: 'denied' }],
          hidden: [],
        });
        chmodSync(folder, 0o750);
        expect(JSON.parse((await runNode(look, nobody)).stdout)).toEqual({ sockets: [], hidden: [folder] });
      });
    },
  );
});
