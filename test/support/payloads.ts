import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { emptyDocument, NOW } from './content.ts';

const BASES = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script href=data:,alert(1) /></svg>',
  '<iframe src=javascript:alert(1)>',
  '<a href="javascript:alert(1)">klik</a>',
  '[klik](javascript:alert(1))',
  '[klik](data:text/html;base64,PHNjcmlwdD4=)',
  '![plaatje](https://voorbeeld.nl/volg.png)',
  '<math><mtext></table><img src onerror=alert(1)>',
  '<style>@import "https://voorbeeld.nl/x.css"</style>',
  '<meta http-equiv=refresh content="0;url=https://voorbeeld.nl">',
  '<form action=https://voorbeeld.nl><input name=x>',
  '<base href=https://voorbeeld.nl>',
  '"><b onmouseover=alert(1)>',
  "'><b onmouseover='alert(1)'>",
  '</td></tr></table><script>alert(1)</script>',
  '--><script>alert(1)</script><!--',
  ']]><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '\u202e<script>alert(1)</script>',
  "=cmd|' /C calc'!A0",
  '+SOM(1;2)',
  '-2+3',
  '@SUM(A1:A9)',
  '=HYPERLINK("https://voorbeeld.nl";"klik")',
  '=1+1',
  '{{constructor.constructor("alert(1)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the payload is what a careless template would fill in.
  '${alert(1)}',
];
const AROUND: readonly ((base: string) => string)[] = [
  (base) => base,
  (base) => ` ${base}`,
  (base) => `\t${base}`,
  (base) => `gewone zin ${base}`,
  (base) => `"${base}"`,
  (base) => `${base}\n${base}`,
  (base) => base.toUpperCase(),
  (base) => `**${base}**`,
  (base) => `- ${base}`,
  (base) => `${base};${base},${base}`,
];
/** What somebody might type to make another program do something: markup, scripts, formulas and links. */
export const PAYLOADS = BASES.flatMap((base) => AROUND.map((around) => around(base)));

/** A dossier in which every row of two lists says one of these, one answer says all of them, and its name says the first. */
export function saying(values: readonly string[]): AssessmentDocument {
  const base = emptyDocument();
  const rows = values.map((_, place) => ({ id: `r${place}` }));
  const entry = (key: string, value: string) => [key, { state: 'beantwoord' as const, value, at: NOW }] as const;
  return {
    ...base,
    facts: { ...base.facts, name: values[0] ?? '', organisation: values[1] ?? '' },
    rows: { ...base.rows, 'dossier.signaal': rows, 'dossier.document': rows },
    answers: Object.fromEntries([
      entry('iama.doel', values.join('\n\n')),
      ...rows.map(({ id }, place) => entry(`dossier.signaal.wat@${id}`, values[place] ?? '')),
      ...rows.map(({ id }, place) => entry(`dossier.document.naam@${id}`, values[place] ?? '')),
    ]),
  };
}
