import type { Content } from '../../shared/questionnaire/content.ts';
import { type ContentItem, contentItems, namedConditions } from '../../shared/questionnaire/items.ts';
import type { AppContent } from '../content.ts';
import { nodeDisk } from '../dossier/disk.ts';
import { writeSafely } from '../dossier/safe-write.ts';
import type { CommandLine } from './arguments.ts';
import { type Done, optional } from './input.ts';

/** `content`: every question and rule with its sources, as a page to read or as JSON. */
export async function showContent(line: CommandLine, { content }: AppContent): Promise<Done> {
  const items = contentItems(content);
  const out = line.options.has('json')
    ? JSON.stringify(
        items.map(({ instrument, edition, nr, id, kind, title, roles, sources, verified }) => ({
          instrument,
          edition,
          nr,
          id,
          kind,
          title,
          roles,
          sources,
          verified,
        })),
        null,
        1,
      )
    : overview(content, items);
  const file = optional(line, 'out');
  if (!file) return { code: 0, out };
  await writeSafely(nodeDisk, file, Buffer.from(out));
  return { code: 0, out: `${items.length} vragen en regels staan in ${file}` };
}

const KINDS: Readonly<Record<ContentItem['kind'], string>> = {
  vraag: 'Vragen',
  regel: 'De beslisboom',
  uitkomst: 'Uitkomsten',
  waarschuwing: 'Waarschuwingen',
  plicht: 'Voorzorgsplichten',
  som: 'Sommen',
  conclusie: 'Conclusies',
  controle: 'Controles op samenhang',
  indicator: 'Bekende indicatoren',
};

/** One page without scripts, that a jurist can read, print and write on; what is not verified stands on top. */
function overview(content: Content, items: readonly ContentItem[]): string {
  const doubtful = items.filter(({ verified }) => !verified);
  const parts = [
    section('Nog niet geverifieerd', [
      ...content.unverified.map(
        ({ id, title, text, nodes }) => `<li><strong>${id} ${safe(title)}</strong> ${safe(nodes.join(', '))}<br>${safe(text)}</li>`,
      ),
      ...content.sources
        .filter(({ verified }) => !verified)
        .map(({ title, place }) => `<li>Bron niet gezien: ${safe(title)}, ${safe(place)}</li>`),
      `<li>${doubtful.length} van de ${items.length} vragen en regels steunen op een bron of punt dat niet is geverifieerd. Ze dragen hieronder het teken ◇.</li>`,
    ]),
    ...content.questionnaires.map((questionnaire) =>
      section(`${questionnaire.title} (${questionnaire.edition})`, [
        `<li>${safe(questionnaire.verification)}</li>`,
        ...items.filter((one) => one.kind === 'vraag' && one.instrument === questionnaire.id).map(itemHtml),
      ]),
    ),
    ...(Object.keys(KINDS) as ContentItem['kind'][])
      .filter((kind) => kind !== 'vraag')
      .map((kind) => section(KINDS[kind], items.filter((one) => one.kind === kind).map(itemHtml))),
    section(
      'Begrippen in de regels',
      namedConditions(content).map(({ name, means }) => `<li><strong>[${safe(name)}]</strong> ${safe(means)}</li>`),
    ),
    section(
      'Begrippenlijst',
      content.glossary.map(({ term, means }) => `<li><strong>${safe(term)}</strong>: ${safe(means)}</li>`),
    ),
    section(
      'Bronnen',
      content.sources.map(
        ({ title, place, edition, read, address, verified, about = [] }, at) =>
          `<li><strong>B${at + 1} ${safe(title)}</strong>, ${safe([place, edition, read].filter(Boolean).join(', '))}${verified ? '' : ', tekst niet gezien'}${address ? `<br>${safe(address)}` : ''}${about.map((one) => `<br>${safe(one)}`).join('')}</li>`,
      ),
    ),
  ];
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Inhoud van Weegwijzer</title>
<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}li{margin:.6rem 0}ul{padding-left:1.2rem}.bron{color:#555;font-size:.9em}</style></head>
<body><h1>Inhoud van Weegwijzer</h1><p>${safe(content.framework.verification)}</p><p>Versie van de inhoud: ${content.hash}</p>
${parts.join('\n')}
</body></html>
`;
}

const section = (title: string, lines: readonly string[]): string =>
  `<section><h2>${safe(title)}</h2><ul>\n${lines.join('\n')}\n</ul></section>`;

function itemHtml({ nr, id, title, lines, roles, sources, verified }: ContentItem): string {
  const head = `${verified ? '' : '◇ '}<strong>${safe([nr, title].filter(Boolean).join(' '))}</strong> <code>${id}</code>`;
  const foot = [...(roles.length > 0 ? [`Rollen: ${roles.join(', ')}`] : []), `Bron: ${sources.join('; ')}`].join('. ');
  return `<li>${head}<br>${lines.map(safe).join('<br>')}<br><span class="bron">${safe(foot)}</span></li>`;
}

const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
