/** The form of a policy file: what is enforced, and what is only a default. The registry and property lists hold the same. */
import { z } from 'zod';
import { say } from '../words/say.ts';
import { said } from '../domain/said.ts';
import { POLICY_SCHEMA } from './parts.ts';
import { POLICY_KEYS, settingOf, type PolicyKey } from './settings.ts';

/** The name of a setting, and what it does. */
export const aboutSetting = (key: PolicyKey) => [said(`policy.${key}`), said(`policy.${key}.why`)] as const;

/** @see docs/policy.schema.json */
function policyFile() {
  const described = Object.fromEntries(
    POLICY_KEYS.map((key) => {
      const [name, why] = aboutSetting(key);
      return [
        key,
        settingOf(key)
          .shape.optional()
          .meta({ title: say(name), description: say(why) }),
      ];
    }),
  );
  const part = z.strictObject(described).optional();
  return z
    .strictObject({
      $schema: z.string().optional(),
      schema: z.literal(POLICY_SCHEMA),
      enforced: part.meta({ description: say(said('policy.part.enforced')) }),
      default: part.meta({ description: say(said('policy.part.default')) }),
    })
    .meta({ title: 'Rejoin', id: 'rejoin.policy-1' });
}

export const policySchema = (): unknown => z.toJSONSchema(policyFile(), { target: 'draft-7', io: 'input' });
