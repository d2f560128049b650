/** One field of the publication standard of the Algoritmeregister (1.0), in the order of its form. Titles and lists are theirs. */
export type RegisterField = {
  readonly name: RegisterFieldName;
  readonly title: string;
  readonly kind: 'line' | 'text' | 'one' | 'many' | 'month' | 'link' | 'contact';
  readonly required?: true;
  /** Signs, without markup. */
  readonly max?: number;
  readonly values?: readonly string[];
  /** Questions whose answers are the first draft. */
  readonly from?: readonly string[];
};

export const REGISTER_FIELD_NAMES = [
  'name',
  'description_short',
  'organization',
  'category',
  'status',
  'begin_date',
  'end_date',
  'contact_email',
  'website',
  'publication_category',
  'url',
  'goal',
  'proportionality',
  'human_intervention',
  'risks',
  'lawful_basis',
  'process_index_url',
  'impacttoetsen',
  'source_data',
  'methods_and_models',
  'provider',
  'publiccode',
  'source_id',
  'tags',
] as const;
export type RegisterFieldName = (typeof REGISTER_FIELD_NAMES)[number];

const THEMES = [
  'Organisatie en bedrijfsvoering',
  'Cultuur en recreatie',
  'Economie',
  'Overheidsfinanciën',
  'Wonen',
  'Internationaal',
  'Migratie en integratie',
  'Natuur en milieu',
  'Onderwijs en wetenschap',
  'Openbare orde en veiligheid',
  'Recht',
  'Ruimte en infrastructuur',
  'Sociale zekerheid',
  'Verkeer',
  'Werk',
  'Zorg en gezondheid',
] as const;

/** The exact names that the register knows for assessments; others go into the explanation. */
export const ASSESSMENTS = {
  iama: 'Impact Assessment Mensenrechten en Algoritmes (IAMA)',
  dpia: 'Data Protection Impact Assessment (DPIA)',
  prescan: 'Pre-scan DPIA',
} as const;

const LONG = { kind: 'text', max: 2_500 } as const;
const LINK = { kind: 'link', max: 500 } as const;

/** All fields that a person fills in. The manual says 350 signs for the short description, the field list 400: we keep to 350. */
export const REGISTER_FIELDS: readonly RegisterField[] = [
  { name: 'name', title: 'Naam', kind: 'line', required: true, max: 100 },
  { name: 'description_short', title: 'Korte omschrijving', kind: 'text', required: true, max: 350, from: ['iama.doel'] },
  { name: 'organization', title: 'Organisatienaam', kind: 'line', required: true, max: 100 },
  { name: 'category', title: 'Thema', kind: 'many', values: THEMES },
  { name: 'status', title: 'Status', kind: 'one', required: true, values: ['In ontwikkeling', 'In gebruik', 'Buiten gebruik'] },
  { name: 'begin_date', title: 'Begindatum', kind: 'month', max: 7 },
  { name: 'end_date', title: 'Einddatum', kind: 'month', max: 7 },
  { name: 'contact_email', title: 'Contactgegevens', kind: 'contact', required: true, max: 500 },
  { name: 'website', title: 'Link naar publiekspagina', ...LINK },
  {
    name: 'publication_category',
    title: 'Publicatiecategorie',
    kind: 'one',
    required: true,
    values: ['Hoog-risico AI-systeem', 'Impactvolle algoritmes', 'Overige algoritmes'],
  },
  { name: 'url', title: 'Link naar bronregistratie', ...LINK },
  { name: 'goal', title: 'Doel en impact', ...LONG, from: ['iama.doel', 'iama.groep.naam', 'iama.voordelen'] },
  {
    name: 'proportionality',
    title: 'Afwegingen',
    ...LONG,
    from: [
      'iama.algoritme.alternatieven',
      'iama.recht.alternatieven',
      'iama.gediend_welke',
      'iama.geschaad_welke',
      'iama.advies_voorwaarden',
    ],
  },
  { name: 'human_intervention', title: 'Menselijke tussenkomst', ...LONG, from: ['iama.menselijke_rol'] },
  {
    name: 'risks',
    title: 'Risicobeheer',
    ...LONG,
    from: ['iama.algoritme.fouten', 'iama.volgen', 'iama.nadeel.wat', 'iama.recht.aanpassingen', 'iama.recht.restrisico', 'iama.rest.wat'],
  },
  { name: 'lawful_basis', title: 'Wettelijke basis', ...LONG, from: ['iama.wettelijke_grondslag'] },
  { name: 'process_index_url', title: 'Link naar verwerkingsregister', ...LINK },
  { name: 'impacttoetsen', title: 'Toelichting op impacttoetsen', ...LONG },
  { name: 'source_data', title: 'Gegevens', ...LONG, from: ['iama.algoritme.traindata', 'iama.algoritme.invoer'] },
  {
    name: 'methods_and_models',
    title: 'Technische werking',
    kind: 'text',
    max: 5_000,
    from: ['iama.algoritme.regels_herkomst', 'iama.algoritme.maatstaf'],
  },
  { name: 'provider', title: 'Leverancier', kind: 'line', max: 200 },
  { name: 'publiccode', title: 'Link naar broncode', ...LINK },
  { name: 'source_id', title: 'Bron-ID', kind: 'line', max: 100 },
  { name: 'tags', title: 'Zoektermen', kind: 'line', max: 2_500 },
];
