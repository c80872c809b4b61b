/** One story a screen: what each part of every state says is compared with the claims behind, and with the other parts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import type { LiveState } from '../../app/ipc/contract/views.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { liveState } from '../support/live-state.ts';
import { miscounted } from './counts.ts';
import { STATES } from './states.ts';

interface Told {
  /** The main part as a screen reader is told it, without the marks that isolate names. */
  readonly main: string;
  readonly list: string;
  /** The kind of failure that the loop is coloured as; '' where there is none. */
  readonly loop: string;
}

const FAILURES = ['wrong-passphrase', 'not-fixed', 'failed'];

/** The first number before some words. */
const numberIn = (text: string, words: RegExp): number | undefined => {
  const found = new RegExp(String.raw`(\d+) ${words.source}`).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Every sentence in which two parts, or a part and its claim, do not agree. */
function contradictions(state: LiveState, { main, list, loop }: Told): string[] {
  const network = Object.values(state.networks).find(({ id }) => id === (state.fix?.network ?? state.focus));
  const { fix } = state;
  const finding = network?.finding;
  const headline = /heading "([^"]*)" \[level=1\]/.exec(main)?.[1] ?? '';
  /** Colours are told in words to who does not see them. */
  const tone = /(Good|Needs a hand|Failed|Under way|Unknown):/.exec(main)?.[1];
  const isTrouble = finding !== undefined && !finding.recovered && finding.cause !== 'healthy';
  const rules: readonly (readonly [string, boolean])[] = [
    [
      'a password is fine that no full login proved',
      main.includes('password is fine') && !fix?.proof?.fullLogin,
    ],
    [
      'fine in the headline, something else in the answer',
      headline.includes('password is fine') && !main.includes('my password? No:'),
    ],
    [
      'the password in the headline, something else in the answer',
      headline.startsWith('It is the password') && !main.includes('my password? Yes:'),
    ],
    [
      'never tried, and tested',
      headline.includes('never tried your password') && !main.includes('my password? Not tested'),
    ],
    ['accused and not tested', main.includes('my password? Yes:') && main.includes('Not tested')],
    [
      'a failed step where nothing failed',
      main.includes('failed:') && !FAILURES.includes(fix?.outcome ?? ''),
    ],
    [
      'an old key blamed beside another cause',
      !fix &&
        finding !== undefined &&
        !finding.recovered &&
        !['stale-pmksa', 'healthy'].includes(finding.cause) &&
        /old key refused/i.test(main),
    ],
    [
      'no saved key was involved, and one was cleared',
      main.includes('No old saved key was involved') && /\d+ keys? cleared/.test(main),
    ],
    [
      'nothing was cleared, and a key was',
      /(?:No key|Nothing) was cleared/.test(main) && /\d+ keys? cleared/.test(main),
    ],
    [
      'no saved key in the words, one in the picture',
      main.includes('No old saved key was involved') && /I have a key|old key refused/i.test(main),
    ],
    [
      'the password was tested, and its handshake never began',
      headline.includes('tested the password') && main.includes('did not start'),
    ],
    [
      'nothing was seen, and attempts were',
      headline.includes('Nothing was seen') && Object.keys(network?.attempts ?? {}).length > 0,
    ],
    [
      'that did not help, where nothing was done',
      headline.includes('did not help') && !/\d keys? cleared/.test(main),
    ],
    ['trouble in the colour of what is well', !fix && isTrouble && tone === 'Good'],
    [
      'what is well in another colour',
      (fix ? fix.outcome === 'fixed' : !isTrouble && network?.state === 'connected') && tone !== 'Good',
    ],
    ['a failed fix in the colour of what is well', FAILURES.includes(fix?.outcome ?? '') && tone === 'Good'],
    [
      'a loop in the colour of another failure than its bars',
      loop !== '' && loop.includes('refused') !== main.includes('Old key refused'),
    ],
    ['an answer to a search that nobody made', list.includes('Nothing here is called that')],
    [
      'attempts of the verdict',
      !fix &&
        finding !== undefined &&
        (numberIn(main, /attempts\. How sure/) ?? finding.attempts) !== finding.attempts,
    ],
    [
      'connected here, in trouble there',
      /^(?:Connected|You are online)/.test(headline) &&
        Object.keys(state.networks).length === 1 &&
        /refused|not accepted/.test(list),
    ],
    [
      'under way here, ended there',
      headline.startsWith('Reconnecting') &&
        Object.keys(state.networks).length === 1 &&
        /refused|not accepted/.test(list),
    ],
    [
      'in trouble here, connected there',
      headline.includes('never tried') &&
        Object.keys(state.networks).length === 1 &&
        list.includes('Connected'),
    ],
  ];
  const told = rules.flatMap(([what, isSo]) => (isSo ? [what] : []));
  return [...told, ...miscounted(main, network?.attempts ?? {})];
}

describe.skipIf(!CHROMIUM)('every state', { timeout: 400_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('tells one story', async () => {
    const { page, live, close } = await showState(browser, liveState());
    const found: Record<string, string[]> = {};
    for (const [name, make] of Object.entries(STATES)) {
      const state = make();
      live.update(() => state);
      await page.reload();
      await page.locator('h1:not(.unseen)').waitFor();
      const tree = async (role: 'main' | 'navigation'): Promise<string> =>
        (await page.getByRole(role).count()) === 0
          ? ''
          : (await page.getByRole(role).ariaSnapshot())
              .replaceAll(/[\u2068\u2069]/g, '')
              // A paragraph is one text, whatever of it is strong.
              .replaceAll(/\s*- (?:strong|text): "?/g, ' ');
      const strong = page.locator('main .tools strong');
      const loop = (await strong.count()) === 0 ? '' : ((await strong.getAttribute('class')) ?? '');
      const odd = contradictions(state, {
        ...{ main: await tree('main'), list: await tree('navigation'), loop },
      });
      if (odd.length > 0) found[name] = odd;
    }
    expect(found).toEqual({});
    await close();
  });

  it('is caught where it tells two', () => {
    const told = {
      main: '- heading "Connected. Your password is fine." [level=1] Is it my password? Not tested: because',
      list: '',
      loop: '',
    };
    expect(contradictions(liveState(), told).length).toBeGreaterThan(1);
  });
});
