import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../app/detect/verdict.ts';
import type { Link } from '../../app/model/link-state.ts';
import { Doctor } from '../../app/pipeline.ts';
import { anyEvent as event } from '../support/any-event.ts';
import { worldAfter } from '../support/world-after.ts';

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  if (value instanceof Map || value instanceof Set) {
    for (const method of ['set', 'add', 'delete', 'clear'] as const) {
      Object.defineProperty(value, method, {
        value: () => {
          throw new Error(`a link was changed by ${method}()`);
        },
      });
    }
  }
  Object.freeze(value);
  if (value instanceof Map || value instanceof Set) for (const one of value.values()) freeze(one);
  for (const one of Object.values(value)) freeze(one);
}

describe('step', () => {
  it('never throws, never changes a link that it gave out, and can be judged after any event', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const doctor = new Doctor();
        for (const one of events) {
          for (const link of doctor.world.links.values()) freeze(link);
          doctor.see(one);
        }
        const verdict = diagnose(doctor.world);
        expect(verdict.confidence).toBeGreaterThanOrEqual(0);
        expect(verdict.confidence).toBeLessThanOrEqual(1);
        expect(verdict.findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('is a function: the same events give the same world', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const run = (): Link[] => [...worldAfter(events).links.values()];
        expect(run()).toEqual(run());
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its state bounded however long the trouble lasts', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 20, maxLength: 40 }), (events) => {
        const doctor = new Doctor();
        for (let round = 0; round < 60; round++) {
          for (const one of events) {
            const at = one.at === undefined ? undefined : one.at + round * 200_000;
            doctor.see({ ...one, at });
          }
        }
        for (const link of doctor.world.links.values()) {
          expect(link.pmksa.size).toBeLessThanOrEqual(32);
          for (const story of link.stories.values()) {
            expect(story.attempts.length).toBeLessThanOrEqual(48);
            expect(story.closed.length).toBeLessThanOrEqual(24);
            expect(story.around.length).toBeLessThanOrEqual(48);
            for (const attempt of story.attempts) expect(attempt.events.length).toBeLessThanOrEqual(64);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
