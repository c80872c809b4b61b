import { describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import type { ServiceHost } from '../../app/ipc/server/service-host.ts';
import type { History } from '../../app/service/history.ts';
import { withFolder } from '../native/support.ts';
import { until, withService } from '../support/service.ts';

describe('the demonstration', () => {
  it('shows the refused key, is fixed by its plan, and proves it', () =>
    withService({}, async (service) => {
      await service.handlers['replay.demo']({});
      const ill = await until(service, ({ networks }) => Object.values(networks).some(({ plan }) => plan));
      const [network] = Object.values(ill.networks);
      expect(network).toMatchObject({ ssid: 'lab-sae', recorded: false, state: 'waiting' });
      expect(network?.finding).toMatchObject({ cause: 'stale-pmksa', variant: 'deauth-before-association' });
      expect(ill.source).toMatchObject({ kind: 'recording', demo: true });
      expect(ill.focus).toBe(network?.id);

      await service.handlers['fix.start']({ plan: network?.plan?.id ?? '' });
      const well = await until(service, ({ fix }) => fix?.outcome !== undefined);
      expect(well.fix).toMatchObject({ outcome: 'fixed', cancellable: false });
      expect(well.fix?.proof).toMatchObject({ fullLogin: true, handshake: true });
      expect(well.fix?.proof?.oldPmkid).not.toBe(well.fix?.proof?.newPmkid);
      expect(well.fix?.steps.map(({ what, state }) => `${what} ${state}`)).toEqual([
        ...['found done', 'cleared done', 'asked done', 'handshake done', 'connected done', 'held done'],
      ]);
      expect(Object.values(well.networks)[0]).toMatchObject({ state: 'connected' });
    }));

  it('touches no setting, no file and no guard of this machine, and its own guard can be tried', () =>
    withFolder(async (folder) => {
      const before = process.env['XDG_CONFIG_HOME'];
      process.env['XDG_CONFIG_HOME'] = folder;
      const kept: unknown[] = [];
      const touched = (what: string) => (): Promise<void> => Promise.resolve(void kept.push(what));
      const history = {
        ...{ networks: () => Promise.resolve({}), settings: () => Promise.resolve({ welcomed: true }) },
        ...{ accessPoints: () => Promise.resolve({}), keepAccessPoints: touched('access points') },
        ...{ keepSettings: touched('settings'), forget: touched('forget'), close: () => Promise.resolve() },
        retain: () => Promise.resolve(),
        ...{ keepFix: touched('fix'), keepAttempt: touched('attempt'), keepFinding: touched('finding') },
      } as unknown as History;
      const host: ServiceHost = {
        ...{ can: { openWifiSettings: false, autostart: true, notify: true } },
        ...{ setAutostart: touched('autostart'), openWifiSettings: touched('settings of the system') },
      };
      try {
        await withService({ history, host }, async (service) => {
          const { settings } = service.live.state;
          await service.handlers['replay.demo']({});
          await until(service, ({ networks }) => Object.values(networks).some(({ plan }) => plan));
          await service.handlers['cache.keep-empty']({ ssid: 'lab-sae', on: true });
          expect(service.live.state.keepsNoKeys).toEqual(['lab-sae']);
          await service.handlers['access-point.name']({ bssid: '02:00:00:00:00:00', name: 'Kitchen' });
          expect(service.live.state.accessPoints).toEqual({ '02:00:00:00:00:00': 'Kitchen' });
          await service.handlers['settings.set']({ guard: true, autostart: true, retentionDays: 7 });
          await expect(service.handlers['history.forget']({})).rejects.toThrow('nothing of this computer');
          const cured = await until(service, ({ fix }) => fix?.outcome !== undefined);
          expect(cured.fix).toMatchObject({ by: 'guard', outcome: 'fixed' });
          await service.handlers['replay.close']({});
          expect(service.live.state).toMatchObject({ settings, keepsNoKeys: [] });
          expect(service.live.state.accessPoints).toEqual({});
        });
      } finally {
        if (before === undefined) delete process.env['XDG_CONFIG_HOME'];
        else process.env['XDG_CONFIG_HOME'] = before;
      }
      expect(kept).toEqual([]);
      expect(readdirSync(folder)).toEqual([]);
    }));

  it('mixes with nothing real: closed, nothing of it is left', () =>
    withService({}, async (service) => {
      await service.handlers['replay.demo']({});
      await until(service, ({ networks }) => Object.keys(networks).length > 0);
      await service.handlers['replay.close']({});
      expect(service.live.state).toMatchObject({ networks: {}, source: { kind: 'machine' } });
    }));
});
