import path from 'node:path';
import { defineConfig } from 'vite';

// The bench holds TSX, which Node does not run by itself.
export default defineConfig({
  build: {
    ssr: path.resolve(import.meta.dirname, 'bench.ts'),
    outDir: path.resolve(import.meta.dirname, '../../out/bench'),
    target: 'node24',
    rollupOptions: { output: { entryFileNames: 'bench.js' } },
  },
});
