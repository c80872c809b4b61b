/** What the app was asked to do before it could: kept in order until somebody does it. */
import type { Launch } from './deep-link.ts';

export class Launches {
  readonly #waiting: Launch[] = [];
  #follow: ((launch: Launch) => void) | undefined;

  add(launch: Launch): void {
    if (this.#follow) this.#follow(launch);
    else this.#waiting.push(launch);
  }

  follow(follow: (launch: Launch) => void): void {
    this.#follow = follow;
    for (const launch of this.#waiting.splice(0)) follow(launch);
  }
}
