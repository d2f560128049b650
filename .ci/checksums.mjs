// SHA-256 of every package in a folder, in the form that sha256sum checks.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

const folder = process.argv[2] ?? 'dist';
const lines = [];
for (const name of readdirSync(folder).sort()) {
  if (!/\.(msi|exe|zip|dmg|AppImage|deb)$/.test(name)) continue;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path.join(folder, name)), hash);
  lines.push(`${hash.digest('hex')}  ${name}`);
}
if (lines.length === 0) {
  process.stderr.write(`In ${folder} staat geen pakket.\n`);
  process.exitCode = 1;
} else writeFileSync(path.join(folder, 'checksums.txt'), `${lines.join('\n')}\n`);
