/** In their order: a database at version n has had the first n. One change a file; a file that was released never changes. */
import { sql as history } from './0001-history.ts';
import { sql as telemetry } from './0002-telemetry.ts';

export const MIGRATIONS: readonly string[] = [history, telemetry];
