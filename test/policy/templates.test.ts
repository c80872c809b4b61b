import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { templates } from '../../app/policy/templates/write.ts';

it.each(Object.entries(templates()))(
  '%s is what the schema says (npm run policy-templates)',
  (path, text) => {
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(text);
  },
);
