import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepLink } from '../../app/model/link.ts';
import { packLink, unpackLink } from '../../app/model/pack.ts';
import { thinLink } from '../../app/model/thin.ts';
import type { Link } from '../../app/model/link-state.ts';
import { anyEvent } from '../support/any-event.ts';
import { worldAfter } from '../support/world-after.ts';

const again = (link: Link): Link => unpackLink(link.key, packLink(link));

describe('a packed link', () => {
  it('is the same once it is unpacked, whatever it lived through, and goes on in the same way', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 80 }), anyEvent, (events, next) => {
        const world = worldAfter(events);
        for (const link of world.links.values())
          for (const one of [link, thinLink(link)]) {
            expect(again(one)).toEqual(one);
            expect(stepLink(again(one), next)).toEqual(stepLink(one, next));
          }
      }),
      { numRuns: 300 },
    );
  });
  it('holds an attempt that it has in several places once', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 20, maxLength: 60 }), (events) => {
        const world = worldAfter(events);
        for (const link of world.links.values()) {
          const held = ({ ended, stories }: Link): boolean[] =>
            [...stories.values()].map(({ attempts }) => attempts.some((attempt) => attempt === ended));
          expect(held(again(link))).toEqual(held(link));
        }
      }),
      { numRuns: 100 },
    );
  });
});
