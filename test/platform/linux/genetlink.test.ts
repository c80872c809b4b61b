import { afterEach, describe, expect, it } from 'vitest';
import { GenericNetlink, NetlinkError } from '../../../app/platform/linux/genetlink.ts';
import * as codec from '../../../app/platform/linux/netlink-codec.ts';
import { Nl80211 } from '../../../app/platform/linux/nl80211.ts';
import { ignore, runNode, unavailable } from '../../native/support.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const part of open.splice(0)) part.close();
});
const keep = <T extends { close(): void }>(part: T): T => (open.push(part), part);

const GETFAMILY = 3;
const FAMILY_NAME = 2;

/** Against the kernel of this machine: every kernel has the controller of generic netlink itself. */
describe.skipIf(unavailable)('generic netlink', () => {
  it('finds a family with its number, version and groups', async () => {
    const family = await keep(new GenericNetlink()).family('nlctrl');
    expect(family).toMatchObject({ id: 16, version: 2 });
    expect([...family.groups.keys()]).toEqual(['notify']);
  });

  it('says ENOENT for a family that is not there', async () => {
    const socket = keep(new GenericNetlink());
    const error = await socket.family('no-such-family').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NetlinkError);
    expect(error).toMatchObject({ code: 'ENOENT' });
    // And works on.
    expect((await socket.family('nlctrl')).id).toBe(16);
  });

  it('dumps a table whole, and takes turns', async () => {
    const socket = keep(new GenericNetlink());
    const controller = await socket.family('nlctrl');
    const names = async () =>
      (await socket.dump(controller, GETFAMILY)).map(({ attributes }) =>
        codec.text(attributes.get(FAMILY_NAME)),
      );
    const dumps = await Promise.all([names(), names(), socket.family('nlctrl'), names()]);
    expect(dumps[0]).toContain('nlctrl');
    expect(dumps[1]).toEqual(dumps[0]);
    expect(dumps[3]).toEqual(dumps[0]);
  });

  it('joins a group, and refuses one that does not exist', async () => {
    const socket = keep(new GenericNetlink());
    const notify = (await socket.family('nlctrl')).groups.get('notify') ?? 0;
    socket.join(notify);
    expect(() => socket.join(0x7fffffff)).toThrow(
      expect.objectContaining({ name: 'NativeError', operation: 'join' }),
    );
  });

  it('fails what is under way when it is closed', async () => {
    const socket = new GenericNetlink();
    const waiting = [socket.family('nlctrl'), socket.family('nlctrl')];
    socket.close();
    socket.close();
    for (const request of waiting) await expect(request).rejects.toMatchObject({ code: 'ECANCELED' });
  });

  it('does not wait for an answer that was lost', async () => {
    const socket = keep(new GenericNetlink({ queueLimit: 1 }));
    let overruns = 0;
    const counting = keep(new GenericNetlink({ queueLimit: 1, onOverrun: () => overruns++ }));
    const controller = await socket.family('nlctrl').catch(() => undefined);
    // With room for one datagram, the ack behind the answer may or may not be lost: both must end soon.
    const started = performance.now();
    await counting.family('nlctrl').catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'ENOBUFS' });
      expect(overruns).toBe(1);
    });
    expect(performance.now() - started).toBeLessThan(2000);
    expect([16, undefined]).toContain(controller?.id);
  });

  it.skipIf(process.getuid?.() !== 0)('needs no privilege', async () => {
    const module = new URL('../../../app/platform/linux/genetlink.ts', import.meta.url).href;
    const source = `import { GenericNetlink } from '${module}';
      const socket = new GenericNetlink();
      const family = await socket.family('nlctrl');
      socket.join(family.groups.get('notify'));
      console.log(family.id);`;
    const { stdout, stderr } = await runNode(source, { uid: 65_534, gid: 65_534 });
    expect(stderr).toBe('');
    expect(stdout).toBe('16\n');
  });

  it('listens to nl80211 where a Wi-Fi driver is loaded, and else says that none is', async () => {
    try {
      const wireless = keep(await Nl80211.open({ onEvent: ignore }));
      for (const { ifindex } of await wireless.interfaces()) await wireless.scanResults(ifindex);
    } catch (error) {
      expect(error).toMatchObject({
        ...{ name: 'NetlinkError', code: 'ENOENT' },
        message: 'The kernel has no nl80211: no Wi-Fi driver is loaded.',
      });
    }
  });
});
