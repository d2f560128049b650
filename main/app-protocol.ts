import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** No inline code, no eval, no network, nothing from elsewhere. */
export const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Answers `app://weegwijzer/…` from one folder; anything outside it is refused. */
export async function serveApp(folder: string, url: string): Promise<Response> {
  const { host, pathname } = new URL(url);
  const headers = {
    'content-security-policy': CSP,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
  const refuse = (status: number): Response => new Response('', { status, headers });
  let file: string;
  try {
    file = path.normalize(path.join(folder, decodeURIComponent(pathname)));
  } catch {
    return refuse(400);
  }
  const type = TYPES[path.extname(file)];
  if (host !== 'weegwijzer' || !file.startsWith(folder + path.sep) || !type || file.includes('\0')) return refuse(403);
  try {
    return new Response(new Uint8Array(await readFile(file)), { status: 200, headers: { ...headers, 'content-type': type } });
  } catch {
    return refuse(404);
  }
}
