import { expect, it } from 'vitest';
import { warmUp } from '../../app/live/warm-up.ts';

it('plays a whole treatment, so that each part of it has run before it is needed', async () => {
  expect(await warmUp()).toBe('fixed');
});
