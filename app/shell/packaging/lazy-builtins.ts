/** A script in one piece asks for all of Node's parts as it starts, needed or not: half of a short answer's time. */
import { isBuiltin } from 'node:module';
import type { Plugin } from 'vite';

const MARK = '\0builtin:';

/** Each of Node's parts is a module of the bundle, which is opened with the first that imports it. */
export function lazyBuiltins(): Plugin {
  return {
    name: 'lazy-builtins',
    enforce: 'pre',
    resolveId: (id) => (isBuiltin(id) ? `${MARK}${id.replace('node:', '')}` : undefined),
    // As CommonJS, which gives whoever requires it the part itself, be it a class or a function.
    load: (id) =>
      id.startsWith(MARK)
        ? `module.exports = process.getBuiltinModule('node:${id.slice(MARK.length)}');`
        : undefined,
  };
}
