/**
 * A map that is never changed: `with` gives another one that shares all but the way to its new value. A copy of a
 * JavaScript Map costs as much as the map is large; here a change costs the same for five links and for fifty thousand.
 *
 * Sixteen ways at each branch, chosen by four bits of the key's hash; a leaf holds up to eight keys before it branches.
 */
interface Node<V> {
  /** Undefined in a leaf. */
  readonly branches: readonly (Node<V> | undefined)[] | undefined;
  /** A leaf's keys and their values. */
  readonly keys: readonly string[];
  readonly values: readonly V[];
}

const CROWDED = 8;
const WAYS = 16;
const BITS = 4;
const LEVELS_A_HASH = 8;

const leaf = <V>(keys: readonly string[], values: readonly V[]): Node<V> => ({
  branches: undefined,
  keys,
  values,
});
const branch = <V>(branches: readonly (Node<V> | undefined)[]): Node<V> => ({
  branches,
  keys: [],
  values: [],
});

/** FNV-1a; keys that share the first 32 bits are told apart by the next, so that nobody's choice of keys makes a list. */
function hashOf(key: string, level: number): number {
  let hash = 0x811c9dc5 ^ level;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

const wayOf = (hash: number, level: number): number =>
  (hash >>> ((level % LEVELS_A_HASH) * BITS)) & (WAYS - 1);

export class TrieMap<V> {
  readonly size: number;
  private readonly root: Node<V>;

  private constructor(root: Node<V>, size: number) {
    this.root = root;
    this.size = size;
  }

  static empty<V>(): TrieMap<V> {
    return new TrieMap<V>(leaf([], []), 0);
  }

  get(key: string): V | undefined {
    let node: Node<V> | undefined = this.root;
    let hash = 0;
    for (let level = 0; node?.branches; level++) {
      if (level % LEVELS_A_HASH === 0) hash = hashOf(key, level);
      node = node.branches[wayOf(hash, level)];
    }
    const at = node ? node.keys.indexOf(key) : -1;
    return at < 0 ? undefined : node?.values[at];
  }

  with(key: string, value: V): TrieMap<V> {
    const grown = { by: 0 };
    const root = put(this.root, key, value, 0, 0, grown);
    return new TrieMap(root, this.size + grown.by);
  }

  without(key: string): TrieMap<V> {
    return this.get(key) === undefined ? this : new TrieMap(drop(this.root, key, 0, 0), this.size - 1);
  }

  /** The same keys with other values. What `change` gives back as it was costs nothing. */
  map(change: (value: V) => V): TrieMap<V> {
    const root = mapped(this.root, change);
    return root === this.root ? this : new TrieMap(root, this.size);
  }

  /** In no order that means anything. */
  *entries(): Generator<readonly [string, V]> {
    yield* entriesOf(this.root);
  }
}

const hashAt = (key: string, level: number, hash: number): number =>
  level % LEVELS_A_HASH === 0 ? hashOf(key, level) : hash;

function put<V>(
  node: Node<V>,
  key: string,
  value: V,
  level: number,
  above: number,
  grown: { by: number },
): Node<V> {
  if (node.branches) {
    const hash = hashAt(key, level, above);
    const way = wayOf(hash, level);
    const branches = node.branches.slice();
    branches[way] = put(branches[way] ?? leaf([], []), key, value, level + 1, hash, grown);
    return branch(branches);
  }
  const at = node.keys.indexOf(key);
  if (at >= 0) return leaf(node.keys, node.values.with(at, value));
  grown.by++;
  const keys = [...node.keys, key];
  const values = [...node.values, value];
  return keys.length > CROWDED ? divided(keys, values, level) : leaf(keys, values);
}

function divided<V>(keys: readonly string[], values: readonly V[], level: number): Node<V> {
  let node: Node<V> = branch(new Array<Node<V> | undefined>(WAYS).fill(undefined));
  keys.forEach((key, at) => {
    // The hash of this level is asked for anew: a leaf does not remember those above it.
    const start = level - (level % LEVELS_A_HASH);
    node = put(node, key, values[at] as V, level, hashOf(key, start), { by: 0 });
  });
  return node;
}

function drop<V>(node: Node<V>, key: string, level: number, above: number): Node<V> {
  if (!node.branches) {
    const at = node.keys.indexOf(key);
    return leaf(node.keys.toSpliced(at, 1), node.values.toSpliced(at, 1));
  }
  const hash = hashAt(key, level, above);
  const way = wayOf(hash, level);
  const below = node.branches[way];
  return below ? branch(node.branches.with(way, drop(below, key, level + 1, hash))) : node;
}

function mapped<V>(node: Node<V>, change: (value: V) => V): Node<V> {
  if (node.branches) {
    const branches = node.branches.map((below) => below && mapped(below, change));
    return branches.every((below, way) => below === node.branches?.[way]) ? node : branch(branches);
  }
  const values = node.values.map(change);
  return values.every((value, at) => value === node.values[at]) ? node : leaf(node.keys, values);
}

function* entriesOf<V>(node: Node<V>): Generator<readonly [string, V]> {
  for (const below of node.branches ?? []) if (below) yield* entriesOf(below);
  for (let at = 0; at < node.keys.length; at++) yield [node.keys[at] ?? '', node.values[at] as V];
}
