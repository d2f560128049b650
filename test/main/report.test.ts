import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../main/dossier/hash.ts';
import { READING } from '../../main/report/check/reader.ts';
import { checkStructure } from '../../main/report/check/structure.ts';
import { reportDocument } from '../../main/report/pdf/report.tsx';
import { renderTagged } from '../../main/report/pdf/tagging.ts';
import { type RenderedReport, renderReport } from '../../main/report/render.ts';
import { givenAnswers } from '../../main/sign/given-answers.ts';
import { verifyPdf } from '../../main/sign/verify.ts';
import { documentHashOf, frozenPart, USUAL_PRINTING } from '../../shared/assessment/fixed.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { fixVersion, reportOf } from '../../shared/report/fix.ts';
import { reportHtml } from '../../shared/report/html/html.ts';
import { dutchTextsIn } from '../../shared/report/language.ts';
import type { ReportModel } from '../../shared/report/types.ts';
import { parseMarkdown } from '../../shared/text/markdown.ts';
import { completeEvidence, content, NOW } from '../support/content.ts';
import { textOf } from '../support/pdf.ts';
import { drawnReport, FONTS, fixedIndDossier, indDossier } from '../support/reports.ts';
import { hasTool, run } from '../support/tools.ts';

const ind = fixedIndDossier();
let report: RenderedReport;
beforeAll(async () => {
  report = await drawnReport(ind);
});

describe('het vastgelegde rapport', () => {
  test('is byte voor byte gelijk bij dezelfde invoer en datum', async () => {
    expect((await drawnReport(ind)).sha256).toBe(report.sha256);
  });

  test('voert de aanduiding PDF/A-2a en PDF/UA-1, want onze eigen controle vindt niets', async () => {
    const { faults, claims } = await checkStructure(report.bytes);
    expect(faults).toEqual([]);
    expect(claims).toEqual({ pdfa: 'PDF/A-2a', pdfua: '1' });
    expect(report.claims).toBe(true);
  });

  test('toont uitkomst, waarschuwingen, criteria, open punten en twee velden', async () => {
    const text = (await textOf(report.bytes)).join(' ').replace(/\s+/g, ' ');
    for (const words of [
      'Registratie staken en opschonen',
      'Immigratie- en Naturalisatiedienst',
      'VOORBEELD-IND',
      'hulpmiddel en geen juridisch oordeel',
      'De officiële tekst van het College voor de Rechten van de Mens is niet gezien',
      'spreken elkaar tegen',
      'Een advies is niet of niet helemaal opgevolgd',
      'Nederlandse Arbeidsinspectie',
      'niet vermeld',
      'Opsteller',
      'Vaststeller',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('CONCEPT');
  });

  test('de inhoudsopgave noemt de bladzijde waar het hoofdstuk echt staat', async () => {
    const { pages, entries, element } = reportDocument(reportOf(content, ind, NOW));
    await renderTagged(element, 'PDF/A-2a');
    const text = await textOf(report.bytes);
    for (const { id, title, level } of entries) {
      if (level !== 1) continue;
      const page = pages[id] ?? 0;
      expect(text[page - 1], `${title} op bladzijde ${page}`).toContain(title.slice(0, 20));
    }
    expect(entries.every(({ id }) => pages[id] !== undefined)).toBe(true);
  });

  test('een lezer vindt koppen, tabellen en velden in de structuur', async () => {
    const pdf = await getDocument({ data: Uint8Array.from(report.bytes) }).promise;
    const roles = new Set<string>();
    type Tree = { role?: string; children?: Tree[] } | null;
    const visit = (tree: Tree): void => {
      if (tree?.role) roles.add(tree.role);
      for (const child of tree?.children ?? []) visit(child);
    };
    for (let number = 1; number <= pdf.numPages; number++) visit((await (await pdf.getPage(number)).getStructTree()) as Tree);
    for (const role of ['H1', 'H2', 'H3', 'H4', 'Table', 'TR', 'TH', 'TD', 'TOC', 'TOCI', 'Link', 'Form', 'P'])
      expect(roles, role).toContain(role);
    expect((await pdf.getOutline()).length).toBeGreaterThanOrEqual(9);
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: 'Risicomodel erkend referenten – mensenrechtentoets' });
  });

  test('het model is gewone JSON, en gelijk aan het bewaarde voorbeeld', () => {
    const model = reportOf(content, ind, NOW);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    // The hash of the content changes with every word in assets/, so the golden file leaves hashes out.
    const golden = { ...model, hashes: 'weggelaten' };
    const file = new URL('../fixtures/rapport-ind.json', import.meta.url);
    if (process.env.WEEGWIJZER_UPDATE === '1') writeFileSync(file, `${JSON.stringify(golden, null, 1)}\n`);
    expect(golden).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});

describe('de pakketten onder het rapport', () => {
  test('een vast model geeft een vast bestand; een ander getal is een wijziging om te bekijken', async () => {
    const file = new URL('../fixtures/rapport-ind.json', import.meta.url);
    const model = {
      ...JSON.parse(readFileSync(file, 'utf8')),
      hashes: { content: 'c'.repeat(64), document: 'd'.repeat(64) },
    } as ReportModel;
    const drawn = await renderReport(model, FONTS);
    const golden = new URL('../fixtures/rapport-ind.sha256', import.meta.url);
    if (process.env.WEEGWIJZER_UPDATE === '1') writeFileSync(golden, `${drawn.sha256}\n`);
    expect(drawn.sha256).toBe(readFileSync(golden, 'utf8').trim());
  });
});

describe('een open versie', () => {
  test('zegt CONCEPT op elke bladzijde en heeft geen velden om te tekenen', async () => {
    const concept = await drawnReport(indDossier());
    const pages = await textOf(concept.bytes);
    for (const [place, text] of pages.entries()) expect(text, `bladzijde ${place + 1}`).toContain('CONCEPT');
    expect(Buffer.from(concept.bytes).includes('/FT /Sig')).toBe(false);
    expect(concept.claims).toBe(true);
  });
});

describe('de samenvatting voor het besluit', () => {
  const say = (document: AssessmentDocument, key: string, value: string): AssessmentDocument =>
    update(document, { type: 'answer', key, value }, NOW);

  test('past op precies één bladzijde, ook bij een groot dossier met lange woorden', async () => {
    let document = indDossier();
    const long = 'Een zin met eenzeerlangwoorddatnietpastinéénkolomvaneentabel en nog wat uitleg erbij. '.repeat(12);
    for (const key of ['iama.doel', 'iama.aanleiding_probleem']) document = say(document, key, long);
    document = say(document, 'iama.advies_conclusie', 'voorwaarden');
    document = update(document, { type: 'answer', key: 'iama.advies_conclusie', considerations: long }, NOW);
    document = say(document, 'iama.advies_voorwaarden', Array.from({ length: 20 }, () => `- ${long}`).join('\n'));
    document = update(document, { type: 'setFacts', facts: { decider: long.slice(0, 400), decisionDate: '2026-12-01' } }, NOW);
    for (let row = 0; row < 60; row++) {
      for (const [group, field] of [
        ['iama.rest', 'wat'],
        ['iama.actie4', 'wat'],
      ] as const) {
        document = update(document, { type: 'addRow', group, row: `r${row}` }, NOW);
        document = say(document, `${group}.${field}@r${row}`, long.slice(0, 600));
      }
      document = say(document, `iama.actie4.wie@r${row}`, 'Afdelingshoofd Vergunningverlening Toezicht en Handhaving');
      document = say(document, `iama.rest.wie@r${row}`, 'Afdelingshoofd Vergunningverlening Toezicht en Handhaving');
    }
    const { pages, element } = reportDocument(reportOf(content, document, NOW));
    await renderTagged(element, 'PDF/A-2a');
    expect([pages.samenvatting, pages.inhoud]).toEqual([2, 3]);
  });

  test('zegt wat het is, waarom, en wat van wie wordt gevraagd; stilte staat er in woorden', () => {
    const { summary } = reportOf(content, ind, NOW);
    expect(summary?.what).toContain('controle en handhaving');
    expect(summary?.why[0]).toMatch(/^Samenstelling van het bestuur/);
    expect(summary?.advice).toBe('Het team heeft nog geen advies gegeven (5.B).');
    expect(summary?.asked[0]?.[0]).toBe('Wie besluit, is niet vermeld');
  });
});

describe('de registers', () => {
  test('een advies dat niet is gevolgd staat apart met de reden, en nergens wordt een lijst dubbel gedrukt', () => {
    const model = reportOf(content, ind, NOW);
    const apart = model.registers?.find(({ id }) => id === 'niet_opgevolgd');
    expect(apart?.rows).toHaveLength(1);
    expect(apart?.rows[0]?.[2]).not.toBe('niet vermeld');
    const sections = model.parts.flatMap((part) => part.sections.map(({ id }) => id));
    expect(sections.filter((id) => /^dossier\.(mensen|adviezen|bijeenkomsten|documenten|acties)$/.test(id))).toEqual([]);
  });

  test('een bijlage staat in de lijst met haar controlegetal en de vraag waar zij bij hoort', () => {
    const sha256 = 'ab'.repeat(32);
    const action = { type: 'attach', key: 'iama.doel', attachment: { name: 'notulen.pdf', size: 1200, sha256 } } as const;
    const { registers } = reportOf(content, update(indDossier(), action, NOW), NOW);
    expect(registers?.find(({ id }) => id === 'bijlagen')?.rows).toEqual([
      ['notulen.pdf', '1200 bytes', expect.stringMatching(/^abababab abababab/), 'Doelstelling'],
    ]);
  });

  test('versie 2 noemt wat er anders is dan in versie 1, en versie 1 noemt niets', () => {
    expect(reportOf(content, ind, NOW).changes).toBeUndefined();
    const again = update(ind, { type: 'answer', key: 'iama.doel', value: 'Een ander doel.' }, NOW);
    const { changes, version } = reportOf(content, again, NOW);
    expect(version).toBe(2);
    expect(changes?.since).toBe(1);
    expect(changes?.rows).toEqual([[expect.stringContaining('Doelstelling'), expect.any(String), 'Een ander doel.']]);
  });

  test('wie het hele rapport wil, krijgt elke gestelde vraag, met in woorden dat zij niet is beantwoord', async () => {
    const short = reportOf(content, indDossier(), NOW);
    const whole = reportOf(
      content,
      update(indDossier(), { type: 'setPrinting', printing: { ...USUAL_PRINTING, complete: true } }, NOW),
      NOW,
    );
    const questions = (model: ReportModel) => model.parts.flatMap(({ sections }) => sections.flatMap((one) => one.questions));
    expect(questions(short).every(({ mark }) => mark !== 'empty')).toBe(true);
    const open = questions(whole).filter(({ mark }) => mark === 'empty');
    expect(open.length).toBeGreaterThan(50);
    expect(open.every(({ state }) => state === 'niet beantwoord')).toBe(true);
    expect(whole.parts.every(({ empty, sections }) => empty.length === 0 && sections.every((one) => one.open.length === 0))).toBe(true);
    // What was decided about printing belongs to the version: it opens a new one.
    expect(reportOf(content, update(ind, { type: 'setPrinting', printing: { ...USUAL_PRINTING, complete: true } }, NOW), NOW).version).toBe(
      2,
    );
    expect((await renderReport(whole, FONTS)).faults).toEqual([]);
  });

  test('een versie van vóór de samenvatting en de registers laat zich nog steeds afdrukken', async () => {
    const { summary: _summary, registers: _registers, ...old } = reportOf(content, ind, NOW);
    const drawn = await renderReport(old, FONTS);
    expect(drawn.faults).toEqual([]);
    expect((await textOf(drawn.bytes)).join(' ')).not.toContain('Samenvatting voor het besluit');
  });
});

describe('moeilijke inhoud', () => {
  /** A dossier with everything that breaks layouts: long words, every script, tables, links, tags, many criteria. */
  function difficult(): AssessmentDocument {
    let document: AssessmentDocument = indDossier();
    const say = (key: string, value: string): void => {
      document = update(document, { type: 'answer', key, value }, NOW);
    };
    const long = 'hottentottententententoonstellingsterreinbeheerdersvergunning'.repeat(3);
    document = update(
      document,
      { type: 'setFacts', facts: { name: `<b>"Toets" & ${'zeer '.repeat(20)}lang</b> ĳ → ✓`, dossierNumber: long } },
      NOW,
    );
    say(
      'iama.aanleiding_probleem',
      `${'Een alinea met gewone zinnen. '.repeat(200)}\n\n- punt **vet**\n- punt [koppeling](https://voorbeeld.nl/${'a'.repeat(200)})\n\n1. een\n2. twee`,
    );
    say('iama.doel', '| Kop | Waarde |\n|---|---|\n| <script>alert(1)</script> | ✓ |\n\n漢字 🙂 مرحبا \u0007 \u202E om');
    for (let place = 0; place < 40; place++) {
      document = update(document, { type: 'addRow', group: 'tk.criterium', row: `x${place}` }, NOW);
      say(`tk.criterium.naam@x${place}`, place % 3 === 0 ? long : `Criterium ${place}`);
      say(`tk.criterium.onderbouwing@x${place}`, 'Lange onderbouwing. '.repeat(place));
    }
    document = update(
      document,
      { type: 'setEvidence', key: 'iama.doel', evidence: [{ ...completeEvidence, numbers: 'x '.repeat(2000) }] },
      NOW,
    );
    const action = fixVersion(content, document, NOW);
    if (!action.ok) throw new Error(action.failure.code);
    return update(document, action.value, NOW);
  }

  test('blijft volgens onze controle in orde, en meldt tekens die niet te drukken zijn', async () => {
    const drawn = await drawnReport(difficult());
    expect(drawn.faults).toEqual([]);
    expect(drawn.claims).toBe(true);
    expect(drawn.unknownSigns).toEqual(expect.arrayContaining(['漢', '🙂']));
    const text = (await textOf(drawn.bytes)).join(' ');
    expect(text).toContain('[U+6F22]');
    expect(text.replace(/\s/g, '')).toContain('<script>alert(1)</script>');
  });

  test('een fout in de structuur laat de aanduiding weg en vertelt het', async () => {
    const model = reportOf(content, ind, NOW);
    const finding = async () => ({ faults: ['een fout'], pages: 1, elements: 1, claims: { pdfa: '', pdfua: '' } });
    const drawn = await renderReport(model, FONTS, { check: finding });
    expect(drawn).toMatchObject({ claims: false, faults: ['een fout'] });
    const { claims } = await checkStructure(drawn.bytes);
    expect(claims).toEqual({ pdfa: '', pdfua: '' });
  });

  test.skipIf(!hasTool('qpdf') || !hasTool('pdfinfo'))('ook volgens qpdf en poppler', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'weegwijzer-rapport-')), 'moeilijk.pdf');
    writeFileSync(file, (await drawnReport(difficult())).bytes);
    expect(run('qpdf', '--check', file)).toMatch(/No syntax or stream encoding errors/);
    expect(run('pdfinfo', file)).toMatch(/Tagged:\s+yes/);
  });
});

describe('de controle op de structuur bijt', () => {
  test('een veranderd bestand valt door de mand', async () => {
    // The variant without packed objects can be changed as text.
    const text = Buffer.from((await drawnReport(undefined, 'PDF/A-1a')).bytes).toString('latin1');
    const without = (from: RegExp, to: string): Promise<readonly string[]> =>
      checkStructure(Buffer.from(text.replace(from, to), 'latin1')).then(({ faults }) => faults);
    expect(await without(/\/Marked true/, '/Marked none')).toContain('MarkInfo does not say Marked');
    expect((await without(/\/Tabs \/S/, '/Tabs /R')).join()).toMatch(/tab order/);
    expect((await without(/\/S \/H2/, '/S /H4')).join()).toMatch(/heading jumps/);
    expect((await without(/\/S \/TD/, '/S /P ')).join()).toMatch(/P in TR/);
  });
});

describe('tekst van antwoorden', () => {
  test('houdt vet, lijsten, koppelingen en tabellen, en maakt van al het andere gewone tekst', () => {
    expect(parseMarkdown('a **b** [c](https://d.nl) [e](javascript:alert(1))\n\n- x\n- y')).toEqual([
      {
        type: 'paragraph',
        inlines: [
          { text: 'a ' },
          { text: 'b', strong: true },
          { text: ' ' },
          { text: 'c', link: 'https://d.nl' },
          { text: ' ' },
          { text: 'e' },
          { text: ' (javascript:alert(1))' },
        ],
      },
      { type: 'list', ordered: false, items: [[{ text: 'x' }], [{ text: 'y' }]] },
    ]);
    expect(JSON.stringify(parseMarkdown('<img src=x onerror=alert(1)>\n\n```\ncode\n```'))).toContain('<img src=x onerror=alert(1)>');
  });
});

describe('een rapport in het Engels, met de antwoorden erin', () => {
  const english = (): AssessmentDocument => {
    const chosen = update(indDossier(), { type: 'setPrinting', printing: { complete: false, language: 'en', attach: true } }, NOW);
    const action = fixVersion(content, chosen, NOW);
    if (!action.ok) throw new Error(action.failure.code);
    return update(chosen, action.value, NOW);
  };

  test('koppen en uitkomst zijn Engels, wat het team schreef is Nederlands en zo gemerkt', async () => {
    const model = reportOf(content, english(), NOW);
    expect(model.language).toBe('en-GB');
    expect(model.outcome.title).toMatch(/^(Not|Prohibited|Stop|Only|No|Outside)/);
    const drawn = await drawnReport(english());
    expect(drawn.faults).toEqual([]);
    const text = (await textOf(drawn.bytes)).join(' ');
    expect(text).toContain('Summary for the decision');
    expect(text).toContain('22 November 2026');
    // No heading or fixed sentence of ours stays behind in Dutch.
    const ours = Object.entries(content.reportWords).filter(([key]) => /^(kop|kolom|melding|samenvatting|stand|teken)\./.test(key));
    const left = ours.filter(([key, words]) => words.length > 12 && words !== content.reportWordsInEnglish[key] && text.includes(words));
    expect(left).toEqual([]);
    const isDutch = dutchTextsIn(model);
    expect(isDutch('Summary for the decision')).toBe(false);
    expect(isDutch('Fixed on 22 November 2026')).toBe(true);
    expect(isDutch('fixed on 22 November 2026')).toBe(false);
    expect(isDutch('Waarom doen wij deze toets, en voor wie?')).toBe(true);
    const html = reportHtml(model);
    expect(html).toContain('<html lang="en">');
    expect(html).toMatch(/<td lang="nl">/);
  });

  test('de antwoorden zitten in het bestand, met het controlegetal dat het rapport drukt', async () => {
    const document = english();
    const drawn = await drawnReport(document);
    const { claims } = await checkStructure(drawn.bytes);
    expect(claims.pdfa).toBe('PDF/A-3a');
    const pdf = await getDocument({ data: Uint8Array.from(drawn.bytes), verbosity: 0 }).promise;
    const attachments = (await pdf.getAttachments()) as Record<string, { filename: string; content: Uint8Array }>;
    const [one] = Object.values(attachments);
    expect(one?.filename).toBe('antwoorden.json');
    expect(sha256(one?.content ?? new Uint8Array())).toBe(documentHashOf(document));
    expect(Buffer.from(drawn.bytes).toString('latin1')).toContain(`<dc:identifier>sha256:${documentHashOf(document)}</dc:identifier>`);
  });

  test('de controle legt antwoorden naast het rapport, en een andere bijlage valt door de mand', async () => {
    const document = english();
    const { bytes } = await drawnReport(document);
    const data = async (pdf: Uint8Array, name?: string, text?: string) => {
      const given = name === undefined ? undefined : await givenAnswers(name, new TextEncoder().encode(text));
      const checked = await verifyPdf(pdf, [], new Date(), given?.ok ? given.value : undefined);
      return checked.ok ? checked.value.data.ok : checked.failure.code;
    };
    expect(await data(bytes)).toBe(true);
    expect(await data(bytes, 'antwoorden.json', frozenPart(document))).toBe(true);
    expect(await data(bytes, 'antwoorden.json', frozenPart(document).replace('Risicomodel', 'Rekenmodel'))).toBe(false);
    // Without an attachment nothing is said until somebody lays answers beside it.
    expect(await data(report.bytes)).toBe(null);
    expect(await data(report.bytes, 'antwoorden.json', frozenPart(ind))).toBe(true);
    const wrong = await PDFDocument.load(bytes, READING);
    for (const [, object] of wrong.context.enumerateIndirectObjects())
      if (object instanceof PDFRawStream && String(object.dict.get(PDFName.of('Type'))) === '/EmbeddedFile') {
        object.dict.delete(PDFName.of('Filter'));
        object.updateContents(Buffer.from('{}'));
      }
    expect(await data(await wrong.save({ updateFieldAppearances: false }))).toBe(false);
  });

  test('beide talen hebben dezelfde vaste woorden, op teksten voor inwoners en brieven na', () => {
    const keys = (words: Readonly<Record<string, string>>): string[] =>
      Object.keys(words).filter((key) => !/^(tekst|woo)\.|^uitkomst\.O|^kader\./.test(key));
    expect(keys(content.reportWordsInEnglish).sort()).toEqual(keys(content.reportWords).sort());
    for (const key of keys(content.reportWords))
      expect(content.reportWordsInEnglish[key]?.match(/\{\w+\}/g)?.sort() ?? [], key).toEqual(
        content.reportWords[key]?.match(/\{\w+\}/g)?.sort() ?? [],
      );
  });
});

describe('heel lange antwoorden', () => {
  const said = (key: string, part: 'value' | 'considerations', text: string): AssessmentDocument =>
    update(indDossier(), { type: 'answer', key, [part]: text }, NOW);
  const rows = (count: number): string =>
    `| nr | wat |\n|---|---|\n${Array.from({ length: count }, (_, at) => `| r${at} | rij ${at} |\n`).join('')}`;

  test.each([
    ['een tabel van 5.000 rijen', said('iama.aanleiding_probleem', 'value', rows(5_000)), 'rij 4999'],
    ['zo’n tabel bij de overwegingen', said('iama.aanleiding_probleem', 'considerations', rows(2_000)), 'rij 1999'],
    ['20.000 woorden in één alinea', said('iama.aanleiding_probleem', 'value', `${'woord '.repeat(20_000)}slotwoord`), 'slotwoord'],
    ['een lijst van 5.000 punten', said('iama.aanleiding_probleem', 'value', `${'- een punt\n'.repeat(4_999)}- slotpunt`), 'slotpunt'],
  ])('%s staat er tot en met het einde', async (_what, document, last) => {
    const drawn = await drawnReport(document);
    expect(drawn.faults).toEqual([]);
    expect((await textOf(drawn.bytes)).join(' ')).toContain(last);
  });

  test('tekens uit elk Unicode-blok: wat niet in het lettertype zit, staat er met zijn code', async () => {
    const blocks = Array.from({ length: 0x10ff }, (_, block) => block * 256 + 65).filter((code) => code < 0xd800 || code > 0xdfff);
    const text = `${blocks.map((code) => String.fromCodePoint(code)).join(' ')} \ud800 \ufffe einde`;
    const drawn = await drawnReport(said('iama.aanleiding_probleem', 'value', text));
    expect(drawn.faults).toEqual([]);
    expect(drawn.claims).toBe(true);
    expect(drawn.unknownSigns.length).toBeGreaterThan(1_000);
    expect((await textOf(drawn.bytes)).join(' ')).toContain('[U+10041]');
  });
});
