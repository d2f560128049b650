// The list of everything that goes into a package (CycloneDX), from the lock file alone: the same on every machine.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, stop } from './setup.mjs';

const listed = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (listed.status !== 0) stop('De lijst van onderdelen is niet gemaakt. Hiervoor is npm 10 of nieuwer nodig.');
const { serialNumber: _number, metadata, components, dependencies, ...list } = JSON.parse(listed.stdout);
// npm's own `--omit dev` also leaves out what a tool and the app both need; the lock file knows which is which.
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const shipped = new Set(
  Object.entries(packages).flatMap(([place, { version, dev }]) => (place && !dev ? `${nameOf(place)}@${version}` : [])),
);
const { name, version, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
// npm names the project after its folder, and adds a moment and a number that differ each time.
const before = metadata.component['bom-ref'];
const component = { ...metadata.component, type: 'application', name, version, licenses: [{ license: { id: license } }] };
// It names no licence in its package.json; its LICENSE file is MIT.
const silent = { 'png-js': 'MIT' };
const kept = {
  components: components
    .filter((one) => shipped.has(`${one.name}@${one.version}`))
    .map((one) => (one.licenses || !silent[one.name] ? one : { ...one, licenses: [{ license: { id: silent[one.name] } }] })),
  dependencies: dependencies.flatMap(({ ref, dependsOn }) =>
    ref === before || shipped.has(ref) ? { ref, dependsOn: dependsOn.filter((one) => shipped.has(one)) } : [],
  ),
};
const text = JSON.stringify({ ...list, ...kept, metadata: { lifecycles: metadata.lifecycles, component } }, null, 1).replaceAll(
  JSON.stringify(before),
  JSON.stringify(`${name}@${version}`),
);
const file = path.resolve(root, process.argv[2] ?? 'out/sbom.cdx.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${text}\n`);
process.stdout.write(`${kept.components.length} onderdelen staan in ${path.relative(root, file)}\n`);
