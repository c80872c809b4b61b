/** What lies beside a source is found from its bundle: an icon, the recorded failure, the program of a thread. */
import { basename, dirname, join, relative } from 'node:path';
import type { Plugin } from 'vite';

export interface Places {
  /** The URL that stands in for a source's own, as an expression of the bundle. */
  readonly base: string;
  /** The folder that `base` lies in when it runs, from the root of the checkout. */
  readonly folder: string;
  /** The folder of the threads' programs, from the root of the checkout. */
  readonly threads: string;
  /** Whether this build makes the threads' programs too. */
  readonly makesThreads: boolean;
}

const OWN_URL = 'import.meta.url';
/** A program named by its source, as `new Worker` takes it. */
const THREAD = /new URL\('(\.\/[\w-]+)\.ts', import\.meta\.url\)/g;

const from = (folder: string, place: string): string => {
  const path = relative(folder, place).replaceAll('\\', '/');
  return JSON.stringify(path.startsWith('.') ? path : `./${path}`);
};

/** Every source of ours that is named as a thread's program is bundled as one, beside the entry and under its own name. */
export function sourcePlaces({ base, folder, threads, makesThreads }: Places): Plugin {
  return {
    name: 'source-places',
    enforce: 'pre',
    transform(code, id) {
      if (/node_modules|\0/.test(id) || !code.includes(OWN_URL)) return undefined;
      const threaded = code.replace(THREAD, (_all, name: string) => {
        const fileName = `${basename(name)}.js`;
        if (makesThreads) this.emitFile({ type: 'chunk', id: join(dirname(id), `${name}.ts`), fileName });
        return `new URL(${from(folder, join(threads, fileName))}, OWN_URL)`;
      });
      return threaded
        .replaceAll(OWN_URL, `new URL(${from(folder, id)}, OWN_URL).href`)
        .replaceAll('OWN_URL', base);
    },
  };
}
