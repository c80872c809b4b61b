import { Doctor } from '../../app/pipeline.ts';
import type { Verdict } from '../../app/detect/verdict.ts';
import type { WifiEvent } from '../../app/domain/events.ts';
import { readsBytes } from '../../app/ingest/dialect.ts';
import { allDialects } from '../../app/ingest/dialects.ts';
import { createIngest } from '../../app/ingest/ingest.ts';

export const AP = '02:00:00:00:00:00';
export const AP2 = '02:00:00:00:03:00';

/** Writes wpa_supplicant logs in the documented format, with a clock that the test moves. */
export class StationLog {
  readonly lines: string[] = [];
  readonly ssid: string;
  #at = 1_795_000_000;
  readonly #clock: boolean;

  constructor({ ssid = 'lab', clock = true } = {}) {
    this.ssid = ssid;
    this.#clock = clock;
  }

  /** Seconds go by. */
  wait(seconds: number): this {
    this.#at += seconds;
    return this;
  }

  /** A line with the interface's prefix. */
  say(message: string, after = 0.02): this {
    return this.raw(`wlan1: ${message}`, after);
  }

  /** A line without it. */
  raw(text: string, after = 0.02): this {
    this.#at += after;
    this.lines.push(this.#clock ? `${this.#at.toFixed(6)}: ${text}` : text);
    return this;
  }

  auth(bssid = AP): this {
    return this.say(`SME: Trying to authenticate with ${bssid} (SSID='${this.ssid}' freq=2412 MHz)`, 0.1);
  }

  associate(bssid = AP): this {
    return this.say(`Trying to associate with ${bssid} (SSID='${this.ssid}' freq=2412 MHz)`);
  }

  associated(bssid = AP): this {
    return this.say(`Associated with ${bssid}`);
  }

  keys(bssid = AP): this {
    return this.say(`WPA: Key negotiation completed with ${bssid} [PTK=CCMP GTK=CCMP]`);
  }

  connected(bssid = AP): this {
    return this.say(`CTRL-EVENT-CONNECTED - Connection to ${bssid} completed [id=0 id_str=]`);
  }

  disconnected(reason: number, local = false, bssid = AP): this {
    return this.say(
      `CTRL-EVENT-DISCONNECTED bssid=${bssid} reason=${reason}${local ? ' locally_generated=1' : ''}`,
    );
  }

  tempDisabled(reason: string, failures = 1): this {
    return this.say(
      `CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="${this.ssid}" auth_failures=${failures} duration=10 reason=${reason}`,
    );
  }

  saeFull(bssid = AP): this {
    return this.auth(bssid)
      .auth(bssid)
      .say(`PMKSA-CACHE-ADDED ${bssid} 0`)
      .associate(bssid)
      .associated(bssid)
      .keys(bssid)
      .connected(bssid);
  }

  saeCached(bssid = AP): this {
    return this.auth(bssid).associate(bssid).associated(bssid).keys(bssid).connected(bssid);
  }

  eapFull(bssid = AP): this {
    return this.auth(bssid)
      .associate(bssid)
      .associated(bssid)
      .say('CTRL-EVENT-EAP-STARTED EAP authentication started')
      .say('CTRL-EVENT-EAP-METHOD EAP vendor 0 method 25 (PEAP) selected')
      .say('CTRL-EVENT-EAP-SUCCESS EAP authentication completed successfully')
      .say(`PMKSA-CACHE-ADDED ${bssid} 0`)
      .keys(bssid)
      .connected(bssid);
  }

  pskFull(bssid = AP): this {
    return this.saeCached(bssid);
  }

  /** One PSK attempt that dies at message 2/4. */
  pskWrong(reason = 15): this {
    return this.auth()
      .associate()
      .associated()
      .wait(4)
      .disconnected(reason)
      .say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect')
      .tempDisabled('WRONG_KEY')
      .wait(10);
  }

  times(count: number, attempt: (log: this) => void): this {
    for (let i = 0; i < count; i++) attempt(this);
    return this;
  }
}

/** Scores of lines: the invariants read the same ones thousands of times. */
const scores = new Map<string, (0 | 1 | 2 | 3 | undefined)[]>();
const MOST_SCORES = 20_000;
const DIALECTS = allDialects.map((dialect, index) =>
  readsBytes(dialect)
    ? dialect
    : {
        ...dialect,
        score(line: string) {
          let known = scores.get(line);
          if (!known) {
            if (scores.size >= MOST_SCORES) scores.clear();
            scores.set(line, (known = []));
          }
          return (known[index] ??= dialect.score(line));
        },
      },
);

/** Reads logs as `diagnose` does. Several logs are read one after the other. */
export function read(...logs: readonly (readonly string[])[]): Verdict {
  const doctor = new Doctor();
  const events: WifiEvent[] = [];
  logs.forEach((lines, input) => {
    const ingest = createIngest({
      input,
      year: 2026,
      dialects: DIALECTS,
      emit: (event) => events.push(event),
    });
    ingest.feed(Buffer.from(`${lines.join('\n')}\n`, 'latin1'));
    ingest.end();
  });
  for (const event of events.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))) doctor.see(event);
  return doctor.verdict();
}

/** The verdict in one word: `cause/variant`. */
export function verdictOf(log: StationLog): string {
  const verdict = read(log.lines);
  return verdict.variant ? `${verdict.verdict}/${verdict.variant}` : verdict.verdict;
}
