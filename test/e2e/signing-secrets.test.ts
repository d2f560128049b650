import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { answerOpen, answerSave, startWithExample } from '../support/app.ts';
import { makeTestKeys, type TestKey } from '../support/keys.ts';
import { holding } from '../support/search-disk.ts';
import { withApp } from '../support/with-app.ts';

const running = withApp(startWithExample);
const PASSPHRASE = 'Kanarie-Sleutelwoord-4417';
const WRONG = 'Kanarie-Verkeerd-4417';

const written = (words: string): readonly Buffer[] => [Buffer.from(words), Buffer.from(words, 'utf16le')];

/** The secret numbers of a key: as bytes, and as other programs write them. */
function numbersOf({ secret }: TestKey): readonly Buffer[] {
  const { d, p, q } = createPrivateKey(readFileSync(secret)).export({ format: 'jwk' });
  return [d, p, q].flatMap((number) => {
    const bytes = Buffer.from(number ?? '', 'base64url');
    if (bytes.length < 100) throw new Error('this is no key of 3072 bits');
    return [bytes, ...(['hex', 'base64', 'base64url'] as const).flatMap((way) => written(bytes.toString(way).slice(0, 60)))];
  });
}

test('wachtwoord en sleutel staan na het tekenen nergens op de computer, ook niet na een verkeerd wachtwoord', async () => {
  const { app, page, home } = running;
  const { keys, folder } = makeTestKeys(PASSPHRASE);
  await page.locator('.rail-wide').getByRole('button', { name: 'Rapport en ondertekenen' }).click();
  await answerSave(app, path.join(home, 'rapport.pdf'));
  await page.getByRole('button', { name: 'Versie 1 vastleggen' }).click();
  await page.getByText('Opgemaakt volgens').waitFor({ timeout: 60_000 });
  await answerOpen(app, keys.rsa.p12);
  await page.getByRole('button', { name: 'Sleutelbestand kiezen' }).click();
  await page.getByLabel('Je naam en functie').fill('A. Bakker');
  const passphrase = page.getByLabel('Wachtwoord van het sleutelbestand');
  await passphrase.fill(WRONG);
  await page.getByRole('button', { name: 'Ondertekenen als Opsteller' }).click();
  await page.getByText('Het wachtwoord van het sleutelbestand klopt niet').waitFor();
  expect(await passphrase.inputValue()).toBe('');
  await passphrase.fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Ondertekenen als Opsteller' }).click();
  await page.getByText('Ondertekend door A. Bakker').waitFor({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+s');
  await page.locator('[data-saved="bestand"]').waitFor();

  const secrets = [...written(PASSPHRASE), ...written(WRONG), ...numbersOf(keys.rsa)];
  const found = (place: string): readonly string[] => secrets.flatMap((one) => holding(place, one));
  // The search bites: it finds who signed, inside the files, and the numbers in the key that OpenSSL left.
  expect(holding(home, 'A. Bakker')).not.toEqual([]);
  expect(found(folder)).toContain('rsa.key');
  expect(found(home)).toEqual([]);
  // Nor in what processes and the browser put in the folder for temporary files; other tests have their own names there.
  const temporary = readdirSync(tmpdir(), { withFileTypes: true }).filter(
    (one) => one.isDirectory() && !one.name.startsWith('weegwijzer-'),
  );
  expect(temporary.flatMap(({ name }) => found(path.join(tmpdir(), name)))).toEqual([]);
});
