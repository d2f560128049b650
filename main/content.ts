import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Example, exampleSchema } from '../shared/assessment/example.ts';
import { type ForeignMap, foreignMapSchema } from '../shared/exchange/foreign/map.ts';
import { type Content, contentSchema } from '../shared/questionnaire/content.ts';
import type { Texts } from '../shared/text/texts.ts';

export type AppContent = {
  readonly content: Content;
  readonly examples: readonly Example[];
  readonly texts: Readonly<Record<string, Texts>>;
  readonly fonts: string;
  /** Where answers of other tools land in ours. */
  readonly foreign: readonly ForeignMap[];
};

/** Reads the built content. `appFolder` holds `out/content` and `assets/fonts`. */
export function loadContent(appFolder: string): AppContent {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(appFolder, 'out/content', name), 'utf8'));
  return {
    content: contentSchema.parse(read('content.json')),
    examples: z.array(exampleSchema).parse(read('examples.json')),
    texts: z.record(z.string(), z.record(z.string(), z.string())).parse(read('texts.json')),
    fonts: path.join(appFolder, 'assets/fonts'),
    foreign: z.array(foreignMapSchema).parse(read('foreign.json')),
  };
}
