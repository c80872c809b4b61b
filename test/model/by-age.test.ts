import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ByAge, type Placed } from '../../app/model/by-age.ts';

interface One extends Placed<One> {
  readonly name: number;
}

describe('things by age', () => {
  it('stand as a set would have them to which each is added anew', () => {
    const steps = fc.array(fc.tuple(fc.nat(5), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (moves) => {
        const things = Array.from({ length: 6 }, (_, name): One => ({
          name,
          before: undefined,
          behind: undefined,
        }));
        const byAge = new ByAge<One>();
        const set = new Set<One>();
        for (const [at, isPut] of moves) {
          const one = things[at];
          if (!one) continue;
          set.delete(one);
          if (isPut) set.add(one);
          if (isPut) byAge.put(one);
          else byAge.delete(one);
        }
        const found: number[] = [];
        for (let one = byAge.oldest; one; one = one.behind) found.push(one.name);
        expect(found).toEqual([...set].map(({ name }) => name));
        expect(byAge.size).toBe(set.size);
      }),
    );
  });
});
