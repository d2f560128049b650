import path from 'node:path';
import { defineConfig } from 'vitest/config';

// Two projects: quick tests of the source, and the whole app as a person uses it (on the built output).
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'bron',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/host/**', 'test/night/**'],
          testTimeout: 60_000,
          // Only the host and real Electron answer `import 'electron'`; a unit test that needs it has gone astray.
          alias: { electron: path.resolve(import.meta.dirname, 'test/fakes/no-electron.ts') },
        },
      },
      {
        test: {
          name: 'app',
          include: ['test/e2e/**/*.test.ts', 'test/host/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: { name: 'nacht', include: ['test/night/**/*.test.ts'], testTimeout: 3_600_000, hookTimeout: 60_000, fileParallelism: false },
      },
    ],
  },
});
