import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppContent } from '../../main/content.ts';
import { nodeDisk } from '../../main/dossier/disk.ts';
import { takeIn } from '../../main/exchange/take-in.ts';
import { readCatalogue } from '../../main/template/catalogue.ts';
import { templateBytes } from '../../main/template/template-file.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { differences, receiveAction } from '../../shared/exchange/merge.ts';
import { templateFrom } from '../../shared/template/use.ts';

type Measure = (name: string, unit: string, runs: number, work: () => unknown) => Promise<unknown>;
const NOW = '2026-11-22T10:00:00Z';

/** Reading the largest file of another tool, a catalogue of 500 templates, and merging two large dossiers. */
export async function exchangeTimes(measure: Measure, app: AppContent, big: AssessmentDocument, folder: string): Promise<void> {
  const fixtures = path.resolve('test/fixtures/foreign');
  const files = readdirSync(fixtures).filter((name) => /\.(json|pdf)$/.test(name) && name !== 'numbers.json');
  const largest = files.sort((a, b) => statSync(path.join(fixtures, b)).size - statSync(path.join(fixtures, a)).size)[0] ?? '';
  const bytes = readFileSync(path.join(fixtures, largest));
  await measure(`inlezen van ${largest}, ${Math.round(bytes.length / 1000)} kB`, 'ms', 20, () => takeIn(app, bytes, largest, NOW));

  const templates = path.join(folder, 'sjablonen');
  mkdirSync(templates);
  const head = {
    id: '7f8d5f6e-2a57-4a0e-9a57-0d7b3f1f2c11',
    name: 'Bench',
    organisation: 'Testdam',
    version: '1',
    date: '2026-11-01',
    note: '',
  };
  const keys = new Set(Object.keys(big.answers).slice(0, 60));
  for (let at = 0; at < 500; at++) {
    const id = `7f8d5f6e-2a57-4a0e-9a57-${String(at).padStart(12, '0')}`;
    writeFileSync(
      path.join(templates, `s${at}.weegsjabloon`),
      templateBytes(templateFrom(app.content, big, { ...head, id, name: `Bench ${at}` }, keys)),
    );
  }
  const at = { disk: nodeDisk, content: app.content, now: () => NOW, localData: path.join(folder, 'lokaal') };
  await measure('catalogus van 500 sjablonen', 'ms', 5, () => readCatalogue(at, [templates], []));

  const theirs: AssessmentDocument = {
    ...big,
    answers: Object.fromEntries(
      Object.entries(big.answers).map(([key, answer]) => [key, { ...answer, considerations: 'anders', at: NOW }]),
    ),
  };
  await measure('twee grote dossiers samenvoegen', 'ms', 10, () => {
    const found = differences(app.content, big, theirs);
    return update(big, receiveAction(big, theirs, found), NOW);
  });
}
