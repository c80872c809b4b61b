/** Why the native addon is not there, as a person is told it. */
import { BUILDS_IT, type NoAddon } from '../../native/binding.ts';
import { said, type Said } from '../domain/said.ts';

export const noAddon = ({ target, path, why }: NoAddon): Said =>
  path === undefined || why === undefined
    ? said('system.no-addon', { target, command: BUILDS_IT })
    : said('system.broken-addon', { path, why });
