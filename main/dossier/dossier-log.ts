import type { Action, AssessmentDocument } from '../../shared/assessment/types.ts';
import type { DossierCheck } from '../../shared/bridge.ts';
import { FILE_LIMITS } from './container.ts';
import { sha256 } from './hash.ts';
import type { JournalEdit, JournalNote } from './journal.ts';
import { chained, firstBrokenLine, type LogEntry, linesOf, logLineSchema } from './log.ts';

const NAME = 'log.jsonl';
/** Milliseconds: somebody who goes on in the same place is one line, not one for every pause in typing. */
const ONE_SITTING = 5 * 60_000;

/** Who does it and on which computer, for the log; never more than the login of the system can say. */
export type Who = { readonly actor: string; readonly origin: string };

/**
 * The log inside a dossier: who did what and when, each line chained to the one before, without any answer in it. It
 * follows from the edits, so that what comes back after a crash is logged as well.
 */
export type DossierLog = {
  readonly keep: (edit: JournalEdit, who: Who) => void;
  /** Something that changed no answer: an export, or the passphrase. */
  readonly note: (note: JournalNote, who: Who) => void;
  readonly bytes: () => Uint8Array;
  /** What belongs in the dossier file; nothing while there is no log. */
  readonly entry: () => readonly (readonly [string, Uint8Array])[];
};

/** Opens the log of a dossier. A log that somebody changed stays as it is: the check goes on naming the place. */
export function openDossierLog(entries: ReadonlyMap<string, Uint8Array>): DossierLog {
  const lines = [...linesOf(entries.get(NAME) ?? new Uint8Array())];
  let last = lines.at(-1) ?? '';
  let before = readEntry(last);
  let size = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const add = (entry: LogEntry): void => {
    last = chained(entry, last);
    before = entry;
    lines.push(last);
    size += last.length + 1;
  };
  const bytes = (): Uint8Array => new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
  const keep = (entry: LogEntry): void => {
    if (before && isSameSitting(before, entry)) return;
    if (size > FILE_LIMITS.document / 4) {
      // A dossier must stay readable: the next log names where this one ended.
      const { hash } = logLineSchema.parse(JSON.parse(last));
      lines.length = 0;
      last = '';
      size = 0;
      add({ ...entry, action: 'logboek vervolgd', object: `laatste regel ${hash}` });
    }
    add(entry);
  };
  return {
    keep: ({ action, at }, who) =>
      keep({ action: WORDS[action.type], object: objectOf(action).slice(0, 2_000), result: 'gedaan', at, ...who }),
    note: ({ at, action, object }, who) => keep({ action, object, result: 'gedaan', at, ...who }),
    bytes,
    entry: () => (lines.length === 0 ? [] : [[NAME, bytes()]]),
  };
}

/** Checks the log of a dossier, the line that each fixed version names, and that every attachment is there as it was. */
export function checkDossier(
  document: AssessmentDocument,
  log: Uint8Array,
  attachment: (sha256: string) => Uint8Array | undefined,
): DossierCheck {
  const lines = linesOf(log);
  const known = new Set(lines.map((line) => sha256(line)));
  const brokenLine = firstBrokenLine(log);
  const named = Object.values(document.answers).flatMap(({ attachments = [] }) => attachments);
  return {
    lines: lines.length,
    last: lines.length > 0 ? sha256(lines.at(-1) ?? '') : '',
    ...(brokenLine === undefined ? {} : { brokenLine }),
    // A copy for others has no log, and then there is nothing to compare.
    withoutLine: document.versions.flatMap(({ number, report: { hashes } }) =>
      lines.length > 0 && hashes.log && !known.has(hashes.log) ? [number] : [],
    ),
    missing: named.filter(({ sha256: hash }) => !isWhole(attachment(hash), hash)).map(({ name }) => name),
  };
}

const isWhole = (bytes: Uint8Array | undefined, hash: string): boolean => bytes !== undefined && sha256(bytes) === hash;

/** The log of a dossier file that was read. */
export const logIn = (entries: ReadonlyMap<string, Uint8Array>): Uint8Array => entries.get(NAME) ?? new Uint8Array();

function readEntry(line: string): LogEntry | undefined {
  try {
    return logLineSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

const isSameSitting = (a: LogEntry, b: LogEntry): boolean =>
  a.action === b.action && a.object === b.object && a.actor === b.actor && Date.parse(b.at) - Date.parse(a.at) < ONE_SITTING;

/** What an edit works on: a question, a row, a version; never what was answered. */
function objectOf(action: Action): string {
  if ('key' in action) return action.key;
  if ('group' in action) return `${action.group}@${action.row}`;
  switch (action.type) {
    case 'fix':
      return `versie ${action.version.number}`;
    case 'recordReport':
      return `versie ${action.version}, rapport ${action.reportHash}`;
    case 'recordSignature':
      return `versie ${action.version}`;
    case 'receive':
      return Object.keys(action.answers).join(', ');
    case 'recordImport':
      return `bestand ${action.imported.sha256}`;
    case 'setTemplate':
      return action.template ? `sjabloon ${action.template.sha256}` : 'geen sjabloon';
    case 'putBack':
      return Object.keys(action.answers).join(', ');
    default:
      return 'dossier';
  }
}

const WORDS: Readonly<Record<Action['type'], string>> = {
  setFacts: 'gegevens van het dossier veranderd',
  answer: 'antwoord gegeven',
  notApplicable: 'niet van toepassing verklaard',
  clear: 'antwoord leeggemaakt',
  setEvidence: 'bewijs veranderd',
  attach: 'bijlage toegevoegd',
  detach: 'bijlage weggehaald',
  assign: 'huiswerk gegeven',
  remark: 'opmerking gemaakt',
  settleRemark: 'opmerking afgehandeld of heropend',
  confirm: 'antwoord bevestigd',
  takeOver: 'feit overgenomen',
  newRound: 'nieuwe ronde begonnen',
  receive: 'overgenomen uit een bestand',
  setRegister: 'registervermelding veranderd',
  recordImport: 'bestand van elders ingelezen',
  setTemplate: 'sjabloon gekozen',
  addRow: 'regel toegevoegd',
  removeRow: 'regel weggehaald',
  moveRow: 'regel verplaatst',
  withhold: 'openbaarheid van een deel veranderd',
  judgeName: 'naam beoordeeld voor de openbare versie',
  setSigners: 'ondertekenaars veranderd',
  setPrinting: 'keuzes voor het rapport veranderd',
  deviate: 'afwijkend oordeel vastgelegd',
  fix: 'versie vastgelegd',
  recordReport: 'rapport gemaakt',
  recordSignature: 'handtekening vastgelegd',
  putBack: 'teruggezet',
};
