/**
 * The log of an access point with very many stations: each lives through one of a few lives again and again, and their
 * lines lie among each other as time has it. Lines are written from hostapd's documented format (`-d`), the order and
 * the pauses of a life from the lab's recordings. The same numbers give the same bytes.
 */
import { mac, type Mac } from '../../app/domain/ids.ts';

/** A line and the seconds that go by before it. `#` stands for the station's address. */
type Line = readonly [number, string];

const own = (text: string): string => `STA # ${text}`;
const JOIN: readonly Line[] = [
  [0, own('IEEE 802.11: authenticated')],
  [0.02, own('IEEE 802.11: associated (aid 1)')],
];
const UP: readonly Line[] = [
  [0.05, 'AP-STA-CONNECTED #'],
  [0.001, own('RADIUS: starting accounting session 8B7926FA862CAB89')],
  [0.001, own('WPA: pairwise key handshake completed (RSN)')],
  [0.001, 'EAPOL-4WAY-HS-COMPLETED #'],
];
const GONE: Line = [90, 'AP-STA-DISCONNECTED #'];
const THROWN_OUT: Line = [5, own('IEEE 802.11: deauthenticated due to local deauth request')];
const MISMATCH: readonly Line[] = [0.05, 1, 1, 1].map((pause) => [pause, 'AP-STA-POSSIBLE-PSK-MISMATCH #']);

interface Life {
  readonly verdict: string;
  readonly variant?: string;
  /** Of 100 stations. */
  readonly share: number;
  /** Lived through once, and then again and again. */
  readonly once?: readonly Line[];
  readonly lines: readonly Line[];
}

const HEALTHY: Life = { verdict: 'healthy', share: 60, lines: [...JOIN, ...UP, GONE] };
const LIVES: readonly Life[] = [
  HEALTHY,
  {
    verdict: 'healthy',
    variant: 'recovered',
    share: 10,
    once: [...JOIN, ...MISMATCH, THROWN_OUT],
    lines: [...JOIN, ...UP, GONE],
  },
  {
    verdict: 'wrong-passphrase',
    variant: 'psk',
    share: 10,
    lines: [...JOIN, ...MISMATCH, THROWN_OUT],
  },
  {
    verdict: 'eap-rejected',
    variant: 'credentials',
    share: 8,
    lines: [
      ...JOIN,
      [0.05, 'CTRL-EVENT-EAP-STARTED #'],
      [0.01, 'CTRL-EVENT-EAP-PROPOSED-METHOD vendor=0 method=25'],
      [0.7, 'CTRL-EVENT-EAP-FAILURE #'],
      [0.01, own('IEEE 802.1X: authentication failed - EAP type: 0 (unknown)')],
      [0.001, own('IEEE 802.1X: Supplicant used different EAP type: 25 (PEAP)')],
      THROWN_OUT,
    ],
  },
  {
    verdict: 'ap-refused',
    variant: 'full',
    share: 6,
    lines: [
      [0, own('IEEE 802.11: authenticated')],
      [0.02, 'AP-REJECTED-MAX-STA #'],
    ],
  },
  {
    verdict: 'handshake-loss',
    variant: 'message-4',
    share: 6,
    lines: [
      ...JOIN,
      [0.01, own('WPA: sending 1/4 msg of 4-Way Handshake')],
      [0.02, own('WPA: received EAPOL-Key frame (2/4 Pairwise)')],
      ...[0.01, 0.1, 1, 1].map((pause): Line => [pause, own('WPA: sending 3/4 msg of 4-Way Handshake')]),
      [1, own('WPA: PTKINITNEGOTIATING: Retry limit 4 reached')],
      THROWN_OUT,
    ],
  },
];

/** By hundredth of the stations. */
const BY_HUNDREDTH: readonly Life[] = LIVES.flatMap((life) => new Array<Life>(life.share).fill(life));

const lifeOf = (index: number): Life => BY_HUNDREDTH[(index * 37) % 100] ?? HEALTHY;

const hex = (byte: number): string => (byte & 0xff).toString(16).padStart(2, '0');
export const addressOf = (index: number): Mac =>
  mac(`02:00:${hex(index >> 24)}:${hex(index >> 16)}:${hex(index >> 8)}:${hex(index)}`);

/** What is true of a station. */
export const truthOf = (index: number): { verdict: string; variant: string | undefined } => {
  const { verdict, variant } = lifeOf(index);
  return { verdict, variant };
};

/** Pauses between two rounds of a life are up to twice this many seconds. */
const PAUSE = 120;
const BEGIN = 1_795_000_000;

/** Stations by the time of their next line: a heap. */
class Queue {
  readonly #times: Float64Array;
  readonly #order: Int32Array;

  constructor(times: Float64Array) {
    this.#times = times;
    this.#order = Int32Array.from(times.keys()).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  }

  get first(): number {
    return this.#order[0] ?? 0;
  }

  /** The first one's time was moved: another is first now. */
  sink(): void {
    const order = this.#order;
    const at = (place: number): number => this.#times[order[place] ?? 0] ?? 0;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= order.length) return;
      const child = left + 1 < order.length && at(left + 1) < at(left) ? left + 1 : left;
      if (at(place) <= at(child)) return;
      const moved = order[place] ?? 0;
      order[place] = order[child] ?? 0;
      order[child] = moved;
      place = child;
    }
  }
}

/** @returns lines in pieces of about a MiB, until `bytes` are reached; every station has lived once by 50 lines a station */
export function* crowdLog(stations: number, bytes: number): Generator<string> {
  let seed = 1;
  const random = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const times = new Float64Array(stations).map(() => BEGIN + random() * PAUSE);
  const steps = new Int32Array(stations);
  const queue = new Queue(times);
  let text = `${(BEGIN - 1).toFixed(6)}: wlan0: AP-ENABLED \n`;
  for (let written = 0; written < bytes;) {
    const index = queue.first;
    const { once = [], lines } = lifeOf(index);
    const step = steps[index] ?? 0;
    const at = times[index] ?? 0;
    const [, said = ''] = once[step] ?? lines[(step - once.length) % lines.length] ?? [];
    const stamp = `${at.toFixed(6)}: `;
    text += `${said.startsWith('STA') ? stamp : ''}${stamp}wlan0: ${said.replace('#', addressOf(index))}\n`;
    steps[index] = step + 1;
    const [pause = 0] = once[step + 1] ?? lines[(step + 1 - once.length) % lines.length] ?? [];
    times[index] = at + (pause === 0 ? random() * 2 * PAUSE : pause * (0.9 + random() * 0.2));
    queue.sink();
    if (text.length < 2 ** 20) continue;
    yield text;
    written += text.length;
    text = '';
  }
}
