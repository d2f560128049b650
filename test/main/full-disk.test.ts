import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

// A small disk of our own needs a name space of Linux; elsewhere test/main/faults.test.ts stands alone.
const own = spawnSync('unshare', ['-rm', 'true']).status === 0;

test.runIf(own)(
  'een echte schijf die vol is, met steeds iets meer ruimte: een zin, en wat bewaard heette is er nog',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-klein-'));
    const worker = path.join(import.meta.dirname, '../support/small-disk.ts');
    const script = 'mount -t tmpfs -o size=1500k tmpfs "$1" && exec "$2" --no-warnings "$3" "$1"';
    const done = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, worker], { encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    expect(done.stderr).toBe('');
    const { rounds, full, saved, wrong } = JSON.parse(done.stdout) as { rounds: number; full: number; saved: number; wrong: string[] };
    expect(wrong).toEqual([]);
    expect(full).toBeGreaterThan(rounds / 2);
    console.log(`volle schijf: ${rounds} maten, ${full} keer vol, ${saved} keer bewaard, 0 keer iets kwijt`);
  },
  300_000,
);
