import { describe, expect, it } from 'vitest';
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

  it('mixes with nothing real: closed, nothing of it is left', () =>
    withService({}, async (service) => {
      await service.handlers['replay.demo']({});
      await until(service, ({ networks }) => Object.keys(networks).length > 0);
      await service.handlers['replay.close']({});
      expect(service.live.state).toMatchObject({ networks: {}, source: { kind: 'machine' } });
    }));
});
