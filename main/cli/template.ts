import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createAssessment } from '../../shared/assessment/create.ts';
import { update } from '../../shared/assessment/update.ts';
import { contentFor } from '../../shared/template/effective.ts';
import { compareTemplates, fromTemplate, templateFrom, usedOf } from '../../shared/template/use.ts';
import type { AppContent } from '../content.ts';
import { nodeDisk } from '../dossier/disk.ts';
import { writeSafely } from '../dossier/safe-write.ts';
import { readKeyFile } from '../sign/keys.ts';
import { type ReadTemplate, readTemplate, templateBytes } from '../template/template-file.ts';
import { signatureOf, signedTemplate } from '../template/template-signature.ts';
import type { CommandLine } from './arguments.ts';
import { BadInput, type Done, dateOf, dossier, needed, save, secretIn, WrongUsage, words } from './input.ts';

const WHAT = ['make', 'check', 'apply', 'diff', 'sign'] as const;

/** Templates on the command line: make one from a dossier, check, apply, compare and sign. */
export async function workWithTemplate(line: CommandLine, app: AppContent, version: string): Promise<Done> {
  const [what, file = '', ...more] = line.targets;
  const known = WHAT.find((one) => one === what);
  if (!known || !file || more.length > (known === 'diff' ? 1 : 0))
    throw new WrongUsage(`Geef op wat er moet gebeuren (${WHAT.join(', ')}) en met welk bestand.`);
  switch (known) {
    case 'make':
      return make(line, app, file);
    case 'check':
      return check(line, app, file);
    case 'apply':
      return apply(line, app, file, version);
    case 'diff':
      return diff(app, file, more[0] ?? '');
    case 'sign':
      return sign(line, app, file);
  }
}

async function template(app: AppContent, file: string): Promise<ReadTemplate> {
  const read = readTemplate(app.content, await readFile(file));
  if (!read.ok) throw new BadInput(words(app, read.failure));
  return read.value;
}

async function make(line: CommandLine, app: AppContent, file: string): Promise<Done> {
  const { document } = await dossier(await readFile(file), app, line);
  const date = dateOf(line);
  const head = {
    id: randomUUID(),
    name: needed(line, 'name'),
    organisation: document.facts.organisation,
    version: '1',
    date: date.slice(0, 10),
    note: '',
  };
  const made = templateFrom(contentFor(app.content, document), document, head, new Set(Object.keys(document.answers)));
  await writeSafely(nodeDisk, path.resolve(needed(line, 'out')), templateBytes(made));
  return { code: 0, out: `Sjabloon ${head.name} is gemaakt, met ${Object.keys(made.answers).length} antwoorden.` };
}

async function check(line: CommandLine, app: AppContent, file: string): Promise<Done> {
  const { template: read, sha256 } = await template(app, file);
  const { name, organisation, version, date, answers, extra, hidden, checks } = read;
  const summary = {
    name,
    organisation,
    version,
    date,
    sha256,
    answers: Object.keys(answers).length,
    extra: extra.length,
    hidden: hidden.length,
    checks: checks.length,
    signature: signatureOf(read, [], new Date()).state,
  };
  return {
    code: 0,
    out: line.options.has('json')
      ? JSON.stringify(summary, null, 1)
      : `In orde: ${name}, versie ${version}, ${summary.answers} antwoorden.`,
  };
}

/** With `--dossier` the help, questions and checks of a running dossier are renewed; else a new dossier is made. */
async function apply(line: CommandLine, app: AppContent, file: string, version: string): Promise<Done> {
  const { template: read, sha256 } = await template(app, file);
  const now = dateOf(line);
  const running = line.options.get('dossier');
  if (typeof running === 'string') {
    const old = await dossier(await readFile(running), app);
    const renewed = update(old.document, { type: 'setTemplate', template: usedOf(read, sha256) }, now);
    await save(needed(line, 'out'), renewed, old.entries, app, version, now);
    return { code: 0, out: `Het dossier werkt nu met versie ${read.version}. Geen antwoord is veranderd.` };
  }
  const name = String(line.options.get('name') ?? read.name);
  const made = fromTemplate(app.content, read, sha256, randomUUID(), now, { name, organisation: read.organisation });
  await save(needed(line, 'out'), made, new Map(), app, version, now);
  const count = Object.keys(made.answers).length - Object.keys(createAssessment(app.content, made.id, now, {}).answers).length;
  return { code: 0, out: `Dossier ${name} is gemaakt. ${count} antwoorden zijn voorgevuld en wachten op bevestiging.` };
}

async function diff(app: AppContent, before: string, after: string): Promise<Done> {
  if (!after) throw new WrongUsage('Geef twee sjablonen op: eerst het oude, dan het nieuwe.');
  const [old, fresh] = [await template(app, before), await template(app, after)];
  const found = compareTemplates(old.template, fresh.template);
  return { code: found.length > 0 ? 1 : 0, out: JSON.stringify(found, null, 1) };
}

async function sign(line: CommandLine, app: AppContent, file: string): Promise<Done> {
  const { template: read } = await template(app, file);
  const passphrase = await secretIn(needed(line, 'passphrase-file'));
  const key = readKeyFile(await readFile(needed(line, 'p12')), passphrase, new Date());
  if (!key.ok) return { code: 3, error: words(app, key.failure) };
  const signed = await signedTemplate(read, key.value);
  if (!signed.ok) return { code: 1, error: words(app, signed.failure) };
  await writeSafely(nodeDisk, path.resolve(needed(line, 'out')), templateBytes(signed.value));
  return { code: 0, out: `Ondertekend door ${key.value.name}${key.value.trial ? ' (PROEF: bewijst geen identiteit)' : ''}.` };
}
