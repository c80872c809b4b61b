import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrieMap } from '../../app/model/trie-map.ts';

const key = fc.oneof(fc.integer({ min: 0, max: 40 }).map(String), fc.string({ maxLength: 6 }));
const change = fc.record({ key, value: fc.option(fc.nat(), { nil: undefined }) });

describe('TrieMap', () => {
  it('holds what a Map holds, and leaves the one before as it was', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 400 }), (changes) => {
        const map = new Map<string, number>();
        let trie = TrieMap.empty<number>();
        for (const { key: name, value } of changes) {
          const before = trie;
          const entries = [...before.entries()];
          if (value === undefined) {
            map.delete(name);
            trie = trie.without(name);
          } else {
            map.set(name, value);
            trie = trie.with(name, value);
          }
          expect([...before.entries()]).toEqual(entries);
          expect(trie.get(name)).toBe(value);
        }
        expect(trie.size).toBe(map.size);
        expect(new Map(trie.entries())).toEqual(map);
      }),
      { numRuns: 100 },
    );
  });
});
