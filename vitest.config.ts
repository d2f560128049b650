import path from 'node:path';
import { defineConfig } from 'vitest/config';

// The larger amounts of the night take longer than a test by day may.
const night = process.env.WEEGWIJZER_NIGHT === '1' ? 30 : 1;

// Two projects: quick tests of the source, and the whole app as a person uses it (on the built output).
export default defineConfig({
  test: {
    reporters: ['default'],
    globalSetup: 'test/support/scratch.ts',
    projects: [
      {
        test: {
          name: 'bron',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/host/**'],
          testTimeout: 60_000 * night,
          // Making keys takes a computer that is busy longer than the usual ten seconds.
          hookTimeout: 60_000,
          // Only the host and real Electron answer `import 'electron'`; a unit test that needs it has gone astray.
          alias: { electron: path.resolve(import.meta.dirname, 'test/fakes/no-electron.ts') },
        },
      },
      {
        test: {
          name: 'app',
          include: ['test/e2e/**/*.test.ts', 'test/host/**/*.test.ts'],
          testTimeout: 180_000 * night,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
