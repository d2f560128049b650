import { existsSync } from 'node:fs';

/** The browser that stands under the host: named in WEEGWIJZER_CHROMIUM, else where systems put it. */
export function findChromium(): string {
  const named = process.env.WEEGWIJZER_CHROMIUM;
  const usual = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const found = named ?? usual.find((file) => existsSync(file));
  if (!found) throw new Error('No Chromium, Chrome or Edge was found. Install one, or name it in WEEGWIJZER_CHROMIUM.');
  return found;
}
