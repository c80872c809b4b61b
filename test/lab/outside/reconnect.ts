/** A person opens the app, reads the verdict, presses the button and waits for the proof. */
import type { Drive } from '../host/outside.ts';
import { atApp } from '../host/person.ts';

export const drive: Drive = (address, folder) =>
  atApp(address, 'reconnect.png', folder, async (page, reconnect) => {
    await reconnect.click();
    await page.getByRole('heading', { name: /Your password is fine/ }).waitFor();
  });
