/** A policy without a file, that can be changed while it is used. */
import { readJsonPolicy } from '../../app/policy/read-json.ts';
import type { Policy } from '../../app/policy/policy.ts';
import { resolvePolicy } from '../../app/policy/resolve.ts';

export function policyFrom(enforced: object, defaults: object = {}): Policy {
  const text = JSON.stringify({ schema: 'rejoin.policy/1', enforced, default: defaults });
  return resolvePolicy([readJsonPolicy(text, 'policy.json')]);
}

export class FakePolicy {
  current: Policy;
  readonly #listeners = new Set<(policy: Policy) => void>();

  constructor(policy: Policy) {
    this.current = policy;
  }

  listen(listener: (policy: Policy) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  become(policy: Policy): void {
    this.current = policy;
    for (const listener of this.#listeners) listener(policy);
  }

  close(): void {
    this.#listeners.clear();
  }
}

export const policyOf = (enforced: object, defaults: object = {}): FakePolicy =>
  new FakePolicy(policyFrom(enforced, defaults));
