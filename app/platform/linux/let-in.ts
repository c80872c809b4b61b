/** What a person without the permission types once. */
import { said } from '../../domain/said.ts';

const LET_IN = { command: 'sudo usermod -aG netdev $USER' };

export const HOW_TO_GET_IN = said('system.let-in', LET_IN);
/** Where all that is missing is the clearing of one key alone. */
export const FOR_ONE_KEY = said('system.let-in.one-key', LET_IN);
