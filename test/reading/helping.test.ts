import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../app/detect/thresholds.ts';
import type { WifiEvent } from '../../app/domain/events.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { type CallHelper, Hand, type Helper, type Work } from '../../app/model/helper.ts';
import { emptyLink } from '../../app/model/link-state.ts';
import { News } from '../../app/model/news.ts';
import { packLink } from '../../app/model/pack.ts';
import type { Form } from '../../app/model/post-forms.ts';
import type { Written } from '../../app/model/post-reader.ts';
import { Doctor } from '../../app/pipeline.ts';
import { callHelper } from '../../app/reading/helping-thread.ts';
import { crowdLog } from '../support/station-crowd.ts';

/** So many that links are packed, and so many lines of each that very many packed ones are woken. */
function crowd(): WifiEvent[] {
  const events: WifiEvent[] = [];
  const ingest = createIngest({ emit: (event) => events.push(event) });
  for (const piece of crowdLog(2500, 24 * 2 ** 20)) ingest.feed(piece);
  ingest.end();
  // News of the access point, as they come among others.
  const [first] = events;
  if (!first) throw new Error('no event');
  const { origin, iface } = first;
  const news = (at: number | undefined): WifiEvent => ({
    ...{ kind: 'ap-started', witness: 'access-point', origin, iface, at },
  });
  return events.flatMap((event, at) => (at % 9001 === 9000 ? [news(event.at), event] : [event]));
}

async function known(events: readonly WifiEvent[], helper?: CallHelper): Promise<unknown> {
  const doctor = new Doctor(DEFAULTS, undefined, helper);
  for (const [at, event] of events.entries()) {
    doctor.collect(event);
    // As whoever reads files does.
    if (at % 1000 === 0) await new Promise(setImmediate);
  }
  return { links: [...doctor.world.links.values()], verdict: doctor.verdict() };
}

/** Does what it takes when it is asked for it, or leaves it undone from some time on. */
class Slow implements Helper {
  taken = 0;
  readonly #works: Work[] = [];
  readonly #most: number;
  readonly #news = new News();
  #forms: readonly Form[] = [];

  constructor(most = Infinity) {
    this.#most = most;
  }

  room(length: number): Written | undefined {
    if (this.#works.length >= 100) return undefined;
    return { bytes: new Uint8Array(length), start: 0, end: length };
  }

  take(work: Work, forms: readonly Form[]): void {
    this.#forms = forms;
    this.#works.push(work);
    this.taken++;
  }

  hear(event: WifiEvent, step: number): void {
    this.#news.add(event, step);
  }

  done(): readonly string[] {
    return this.taken > this.#most ? [] : this.#do(this.#works.length % 7);
  }

  finish(): readonly string[] {
    return this.#do(this.taken > this.#most ? 3 : this.#works.length);
  }

  #do(some: number): readonly string[] {
    return this.#works.splice(0, some).map((work) => new Hand(this.#forms, this.#news).do(work));
  }
}

/** A thread takes nothing before it has begun. */
async function readiness(helper: Helper): Promise<void> {
  const packed = packLink(emptyLink('', '', 'access-point', undefined));
  let room: Written | undefined;
  while (!(room = helper.room(0))) await new Promise((resolve) => setTimeout(resolve, 50));
  helper.take({ key: '', station: undefined, packed, moved: 0, crowdedFrom: 0, post: room }, []);
  expect(helper.finish()).toEqual([packed]);
}

describe('links that somebody else takes through their post', () => {
  const events = crowd();

  it('are as if nobody had helped', { timeout: 240_000 }, async () => {
    const expected = await known(events);
    const slow = new Slow();
    expect(await known(events, () => slow)).toEqual(expected);
    expect(slow.taken).toBeGreaterThan(500);
    const tired = new Slow(300);
    expect(await known(events, () => tired)).toEqual(expected);
    const helper = callHelper();
    await readiness(helper);
    let taken = 0;
    const counted: Helper = {
      ...helper,
      take(work, forms) {
        helper.take(work, forms);
        taken++;
      },
    };
    expect(await known(events, () => counted)).toEqual(expected);
    expect(taken).toBeGreaterThan(100);
  });
});
