import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Programs of others that check our work. With CI=true a missing one fails the run; elsewhere its tests are reported
 * as skipped, so that a newcomer can begin without them.
 */
export function hasTool(name: string): boolean {
  const found = spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
  if (!found && process.env.CI)
    throw new Error(`${name} is needed to check the report, and CI=true. Install it, or run the project's own set-up.`);
  return found;
}

const JARS = [
  'pdfbox2',
  'preflight',
  'xmpbox',
  'fontbox2',
  'commons-logging',
  'activation',
  'javax.activation',
  'jaxb-api',
  'bcprov',
  'bcmail',
  'bcpkix',
  'bcutil',
];

/** The class path of PDFBox preflight from Debian, when it is there. */
export function preflightClassPath(): string | undefined {
  const folder = '/usr/share/java';
  const found = JARS.map((name) => `${folder}/${name}.jar`).filter((file) => existsSync(file));
  const complete = found.some((file) => file.endsWith('preflight.jar')) && spawnSync('sh', ['-c', 'command -v java']).status === 0;
  if (!complete && process.env.CI) throw new Error('PDFBox preflight (libpdfbox2-java) and Java are needed with CI=true.');
  return complete ? found.join(':') : undefined;
}

/** Runs a program and gives what it printed; throws with that text when it fails. */
export function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64e6 });
}
