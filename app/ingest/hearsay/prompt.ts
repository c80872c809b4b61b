/** What was asked at a prompt of Python's, and the answer in the line below: `>>> wlan.status()`, `-2`. */
const ASKED = /^\s{0,8}>>> (?:print\()?([\w.]{1,40}\(\))\)?\s*$/;
const ANSWER = /^\s{0,8}(-?\d{1,5}|\w{1,24})\s*$/;

export class Prompt {
  #asked: string | undefined;

  /** @returns the line with what it answers in front */
  complete(line: string): string {
    const asked = this.#asked;
    this.#asked = ASKED.exec(line)?.[1];
    const answer = asked === undefined ? undefined : ANSWER.exec(line)?.[1];
    return answer === undefined ? line : `${asked} = ${answer}`;
  }
}
