/**
 * A person reads the case code out, the helpdesk decodes it on a computer of its own and reads an answer back, the person
 * types it and presses once, and what the result code says is the truth.
 */
import { codeIn, decoded, demand, fixedBy, panelOf } from '../host/helpdesk.ts';
import type { Drive } from '../host/outside.ts';
import { atApp } from '../host/person.ts';

export const drive: Drive = (address, folder) =>
  atApp(address, 'helped-by-phone.png', folder, async (page) => {
    const panel = await panelOf(page);
    const told = decoded(await codeIn(panel.locator('figure').first()));
    demand(
      told.kind === 'case' && told.name.startsWith('stale-pmksa'),
      `the case code says ${JSON.stringify(told)}`,
    );
    const answer = told.answers?.find((one) => one.answer === 'clear-access-point')?.code;
    if (answer === undefined) throw new Error('no answer clears the one key');
    await panel.getByLabel('Answer code or signed plan').fill(answer);
    await fixedBy(page, panel);
  });
