/**
 * Puts what frames the window into the page itself, script and styles: a browser asks for nothing more before the network's name
 * is painted. The rest of the page is named to the script, which fetches it when it is due.
 */
import { build, type Plugin, type Rolldown } from 'vite';

export interface Framed {
  /** The script's source. */
  readonly script: string;
  /** The name of the entry that it fetches. */
  readonly app: string;
  readonly target: string;
}

type Built = Record<'script' | 'style', string>;

const isScript = (file: Rolldown.OutputAsset | Rolldown.OutputChunk): file is Rolldown.OutputChunk =>
  file.type === 'chunk';

/** A build of its own: of what it has in common with the rest nothing may be fetched. */
async function inOnePiece({ script, target }: Framed): Promise<Built> {
  const built = (await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ...{ write: false, target, cssCodeSplit: false, modulePreload: false },
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: script,
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[];
  const files = [built].flat().flatMap(({ output }) => output);
  const code = files.filter(isScript).map((file) => file.code.trim().replaceAll('</', String.raw`<\/`));
  const styles = files.flatMap((file) =>
    isScript(file)
      ? []
      : String(file.source)
          .trim()
          .replaceAll('</', String.raw`<\/`),
  );
  const [[only, ...others], [style, ...more]] = [code, styles];
  if (only === undefined || style === undefined || others.length + more.length > 0)
    throw new Error('One script and one style sheet were expected.');
  return { script: only, style };
}

export const framedPage = (framed: Framed): Plugin => ({
  name: 'framed-page',
  transformIndexHtml: {
    order: 'post',
    async handler(html, { bundle = {} }) {
      const files = Object.values(bundle);
      const app = files.find((file) => isScript(file) && file.isEntry && file.name === framed.app);
      const sheet = files.find(({ fileName }) => fileName.endsWith('.css'));
      if (!app || !sheet) throw new Error(`There is no ${framed.app} with its styles.`);
      const { script, style } = await inOnePiece(framed);
      const places = `data-app="./${app.fileName}" data-styles="./${sheet.fileName}"`;
      const [head, body] = [`<style>${style}</style>`, `<script ${places}>${script}</script>`];
      return html
        .replaceAll(/\s*<(?:script|link)[^>]*(?:src|href)="\.\/assets\/[^>]*>(?:<\/script>)?/g, '')
        .replace('</head>', () => `${head}</head>`)
        .replace('</body>', () => `${body}</body>`);
    },
  },
});
