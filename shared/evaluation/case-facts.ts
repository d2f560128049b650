import { z } from 'zod';
import type { Facts } from '../rules/types.ts';

const yesNoUnknown = z.enum(['ja', 'nee', 'onbekend']);
const flag = z.boolean().nullable();

const criterionSchema = z.strictObject({
  naam: z.string().max(500),
  klasse: z.enum(['D-RAS', 'D-NAT', 'ORIGIN', 'PROXY', 'NEUTRAAL', 'ANDERE-GROND', 'ONBEKEND']),
  gebruik: z.enum(['score', 'filter', 'handmatig', 'registratie', 'biastoets', 'onbekend']).default('score'),
  eigen_grondslag: flag.default(false),
  enige_of_doorslaggevend: flag.default(false),
  staat_voor_afkomst: yesNoUnknown.default('onbekend'),
  wettelijke_voorwaarde: flag.default(false),
  proxytoets: z.enum(['verband', 'geen_verband', 'niet_gedaan', 'onbekend']).default('niet_gedaan'),
  objectief_verband: yesNoUnknown.default('onbekend'),
  effectief: z.enum(['ja', 'nee', 'niet_gemeten', 'onbekend']).default('niet_gemeten'),
  zeer_zwaarwegend: z.enum(['ja', 'nee', 'niet_onderbouwd', 'onbekend']).optional(),
});

/**
 * Facts about a way of working in a short written shape, for worked cases and checks.
 * A key that is left out has a default here and nowhere else: in a dossier, what is not answered is unknown.
 */
export const caseFactsSchema = z.strictObject({
  selecteert: yesNoUnknown.default('ja'),
  doel: z.enum(['controle', 'dienstverlening', 'gemengd', 'onbekend']).default('controle'),
  fase: z.enum(['idee', 'ontwerp', 'pilot_echt', 'in_gebruik', 'gestopt', 'opgeruimd', 'onbekend']).default('in_gebruik'),
  selectie: z.enum(['profiel', 'aselect', 'volledig', 'individueel_feit', 'signalement', 'onbekend']).default('profiel'),
  populatie_op_herkomst: flag.default(false),
  grondslag: yesNoUnknown.default('ja'),
  gevolg_zonder_mens: yesNoUnknown.default('nee'),
  discretionair: z.enum(['nee', 'ja_met_vastlegging', 'ja_zonder_vastlegging', 'onbekend']).default('nee'),
  uitlegbaar: yesNoUnknown.default('ja'),
  zelflerend: yesNoUnknown.default('nee'),
  zelflerend_waarborgen: yesNoUnknown.default('nee'),
  effectonderzoek: z.enum(['onevenredig', 'geen_onevenredigheid', 'te_klein', 'niet_gedaan', 'onbekend']).default('niet_gedaan'),
  legitiem_doel: yesNoUnknown.default('ja'),
  effectiever_dan_aselect: z.enum(['ja', 'nee', 'niet_gemeten', 'onbekend']).default('niet_gemeten'),
  alternatief: z.enum(['geen_beter', 'beter_beschikbaar', 'niet_onderzocht', 'onbekend']).default('niet_onderzocht'),
  proportioneel: z.enum(['ja', 'nee', 'niet_gewogen', 'onbekend']).default('niet_gewogen'),
  zeer_zwaarwegend: z.enum(['ja', 'nee', 'niet_onderbouwd', 'onbekend']).default('niet_onderbouwd'),
  criteria: z.array(criterionSchema).max(500).default([]),
});

export type CaseFacts = z.infer<typeof caseFactsSchema>;

/** The same facts by question id, as a dossier would give them; evidence is taken as given. */
export function factsFromCase(facts: CaseFacts): Facts {
  const { criteria, selectie, populatie_op_herkomst, ...rest } = facts;
  const general = { ...rest, selectiewijze: selectie, populatie_op_herkomst: flagWord(populatie_op_herkomst) };
  // The short shape has no words for the five fields of J6: what a case states about weighty reasons is taken as described.
  const described = Object.fromEntries(
    ['doel', 'bewijs', 'alternatieven', 'gewicht', 'beslisser'].map((field) => [`j6_${field}`, 'beschreven']),
  );
  return {
    values: prefixed('tk', { ...general, ...described }),
    groups: {
      'tk.criterium': criteria.map((criterion, place) => ({
        group: 'tk.criterium',
        id: `c${place + 1}`,
        label: criterion.naam,
        values: criterionValues(criterion),
      })),
    },
  };
}

/** One criterion of a case by question id. */
export function criterionValues(criterion: CaseFacts['criteria'][number]): Record<string, string> {
  const { zeer_zwaarwegend: _general, eigen_grondslag, enige_of_doorslaggevend, wettelijke_voorwaarde, ...rest } = criterion;
  return prefixed('tk.criterium', {
    ...rest,
    eigen_grondslag: flagWord(eigen_grondslag),
    // The short shape knows one flag for "own legal basis and shielded from the selection".
    afgeschermd: flagWord(eigen_grondslag),
    enige_of_doorslaggevend: flagWord(enige_of_doorslaggevend),
    wettelijke_voorwaarde: flagWord(wettelijke_voorwaarde),
  });
}

const flagWord = (value: boolean | null): string => (value === null ? 'onbekend' : value ? 'ja' : 'nee');

const prefixed = (prefix: string, values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value]));
