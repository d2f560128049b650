import { expect, test } from 'vitest';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { search } from '../../shared/search/search.ts';
import { content, NOW, said } from '../support/content.ts';

const document = said({
  'iama.doel': 'Minder onterechte huisbezoeken bij gezinnen in Noord.',
  'tk.criterium.naam@c1': 'Wijk',
  'tk.criterium.onderbouwing@c1': 'Cliënten uit deze wijk kregen vaker een brief.',
  'tk.doel': 'gemengd',
});
const find = (text: string) => search(content, document, evaluate(content, document, NOW), text);

test('zoeken vindt wat het team schreef, in zijn rij en met de woorden eromheen', () => {
  expect(find('huisbezoeken')[0]).toEqual({
    kind: 'antwoord',
    id: 'iama.doel',
    title: '1.1.2 Doelstelling',
    snippet: ['Minder onterechte ', 'huisbezoeken', ' bij gezinnen in Noord.'],
    place: { section: 'iama.aanleiding', question: 'iama.doel' },
  });
  expect(find('vaker brief')[0]).toMatchObject({
    kind: 'antwoord',
    id: 'tk.criterium.onderbouwing@c1',
    place: { section: 'tk.criteria', row: 'c1' },
  });
});

test('hoofdletters en accenten tellen niet, en elk woord moet er staan', () => {
  expect(find('CLIENTEN').map(({ id }) => id)).toContain('tk.criterium.onderbouwing@c1');
  expect(find('clienten zweefvliegtuig')).toEqual([]);
  expect(find('   ')).toEqual([]);
});

test('ook keuzes, vragen, onderdelen en begrippen zijn te vinden', () => {
  expect(find('allebei')[0]).toMatchObject({ kind: 'antwoord', id: 'tk.doel' });
  expect(find('exitstrategie').map(({ kind }) => kind)).toEqual(expect.arrayContaining(['vraag', 'begrip']));
  expect(find('belangenafweging')[0]).toMatchObject({ kind: 'onderdeel', id: 'iama.weging' });
});
