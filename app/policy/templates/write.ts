/** `npm run policy-templates`: writes what is made of the one schema. A test holds that it is current. */
import { writeFileSync } from 'node:fs';
import { learn } from '../../words/say.ts';
import { POLICY_SCHEMA } from '../parts.ts';
import { policySchema } from '../policy-file.ts';
import { adml, admx } from './admx.ts';
import { EXAMPLE, mobileconfig } from './mobileconfig.ts';

await learn('de');

/** Each file by its path from the top of the repository. */
export const templates = (): Readonly<Record<string, string>> => ({
  'docs/policy.schema.json': `${JSON.stringify(policySchema(), null, 2)}\n`,
  'docs/it/policy.example.json': `${JSON.stringify({ schema: POLICY_SCHEMA, ...EXAMPLE }, null, 2)}\n`,
  'docs/it/windows/rejoin.admx': admx(),
  'docs/it/windows/en-US/rejoin.adml': adml('en'),
  'docs/it/windows/de-DE/rejoin.adml': adml('de'),
  'docs/it/macos/rejoin.mobileconfig': mobileconfig(),
});

if (import.meta.main)
  for (const [path, text] of Object.entries(templates()))
    writeFileSync(new URL(`../../../${path}`, import.meta.url), text);
