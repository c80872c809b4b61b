import { createHash } from 'node:crypto';
import { defineConfig, type Plugin } from 'vite';

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Puts script and styles into the page, under a policy that allows these two and nothing from anywhere else. */
const onePage = (): Plugin => ({
  name: 'one-page',
  generateBundle: {
    // Vite has put in what it left open of imports by then.
    order: 'post',
    handler(_, bundle) {
      const pages = Object.values(bundle).filter(({ fileName }) => fileName.endsWith('.html'));
      const [page] = pages;
      if (pages.length !== 1 || page?.type !== 'asset') throw new Error('One page was expected');
      let html = String(page.source).replaceAll(
        /<(?:script|link)[^>]*(?:src|href)="[^>]*>(?:<\/script>)?/g,
        '',
      );
      const policy = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"];
      for (const file of Object.values(bundle)) {
        if (file === page) continue;
        const isScript = file.type === 'chunk';
        const text = (isScript ? file.code : String(file.source))
          .trim()
          .replaceAll('</', isScript ? '<\\/' : '</');
        policy.push(`${isScript ? 'script' : 'style'}-src ${sha(text)}`);
        const [place, put] = isScript
          ? (['</body>', `<script type="module">${text}</script></body>`] as const)
          : (['</head>', `<style>${text}</style></head>`] as const);
        html = html.replace(place, () => put);
        Reflect.deleteProperty(bundle, file.fileName);
      }
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}" />`;
      page.source = html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`);
      page.fileName = 'decode.html';
    },
  },
});

/** `out/decode/decode.html`: what a code says, as one file that needs no network. */
export default defineConfig({
  root: 'renderer/decode',
  base: './',
  publicDir: false,
  plugins: [onePage()],
  build: {
    outDir: '../../out/decode',
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: false,
    cssCodeSplit: false,
    // A slow machine is no news to whoever builds on it.
    rolldownOptions: { checks: { bundlerTimings: false }, output: { codeSplitting: false } },
  },
});
