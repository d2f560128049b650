import type { Drawing } from '../drawing/types.ts';
import type { Outcome } from '../rules/outcomes.ts';
import type { HouseStyle } from '../style/house-style.ts';
import type { Block } from '../text/markdown.ts';

/** The report as plain data: everything that is printed, in order, and nothing that must still be looked up. */
export type ReportModel = {
  readonly model: 1;
  readonly status: 'concept' | 'vastgelegd';
  readonly language: 'nl-NL' | 'en-GB';
  readonly version: number;
  /** Moment of fixing or of making the concept, ISO 8601: the only date in the file. */
  readonly date: string;
  readonly facts: {
    readonly name: string;
    readonly organisation: string;
    readonly dossierNumber: string;
    readonly caseNumber: string;
    readonly decisionDate: string;
    readonly decider: string;
  };
  readonly example?: string;
  /** The answers travel in the file as an attachment. */
  readonly attached?: boolean;
  /** In a report in English: the sentences of the instruments that are English too. All else that is not of `words` is Dutch. */
  readonly english?: readonly string[];
  /** How the organisation looks; without it the report is in our own colour. */
  readonly style?: HouseStyle;
  /** Only in a public version: which signed report it belongs to, and what was left out. */
  readonly publication?: { readonly says: readonly string[] };
  readonly notices: readonly string[];
  readonly instruments: readonly { readonly title: string; readonly edition: string; readonly verification: string }[];
  /** `log`: the last line of the log of the dossier when this was fixed, so that nobody can leave out its end unnoticed. */
  readonly hashes: { readonly content: string; readonly document: string; readonly log?: string | undefined };
  readonly outcome: ReportOutcome;
  readonly stops: readonly string[];
  readonly ladder: readonly {
    readonly code: Outcome;
    readonly title: string;
    readonly found: string;
    readonly at: string;
    readonly reached: boolean;
  }[];
  readonly path: readonly ReportPathStep[];
  readonly drawings: readonly Drawing[];
  readonly findings: readonly ReportFinding[];
  readonly warnings: readonly { readonly code: string; readonly text: string; readonly sources: string }[];
  /** What the answers say to one question each, for example whether a DPIA is needed. */
  readonly conclusions: readonly {
    readonly title: string;
    readonly answer: string;
    readonly why: string;
    readonly sources: string;
  }[];
  /** Contradictions and gaps. */
  readonly checks: readonly { readonly kind: string; readonly text: string; readonly todo: string; readonly sources: string }[];
  readonly deviations: readonly { readonly text: string; readonly by: string; readonly date: string }[];
  /** What who decides needs on one page. Versions fixed before this existed have none, and no registers. */
  readonly summary?: ReportSummary;
  /** Lists with a table of their own, in the order of their chapters. */
  readonly registers?: readonly ReportRegister[];
  /** What reads differently than in the version before; without an earlier version there is no list. */
  readonly changes?: { readonly since: number; readonly rows: readonly (readonly [string, string, string])[] };
  readonly criteria: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly duties: readonly {
    readonly code: string;
    readonly title: string;
    readonly state: string;
    readonly owner: string;
    readonly date: string;
    readonly note: string;
  }[];
  readonly parts: readonly ReportPart[];
  readonly openPoints: readonly { readonly kind: string; readonly text: string }[];
  /** Numbered B1, B2 …; everywhere else a source is named by its number. */
  readonly sources: readonly { readonly nr: string; readonly title: string; readonly place: string; readonly read: string }[];
  /** The fixed words around the content, so that a frozen report keeps them too. */
  readonly words: Readonly<Record<string, string>>;
  readonly signatures: readonly {
    readonly field: string;
    readonly role: string;
    readonly says: string;
    readonly name?: string;
    readonly function?: string;
    readonly mandate?: string;
  }[];
};

export type ReportSummary = {
  readonly what: string;
  readonly why: readonly string[];
  readonly advice: string;
  readonly conditions: readonly string[];
  /** Each as: risk, decision, by whom. */
  readonly residual: readonly (readonly string[])[];
  readonly residualLeft: number;
  /** Each as: who, what, when. */
  readonly asked: readonly (readonly string[])[];
  readonly askedLeft: number;
  readonly open: string;
};

/** A list of records. `empty` says what it means that there are none. */
export type ReportRegister = {
  readonly id: string;
  readonly chapter: 'rechten' | 'acties' | 'mensen' | 'bijlagen';
  readonly title: string;
  readonly columns: readonly { readonly head: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
  readonly empty: string;
};

export type ReportOutcome = {
  readonly code: Outcome;
  readonly title: string;
  readonly means: string;
  readonly todo: string;
  readonly saysNot: string;
  readonly released: string;
};

export type ReportPathStep = {
  readonly node: string;
  readonly title: string;
  readonly subject: string;
  readonly answer: string;
  readonly result: string;
  readonly text: string;
  readonly sources: string;
};

export type ReportFinding = {
  readonly outcome: Outcome;
  readonly title: string;
  readonly node: string;
  readonly subject: string;
  readonly text: string;
  readonly because: string;
  readonly settle: string;
  readonly sources: string;
};

export type ReportPart = {
  readonly id: string;
  readonly title: string;
  readonly verification: string;
  readonly sections: readonly ReportSection[];
  /** Sections in which nothing is answered yet, each with how much was asked. */
  readonly empty: readonly string[];
};

export type ReportSection = {
  readonly id: string;
  readonly nr: string;
  readonly title: string;
  /** Says that this is our own choice and not part of the instrument. */
  readonly ours: string;
  readonly questions: readonly ReportQuestion[];
  /** Questions without an answer, by number and title. */
  readonly open: readonly string[];
  /** Rows of a group, each as a small table: what was asked, the answer, and what else was said. */
  readonly records: readonly { readonly name: string; readonly lines: readonly (readonly [string, string, string])[] }[];
};

export type ReportQuestion = {
  readonly id: string;
  readonly nr: string;
  readonly title: string;
  readonly text: string;
  readonly state: string;
  readonly mark: 'full' | 'half' | 'empty' | 'dashed';
  readonly when: string;
  readonly answer: readonly Block[];
  readonly considerations: readonly Block[];
  readonly choices: readonly Block[];
  readonly evidence: readonly string[];
  readonly from: string;
};
