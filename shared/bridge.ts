import { z } from 'zod';
import type { EarlierAnswer } from './assessment/history.ts';
import {
  type AssessmentDocument,
  type Attachment,
  actionSchema,
  answerKeySchema,
  attachmentSchema,
  type SignatureRecord,
} from './assessment/types.ts';
import { type Archive, archiveSchema, type Missing } from './bundle/metadata.ts';
import type { Progress } from './evaluation/evaluate.ts';
import { FOREIGN_FORMATS, type ForeignFormat } from './exchange/foreign/types.ts';
import type { CameBack } from './exchange/merge.ts';
import type { Content } from './questionnaire/content.ts';
import { SIDE_TEXTS, type SideTextKind } from './report/side-texts.ts';
import { LARGEST_REPORT, type VerifyReport } from './report/verify-types.ts';
import type { Failure, Result } from './result.ts';
import type { Outcome } from './rules/outcomes.ts';
import type { Hit } from './search/search.ts';
import { type HouseStyle, houseStyleSchema } from './style/house-style.ts';
import { type Template, templateSchema } from './template/types.ts';
import type { Texts } from './text/texts.ts';

/** Languages of the interface. The content of the instruments is Dutch. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Where somebody was in a dossier, to go on there next time. */
export const placeSchema = z.strictObject({
  id: z.uuid(),
  section: z.string().max(120),
  row: z.string().max(64).optional(),
});
export type Place = z.infer<typeof placeSchema>;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A dossier in the list; where it has more files (a copy of a sync client), the name says which. */
const fileOfDossier = z.strictObject({ id: z.uuid(), fileName: z.string().min(1).max(255).optional() });
type FileOfDossier = z.infer<typeof fileOfDossier>;

/** Functions that an administrator can switch off. */
export const OFF = ['versleutelen', 'uitlenen', 'inlezen', 'proefsleutel', 'certificaten', 'sjabloonmappen'] as const;
export type Off = (typeof OFF)[number];

/** Signs of a passphrase: shorter is guessed. Nothing else is asked of it, for rules make people write it down. */
export const SHORTEST_PASSPHRASE = 12;
export const LONGEST_PASSPHRASE = 200;

/**
 * Everything that crosses between the screen and the main process, and nothing else. Every call has a strict schema
 * for what it takes. No call takes a path: the main process asks the person and keeps the places to itself.
 */
export const CALLS = {
  'app.start': z.tuple([]),
  'app.closed': z.tuple([]),
  'settings.save': z.tuple([
    z.strictObject({
      organisation: z.string().max(200).optional(),
      person: z.string().max(200).optional(),
      language: z.enum(LANGUAGES).optional(),
      /** `null` takes the house style away. */
      style: houseStyleSchema.nullable().optional(),
      archive: archiveSchema.optional(),
    }),
  ]),
  'settings.exportStyle': z.tuple([]),
  'settings.importStyle': z.tuple([]),
  'settings.addAnchors': z.tuple([]),
  'settings.removeAnchor': z.tuple([z.strictObject({ fingerprint: hash })]),
  'settings.forgetRecent': z.tuple([]),
  'settings.chooseLibrary': z.tuple([]),
  'settings.place': z.tuple([placeSchema]),
  'library.list': z.tuple([]),
  'library.search': z.tuple([z.strictObject({ text: z.string().max(200) })]),
  'library.toBin': z.tuple([fileOfDossier]),
  'library.restore': z.tuple([z.strictObject({ fileName: z.string().min(1).max(255) })]),
  /** For good, with the reason of the person who decided it. */
  'library.destroy': z.tuple([z.strictObject({ fileName: z.string().min(1).max(255), reason: z.string().trim().min(1).max(2_000) })]),
  'library.create': z.tuple([z.strictObject({ name: z.string().min(1).max(200) })]),
  'library.open': z.tuple([fileOfDossier]),
  'library.openFile': z.tuple([]),
  'library.importFile': z.tuple([]),
  'library.openGiven': z.tuple([]),
  'library.openExample': z.tuple([z.strictObject({ example: z.string().regex(/^[a-z0-9-]{1,60}$/) })]),
  'dossier.apply': z.tuple([
    z.strictObject({ id: z.uuid(), seq: z.number().int().nonnegative(), at: z.iso.datetime({ offset: true }), action: actionSchema }),
  ]),
  /** The word that opens an encrypted dossier: the ticket names the file that asked for it. */
  'library.unlock': z.tuple([z.strictObject({ ticket: z.uuid(), secret: z.string().min(1).max(LONGEST_PASSPHRASE) })]),
  'dossier.recoveryCode': z.tuple([]),
  'dossier.encrypt': z.tuple([
    z.strictObject({
      id: z.uuid(),
      passphrase: z.string().min(SHORTEST_PASSPHRASE).max(LONGEST_PASSPHRASE),
      recoveryCode: z.string().regex(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){7}$/),
    }),
  ]),
  'dossier.decrypt': z.tuple([z.strictObject({ id: z.uuid() })]),
  'dossier.checkpoint': z.tuple([z.strictObject({ id: z.uuid() })]),
  'dossier.saveElsewhere': z.tuple([z.strictObject({ id: z.uuid() })]),
  'dossier.check': z.tuple([z.strictObject({ id: z.uuid() })]),
  'dossier.history': z.tuple([z.strictObject({ id: z.uuid(), key: answerKeySchema })]),
  'dossier.attach': z.tuple([z.strictObject({ id: z.uuid() })]),
  'dossier.saveAttachment': z.tuple([z.strictObject({ id: z.uuid(), attachment: attachmentSchema })]),
  'exchange.lend': z.tuple([z.strictObject({ id: z.uuid(), person: z.string().min(1).max(2_000) })]),
  'exchange.review': z.tuple([z.strictObject({ id: z.uuid(), person: z.string().min(1).max(2_000) })]),
  'exchange.read': z.tuple([z.strictObject({ id: z.uuid() })]),
  'dossier.close': z.tuple([z.strictObject({ id: z.uuid() })]),
  'report.make': z.tuple([z.strictObject({ id: z.uuid() })]),
  'report.cancel': z.tuple([]),
  'report.html': z.tuple([z.strictObject({ id: z.uuid() })]),
  'report.public': z.tuple([z.strictObject({ id: z.uuid(), form: z.enum(['pdf', 'html']) })]),
  'report.text': z.tuple([z.strictObject({ id: z.uuid(), kind: z.enum(SIDE_TEXTS) })]),
  'report.register': z.tuple([z.strictObject({ id: z.uuid(), form: z.enum(['json', 'csv', 'html']) })]),
  'report.csv': z.tuple([z.strictObject({ id: z.uuid() })]),
  'report.bundle': z.tuple([z.strictObject({ id: z.uuid() })]),
  'template.list': z.tuple([]),
  'template.addFolder': z.tuple([]),
  'template.removeFolder': z.tuple([z.strictObject({ place: z.number().int().nonnegative() })]),
  'template.open': z.tuple([z.strictObject({ sha256: hash })]),
  'template.use': z.tuple([z.strictObject({ sha256: hash, name: z.string().trim().min(1).max(200) })]),
  'template.save': z.tuple([z.strictObject({ template: templateSchema })]),
  'template.takeFile': z.tuple([]),
  'template.giveFile': z.tuple([z.strictObject({ sha256: hash })]),
  'template.newer': z.tuple([z.strictObject({ id: z.uuid() })]),
  'wording.load': z.tuple([]),
  'wording.remove': z.tuple([z.strictObject({ format: z.enum(FOREIGN_FORMATS) })]),
  'sign.chooseKey': z.tuple([]),
  'sign.makeTrialKey': z.tuple([z.strictObject({ name: z.string().min(1).max(100), passphrase: z.string().min(8).max(200) })]),
  'sign.sign': z.tuple([
    z.strictObject({
      id: z.uuid(),
      field: z.string().max(60),
      name: z.string().max(200),
      passphrase: z.string().max(200),
      place: z.string().max(100),
      /** Ask the time-stamp service that the administrator named. */
      stamp: z.boolean(),
    }),
  ]),
  'sign.readBack': z.tuple([z.strictObject({ id: z.uuid() })]),
  'verify.choose': z.tuple([]),
  'verify.compare': z.tuple([]),
  'verify.bytes': z.tuple([
    z.strictObject({ name: z.string().max(300), bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= LARGEST_REPORT) }),
  ]),
} as const;

export type Call = keyof typeof CALLS;

/** What the main process tells the screen by itself. */
export type Events = {
  readonly 'report.progress': { readonly step: 'opmaken' | 'controleren' | 'opnieuw' };
  /** The window wants to close: send what is still waiting, then call `app.closed`. */
  readonly 'app.closing': Record<string, never>;
  /** A menu item that the screen carries out. */
  readonly 'menu.do': { readonly what: 'nieuw' | 'openen' | 'ongedaan' | 'opnieuw' | 'overzicht' | 'zoeken' | 'bewaren' | 'hulp' };
  /** The system gave a file to open: ask for it with `library.openGiven`. */
  readonly 'app.given': Record<string, never>;
  /** The dossier file was written by itself. */
  readonly 'dossier.saved': { readonly id: string; readonly at: string };
  /** The folder of a dossier, or of what is kept of it here, is on a disk that is nearly full; or no longer. */
  readonly 'dossier.room': { readonly id: string; readonly little?: { readonly folder: string; readonly free: number } };
  readonly 'dossier.saveFailed': { readonly id: string; readonly code: string; readonly detail: Readonly<Record<string, string>> };
};

export type Settings = {
  readonly organisation: string;
  /** Who works here; stands with the answers. Empty when nobody said so. */
  readonly person: string;
  readonly library: string;
  readonly language: Language;
  readonly place?: Place;
  readonly style?: HouseStyle;
  readonly archive: Archive;
  /** Certificates that an administrator trusts. */
  readonly anchors: readonly Anchor[];
  /** What an administrator decided for this computer, and what is wrong with the file that says so. */
  readonly managed: {
    readonly library: boolean;
    readonly style: boolean;
    /** Functions that are switched off; a call to one fails with `uitgezet`. */
    readonly off: readonly Off[];
    readonly timeStamp?: string;
    readonly fault?: string;
  };
};

/** A trusted certificate; its bytes stay in the main process. */
export type Anchor = { readonly fingerprint: string; readonly name: string; readonly validTo: string; readonly managed: boolean };

export type Started = {
  readonly version: string;
  /** Where settings and the journal of unsaved work lie on this computer. */
  readonly localData: string;
  /** True in the browser preview: no real dossiers. */
  readonly preview: boolean;
  /** Unset until the first start is done. */
  readonly settings: Settings | null;
  readonly content: Content;
  readonly texts: Readonly<Record<string, Texts>>;
  /** Official texts that were loaded here; the texts themselves stand in the content. */
  readonly wordings: readonly LoadedWording[];
  readonly examples: readonly { readonly id: string; readonly title: string }[];
};

export type LibraryEntry = {
  readonly id: string;
  readonly fileName: string;
  readonly title: string;
  readonly organisation: string;
  readonly dossierNumber: string;
  readonly status: 'open' | 'vastgelegd' | 'proefondertekend' | 'ondertekend' | 'huiswerk' | 'meelezen';
  readonly outcome: Outcome;
  readonly savedAt: string;
  readonly example: boolean;
  /** This computer holds edits that are not in the file yet. */
  readonly behind: boolean;
  /** False for a file that was opened from another folder. */
  readonly inLibrary: boolean;
  readonly progress?: Progress;
  /** The earliest date of what is still to be done, ISO 8601. */
  readonly nextDate?: string;
};

/** One file in a folder with templates: what it is, or why it cannot be used. */
export type CatalogueEntry = {
  readonly folder: string;
  readonly fileName: string;
  /** The folder cannot be reached now: this is the copy of last time. */
  readonly offline: boolean;
  readonly template?: Pick<Template, 'id' | 'name' | 'organisation' | 'version' | 'date' | 'note'> & {
    readonly sha256: string;
    readonly retired: boolean;
    readonly signature:
      | { readonly state: 'geen' | 'ongeldig' }
      | { readonly state: 'vertrouwd' | 'niet-vertrouwd' | 'proef'; readonly signer: string };
  };
  readonly failure?: Failure;
  /** Another file says something else under the same version. */
  readonly double?: boolean;
};

/** A form whose official texts were loaded, with the numbers that match no question of ours. */
export type LoadedWording = {
  readonly format: ForeignFormat;
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly matched: number;
  readonly unmatched: readonly string[];
};
export type Official = { readonly wordings: readonly LoadedWording[]; readonly official: NonNullable<Content['official']> };

/** The catalogue: the folders in order, the own one first, and what is in them. */
export type Templates = {
  readonly entries: readonly CatalogueEntry[];
  readonly folders: readonly { readonly folder: string; readonly own: boolean; readonly managed: boolean }[];
};

/** A place in one of the dossiers where somebody wrote the words that were searched. */
export type LibraryHit = {
  readonly fileName: string;
  readonly dossier: string;
  readonly name: string;
  readonly hit: Hit;
};

export type Library = {
  readonly entries: readonly LibraryEntry[];
  /** Files that look like dossiers and cannot be read, each with the reason. */
  readonly broken: readonly { readonly fileName: string; readonly code: string; readonly detail: Readonly<Record<string, string>> }[];
  /** Encrypted: only the name of the file can be known. */
  readonly locked: readonly Pick<LibraryEntry, 'id' | 'fileName' | 'inLibrary'>[];
  /** Thrown away, and still there. */
  readonly bin: readonly (Pick<LibraryEntry, 'id' | 'fileName' | 'title'> & { readonly status: LibraryEntry['status'] | 'versleuteld' })[];
};

export type Opened = {
  readonly document: AssessmentDocument;
  readonly fileName: string;
  readonly recovered: 'none' | 'replayed' | 'previous' | 'elsewhere';
  readonly recoveredEdits: number;
  readonly encrypted: boolean;
  /** Somebody else who works in it: then it can only be read here. */
  readonly holder?: { readonly person: string; readonly computer: string; readonly since: string };
};

/** What a check of a dossier found: all is well when nothing is broken and nothing missing. */
export type DossierCheck = {
  readonly lines: number;
  /** SHA-256 (hex) of the last line of the log; empty while there is none. */
  readonly last: string;
  /** The first line of the log (from 1) that does not follow from the ones before. */
  readonly brokenLine?: number;
  /** Versions whose report names a line of the log that is not there any more. */
  readonly withoutLine: readonly number[];
  /** Names of attachments that are not in the dossier, or with other bytes. */
  readonly missing: readonly string[];
};

export type MadeReport = {
  readonly fileName: string;
  readonly sha256: string;
  readonly pages: number;
  /** True when the file claims PDF/A-2a and PDF/UA-1: only after our own check of this very file. */
  readonly claims: boolean;
  /** Signs that are not in the font and appear as their code. */
  readonly unknownSigns: readonly string[];
};

/** A report that was signed elsewhere: what was found, and whether the service wrote the file anew. */
export type ReadBack = {
  readonly fileName: string;
  readonly rewritten: boolean;
  readonly signatures: readonly SignatureRecord[];
  readonly report: VerifyReport;
};

export type Signed = { readonly fileName: string; readonly signature: SignatureRecord; readonly report: VerifyReport };

/** `null` means: the person cancelled. */
export type Bridge = {
  'app.start': () => Promise<Started>;
  'app.closed': () => Promise<Result<null>>;
  'settings.save': (change: z.infer<(typeof CALLS)['settings.save']>[0]) => Promise<Settings>;
  /** Writes the house style to a file that colleagues can take in. */
  'settings.exportStyle': () => Promise<Result<null> | null>;
  /** Reads such a file. Nothing is kept: the screen shows it first, and redraws the logo. */
  'settings.importStyle': () => Promise<Result<HouseStyle> | null>;
  /** Trusts the certificates in a file that the person chooses. None are trusted by default. */
  'settings.addAnchors': () => Promise<Result<Settings> | null>;
  'settings.removeAnchor': (input: { fingerprint: string }) => Promise<Settings>;
  /** Forgets which files outside the library were opened, and where somebody was. */
  'settings.forgetRecent': () => Promise<Settings>;
  'settings.chooseLibrary': () => Promise<Settings | null>;
  'settings.place': (place: Place) => Promise<null>;
  'library.list': () => Promise<Result<Library>>;
  'library.search': (input: { text: string }) => Promise<Result<readonly LibraryHit[]>>;
  'library.toBin': (input: FileOfDossier) => Promise<Result<Library>>;
  'library.restore': (input: { fileName: string }) => Promise<Result<Library>>;
  /** Removes a file from the bin for good. The log of the folder keeps what it was, who decided and why. */
  'library.destroy': (input: { fileName: string; reason: string }) => Promise<Result<Library>>;
  'library.create': (input: { name: string }) => Promise<Result<Opened>>;
  'library.open': (input: FileOfDossier) => Promise<Result<Opened>>;
  'library.openFile': () => Promise<Result<Opened> | null>;
  /** Makes a dossier from a file of another tool; what became of every answer stands in its `imports`. */
  'library.importFile': () => Promise<Result<Opened> | null>;
  /** Opens the file that the system gave, for example by a double click; `null` when it gave none. */
  'library.openGiven': () => Promise<Result<Opened> | null>;
  'library.openExample': (input: { example: string }) => Promise<Result<Opened>>;
  /** Opens the encrypted file that a call named in its failure `dossier-versleuteld`, with passphrase or recovery code. */
  'library.unlock': (input: { ticket: string; secret: string }) => Promise<Result<Opened>>;
  /** A new recovery code. Nothing holds it until `dossier.encrypt` gets it back. */
  'dossier.recoveryCode': () => Promise<string>;
  /** Encrypts an open dossier with everything of it on this computer, or gives it another passphrase. */
  'dossier.encrypt': (input: z.infer<(typeof CALLS)['dossier.encrypt']>[0]) => Promise<Result<{ at: string }>>;
  'dossier.decrypt': (input: { id: string }) => Promise<Result<{ at: string }>>;
  'dossier.apply': (edit: z.infer<(typeof CALLS)['dossier.apply']>[0]) => Promise<Result<{ at: string }>>;
  'dossier.checkpoint': (input: { id: string }) => Promise<Result<{ at: string }>>;
  /** Goes on in a new file that a person chooses, when the old one cannot be written. */
  'dossier.saveElsewhere': (input: { id: string }) => Promise<Result<{ at: string; fileName: string }> | null>;
  /** Checks log, versions and attachments of an open dossier, and says where the log is now. */
  'dossier.check': (input: { id: string }) => Promise<Result<DossierCheck>>;
  'dossier.history': (input: { id: string; key: string }) => Promise<Result<readonly EarlierAnswer[]>>;
  /** Asks for a file and keeps it with the dossier. */
  'dossier.attach': (input: { id: string }) => Promise<Result<Attachment> | null>;
  'dossier.saveAttachment': (input: { id: string; attachment: Attachment }) => Promise<Result<null> | null>;
  /** Writes the questions somebody looks into to a small file of their own. */
  'exchange.lend': (input: { id: string; person: string }) => Promise<Result<{ fileName: string }> | null>;
  /** Writes a copy in which somebody can only remark. */
  'exchange.review': (input: { id: string; person: string }) => Promise<Result<{ fileName: string }> | null>;
  /** Reads homework, a copy of this dossier, or a file of another tool. Its files are kept; nothing else changes yet. */
  'exchange.read': (input: { id: string }) => Promise<Result<CameBack> | null>;
  'dossier.close': (input: { id: string }) => Promise<Result<null>>;
  'report.make': (input: { id: string }) => Promise<Result<MadeReport> | null>;
  'report.cancel': () => Promise<null>;
  /** The report as one HTML file without scripts. */
  'report.html': (input: { id: string }) => Promise<Result<{ fileName: string }> | null>;
  /** The version of the fixed report that leaves out names and withheld parts. */
  'report.public': (input: { id: string; form: 'pdf' | 'html' }) => Promise<Result<{ fileName: string }> | null>;
  /** A draft text for others that follows from the report. */
  'report.text': (input: { id: string; kind: SideTextKind }) => Promise<Result<{ fileName: string }> | null>;
  /** The entry for the Algoritmeregister: for its interface, for a spreadsheet, or to read. */
  'report.register': (input: { id: string; form: 'json' | 'csv' | 'html' }) => Promise<Result<{ fileName: string }> | null>;
  /** The action plan for a spreadsheet. */
  'report.csv': (input: { id: string }) => Promise<Result<{ fileName: string }> | null>;
  /** A folder with report, copy, dossier, metadata and checksums, and what the metadata lacks. */
  'report.bundle': (input: { id: string }) => Promise<Result<{ folder: string; missing: readonly Missing[] }> | null>;
  /** Every template in the folders, with what is wrong with those that cannot be used. */
  'template.list': () => Promise<Result<Templates>>;
  'template.addFolder': () => Promise<Result<Templates> | null>;
  /** Takes a folder off the list by its place; the folder itself stays as it is. */
  'template.removeFolder': (input: { place: number }) => Promise<Result<Templates>>;
  'template.open': (input: { sha256: string }) => Promise<Result<Template>>;
  /** Makes a dossier that starts from a template. */
  'template.use': (input: { sha256: string; name: string }) => Promise<Result<Opened>>;
  /** Writes a template in the own folder; refused when it does not fit the questions. */
  'template.save': (input: { template: Template }) => Promise<Result<Templates>>;
  /** Copies a template from a file into the own folder. */
  'template.takeFile': () => Promise<Result<Templates> | null>;
  'template.giveFile': (input: { sha256: string }) => Promise<Result<{ fileName: string }> | null>;
  /** The newest version of the template that a dossier started from, as a copy of the dossier to choose from. */
  'template.newer': (input: { id: string }) => Promise<Result<CameBack>>;
  /** Loads the official texts of a form from a definition of the Invulhulpen; they stay on this computer. */
  'wording.load': () => Promise<Result<Official> | null>;
  'wording.remove': (input: { format: ForeignFormat }) => Promise<Result<Official>>;
  'sign.chooseKey': () => Promise<{ fileName: string } | null>;
  'sign.makeTrialKey': (input: { name: string; passphrase: string }) => Promise<Result<{ fileName: string }> | null>;
  'sign.sign': (input: z.infer<(typeof CALLS)['sign.sign']>[0]) => Promise<Result<Signed> | null>;
  /** Reads the report that another service signed, and says whether it is still the same file underneath. */
  'sign.readBack': (input: { id: string }) => Promise<Result<ReadBack> | null>;
  'verify.choose': () => Promise<Result<{ fileName: string; report: VerifyReport }> | null>;
  /** Asks for a file with answers and says whether the report that was checked last was made from them. */
  'verify.compare': () => Promise<Result<{ fileName: string; report: VerifyReport }> | null>;
  'verify.bytes': (input: { name: string; bytes: Uint8Array }) => Promise<Result<{ fileName: string; report: VerifyReport }>>;
};

/** What the preload puts on the page as `window.weegwijzer`. */
export type WindowBridge = {
  readonly call: { readonly [C in Call]: Bridge[C] };
  /** Listens to an event; the result stops listening. */
  readonly on: <E extends keyof Events>(event: E, listener: (data: Events[E]) => void) => () => void;
};
