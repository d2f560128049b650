import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { renderReport } from '../../main/report/render.ts';
import { currentFixedVersion } from '../../shared/assessment/fixed.ts';
import type { Action, AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { GROUNDS } from '../../shared/publication/grounds.ts';
import { nameLike, replacer } from '../../shared/publication/names.ts';
import { publicVersion } from '../../shared/publication/public-model.ts';
import { fixVersion } from '../../shared/report/fix.ts';
import { reportHtml } from '../../shared/report/html/html.ts';
import { content, NOW } from '../support/content.ts';
import { FONTS, indDossier } from '../support/reports.ts';
import { hasTool, run } from '../support/tools.ts';

const said = (key: string, value: string): Action => ({ type: 'answer', key, value });
const play = (document: AssessmentDocument, ...actions: readonly Action[]): AssessmentDocument =>
  actions.reduce((now, action) => update(now, action, NOW), document);

/** Every place where a name or a secret can hide: answers, rows, evidence, remarks, dissent, a file name, a title. */
function withNames(): AssessmentDocument {
  return play(
    indDossier(),
    { type: 'addRow', group: 'dossier.deelnemer', row: 'd1' },
    said('dossier.deelnemer.naam@d1', 'Sanne van der Meulen'),
    said('dossier.deelnemer.functie@d1', 'Teamleider inkomen'),
    { type: 'addRow', group: 'dossier.deelnemer', row: 'd2' },
    said('dossier.deelnemer.naam@d2', 'K. Öztürk'),
    said('dossier.deelnemer.functie@d2', 'Jurist'),
    { type: 'addRow', group: 'dossier.bijeenkomst', row: 'b1' },
    said('dossier.bijeenkomst.naam@b1', 'Overleg met Sanne van der Meulen'),
    said('dossier.bijeenkomst.datum@b1', '3 november 2026'),
    said('dossier.bijeenkomst.aanwezig@b1', 'Van der Meulen, Öztürk en mevrouw Pietersen'),
    said('iama.aanleiding_probleem', 'Volgens **Sanne van der Meulen** ging het mis. K. Öztürk zag dat ook.'),
    said('iama.doel', 'GEHEIMDOEL: de drempel is 4711 punten.'),
    { type: 'addRow', group: 'tk.criterium', row: 'geheim' },
    said('tk.criterium.naam@geheim', 'Geheimcriterium Zeta'),
    said('tk.criterium.gebruik@geheim', 'score'),
    { type: 'deviate', id: 'x1', text: 'Van der Meulen is het oneens', by: 'K. Öztürk' },
    { type: 'attach', key: 'iama.aanleiding_probleem', attachment: { name: 'mail van Öztürk.pdf', size: 10, sha256: 'ab'.repeat(32) } },
    { type: 'setFacts', facts: { name: 'Toets met Van der Meulen', decider: 'burgemeester J. Publiek' } },
  );
}

const fixed = (document: AssessmentDocument): AssessmentDocument => {
  const action = fixVersion(content, document, NOW);
  if (!action.ok) throw new Error(action.failure.code);
  return play(document, action.value, { type: 'recordReport', version: 1, reportHash: 'cd'.repeat(32) });
};
const withheld = (document: AssessmentDocument): AssessmentDocument =>
  play(
    document,
    { type: 'withhold', key: 'iama.doel', withheld: { ground: '5.1.2d', motivation: 'Wie de drempel kent, kan eronder blijven.' } },
    {
      type: 'withhold',
      key: 'tk.criterium.naam@geheim',
      withheld: { ground: '5.1.2d', motivation: 'Het criterium werkt alleen als het niet bekend is.' },
    },
  );
const publish = (document: AssessmentDocument) => {
  const version = document.versions.at(-1);
  if (!version) throw new Error('not fixed');
  return publicVersion(content, document, version);
};
const SECRETS = ['Sanne', 'Meulen', 'Öztürk', 'GEHEIMDOEL', '4711', 'Zeta', 'Geheimcriterium'];

describe('de openbare versie', () => {
  const document = withheld(fixed(withNames()));
  const published = publish(document);
  if (!published.ok) throw new Error(published.failure.code);
  const { model, names } = published.value;

  test('in het rapport zelf staan die namen en antwoorden wel: anders bewijst de rest niets', () => {
    const report = JSON.stringify(currentFixedVersion(document)?.report);
    for (const secret of SECRETS) expect(report).toContain(secret);
  });

  test('geen naam en geen weggelaten antwoord staat er nog in: niet in model, HTML, PDF, metadata, bladwijzers of alternatieve tekst', async () => {
    const pdf = await renderReport(model, FONTS);
    expect(pdf.faults).toEqual([]);
    const read = await getDocument({ data: Uint8Array.from(pdf.bytes) }).promise;
    const pages: string[] = [];
    for (let page = 1; page <= read.numPages; page++) {
      const one = await read.getPage(page);
      pages.push((await one.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(''));
      pages.push(JSON.stringify(await one.getStructTree()));
    }
    const places = {
      model: JSON.stringify(model),
      html: reportHtml(model),
      pages: pages.join(' '),
      outline: JSON.stringify(await read.getOutline()),
      metadata: JSON.stringify(await read.getMetadata()),
    };
    for (const [place, text] of Object.entries(places))
      for (const secret of SECRETS) expect(text.includes(secret), `${secret} in ${place}`).toBe(false);
  });

  test.skipIf(!hasTool('pdftotext'))('niemand vindt iets terug met de gereedschappen van een ander', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-openbaar-'));
    const file = path.join(folder, 'openbaar.pdf');
    writeFileSync(file, (await renderReport(model, FONTS)).bytes);
    const text = run('pdftotext', file, '-');
    rmSync(folder, { recursive: true });
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(text.replace(/\s+/g, ' ')).toContain('openbare versie van het rapport van versie 1');
  });

  test('de functie komt in de plaats van de naam, en de grond in de plaats van het antwoord', () => {
    const html = reportHtml(model);
    expect(html).toContain('Volgens <strong>Teamleider inkomen</strong> ging het mis');
    expect(html).toContain('[Niet openbaar: artikel 5.1, tweede lid, onder d, Woo (inspectie, controle en toezicht)]');
    expect(html).toContain('Wie de drempel kent, kan eronder blijven.');
    expect(html).toContain('criterium 9');
    expect(html).toContain('cdcdcdcd cdcdcdcd');
  });

  test('de uitkomst is dezelfde als die van het ondertekende rapport, en er is niets te ondertekenen', () => {
    const report = currentFixedVersion(document)?.report as typeof model;
    expect(model.outcome).toEqual(report.outcome);
    expect(model.path.map(({ node, result }) => [node, result])).toEqual(report.path.map(({ node, result }) => [node, result]));
    expect(model.signatures).toEqual([]);
  });

  test('wat op een naam lijkt en niet bekend is, krijgt een mens te zien', () => {
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['mevrouw Pietersen', 'J. Publiek']));
    const judged = publish(play(document, { type: 'judgeName', name: 'mevrouw Pietersen', verdict: 'weg' }));
    expect(judged.ok && JSON.stringify(judged.value.model).includes('Pietersen')).toBe(false);
  });

  test('wie in het openbaar tekent, mag blijven', () => {
    const kept = publish(play(document, { type: 'judgeName', name: 'K. Öztürk', verdict: 'blijft' }));
    expect(kept.ok && JSON.stringify(kept.value.model)).toContain('K. Öztürk zag dat ook');
  });

  test('zonder motivering komt er geen openbare versie, en niet als de regels intussen anders zijn', () => {
    const bare = play(document, { type: 'withhold', key: 'iama.doel', withheld: { ground: '5.2', motivation: ' ' } });
    expect(publish(bare)).toMatchObject({ ok: false, failure: { code: 'openbaar-zonder-motivering' } });
    const older = { ...document, versions: document.versions.map((one) => ({ ...one, contentHash: 'een andere' })) };
    expect(publish(older)).toMatchObject({ ok: false, failure: { code: 'openbaar-andere-regels' } });
  });

  test('kiezen wat openbaar is, opent geen nieuwe versie', () => {
    expect(currentFixedVersion(document)?.number).toBe(1);
  });
});

test('elke grond heeft woorden', () => {
  for (const ground of GROUNDS) expect(content.reportWords[`woo.${ground}`], ground).toMatch(/^artikel 5\.[12]/);
});

test('een naam is een heel woord: Bakker gaat weg, bakkerij en De Bakkerstraat blijven', () => {
  const replace = replacer([{ name: 'Bakker', instead: 'de opsteller' }]);
  expect(replace('Bakker schreef dat de bakkerij in de Bakkerstraat ligt. BAKKER.')).toBe(
    'de opsteller schreef dat de bakkerij in de Bakkerstraat ligt. de opsteller.',
  );
  expect(nameLike(['A. de Vries en Jan-Willem Bos spraken met drs. K. van ’t Hof.'], new Set()).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['A. de Vries']),
  );
});
