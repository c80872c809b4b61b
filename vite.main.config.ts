import { relative } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const OUT = 'out/app';

/** `import.meta.url` goes on to name the source's place, so that what lies beside a source is found from the bundle. */
const sourcePlaces = (): Plugin => ({
  name: 'source-places',
  enforce: 'pre',
  transform(code, id) {
    if (id.includes('node_modules') || !code.includes('import.meta.url')) return undefined;
    const place = JSON.stringify(relative(OUT, id).replaceAll('\\', '/'));
    return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
  },
});

/** Electron's main process: one ES module, with everything in it but Electron and what is compiled; and the two threads. */
export default defineConfig({
  plugins: [sourcePlaces()],
  publicDir: false,
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  build: {
    ssr: true,
    outDir: OUT,
    emptyOutDir: true,
    target: 'node24',
    license: { fileName: 'licences.json' },
    rolldownOptions: {
      input: {
        ...{ main: 'app/main.ts', 'store-worker': 'app/store/worker.ts' },
        'reading-worker': 'app/service/reading-worker.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
