import { z } from 'zod';
import type { ForeignMap } from '../exchange/foreign/map.ts';
import { FOREIGN_FORMATS } from '../exchange/foreign/types.ts';

/** The official texts of one form, as somebody loaded them. They stay on this computer and are never part of the app. */
export const wordingSchema = z.strictObject({
  format: z.enum(FOREIGN_FORMATS),
  name: z.string().max(300),
  urn: z.string().max(200),
  version: z.string().max(100),
  /** Of the file it came from. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: z.string().max(300),
  questions: z.array(z.strictObject({ id: z.string().max(60), text: z.string().max(5_000), help: z.string().max(50_000) })).max(2_000),
});
export type Wording = z.infer<typeof wordingSchema>;

/** An official text that belongs to a question of ours. */
export type OfficialText = { readonly nr: string; readonly text: string; readonly help: string; readonly source: string };

/** How an official text is named beside ours: edition, source and licence. */
export const sourceOfWording = ({ name, version, sha256 }: Wording): string =>
  `${name} ${version}, Invulhulpen van het Rijk, EUPL-1.2, SHA-256 ${sha256.slice(0, 16)}`;

/** Official texts by question of ours, matched by number alone, and the numbers that match nothing. */
export function matchWording(
  maps: readonly ForeignMap[],
  wording: Wording,
): { readonly texts: Readonly<Record<string, readonly OfficialText[]>>; readonly unmatched: readonly string[] } {
  const map = maps.find(({ format }) => format === wording.format);
  const texts: Record<string, OfficialText[]> = {};
  const unmatched: string[] = [];
  for (const { id, text, help } of wording.questions) {
    const target = map && Object.hasOwn(map.answers, id) ? map.answers[id] : undefined;
    if (!target || 'aside' in target) unmatched.push(id);
    else texts[target.to] = [...(texts[target.to] ?? []), { nr: id, text, help, source: sourceOfWording(wording) }];
  }
  return { texts, unmatched };
}
