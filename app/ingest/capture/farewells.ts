/** A moment, in milliseconds, and the farewells in it that nobody sends who means them. */
const MOMENT = 5000;
const MANY = 16;

/**
 * Counts farewells between an access point and one receiver. An access point says goodbye to a station that goes on sending once
 * for each of its frames, but never to all again and again; and no two ends say goodbye to each other again and again.
 */
export class Farewells {
  #since = NaN;
  #sent = 0;
  #answered = 0;
  #isTold = false;

  /**
   * @param at NaN = not known @param isBack from the station @param isToAll to the group address
   * @returns how many there are, once, when they have become a flood
   */
  count(at: number, isBack: boolean, isToAll: boolean): number | undefined {
    if (!(at - this.#since <= MOMENT)) {
      this.#since = at;
      this.#sent = this.#answered = 0;
      this.#isTold = false;
    }
    if (isBack) this.#answered++;
    else this.#sent++;
    const both = Math.min(this.#sent, this.#answered);
    if (this.#isTold || (isToAll ? this.#sent < MANY : both < MANY / 2)) return undefined;
    this.#isTold = true;
    return this.#sent + this.#answered;
  }
}
