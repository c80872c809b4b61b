// What Node has compiled is kept for the next start, for this person alone. Plain JavaScript: the first TypeScript that is not kept
// brings into a start all that Node needs to understand it, a tenth of its processor time.
import { statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

/**
 * A variable that is set to nothing counts as not set (XDG Base Directory Specification).
 *
 * @param {string} name
 */
const set = (name) => process.env[name] || undefined;

/**
 * Whether nobody else could have put something there; of what is to be made, its folder is asked.
 *
 * @param {string} place
 * @returns {boolean}
 */
function isOurs(place) {
  try {
    const found = statSync(place, { throwIfNoEntry: false });
    if (!found && dirname(place) !== place) return isOurs(dirname(place));
    return process.getuid === undefined || found?.uid === process.getuid();
  } catch {
    // Where nobody may look, nothing can be kept either.
    return false;
  }
}

/**
 * In a checkout each thread strips types with a WebAssembly module. Where several threads do, V8 13.6 may free one compiled wrapper of
 * its imports twice (Runtime_TierUpWasmToJSWrapper, then `Check failed: jit_page.has_value()`), and the process is gone: none is compiled.
 */
export const NO_WRAPPERS = '--wasm-wrapper-tiering-budget=1000000000';

export function keepCompiled() {
  setFlagsFromString(NO_WRAPPERS);
  // Left to Node, it would lie below /tmp, where whoever makes the folder first can put code of theirs into it.
  const folder =
    set('NODE_COMPILE_CACHE') ??
    join(set('XDG_CACHE_HOME') ?? join(homedir(), '.cache'), 'rejoin', 'compiled');
  // Root with somebody's home (`sudo -E`) runs nothing out of it.
  if (!isOurs(folder)) return;
  enableCompileCache(folder);
  // Threads look for it here.
  process.env['NODE_COMPILE_CACHE'] = folder;
}
