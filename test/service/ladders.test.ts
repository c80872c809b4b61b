/** The frames of each attempt that is shown, by its name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hand } from '../support/hand.ts';
import { until, withService } from '../support/service.ts';

const trace = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../scenarios', name));

describe('the frames of an attempt', () => {
  it('are those of a file that was opened, attempt by attempt, of both witnesses', () =>
    withService({}, async (service) => {
      const { handlers, live } = service;
      const opened = await hand(service, [
        ['wpa.log', trace('sae-wrong-pmk/wpa-info.log')],
        ['ap.log', trace('sae-wrong-pmk/hostapd.log')],
      ]);
      await expect.poll(() => live.state.opened[opened]?.state, { timeout: 20_000 }).toBe('done');
      const view = live.state.opened[opened];
      const attempts = Object.values(view?.attempts ?? {});
      expect(attempts.length).toBeGreaterThan(2);
      const lines = new Set<string>();
      for (const { id, cachedKey } of attempts) {
        const { ladder, shortcut } = await handlers['attempt.ladder']({ attempt: id });
        expect(shortcut).toBe(cachedKey);
        expect(ladder.length).toBeGreaterThan(0);
        lines.add(ladder.map(({ input, line }) => `${input}:${line}`).join(' '));
      }
      // What ran out of time after an association is the handshake, though no line of this level tells of it.
      for (const { outcome, phases } of attempts)
        if (outcome === 'failed') expect(phases.at(-1)?.phase).toBe('handshake');
      // No two of them are the same lines, and the one of the verdict is among them.
      expect(lines.size).toBe(attempts.length);
      expect(lines).toContain(
        view?.findings[0]?.ladder.map(({ input, line }) => `${input}:${line}`).join(' '),
      );
      await handlers['files.close']({ opened });
      await expect(handlers['attempt.ladder']({ attempt: attempts[0]?.id ?? '' })).rejects.toMatchObject({
        code: 'unknown',
      });
    }));

  it('are those of what is followed', () =>
    withService({}, async (service) => {
      await service.handlers['replay.demo']({});
      await service.handlers['replay.control']({ speed: 0 });
      const { networks } = await until(service, (state) =>
        Object.values(state.networks).some((one) => Object.keys(one.attempts).length > 2),
      );
      const [network] = Object.values(networks);
      for (const { id } of Object.values(network?.attempts ?? {}))
        expect((await service.handlers['attempt.ladder']({ attempt: id })).ladder.length).toBeGreaterThan(0);
    }));
});
