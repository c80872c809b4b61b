import { policyOf } from '../support/policy.ts';
import { english, plain } from '../support/words.ts';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { answerCode, readCode } from '../../app/codes/codes.ts';
import { describe, expect, it } from 'vitest';
import type { NetworkView } from '../../app/ipc/contract/views.ts';
import { LinuxPlatform } from '../../app/platform/linux/linux-platform.ts';
import type { DoctorService } from '../../app/service/doctor-service.ts';
import { KeptHistory } from '../../app/service/kept-history.ts';
import { Store } from '../../app/store/store.ts';
import { AP, OTHER_AP, scene, type Behaviour, type Scene } from '../cli/live/support.ts';
import { unavailable } from '../native/support.ts';
import { fillUp, mayMount, withDisk } from '../store/support.ts';
import { until, withService } from '../support/service.ts';

/** The service at a supplicant whose first network's key is refused, or is not. */
const atSupplicant = (
  behaviour: Behaviour,
  work: (service: DoctorService, at: Scene) => Promise<void>,
  history?: KeptHistory,
): Promise<void> =>
  scene(behaviour, (at) =>
    withService(
      {
        platform: new LinuxPlatform({
          folders: [join(at.folder, 'ctrl')],
          intents: join(at.folder, 'intents'),
        }),
        history,
      },
      (service) => work(service, at),
    ),
  );

const office = (service: DoctorService): NetworkView | undefined =>
  service.live.state.networks['wlan1 office'];

describe.skipIf(unavailable !== undefined)('the service at a machine', () => {
  it('shows a refused key with a plan, carries the plan out, and proves it; nothing else is touched', () =>
    atSupplicant({ refusing: [AP] }, async (service, { station, fake }) => {
      const before = fake.configuration();
      station.tryAgain(0);
      await until(service, () => office(service)?.plan !== undefined);
      expect(office(service)).toMatchObject({ known: true, recorded: false });
      expect(office(service)?.finding).toMatchObject({ cause: 'stale-pmksa', shortcut: 'yes' });
      expect(office(service)?.plan).toMatchObject({ scope: 'bss', ssid: 'office' });
      expect(service.live.state.focus).toBe('wlan1 office');

      await service.handlers['fix.start']({ plan: office(service)?.plan?.id ?? '' });
      const { fix } = await until(service, (state) => state.fix?.outcome !== undefined);
      expect(fix).toMatchObject({ by: 'fix', outcome: 'fixed', proof: { fullLogin: true } });
      expect(fix?.before).toMatchObject({ cause: 'stale-pmksa' });
      expect(fake.aas).toEqual([AP, OTHER_AP, '02:00:00:00:03:00']);
      expect(fake.configuration()).toEqual(before);
      expect(fake.sins).toEqual([]);
      await service.handlers['fix.dismiss']({ fix: fix?.id ?? '' });
      expect(service.live.state.fix).toBeUndefined();
    }));

  it('records what happens and opens it; one at a time, and nothing is changed', () =>
    atSupplicant({ refusing: [AP] }, async (service, { station, fake }) => {
      const before = fake.configuration();
      const start = () => service.handlers['record.start']({ network: 'wlan1 office', seconds: 60 });
      station.tryAgain(0);
      await until(service, () => office(service)?.finding?.cause === 'stale-pmksa');
      await start();
      await expect(start()).rejects.toMatchObject({ code: 'busy' });
      const { recording } = await until(service, (state) => state.recording !== undefined);
      expect((recording?.ends ?? 0) - (recording?.began ?? 0)).toBe(60_000);
      const asked = answerCode({ answer: 'record-and-report' });
      const { results } = await service.handlers['help.answer']({ network: 'wlan1 office', text: asked });
      expect(readCode(results.recorded ?? '')).toMatchObject({ facts: { outcome: 'recorded' } });
      fake.networks.set(0, { ...fake.networks.get(0), flags: [] } as never);
      station.tryAgain(500);
      await until(service, (state) => (state.recording?.lines ?? 0) > 8);
      await service.handlers['record.stop']({});
      const state = await until(service, ({ opened }) => Object.values(opened)[0]?.state === 'done');
      expect(state.recording).toBeUndefined();
      expect(Object.values(state.opened)[0]).toMatchObject({
        names: [expect.stringMatching(/^recording-.+\.rejoin$/)],
        findings: [{ cause: 'stale-pmksa', ssid: 'office' }],
        report: { level: { code: 'bundle.level.open' } },
      });
      expect(fake.configuration()).toEqual(before);
      expect(fake.sins).toEqual([]);
    }));

  it('says that it is the password only after a fresh login was refused, too', () =>
    atSupplicant({ refusing: [AP], wrongPassword: true }, async (service, { station }) => {
      station.tryAgain(0);
      await until(service, () => office(service)?.plan !== undefined);
      expect(office(service)?.finding?.cause).toBe('stale-pmksa');
      await service.handlers['fix.start']({ plan: office(service)?.plan?.id ?? '' });
      const { fix } = await until(service, (state) => state.fix?.outcome !== undefined);
      expect(fix).toMatchObject({ outcome: 'wrong-passphrase', after: { cause: 'wrong-passphrase' } });
    }));

  it('offers no plan where the password is wrong from the beginning', () =>
    atSupplicant({ refusing: [], wrongPassword: true }, async (service, { station, fake }) => {
      fake.keys = [];
      station.tryAgain(0);
      await until(service, () => office(service)?.finding?.cause === 'wrong-passphrase');
      expect(office(service)?.plan).toBeUndefined();
    }));

  it('clears the key of one access point while connected, and keeps the connection', () =>
    atSupplicant({ refusing: [] }, async (service, { station, fake }) => {
      station.tryAgain(0);
      await until(
        service,
        () => office(service)?.cache[OTHER_AP]?.plan !== undefined && office(service)?.state === 'connected',
      );
      const plan = office(service)?.cache[OTHER_AP]?.plan;
      expect(plan).toMatchObject({ scope: 'bss', offline: 0 });
      await service.handlers['fix.start']({ plan: plan?.id ?? '' });
      const { fix } = await until(service, (state) => state.fix?.outcome !== undefined);
      expect(fix?.outcome).toBe('cleared');
      expect(fake.aas).toEqual([AP, '02:00:00:00:03:00']);
      expect(fake.state).toBe('COMPLETED');
    }));

  it('is cancelled without leaving anything half-done', () =>
    atSupplicant({ refusing: [AP] }, async (service, { station, fake }) => {
      const before = fake.configuration();
      station.tryAgain(0);
      await until(service, () => office(service)?.plan !== undefined);
      const { fix } = await service.handlers['fix.start']({ plan: office(service)?.plan?.id ?? '' });
      await service.handlers['fix.cancel']({ fix });
      const ended = await until(service, (state) => state.fix?.outcome !== undefined);
      expect(ended.fix?.outcome).toBe('cancelled');
      expect(fake.configuration()).toEqual(before);
    }));

  it('in guard mode clears at the first refusal by itself, and shows what it did', () =>
    atSupplicant({ refusing: [AP] }, async (service, { station }) => {
      await service.handlers['settings.set']({ guard: true });
      station.tryAgain(0);
      const { fix } = await until(service, (state) => state.fix?.outcome !== undefined);
      expect(fix).toMatchObject({ by: 'guard', outcome: 'fixed', before: { cause: 'stale-pmksa' } });
      await service.handlers['settings.set']({ guard: false });
      expect(service.live.state.settings.guard).toBe(false);
    }));

  it('refuses plans, networks and fixes that it did not name', () =>
    atSupplicant({ refusing: [] }, async (service) => {
      await expect(service.handlers['fix.start']({ plan: 'plan-99' })).rejects.toMatchObject({
        code: 'unknown',
      });
      for (const network of ['x', 'constructor', '__proto__', 'toString'])
        await expect(service.handlers['network.check']({ network })).rejects.toMatchObject({
          code: 'unknown',
        });
      await service.handlers['fix.cancel']({ fix: 'fix-99' });
    }));

  it('keeps attempts, findings and fixes, and knows them and the settings in its next run', () =>
    scene({ refusing: [AP] }, async (at) => {
      const open = (): KeptHistory =>
        new KeptHistory(new Store({ path: join(at.folder, 'history.db'), notice: () => undefined }));
      const platform = (): LinuxPlatform =>
        new LinuxPlatform({ folders: [join(at.folder, 'ctrl')], intents: join(at.folder, 'intents') });
      await withService({ platform: platform(), history: open() }, async (service) => {
        await service.handlers['settings.set']({ language: 'de' });
        at.station.tryAgain(0);
        await until(service, () => office(service)?.plan !== undefined);
      });
      await withService({ history: open() }, async (service) => {
        const { history, settings } = service.live.state;
        expect(settings.language).toBe('de');
        expect(history['office']).toMatchObject({ last: { cause: 'stale-pmksa', recovered: false } });
        const ssid = 'office';
        const { attempts } = await service.handlers['history.attempts']({ ssid, limit: 10 });
        expect(attempts.length).toBeGreaterThanOrEqual(2);
        expect(attempts[0]).toMatchObject({ outcome: 'failed', cachedKey: 'yes', end: { code: 2 } });
        const { findings } = await service.handlers['history.findings']({ ssid, limit: 10 });
        expect(findings[0]).toMatchObject({ cause: 'stale-pmksa' });
        await service.handlers['history.forget']({ ssid });
        expect(service.live.state.history).toEqual({});
      });
    }));
});

describe.skipIf(unavailable !== undefined)('the service', () => {
  it('that is closed as soon as it was started ends', () =>
    atSupplicant({ refusing: [] }, () => Promise.resolve()));
});

const warnings = (service: DoctorService): string[] =>
  Object.values(service.live.state.notices)
    .filter(({ level }) => level === 'warning')
    .map(({ text }) => english(text));

describe.skipIf(unavailable !== undefined || !mayMount)('on a full disk', () => {
  it('settings hold for this run, the guard can be switched off, and it is said that nothing was kept', () =>
    withDisk('size=1m', (disk) => {
      const store = new Store({ path: join(disk, 'history.db'), notice: () => undefined });
      return atSupplicant(
        { refusing: [AP] },
        async (service, { station, fake }) => {
          await service.handlers['settings.set']({ guard: true });
          expect(warnings(service)).toEqual([]);
          fillUp(disk);
          await service.handlers['settings.set']({ guard: false });
          await service.handlers['settings.set']({ language: 'de' });
          expect(service.live.state.settings).toMatchObject({ guard: false, language: 'de' });
          expect(warnings(service)).toEqual([
            expect.stringMatching(/^That holds until Rejoin ends, .*could not be kept.*full/),
          ]);
          station.tryAgain(0);
          await until(service, () => office(service)?.plan !== undefined);
          expect(fake.aas).toContain(AP);
          expect(service.live.state.fix).toBeUndefined();
          rmSync(join(disk, 'ballast'));
        },
        new KeptHistory(store),
      );
    }));
});

describe('the service without a machine', () => {
  it('says why, and still opens files', () =>
    withService({ platform: { unsupported: [plain('No adapter for this system.')] } }, (service) => {
      expect(service.live.state.machine).toMatchObject({
        ...{ state: 'unsupported', sentence: [plain('No adapter for this system.')] },
      });
      return Promise.resolve();
    }));

  it('lets what the organisation has set win, and refuses to change it', () =>
    withService({ policy: policyOf({ guard: true }) }, async (service) => {
      expect(service.live.state).toMatchObject({ settings: { guard: true }, locked: ['guard'] });
      await expect(service.handlers['settings.set']({ guard: false })).rejects.toMatchObject({
        code: 'refused',
      });
    }));
});
