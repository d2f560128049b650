import path from 'node:path';
import { defineConfig } from 'electron-vite';
import manifest from './package.json' with { type: 'json' };

const at = (...parts: string[]): string => path.resolve(import.meta.dirname, ...parts);
const define = { __APP_VERSION__: JSON.stringify(manifest.version) };

export default defineConfig({
  main: {
    define,
    build: {
      outDir: 'out/main',
      target: 'node24',
      rollupOptions: {
        input: { index: at('main/index.ts'), cli: at('main/cli/index.ts'), 'report-worker': at('main/report/worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file that may only ask for 'electron'.
      externalizeDeps: false,
      rollupOptions: { input: at('main/preload.ts'), output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
    },
  },
  renderer: {
    define,
    root: 'renderer',
    // For a page it would read names of signs like &euro; with innerHTML, which our policy forbids; its other form has a table.
    resolve: { alias: { 'decode-named-character-reference': at('node_modules/decode-named-character-reference/index.js') } },
    build: {
      outDir: 'out/renderer',
      target: 'chrome156',
      modulePreload: { polyfill: false },
      minify: true,
      rollupOptions: { input: at('renderer/index.html') },
    },
  },
});
