import { expect, it } from 'vitest';
import { FakePolicy, policyFrom, policyOf } from '../support/policy.ts';
import { until, withService } from '../support/service.ts';

it('a default holds until the person chooses otherwise; what is enforced holds', () =>
  withService({ policy: policyOf({ language: 'de' }, { retentionDays: 30 }) }, async (service) => {
    expect(service.live.state).toMatchObject({
      ...{ settings: { language: 'de', retentionDays: 30 }, locked: ['language'] },
    });
    await service.handlers['settings.set']({ retentionDays: 365 });
    expect(service.live.state.settings.retentionDays).toBe(365);
    await expect(service.handlers['settings.set']({ language: 'en' })).rejects.toMatchObject({
      code: 'refused',
    });
  }));

it('a change shows at once, and the choice of the person comes back with it', async () => {
  const policy = new FakePolicy(policyFrom({}));
  await withService({ policy }, async (service) => {
    await service.handlers['settings.set']({ retentionDays: 365 });
    policy.become(policyFrom({ retentionDays: 7, supportName: 'Desk', supportPhone: '112' }));
    const changed = await until(service, ({ settings }) => settings.retentionDays === 7);
    expect(changed.locked).toEqual(['retentionDays']);
    expect(changed.contact).toEqual({ name: 'Desk', phone: '112' });
    expect(Object.values(changed.notices).flatMap(({ text }) => text.map(({ code }) => code))).toContain(
      'policy.changed',
    );
    policy.become(policyFrom({}));
    const back = await until(service, ({ settings }) => settings.retentionDays === 365);
    expect(back.locked).toEqual([]);
    expect(back.contact).toBeUndefined();
  });
});

it('guard mode is off and locked where a person has to agree each time', () =>
  withService({ policy: policyOf({ confirm: true }, { guard: true }) }, (service) => {
    expect(service.live.state).toMatchObject({ settings: { guard: false }, locked: ['guard'] });
    return Promise.resolve();
  }));

it('that it is damaged is said, and diagnosis goes on', () =>
  withService({ policy: policyOf({ guard: 'perhaps' }) }, (service) => {
    const { notices, settings } = service.live.state;
    expect(Object.values(notices).flatMap(({ text }) => text.map(({ code }) => code))).toEqual([
      'policy.damaged',
    ]);
    expect(settings.guard).toBe(false);
    return Promise.resolve();
  }));
