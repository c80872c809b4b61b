/** Damage as editors, disks and hurried people do it. */
export interface Dice {
  readonly below: (most: number) => number;
}

/** Deterministic: mulberry32. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return {
    below(most) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
    },
  };
}

const SIGNS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '0',
  '-',
  'e',
  'x',
  '\u0000',
  '\ud800',
  '\n',
  '//',
  'null',
];

export function mutated(text: string, { below }: Dice): string {
  let out = text;
  for (let times = 1 + below(3); times > 0; times--) {
    const at = below(out.length + 1);
    const upTo = Math.min(out.length, at + 1 + below(12));
    const sign = SIGNS[below(SIGNS.length)] ?? '';
    switch (below(7)) {
      case 0:
        out = out.slice(0, at);
        break;
      case 1:
        out = out.slice(0, at) + out.slice(upTo);
        break;
      case 2:
        out = out.slice(0, at) + sign + out.slice(at);
        break;
      case 3:
        out = out.slice(0, at) + sign + out.slice(at + 1);
        break;
      case 4:
        out = out.slice(0, at) + out.slice(at, upTo) + out.slice(at);
        break;
      case 5: {
        // Two lines change places.
        const lines = out.split('\n');
        const [one, other] = [below(lines.length), below(lines.length)];
        [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
        out = lines.join('\n');
        break;
      }
      default:
        out =
          out.slice(0, at) +
          out.slice(at).replace(/true|false|\d+/, ['"true"', '-1', '1e99', '{}', '[1]'][below(5)] ?? '');
    }
  }
  return out;
}
