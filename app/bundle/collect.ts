/** What is known of a trouble, as it goes into a report: the lines that are evidence, and the names in them. Pure. */
import type { Verdict } from '../detect/verdict.ts';
import { storiesOf } from '../detect/witnesses.ts';
import type { Origin, WifiEvent } from '../domain/events.ts';
import type { Ssid } from '../domain/ids.ts';
import { attemptsOf, type Story } from '../model/story.ts';
import type { World } from '../model/world.ts';

/** Lines of one input that a report may have. */
const MOST_LINES = 2000;
const MOST_STORIES = 64;

/** Stories of the first links: an access point's log may tell of very many. */
function storiesIn({ links }: World): readonly Story[] {
  const stories: Story[] = [];
  for (const link of links.values()) {
    stories.push(...storiesOf(link));
    if (stories.length >= MOST_STORIES) break;
  }
  return stories.slice(0, MOST_STORIES);
}

/** Every event that the model kept of a story, oldest first. */
export const eventsOf = (story: Story): readonly WifiEvent[] => [
  ...attemptsOf(story).flatMap(({ events }) => events),
  ...story.around,
  ...story.removals,
  ...story.brief,
];

/** Raw lines that were kept, by input, in their order; each once. */
export function keptLines(world: World, verdict: Verdict, inputs: number): readonly (readonly Origin[])[] {
  const stories = storiesIn(world);
  const lines = Array.from({ length: Math.max(1, inputs) }, () => new Map<number, Origin>());
  const add = (origin: Origin): void => {
    const input = lines[origin.input];
    if (input && origin.text !== '' && input.size < MOST_LINES) input.set(origin.line, origin);
  };
  for (const { evidence } of verdict.findings) evidence.forEach(add);
  for (const { events } of verdict.claims) events.forEach(add);
  for (const story of stories) for (const { origin } of eventsOf(story)) add(origin);
  return lines.map((input) => [...input.values()].toSorted((one, other) => one.line - other.line));
}

/** Gathers the lines that said something, the last ones of each input. */
export class LineGatherer {
  readonly #inputs = new Map<number, Map<number, Origin>>();

  add({ origin }: Pick<WifiEvent, 'origin'>): void {
    const lines = this.#inputs.get(origin.input) ?? new Map<number, Origin>();
    this.#inputs.set(origin.input, lines);
    if (origin.text === '' || lines.has(origin.line)) return;
    lines.set(origin.line, origin);
    const [oldest] = lines.keys();
    if (lines.size > MOST_LINES && oldest !== undefined) lines.delete(oldest);
  }

  /** By input, in the order of their numbers. */
  get lines(): readonly (readonly Origin[])[] {
    return Array.from({ length: Math.max(0, ...this.#inputs.keys()) + 1 }, (_, input) =>
      [...(this.#inputs.get(input)?.values() ?? [])].toSorted((one, other) => one.line - other.line),
    );
  }
}

/** Names of all networks that were told of. */
export function ssidsIn(world: World, verdict: Verdict): ReadonlySet<Ssid> {
  const ssids = new Set<Ssid>();
  const add = (ssid: Ssid | undefined): void => {
    if (ssid !== undefined) ssids.add(ssid);
  };
  add(verdict.ssid);
  for (const finding of verdict.findings) add(finding.ssid);
  for (const { ssid } of verdict.stations.rows) add(ssid);
  for (const story of storiesIn(world)) {
    add(story.ssid);
    for (const event of eventsOf(story)) if ('ssid' in event) add(event.ssid);
  }
  return ssids;
}
