import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerOpen, answerSave, startWithExample, textIn, toPart, untilSaved } from '../support/app.ts';
import { withApp } from '../support/with-app.ts';

describe('samen aan één scherm', () => {
  const running = withApp(startWithExample);

  test('een actiepunt bij een vraag van deel 1 staat in de actielijst van deel 1, met de vraag erbij', async () => {
    const { page } = running;
    await toPart(page, 'IAMA 2.0', /^1.1/);
    await page.getByRole('button', { name: /^Actiepunt bij 1.1.1/ }).click();
    await page.getByLabel('Wat moet er gebeuren?').fill('Vraag de cijfers op bij de afdeling');
    await page.getByLabel('Wie doet het?').fill('Data scientist');
    await page.getByLabel('Wanneer is het klaar?').fill('1 februari 2027');
    await page.keyboard.press('Enter');
    await page.getByText('Toegevoegd: Vraag de cijfers op bij de afdeling').waitFor();
    await toPart(page, 'IAMA 2.0', /^Actiepunten deel 1/);
    await page.getByRole('heading', { level: 2, name: 'Vraag de cijfers op bij de afdeling' }).waitFor();
    expect(
      await page.getByLabel('Antwoord').evaluateAll((all) => all.map((one) => ('value' in one ? one.value : one.textContent))),
    ).toEqual(expect.arrayContaining(['Vraag de cijfers op bij de afdeling', 'Data scientist', '1 februari 2027']));
  });

  test('het actieplan gaat als rekenblad mee', async () => {
    const { page, app, home } = running;
    await page.locator('.rail-wide').getByRole('button', { name: 'Wie doet wat' }).click();
    await answerSave(app, path.join(home, 'actieplan.csv'));
    await page.getByRole('button', { name: 'Actieplan voor een rekenblad' }).click();
    await page.getByText('Bewaard als actieplan.csv').waitFor();
    expect(readFileSync(path.join(home, 'actieplan.csv'), 'utf8')).toContain('Vraag de cijfers op bij de afdeling;Data scientist');
  });

  test('vergaderstand: één vraag groot in beeld, antwoord, afwijkend standpunt, volgende, en met Esc terug bij de vraag', async () => {
    const { page } = running;
    await toPart(page, 'IAMA 2.0', /^1.1/);
    await page.keyboard.press('Control+k');
    await page.locator('input[role=combobox]').fill('vergaderstand');
    await page.keyboard.press('Enter');
    await page.getByText('We beginnen een nieuwe bijeenkomst').waitFor();
    await page.getByRole('button', { name: /^Beginnen bij/ }).click();
    await page.locator('.session').waitFor();
    const first = await page.getByRole('heading', { level: 1 }).innerText();
    await page.getByLabel('Besluit of gemaakte keuze').fill('We vragen eerst de cijfers op');
    await page.getByRole('button', { name: 'Afwijkend standpunt' }).click();
    await page.getByLabel('Wie is het oneens, en waarom? Noem de functie').fill('Jurist: eerst de grondslag');
    await page.keyboard.press('Enter');
    await page.getByText('Vastgelegd bij deze bijeenkomst.').waitFor();
    await page.getByRole('button', { name: 'Volgende vraag' }).click();
    await page.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, first);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.getByRole('button', { name: 'Vorige vraag' }).click();
    await page.getByRole('heading', { level: 1, name: first }).waitFor();
    expect(await page.getByLabel('Besluit of gemaakte keuze').inputValue()).toBe('We vragen eerst de cijfers op');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 2, name: first }).waitFor();
    await untilSaved(page);
    await toPart(page, 'Dossier', /^Bijeenkomsten/);
    expect(
      await page.getByLabel('Antwoord').evaluateAll((all) => all.map((one) => ('value' in one ? one.value : one.textContent))),
    ).toEqual(expect.arrayContaining([expect.stringContaining('Jurist: eerst de grondslag')]));
  });

  test('huiswerk geven, in de lijst zien, en na het antwoord is het klaar; terug naar de lijst waar je vandaan kwam', async () => {
    const { page } = running;
    await toPart(page, 'Dossier', /^Aanleiding/);
    const question = page.locator('[data-question]').first();
    await question.locator('details.more > summary').click();
    await question.getByRole('button', { name: /^Huiswerk/ }).click();
    await page.getByRole('combobox', { name: 'Wie?' }).fill('Jurist');
    await page.getByLabel('Wanneer moet het klaar zijn?').fill('1 maart 2020');
    await page.getByRole('button', { name: 'Huiswerk geven' }).click();
    await question.getByText('Huiswerk voor Jurist, uiterlijk 1 maart 2020').waitFor();
    await page.locator('.rail-wide').getByRole('button', { name: 'Wie doet wat' }).click();
    await page.getByLabel('Voor wie?').selectOption('Jurist');
    const row = page.getByRole('row', { name: /Waarom deze toets/ });
    await row.getByText('te laat').waitFor();
    await row.getByRole('button').click();
    await page.getByRole('button', { name: 'Terug naar Wie doet wat' }).first().waitFor();
    await page.getByLabel('Antwoord').first().fill('De raad vroeg erom');
    await page.getByRole('button', { name: 'Terug naar Wie doet wat' }).first().click();
    await page
      .getByRole('row', { name: /Waarom deze toets/ })
      .getByText('klaar')
      .waitFor();
  });

  test('een opmerking staat bij de vraag tot zij is afgehandeld, en een gewist antwoord komt terug uit de geschiedenis', async () => {
    const { page } = running;
    await toPart(page, 'Dossier', /^Aanleiding/);
    const question = page.locator('[data-question]').first();
    await question.locator('details.more > summary').click();
    await question.getByRole('button', { name: /^Opmerking/ }).click();
    await page.getByLabel('Wat wil je opmerken?').fill('Zet de motie erbij');
    await page.getByRole('button', { name: 'Opmerking bewaren' }).click();
    await question.getByText('Zet de motie erbij').waitFor();
    await question.getByRole('button', { name: 'Afhandelen' }).click();
    await question.getByText('afgehandeld').waitFor();
    await question.getByRole('button', { name: 'Leegmaken' }).click();
    expect((await textIn(question.getByLabel('Antwoord').first())).trim()).toBe('');
    await question.getByText('Geschiedenis').click();
    await question.getByText('De raad vroeg erom').waitFor();
    await question.getByRole('button', { name: 'Zet dit terug' }).first().click();
    await expect.poll(() => textIn(question.getByLabel('Antwoord').first())).toBe('De raad vroeg erom');
  });

  test('een bijlage reist mee in het dossier en komt er byte voor byte weer uit', async () => {
    const { app, page, home } = running;
    const source = path.join(home, 'advies.pdf');
    const copy = path.join(home, 'kopie.pdf');
    writeFileSync(source, 'het advies, als bestand');
    await answerOpen(app, source);
    await answerSave(app, copy);
    const question = page.locator('[data-question]').first();
    const more = question.locator('details.more');
    if ((await more.getAttribute('open')) === null) await more.locator('summary').click();
    await question.getByRole('button', { name: /^Bijlage/ }).click();
    await question.getByText('advies.pdf').first().waitFor();
    await page.getByRole('button', { name: 'Weegwijzer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
    await page.getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).click();
    await toPart(page, 'Dossier', /^Aanleiding/);
    await page.getByRole('button', { name: 'Kopie bewaren advies.pdf' }).click();
    await expect.poll(() => existsSync(copy) && readFileSync(copy, 'utf8')).toBe('het advies, als bestand');
  });

  test('plakken uit Word houdt lijsten, tabellen en vet, en laat de rest weg; het staat zo in het dossier', async () => {
    const { page } = running;
    await toPart(page, 'IAMA 2.0', /^1.1/);
    const field = page.getByLabel('Antwoord').first();
    await field.fill('');
    await field.evaluate((element) => {
      const html = `<html><head><style>p{color:red}</style></head><body><!--StartFragment-->
        <h1>Kop uit Word</h1>
        <p class="MsoNormal"><b>Vet</b> en <span style="color:red;font-size:40pt">rood</span><script>alert(1)</script></p>
        <p class="MsoListParagraph" style="text-indent:-18pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;</span></span>eerste punt</p>
        <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>tweede punt</p>
        <table><tr><td><p>Naam</p></td><td><p>Aantal</p></td></tr><tr><td><p>a|b</p></td><td><p>12</p></td></tr></table>
        <p><a href="javascript:alert(1)">slecht</a> <a href="https://example.org/x">goed</a><img src="https://example.org/spoor.png"></p>
        <!--EndFragment--></body></html>`;
      const data = new DataTransfer();
      data.setData('text/html', html);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    expect(await field.locator('li').allInnerTexts()).toEqual(['eerste punt', 'tweede punt']);
    expect(await field.locator('td, th').allInnerTexts()).toEqual(['Naam', 'Aantal', 'a|b', '12']);
    expect(await field.locator('strong').allInnerTexts()).toContain('Vet');
    expect(await field.locator('script, img, a, [style]').count()).toBe(0);
    expect(await field.locator('.rich-link').allInnerTexts()).toEqual(['goed']);
    await field.blur();
    await untilSaved(page);
    // Away and back: what comes back is what was kept.
    await toPart(page, 'IAMA 2.0', /^1.2/);
    await toPart(page, 'IAMA 2.0', /^1.1/);
    expect(await field.locator('li').allInnerTexts()).toEqual(['eerste punt', 'tweede punt']);
    expect(await field.locator('td, th').allInnerTexts()).toEqual(['Naam', 'Aantal', 'a|b', '12']);
  });

  test('vet, lijst en ongedaan maken met knoppen en toetsen, en Tab komt het veld weer uit', async () => {
    const { page } = running;
    await toPart(page, 'IAMA 2.0', /^1.1/);
    const field = page.getByLabel('Antwoord').nth(1);
    const bar = page.getByRole('toolbar').nth(1);
    await field.fill('');
    await field.click();
    await bar.getByRole('button', { name: 'Lijst' }).click();
    await page.keyboard.type('een');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('twee');
    expect(await field.locator('li').allInnerTexts()).toEqual(['een', 'twee']);
    expect(await field.locator('strong').innerText()).toBe('twee');
    expect(await bar.getByRole('button', { name: 'Lijst' }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Control+z');
    expect(await field.locator('li').allInnerTexts()).not.toEqual(['een', 'twee']);
    await page.keyboard.press('Tab');
    expect(await field.evaluate((element) => element.contains(document.activeElement))).toBe(false);
  });
});
