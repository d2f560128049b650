import { sentence } from '../../text/texts.ts';
import type { SideText } from '../side-texts.ts';
import type { ReportModel } from '../types.ts';
import { blockMarkup, type Say } from './blocks.ts';
import { element as el } from './element.ts';
import { page } from './page.ts';

/** A draft text as one HTML file, which a word processor opens as well. */
export function sideTextHtml({ title, notes, sections }: SideText, model: ReportModel): string {
  const w: Say = (key, values) => sentence(model.words, key, values);
  return page(
    { title, author: model.facts.organisation || w('gegevens.geen_organisatie'), ...(model.style ? { colour: model.style.colour } : {}) },
    el(
      'main',
      {},
      el('p', { class: 'small' }, model.facts.organisation),
      el('h1', {}, title),
      notes.map((note) => el('p', { class: 'withheld' }, note)),
      sections.map(({ title: name, blocks }) => el('section', {}, [el('h2', {}, name), ...blocks.map((block) => blockMarkup(block, w))])),
    ),
  );
}
