import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { derivePsk, eap, PASSWORDS, psk, sae } from './networks.ts';

/** How a secret could stand in a log: as text, as hex, as hex in pairs. */
function spellings(secret: Buffer): string[] {
  const hex = secret.toString('hex');
  return [hex, (hex.match(/../g) ?? []).join(' ')];
}

/**
 * Searches every file of a folder for the lab's passwords, the keys derived from them, and the PMKs given.
 * @returns `FILE holds WHAT` for each find; the secret itself is not repeated
 */
export function findLeaks(folder: string, pmks: readonly string[]): string[] {
  const needles = new Map<string, string>();
  for (const [name, password] of Object.entries(PASSWORDS)) {
    for (const text of [password, ...spellings(Buffer.from(password))])
      needles.set(text, `the password '${name}'`);
    for (const { ssid } of [psk(), sae(), eap()]) {
      for (const text of spellings(Buffer.from(derivePsk(password, ssid), 'hex')))
        needles.set(text, `the PSK of '${name}'`);
    }
  }
  for (const pmk of pmks)
    for (const text of spellings(Buffer.from(pmk, 'hex'))) needles.set(text, 'a PMK of the cache');
  return readdirSync(folder).flatMap((file) => {
    const content = readFileSync(join(folder, file), 'latin1');
    const found = new Set([...needles].filter(([text]) => content.includes(text)).map(([, what]) => what));
    return [...found].map((what) => `${file} holds ${what}`);
  });
}
