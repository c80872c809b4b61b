/** The helpdesk signs a plan and draws it, the person opens the picture and presses once. It works once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DESK_KEY } from '../desk-key.ts';
import { demand, fixedBy, helpdesk, panelOf } from '../host/helpdesk.ts';
import type { Drive } from '../host/outside.ts';
import { atApp } from '../host/person.ts';

export const drive: Drive = async (address, folder) => {
  const desk = mkdtempSync(join(tmpdir(), 'rejoin-desk-'));
  try {
    const key = join(desk, 'key.pem');
    const picture = join(desk, 'plan.png');
    writeFileSync(key, DESK_KEY.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    helpdesk(
      ...['plan', 'sign', '--key', key, '--do', 'clear-access-point', '--ssid', 'lab-sae', '--qr', picture],
    );
    return await atApp(address, 'helped-by-picture.png', folder, async (page) => {
      const panel = await panelOf(page);
      await panel.locator('input[type=file]').setInputFiles(picture);
      await panel.getByText(/^Signed by .?Service desk/).waitFor();
      await fixedBy(page, panel);
      await panelOf(page);
      await panel.locator('input[type=file]').setInputFiles(picture);
      await panel.getByText('was carried out here before').waitFor();
      demand(
        (await panel.getByRole('button', { name: 'Do this now' }).count()) === 0,
        'it can be done again',
      );
    });
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
};
