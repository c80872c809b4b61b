/** axe-core over a page. It is put into the page as it is: these pages have no frames, and only for them a driver is worth its time. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

// What passed is not described: that is half of axe's time.
const RUN = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`;

/** Which rules of accessibility the page breaks, each with the elements that do. */
export async function brokenRules(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate<string[]>(RUN);
}
