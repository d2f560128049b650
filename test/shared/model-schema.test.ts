import { expect, test } from 'vitest';
import { assessmentSchema } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { reportModelSchema } from '../../shared/report/model-schema.ts';
import { content, NOW } from '../support/content.ts';
import { fixedIndDossier } from '../support/reports.ts';

const fixed = fixedIndDossier();
const copy = (): { versions: { report: Record<string, unknown> }[] } => JSON.parse(JSON.stringify(fixed));

test('wat de app zelf vastlegt, komt heel door het schema: het rapport verandert niet', () => {
  expect(assessmentSchema.parse(copy())).toEqual(JSON.parse(JSON.stringify(fixed)));
  const second = update(fixed, { type: 'answer', key: 'iama.doel', value: 'Anders' }, NOW);
  const model = reportOf(content, second, NOW, { colour: '#00547a' });
  expect(reportModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(JSON.parse(JSON.stringify(model)));
});

test('een vastgelegd rapport met een andere vorm komt niet binnen, en de plek wordt genoemd', () => {
  const broken: Record<string, (report: Record<string, unknown>) => void> = {
    'versions.0.report.outcome': (report) => delete report.outcome,
    'versions.0.report.parts': (report) => Object.assign(report, { parts: { length: 3 } }),
    'versions.0.report.style.colour': (report) => Object.assign(report, { style: { colour: 'red;}' } }),
    'versions.0.report.drawings.0.shapes.0.x': (report) => {
      const [first] = report.drawings as { shapes: { x: unknown }[] }[];
      if (first?.shapes[0]) first.shapes[0].x = 1e308;
    },
    'versions.0.report.signatures': (report) => Object.assign(report, { signatures: 'Opsteller' }),
  };
  for (const [place, damage] of Object.entries(broken)) {
    const document = copy();
    const [version] = document.versions;
    if (version) damage(version.report);
    const read = assessmentSchema.safeParse(document);
    expect(read.success, place).toBe(false);
    expect(read.error?.issues[0]?.path.join('.'), place).toBe(place);
  }
});
