import { afterAll, beforeAll } from 'vitest';
import { type RunningApp, removeHome } from './app.ts';

/** The app that the tests of a file share: started before the first one, gone with its data after the last. */
export function withApp(start: () => Promise<RunningApp>): RunningApp {
  let running: RunningApp | undefined;
  const now = (): RunningApp => {
    if (!running) throw new Error('The app runs from the first test on');
    return running;
  };
  beforeAll(async () => {
    running = await start();
  });
  afterAll(async () => {
    await running?.app.close();
    if (running) removeHome(running.home);
  });
  return {
    get app() {
      return now().app;
    },
    get page() {
      return now().page;
    },
    get home() {
      return now().home;
    },
    get documents() {
      return now().documents;
    },
  };
}
