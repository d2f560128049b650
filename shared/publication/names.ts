import { rowValue } from '../assessment/people.ts';
import type { AssessmentDocument } from '../assessment/types.ts';

const PEOPLE = 'dossier.deelnemer';

/** A word that leaves the public version, and what stands there instead. */
export type Replacement = { readonly name: string; readonly instead: string };

/**
 * The names that are known to be of people: participants, whoever answered, signed or disagreed, and what somebody marked
 * as a name. What was marked to stay is left out: a mayor who signs in public is no secret.
 */
export function knownNames(document: AssessmentDocument, silent: string): readonly Replacement[] {
  const people = (document.rows[PEOPLE] ?? []).map(({ id }) => ({
    name: rowValue(document, `${PEOPLE}.naam`, id).trim(),
    instead: rowValue(document, `${PEOPLE}.functie`, id).trim() || silent,
  }));
  const others = [
    ...Object.values(document.answers).flatMap(({ by, evidence = [] }) => [by ?? '', ...evidence.map(({ who }) => who)]),
    ...document.versions.flatMap(({ signatures }) => signatures.map(({ name }) => name)),
    ...document.deviations.map(({ by }) => by),
    ...(document.signers ?? []).map(({ name }) => name),
    ...(document.publication?.names ?? []),
  ]
    // "A. Bakker, teamleider" and "jurist": the function may stay, and alone it is no name.
    .map((one) => one.split(/[,(]/)[0]?.trim() ?? '')
    .filter((one) => looksLikeName(one) || (document.publication?.names ?? []).includes(one))
    .map((name) => ({ name, instead: silent }));
  const kept = new Set((document.publication?.kept ?? []).map((one) => one.toLowerCase()));
  const found = new Map<string, Replacement>();
  for (const one of [...people, ...others]) {
    for (const name of waysToWrite(one.name)) {
      if (name.length < 3 || kept.has(one.name.toLowerCase()) || kept.has(name.toLowerCase()) || found.has(name)) continue;
      found.set(name, { name, instead: one.instead });
    }
  }
  // The longest first, so that a whole name goes before the surname in it.
  return [...found.values()].sort((a, b) => b.name.length - a.name.length);
}

const PREFIXES = `(?:van|de|der|den|ten|ter|te|het|’t|'t|el|al|bin|von|di|da|la|le)`;
const FAMILY = String.raw`(?:${PREFIXES}\s+){0,3}\p{Lu}[\p{Ll}\p{M}]+(?:-\p{Lu}[\p{Ll}\p{M}]+)?`;
const NAME = new RegExp(
  String.raw`(?:(?:\p{Lu}\.\s?){1,5}${FAMILY})|(?:(?:dhr|mw|mevr|mevrouw|meneer|de heer|drs|mr|ir|dr)\.?\s+(?:\p{Lu}\.\s?){0,5}${FAMILY})|(?:\p{Lu}[\p{Ll}\p{M}]+\s+${FAMILY})`,
  'gu',
);

const looksLikeName = (text: string): boolean => {
  const match = text.match(NAME);
  return match !== null && match[0].length >= text.length * 0.7;
};

/** A whole name, and its family name by itself. */
function waysToWrite(name: string): readonly string[] {
  const family = name.match(new RegExp(`${FAMILY}$`, 'u'))?.[0];
  const bare = family?.replace(new RegExp(String.raw`^(?:${PREFIXES}\s+)+`, 'u'), '');
  return [name, ...(family && family !== name ? [family] : []), ...(bare && bare !== family && bare.length > 3 ? [bare] : [])];
}

/** Words in a text that read like somebody's name and are not among the known words, each with how often. */
export function nameLike(
  texts: readonly string[],
  known: ReadonlySet<string>,
): readonly { readonly name: string; readonly times: number }[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [name] of text.matchAll(NAME)) {
      if (known.has(name)) continue;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].map(([name, times]) => ({ name, times })).sort((a, b) => b.times - a.times || a.name.localeCompare(b.name));
}

/** Replaces whole names, whatever their case, and nothing that only contains them. */
export function replacer(replacements: readonly Replacement[]): (text: string) => string {
  if (replacements.length === 0) return (text) => text;
  const instead = new Map(replacements.map(({ name, instead: words }) => [name.toLowerCase(), words]));
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${replacements.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\p{L}\p{N}])`,
    'giu',
  );
  return (text) => text.replace(pattern, (name) => instead.get(name.toLowerCase()) ?? name);
}
