/** `npm run policy-templates`: writes what is made of the one schema. A test holds that it is current. */
import { writeFileSync } from 'node:fs';
import { policySchema } from '../policy-file.ts';

/** Each file by its path from the top of the repository. */
export const templates = (): Readonly<Record<string, string>> => ({
  'docs/policy.schema.json': `${JSON.stringify(policySchema(), null, 2)}\n`,
});

if (import.meta.main)
  for (const [path, text] of Object.entries(templates()))
    writeFileSync(new URL(`../../../${path}`, import.meta.url), text);
