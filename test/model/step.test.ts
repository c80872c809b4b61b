import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../app/detect/verdict.ts';
import { step } from '../../app/model/step.ts';
import { EMPTY_WORLD, type World } from '../../app/model/links.ts';
import { anyEvent as event } from '../support/any-event.ts';

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  if (value instanceof Map || value instanceof Set) {
    for (const method of ['set', 'add', 'delete', 'clear'] as const) {
      Object.defineProperty(value, method, {
        value: () => {
          throw new Error(`the old world was changed by ${method}()`);
        },
      });
    }
  }
  Object.freeze(value);
  if (value instanceof Map || value instanceof Set) for (const one of value.values()) freeze(one);
  for (const one of Object.values(value)) freeze(one);
}

describe('step', () => {
  it('never throws, never changes the old world, and can be judged after any event', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let world: World = EMPTY_WORLD;
        for (const one of events) {
          freeze(world);
          world = step(world, one).world;
        }
        const verdict = diagnose(world);
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
        const run = (): World => events.reduce((world, one) => step(world, one).world, EMPTY_WORLD);
        expect(run()).toEqual(run());
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its state bounded however long the trouble lasts', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 20, maxLength: 40 }), (events) => {
        let world: World = EMPTY_WORLD;
        for (let round = 0; round < 60; round++) {
          for (const one of events) {
            const at = one.at === undefined ? undefined : one.at + round * 200_000;
            world = step(world, { ...one, at }).world;
          }
        }
        for (const link of world.links.values()) {
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
