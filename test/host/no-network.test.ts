import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

// A computer without a network is a name space of Linux; where that cannot be made, attacks.test.ts stands alone.
const own =
  /^nameserver \d+\.[\d.]+$/m.test(existsSync('/etc/resolv.conf') ? readFileSync('/etc/resolv.conf', 'utf8') : '') &&
  spawnSync('unshare', ['-rn', 'sh', '-c', 'ip link set lo up && ip addr add 192.0.2.53/32 dev lo']).status === 0;

/** What the browser of the host looks up by itself; Electron has none of this, and neither name is ever in our code. */
const OF_CHROMIUM = new Set(['content-autofill.googleapis.com', 'update.googleapis.com']);
/** The address under which the host shows the pages of the app to that browser. */
const OF_HOST = 'app--weegwijzer.invalid';

// Every name goes to a server of our own, and every other address has no way out: the counter of the system sees each try.
const SCRIPT = `
set -e
ip link set lo up
for address in $(sed -n 's/^nameserver \\([0-9.]*\\)$/\\1/p' /etc/resolv.conf); do ip addr add "$address"/32 dev lo || true; server=$address; done
"$1" --no-warnings test/support/name-server.ts "$server" >"$2/names" 2>"$2/ready" &
until grep -q klaar "$2/ready"; do :; done
"$1" node_modules/vitest/vitest.mjs run --project app test/e2e/journey.test.ts --reporter=dot >"$2/journey" 2>&1 || { cat "$2/journey"; exit 1; }
grep '^Ip:' /proc/net/snmp >"$2/before"
cp "$2/names" "$2/asked"
"$1" -e "fetch('http://verklikker.example/').catch(() => fetch('http://203.0.113.9/')).catch(() => undefined)"
grep '^Ip:' /proc/net/snmp >"$2/after"
`;

test.runIf(own)(
  'de hele weg van leeg dossier tot gecontroleerd rapport, zonder netwerk: de app zoekt nergens contact',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-net-'));
    const done = spawnSync('unshare', ['-rn', '--kill-child', '-p', '-f', 'sh', '-c', SCRIPT, 'sh', process.execPath, folder], {
      encoding: 'utf8',
    });
    expect(done.status, `${done.stdout}${done.stderr}`).toBe(0);
    const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
    const names = (name: string): readonly string[] => read(name).split('\n').filter(Boolean);
    /** Tries to reach an address to which there is no way. */
    const tries = (name: string): number => {
      const [heads = '', values = ''] = read(name).split('\n');
      return Number(values.split(' ')[heads.split(' ').indexOf('OutNoRoutes')]);
    };
    expect(names('asked').filter((one) => !OF_CHROMIUM.has(one) && one !== OF_HOST)).toEqual([]);
    expect(tries('before')).toBe(0);
    // Both would have been seen.
    expect(names('names')).toContain('verklikker.example');
    expect(tries('after')).toBeGreaterThan(0);
    console.log(
      `zonder netwerk: ${new Set(names('asked')).size} namen gevraagd door de browser van de host, 0 door de app, 0 pogingen naar buiten`,
    );
    rmSync(folder, { recursive: true, force: true });
  },
  300_000,
);
