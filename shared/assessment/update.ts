import { splitKey } from './keys.ts';
import { type Action, type Answer, type AssessmentDocument, LIMITS, type Publication, WHOLE_PARTS } from './types.ts';

/**
 * The only way a document changes: a new document for an action at a moment (ISO 8601).
 * An action that has nothing to act on leaves the document as it is, so replaying a journal is safe. So does one that would
 * make a list too long for the schema: a document that was made can always be opened.
 */
export function update(document: AssessmentDocument, action: Action, now: string): AssessmentDocument {
  if (document.review && !isRemarkOnly(action)) return document;
  const changed = apply(document, action, now);
  return changed === document || limitPassed(changed, action) !== undefined ? document : { ...changed, revision: document.revision + 1 };
}

/** The limit (a number of things) that an action would pass; such an action leaves the document as it is. */
export function overflowOf(document: AssessmentDocument, action: Action, now: string): number | undefined {
  return limitPassed(apply(document, action, now), action);
}

/** What may be done in a copy to look over: remark, and take that back. */
export const isRemarkOnly = (action: Action): boolean => {
  if (action.type !== 'putBack') return action.type === 'remark';
  const { type: _type, answers, rows, remarks: _remarks, ...rest } = action;
  return Object.keys(answers).length + Object.keys(rows).length + Object.keys(rest).length === 0;
};

function apply(document: AssessmentDocument, action: Action, now: string): AssessmentDocument {
  switch (action.type) {
    case 'setFacts':
      return { ...document, facts: { ...document.facts, ...definedOnly(action.facts) } };
    case 'answer':
      return withAnswer(document, action.key, answered(document.answers[action.key], action, now));
    case 'notApplicable':
      return withAnswer(document, action.key, {
        state: 'nvt',
        value: '',
        reason: action.reason,
        at: now,
        ...definedOnly({ by: action.by }),
      });
    case 'clear':
      return withoutAnswers(document, (key) => key === action.key);
    case 'setEvidence': {
      const { evidence: _old, ...rest } = document.answers[action.key] ?? emptyAnswer(now);
      return withAnswer(
        document,
        action.key,
        action.evidence.length > 0 ? { ...rest, evidence: action.evidence, at: now } : { ...rest, at: now },
      );
    }
    case 'attach': {
      const answer = document.answers[action.key] ?? emptyAnswer(now);
      const attachments = answer.attachments ?? [];
      if (attachments.some(({ sha256 }) => sha256 === action.attachment.sha256)) return document;
      return withAnswer(document, action.key, { ...answer, attachments: [...attachments, action.attachment], at: now });
    }
    case 'detach': {
      const { attachments = [], ...rest } = document.answers[action.key] ?? emptyAnswer(now);
      const left = attachments.filter(({ sha256 }) => sha256 !== action.sha256);
      if (left.length === attachments.length) return document;
      return withAnswer(document, action.key, { ...rest, ...(left.length > 0 ? { attachments: left } : {}), at: now });
    }
    case 'assign': {
      const { [action.key]: _old, ...others } = document.homework;
      const { to, due } = action;
      return { ...document, homework: to.trim() === '' ? others : { ...others, [action.key]: { to, due, at: now } } };
    }
    case 'remark': {
      const { id, key, text, by } = action;
      if (document.remarks.some((one) => one.id === id)) return document;
      return { ...document, remarks: [...document.remarks, { id, key, text, by, at: now, done: false }] };
    }
    case 'settleRemark':
      return { ...document, remarks: document.remarks.map((one) => (one.id === action.id ? { ...one, done: action.done } : one)) };
    case 'confirm': {
      const answer = document.answers[action.key];
      return answer ? withAnswer(document, action.key, { ...answer, confirmed: { at: now, by: action.by } }) : document;
    }
    case 'takeOver': {
      const old = document.answers[action.key] ?? emptyAnswer(now);
      // What somebody said is never replaced by what stands elsewhere.
      if (old.state === 'nvt' || (Array.isArray(old.value) ? old.value.length > 0 : old.value.trim() !== '')) return document;
      const { confirmed: _old, ...kept } = old;
      const from = { kind: 'overname' as const, source: action.source };
      return withAnswer(document, action.key, { ...kept, value: action.value, from, at: now });
    }
    case 'newRound': {
      const from = { kind: 'vorige_ronde' as const, source: action.source };
      const again = ({ confirmed: _old, ...answer }: Answer): Answer => ({ ...answer, from });
      return { ...document, answers: Object.fromEntries(Object.entries(document.answers).map(([key, answer]) => [key, again(answer)])) };
    }
    case 'receive': {
      const fresh = (group: string): AssessmentDocument['rows'][string] => {
        const here = document.rows[group] ?? [];
        return [...here, ...(action.rows[group] ?? []).filter(({ id }) => !here.some((one) => one.id === id))];
      };
      return {
        ...document,
        answers: withParts(document.answers, action.answers),
        rows: { ...document.rows, ...Object.fromEntries(Object.keys(action.rows).map((group) => [group, fresh(group)])) },
        remarks: [...document.remarks, ...action.remarks.filter(({ id }) => !document.remarks.some((one) => one.id === id))],
      };
    }
    case 'setRegister': {
      const { [action.field]: _old, ...others } = document.register ?? {};
      return { ...document, register: action.value === null ? others : { ...others, [action.field]: action.value } };
    }
    case 'setTemplate': {
      const { template: _old, ...rest } = document;
      return action.template ? { ...rest, template: action.template } : rest;
    }
    case 'recordImport': {
      const imports = document.imports ?? [];
      const known = imports.some(({ sha256, at }) => sha256 === action.imported.sha256 && at === action.imported.at);
      return known ? document : { ...document, imports: [...imports, action.imported] };
    }
    case 'addRow': {
      const rows = document.rows[action.group] ?? [];
      if (rows.some(({ id }) => id === action.row)) return document;
      return withRows(document, action.group, [...rows, { id: action.row }]);
    }
    case 'removeRow': {
      const rows = document.rows[action.group] ?? [];
      if (!rows.some(({ id }) => id === action.row)) return document;
      const cleared = withoutAnswers(document, (key) => belongsTo(key, action.group, action.row));
      return withRows(
        cleared,
        action.group,
        rows.filter(({ id }) => id !== action.row),
      );
    }
    case 'moveRow': {
      const rows = [...(document.rows[action.group] ?? [])];
      const from = rows.findIndex(({ id }) => id === action.row);
      const [row] = from < 0 ? [] : rows.splice(from, 1);
      if (!row) return document;
      rows.splice(action.to, 0, row);
      return withRows(document, action.group, rows);
    }
    case 'withhold': {
      const { withheld, ...rest } = document.publication ?? NOTHING_PUBLIC;
      const { [action.key]: _old, ...others } = withheld;
      return { ...document, publication: { ...rest, withheld: action.withheld ? { ...others, [action.key]: action.withheld } : others } };
    }
    case 'judgeName': {
      const { names, kept, withheld } = document.publication ?? NOTHING_PUBLIC;
      const others = (list: readonly string[]): string[] => list.filter((one) => one !== action.name);
      const added = (list: readonly string[], verdict: string): string[] => [
        ...others(list),
        ...(action.verdict === verdict ? [action.name] : []),
      ];
      return { ...document, publication: { withheld, names: added(names, 'weg'), kept: added(kept, 'blijft') } };
    }
    case 'setPrinting':
      return { ...document, printing: action.printing };
    case 'setSigners':
      return { ...document, signers: action.signers };
    case 'deviate': {
      const { id, text, by } = action;
      if (document.deviations.some((one) => one.id === id)) return document;
      return { ...document, deviations: [...document.deviations, { id, text, by, at: now }] };
    }
    case 'fix':
      return document.versions.some(({ number }) => number === action.version.number)
        ? document
        : { ...document, versions: [...document.versions, action.version] };
    case 'recordReport':
      return withVersion(document, action.version, { reportHash: action.reportHash });
    case 'recordSignature': {
      const version = document.versions.find(({ number }) => number === action.version);
      // A field is signed once.
      if (!version || version.signatures.some(({ field }) => field === action.signature.field)) return document;
      return withVersion(document, action.version, { signatures: [...version.signatures, action.signature] });
    }
    case 'putBack':
      return putBack(document, action);
  }
}

function limitPassed(
  { deviations, remarks, versions, imports, publication, rows, answers }: AssessmentDocument,
  action: Action,
): number | undefined {
  const counts: readonly (readonly [number, number | undefined])[] = [
    [LIMITS.deviations, deviations.length],
    [LIMITS.remarks, remarks.length],
    [LIMITS.versions, versions.length],
    [LIMITS.imports, imports?.length],
    [LIMITS.names, publication?.names.length],
    [LIMITS.names, publication?.kept.length],
    [LIMITS.rows, Math.max(0, ...Object.values(rows).map((list) => list.length))],
    // What comes as a whole was checked as a whole; only one more file may be one too many.
    [LIMITS.attachments, 'key' in action ? answers[action.key]?.attachments?.length : undefined],
  ];
  return counts.find(([most, count = 0]) => count > most)?.[0];
}

const NOTHING_PUBLIC: Publication = { withheld: {}, names: [], kept: [] };

const emptyAnswer = (now: string): Answer => ({ state: 'beantwoord', value: '', at: now });

function answered(old: Answer | undefined, action: Extract<Action, { type: 'answer' }>, now: string): Answer {
  // Changing a value makes it the team's own: where it came from no longer holds, and it needs no confirmation.
  const { from, confirmed, reason: _reason, by: _by, ...rest } = old ?? emptyAnswer(now);
  const changed = action.value !== undefined && !sameValue(action.value, rest.value);
  return {
    ...rest,
    ...(changed || from === undefined ? {} : { from }),
    ...(changed || confirmed === undefined ? {} : { confirmed }),
    ...definedOnly({ value: action.value, considerations: action.considerations, choices: action.choices, by: action.by }),
    state: 'beantwoord',
    at: now,
  };
}

const sameValue = (a: Answer['value'], b: Answer['value']): boolean => JSON.stringify(a) === JSON.stringify(b);

function withAnswer(document: AssessmentDocument, key: string, answer: Answer): AssessmentDocument {
  return { ...document, answers: { ...document.answers, [key]: answer } };
}

function withoutAnswers(document: AssessmentDocument, matches: (key: string) => boolean): AssessmentDocument {
  const kept = Object.entries(document.answers).filter(([key]) => !matches(key));
  if (kept.length === Object.keys(document.answers).length) return document;
  return { ...document, answers: Object.fromEntries(kept) };
}

function withRows(document: AssessmentDocument, group: string, rows: AssessmentDocument['rows'][string]): AssessmentDocument {
  return { ...document, rows: { ...document.rows, [group]: rows } };
}

function withVersion(
  document: AssessmentDocument,
  number: number,
  change: Partial<AssessmentDocument['versions'][number]>,
): AssessmentDocument {
  return { ...document, versions: document.versions.map((version) => (version.number === number ? { ...version, ...change } : version)) };
}

function putBack(document: AssessmentDocument, action: Extract<Action, { type: 'putBack' }>): AssessmentDocument {
  const { answers, rows } = document;
  const parts = Object.fromEntries(WHOLE_PARTS.flatMap((part) => (action[part] === undefined ? [] : [[part, action[part]]])));
  const whole: AssessmentDocument = { ...document, answers: withParts(answers, action.answers), rows: withParts(rows, action.rows) };
  return withParts(whole as never, parts as never) as AssessmentDocument;
}

function withParts<T>(whole: Readonly<Record<string, T>>, parts: Readonly<Record<string, T | null>>): Record<string, T> {
  const result: Record<string, T> = { ...whole };
  for (const [key, value] of Object.entries(parts)) {
    if (value === null) delete result[key];
    else result[key] = value;
  }
  return result;
}

const belongsTo = (key: string, group: string, row: string): boolean => {
  const place = splitKey(key);
  return place.row === row && place.question.startsWith(`${group}.`);
};

function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never;
}
