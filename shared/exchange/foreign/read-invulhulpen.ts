import { failed, type Result, success } from '../../result.ts';
import { isObject, type Json } from './json.ts';
import type { ForeignMap } from './map.ts';
import type { ForeignFile, ForeignFormat, ForeignValue } from './types.ts';

/** Numbers of questions as they occur in real files; anything else is no answer of theirs. */
const KEY = /^[0-9]+[A-Za-z0-9]*(\.[A-Za-z0-9-]+)*(\[[0-9]{1,5}\])?$/;
const MOST_VALUES = 100_000;
const FORMATS: Readonly<Record<string, ForeignFormat>> = {
  iama: 'invulhulpen-iama',
  dpia: 'invulhulpen-dpia',
  prescan: 'invulhulpen-prescan',
};

/** Lists in lists: the inner rows are stored with one counter for the whole form, and their parent is not stored. */
const NESTED: Readonly<Record<string, { readonly rows: string; readonly parents: string }>> = Object.fromEntries(
  ['5.1', '6.1', '8.1', '9.1', '10.1', '11.1', '13.1']
    .map((id) => [id, { rows: `${id}.1`, parents: '3.1' }])
    .concat([['7.1', { rows: '7.1.1', parents: '6.1.1' }]]),
);

/**
 * Reads a save file of the Invulhulpen, new or old. `as` reads it as another form than it says: a file can say DPIA and
 * hold a pre-scan. Fails with a sentence when it is not theirs or is likely another form.
 */
export function readInvulhulpen(file: unknown, maps: readonly ForeignMap[], as?: ForeignFormat): Result<ForeignFile> {
  if (!isObject(file) || !isObject(file.answers)) return failed('import-vreemd');
  const metadata = isObject(file.metadata) ? file.metadata : {};
  const old = isObject(file.taskState) || Object.keys(file.answers).some((key) => Object.hasOwn(FORMATS, key));
  const urn = /^urn:nl:(iama|dpia|prescan):?([\w.-]{0,20})/.exec(String(metadata.urn ?? ''));
  const wrapped = Object.keys(file.answers).filter((key) => Object.hasOwn(FORMATS, key) && isObject((file.answers as Json)[key]));
  const active =
    typeof metadata.activeNamespace === 'string' && wrapped.includes(metadata.activeNamespace) ? metadata.activeNamespace : wrapped[0];
  const said = urn?.[1] ?? (old ? active : undefined);
  if (!said) return failed('import-zonder-soort');
  const format = as ?? FORMATS[said] ?? 'invulhulpen-dpia';
  const space = old && active ? (file.answers as Json)[active] : file.answers;
  if (!isObject(space)) return failed('import-vreemd');
  const read = old && isObject(file.taskState) ? oldValues(space, (file.taskState as Json)[active ?? '']) : newValues(space);
  if (read.values.length > MOST_VALUES) return failed('import-te-groot', { grens: `${MOST_VALUES} antwoorden` });
  const likely = as ? undefined : likelyOther(read.values, format, maps);
  if (likely) return failed('import-ander-formulier', { zegt: nameOf(maps, format), lijkt: nameOf(maps, likely), soort: likely });
  return success({ format, version: urn?.[2] || (format === 'invulhulpen-dpia' ? '3.0' : '2.0'), title: '', ...read });
}

const nameOf = (maps: readonly ForeignMap[], format: ForeignFormat): string => maps.find((map) => map.format === format)?.name ?? format;

/** The form that the numbers point at, when the file says another one and those numbers are not in it. */
function likelyOther(values: readonly ForeignValue[], format: ForeignFormat, maps: readonly ForeignMap[]): ForeignFormat | undefined {
  const known = (map: ForeignMap): number => values.filter(({ id }) => Object.hasOwn(map.answers, id)).length;
  const own = maps.find((map) => map.format === format);
  const best = maps.filter((map) => map.format.startsWith('invulhulpen') && map.format !== format).sort((a, b) => known(b) - known(a))[0];
  return own && best && known(best) > known(own) && known(own) < values.length * 0.8 ? best.format : undefined;
}

type Read = { readonly values: readonly ForeignValue[]; readonly empty: number };

function newValues(answers: Json): Read {
  const values: ForeignValue[] = [];
  let empty = 0;
  const indexes = new Map(
    Object.entries(answers).flatMap(([id, rows]) =>
      Array.isArray(rows) ? [[id, new Set(rows.filter(isObject).map(({ _index }) => Number(_index)))] as const] : [],
    ),
  );
  const add = (id: string, holder: Json, place: string, row?: number): void => {
    const group = /^\d+\.1/.exec(id)?.[0] ?? '';
    const nested = row === undefined ? undefined : NESTED[group];
    const parents = nested && id.startsWith(`${group}.1`) ? indexes.get(nested.parents) : undefined;
    const parent = parents && row !== undefined ? { parent: parents.has(row) ? row : ('onbekend' as const) } : {};
    const found = valuesOf(holder, { id, place, ...(row === undefined ? {} : { row }), ...parent });
    if (found.length === 0) empty++;
    values.push(...found);
  };
  for (const [key, value] of Object.entries(answers)) {
    if (!KEY.test(key)) {
      values.push(...looseValues(value, key));
      continue;
    }
    if (Array.isArray(value)) {
      value.forEach((row, at) => {
        if (!isObject(row)) return;
        const index = Number.isInteger(Number(row._index)) ? Number(row._index) : at;
        for (const [id, holder] of Object.entries(row))
          if (isObject(holder) && 'value' in holder) {
            if (KEY.test(id)) add(id, holder, `${key}[${index}].${id}`, index);
            else values.push(...looseValues(holder, `${key}[${index}].${id}`));
          }
      });
    } else if (isObject(value) && 'value' in value) {
      const repeated = /^(.*)\[(\d+)\]$/.exec(key);
      if (repeated) add(repeated[1] ?? key, value, key, Number(repeated[2]));
      else add(key, value, key);
    }
  }
  return { values, empty };
}

/** Something under a name that cannot be a number of theirs: kept, and never placed. */
const looseValues = (value: unknown, place: string): readonly ForeignValue[] =>
  isObject(value) && 'value' in value ? valuesOf(value, { id: '', place }) : [];

function valuesOf(holder: Json, at: Pick<ForeignValue, 'id' | 'place' | 'row' | 'parent'>): readonly ForeignValue[] {
  const { value, lastEditedAt } = holder;
  const time = typeof lastEditedAt === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(lastEditedAt) ? { at: lastEditedAt } : {};
  const one = (text: string, kind: ForeignValue['kind']): ForeignValue => ({ ...at, ...time, value: text, kind });
  // "on" is what a browser sends for a choice without a value: their sign for not applicable.
  if (value === null || value === 'null' || value === 'on') return [one('', 'nvt')];
  if (Array.isArray(value)) return value.map((choice) => one(String(choice), 'choice'));
  if (isObject(value)) return [one(['Afbeelding', value.title, value.description].filter(Boolean).join(': '), 'image')];
  const text = String(value ?? '');
  return text === '' ? [] : [one(text, 'text')];
}

/** The layout of before 2.0: answers by a random key, and a tree of instances that says which belong to one row. */
function oldValues(answers: Json, state: unknown): Read {
  const instances = isObject(state) && isObject(state.taskInstances) ? state.taskInstances : {};
  const values: ForeignValue[] = [];
  let empty = 0;
  const rows = new Map<string, Map<string, number>>();
  const rowOf = (group: string, id: string): number => {
    const list = rows.get(id) ?? new Map<string, number>();
    rows.set(id, list);
    if (!list.has(group)) list.set(group, list.size);
    return list.get(group) ?? 0;
  };
  const instance = (key: unknown): Json | undefined => {
    const found = typeof key === 'string' ? instances[key] : undefined;
    return isObject(found) ? found : undefined;
  };
  for (const [key, holder] of Object.entries(answers)) {
    if (!isObject(holder) || !('value' in holder)) continue;
    const id = /^([0-9]+[A-Za-z0-9]*(?:\.[A-Za-z0-9-]+)*)_/.exec(key)?.[1] ?? '';
    const own = instance(key);
    // A row is what shares a group; the list is the task of the parent with the same group.
    const above = instance(own?.parentInstanceId);
    const group = typeof own?.groupId === 'string' && above?.groupId === own.groupId ? own.groupId : undefined;
    const row = group && typeof above?.taskId === 'string' ? { row: rowOf(group, above.taskId) } : {};
    const outer = instance(above?.parentInstanceId);
    const parent =
      group && typeof outer?.groupId === 'string' && typeof outer.taskId === 'string' && outer.taskId.includes('.')
        ? { parent: rowOf(outer.groupId, outer.taskId) }
        : {};
    const found = valuesOf(holder, { id, place: key, ...row, ...parent });
    if (found.length === 0) empty++;
    values.push(...found);
  }
  return { values, empty };
}
