/** One story a screen, over recordings: what the window says of each is compared with what is proven of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import type { OpenedView } from '../../app/ipc/contract/views.ts';
import { Doctor } from '../../app/pipeline.ts';
import { readInputs } from '../../app/reading/read-inputs.ts';
import { judgedView } from '../../app/service/opened-verdict.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { liveState } from '../support/live-state.ts';
import { miscounted } from './counts.ts';

const SCENARIOS = join(import.meta.dirname, '../scenarios');

interface Recorded {
  readonly traces: readonly {
    readonly inputs: readonly string[];
    readonly expected: { readonly verdict: string; readonly variant?: string; readonly recovered?: boolean };
  }[];
}

/** One recording of each verdict that each kind of log leads to: what differs in neither is drawn alike. */
function recordings(): readonly (readonly [string, readonly string[]])[] {
  const seen = new Map<string, readonly [string, readonly string[]]>();
  for (const name of readdirSync(SCENARIOS)) {
    const path = join(SCENARIOS, name, 'scenario.json');
    if (!existsSync(path)) continue;
    const { traces } = JSON.parse(readFileSync(path, 'utf8')) as Recorded;
    for (const { inputs, expected } of traces) {
      const kind = inputs.map((input) => input.replace(/\.gz$/, '')).join(' ');
      const key = `${kind} ${expected.verdict} ${expected.variant} ${expected.recovered}`;
      if (!seen.has(key)) seen.set(key, [name, inputs]);
    }
  }
  return [...seen.values()];
}

async function opened(id: string, name: string, inputs: readonly string[]): Promise<OpenedView> {
  const doctor = new Doctor();
  const paths = inputs.map((input) => join(SCENARIOS, name, input));
  const read = await readInputs(paths, { see: (event) => doctor.collect(event) });
  const { ladders: _, ...judged } = judgedView({
    ...{ id, doctor, verdict: doctor.verdict(), station: undefined },
    ...{ inputs: read.inputs, names: inputs, paths },
  });
  return { id, names: [...inputs], state: 'done', read: 1, size: 1, ...judged };
}

/** Every pair of sentences on the screen, or sentence and claim, that cannot both be. */
function contradictions({ findings, attempts }: OpenedView, main: string): string[] {
  const [finding] = findings;
  const proven: readonly string[] = finding?.proven ?? [];
  const headline = /heading "([^"]*)" \[level=1\]/.exec(main)?.[1] ?? '';
  const answer = /password\? (\S+)/.exec(main)?.[1] ?? '';
  const failures = Object.values(attempts).filter(({ outcome }) => outcome === 'failed');
  const rules: readonly (readonly [string, boolean])[] = [
    ['the person’s own in somebody’s file', /this computer|\byour\b/i.test(main)],
    [
      'no handshake began, and it did in each that failed',
      main.includes('did not start') &&
        !proven.includes('handshake-not-begun') &&
        failures.length > 0 &&
        failures.every(({ phases }) => phases.some(({ phase }) => phase === 'handshake')),
    ],
    [
      'the password is accused and was never tried',
      answer === 'Yes:' && /never tried|old key refused/i.test(main),
    ],
    ['never tried, and answered', headline.includes('never tried') && answer !== 'Not'],
    [
      'an old key in the picture, another cause in the headline',
      finding !== undefined &&
        !finding.recovered &&
        !['stale-pmksa', 'healthy', 'undetermined'].includes(finding.cause) &&
        /old key refused/i.test(main),
    ],
    [
      'connected, and not',
      /^Connected(?: again)?\./.test(headline) && finding?.cause !== 'healthy' && finding?.recovered !== true,
    ],
    ['nothing where a verdict should be', headline === ''],
  ];
  return [...rules.flatMap(([what, isSo]) => (isSo ? [what] : [])), ...miscounted(main, attempts)];
}

describe.skipIf(!CHROMIUM)('a recording in the window', { timeout: 400_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('tells one story', async () => {
    const { page, live, close } = await showState(browser, liveState());
    const found: Record<string, string[]> = {};
    for (const [index, [name, inputs]] of recordings().entries()) {
      const view = await opened(`opened-${index}`, name, inputs);
      // Of many devices there is a list; each of them is opened beside it.
      if (view.devices.length > 0) continue;
      live.update((state) => ({ ...state, opened: { [view.id]: view } }));
      await page.locator(`.opened[data-of="${view.id}"] h1`).waitFor();
      const tree = await page.getByRole('main').ariaSnapshot();
      const main = tree.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s*- (?:strong|text): "?/g, ' ');
      const odd = contradictions(view, main);
      if (odd.length > 0) found[`${name} ${inputs.join(' ')}`] = odd;
    }
    expect(found).toEqual({});
    await close();
  });
});
