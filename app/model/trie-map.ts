/**
 * A map that is never changed: `with` gives another one that shares all but the way to its new value. A copy of a
 * JavaScript Map costs as much as the map is large; here a change costs the same for five links and for fifty thousand.
 *
 * Eight ways at each branch, chosen by three bits of the key's hash; a leaf holds up to eight keys before it branches.
 */
type Branch<V> = readonly (Node<V> | undefined)[];
type Node<V> = Branch<V> | Leaf<V>;

interface Leaf<V> {
  readonly names: readonly string[];
  readonly values: readonly V[];
}

const leafOf = <V>(names: readonly string[], values: readonly V[]): Leaf<V> => ({ names, values });
const isLeaf = <V>(node: Node<V>): node is Leaf<V> => 'names' in node;

const CROWDED = 8;
const BITS = 3;
const WAYS = 1 << BITS;
const LEVELS_A_HASH = 10;
const NO_WAYS: Branch<never> = new Array<undefined>(WAYS).fill(undefined);

/** FNV-1a; keys that share the first bits are told apart by another hash, so that nobody's choice of keys makes a list. */
function hashOf(key: string, level: number): number {
  let hash = 0x811c9dc5 ^ level;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** @param above the hash of the level above, which serves for several levels */
const hashAt = (key: string, level: number, above: number): number =>
  level % LEVELS_A_HASH === 0 ? hashOf(key, level) : above;

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
    return new TrieMap<V>(leafOf<V>([], []), 0);
  }

  get(key: string): V | undefined {
    let node: Node<V> | undefined = this.root;
    let hash = 0;
    for (let level = 0; node && !isLeaf(node); level++) {
      hash = hashAt(key, level, hash);
      node = node[wayOf(hash, level)];
    }
    const at = node ? node.names.indexOf(key) : -1;
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

  /** In no order that means anything. */
  *entries(): Generator<readonly [string, V]> {
    const nodes = [this.root];
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      if (isLeaf(node))
        for (let at = 0; at < node.names.length; at++) yield [node.names[at] ?? '', node.values[at] as V];
      else for (const below of node) if (below) nodes.push(below);
    }
  }
}

function put<V>(
  node: Node<V>,
  key: string,
  value: V,
  level: number,
  above: number,
  grown: { by: number },
): Node<V> {
  if (!isLeaf(node)) {
    const hash = hashAt(key, level, above);
    const way = wayOf(hash, level);
    return node.with(way, put(node[way] ?? leafOf<V>([], []), key, value, level + 1, hash, grown));
  }
  const at = node.names.indexOf(key);
  if (at >= 0) return leafOf(node.names, node.values.with(at, value));
  grown.by++;
  const keys = [...node.names, key];
  const values = [...node.values, value];
  return keys.length > CROWDED ? divided(keys, values, level) : leafOf(keys, values);
}

function divided<V>(keys: readonly string[], values: readonly V[], level: number): Node<V> {
  let node: Node<V> = NO_WAYS;
  keys.forEach((key, at) => {
    // A leaf does not remember the hash of the levels above it.
    const above = hashOf(key, level - (level % LEVELS_A_HASH));
    node = put(node, key, values[at] as V, level, above, { by: 0 });
  });
  return node;
}

function drop<V>(node: Node<V>, key: string, level: number, above: number): Node<V> {
  if (isLeaf(node)) {
    const at = node.names.indexOf(key);
    return leafOf(node.names.toSpliced(at, 1), node.values.toSpliced(at, 1));
  }
  const hash = hashAt(key, level, above);
  const way = wayOf(hash, level);
  const below = node[way];
  return below ? node.with(way, drop(below, key, level + 1, hash)) : node;
}
