/** A value in a PDF content stream, as far as marked content needs it. */
export type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'dictionary'; readonly value: ReadonlyMap<string, Token> }
  | { readonly kind: 'other' };

export type Operation = { readonly operator: string; readonly operands: readonly Token[] };

const SPACE = /[\s\0]/;
const DELIMITER = /[\s\0()<>[\]{}/%]/;
const END = Symbol('end');
type Read = Token | { readonly kind: 'operator'; readonly value: string } | typeof END;

/** Reads the operators of a content stream (latin-1 text) with their operands. */
export function* operations(source: string): Generator<Operation> {
  const reader = readerOf(source);
  let operands: Token[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (token === END) continue;
    if (token.kind === 'operator') {
      yield { operator: token.value, operands };
      operands = [];
    } else operands.push(token);
  }
}

function readerOf(source: string) {
  let at = 0;
  const skip = (): void => {
    for (;;) {
      while (at < source.length && SPACE.test(source[at] ?? '')) at++;
      if (source[at] !== '%') return;
      while (at < source.length && source[at] !== '\n') at++;
    }
  };
  const word = (): string => {
    const start = at;
    while (at < source.length && !DELIMITER.test(source[at] ?? '')) at++;
    return source.slice(start, at);
  };
  const string = (): Token => {
    let depth = 0;
    for (; at < source.length; at++) {
      const sign = source[at];
      if (sign === '\\') at++;
      else if (sign === '(') depth++;
      else if (sign === ')' && --depth === 0) {
        at++;
        break;
      }
    }
    return { kind: 'other' };
  };
  const dictionary = (): Token => {
    const found = new Map<string, Token>();
    for (;;) {
      const key = next();
      if (key === undefined || key === END) return { kind: 'dictionary', value: found };
      const value = next();
      if (key.kind === 'name' && value !== undefined && value !== END && value.kind !== 'operator') found.set(key.value, value);
    }
  };
  const array = (): Token => {
    for (let token = next(); token !== undefined && token !== END; token = next());
    return { kind: 'other' };
  };
  const next = (): Read | undefined => {
    skip();
    if (at >= source.length) return undefined;
    const sign = source[at];
    if (sign === '(') return string();
    if (source.startsWith('<<', at)) {
      at += 2;
      return dictionary();
    }
    if (source.startsWith('>>', at)) {
      at += 2;
      return END;
    }
    if (sign === '<') {
      at = source.indexOf('>', at) + 1;
      return { kind: 'other' };
    }
    if (sign === '[') {
      at++;
      return array();
    }
    if (sign === ']') {
      at++;
      return END;
    }
    if (sign === '/') {
      at++;
      return { kind: 'name', value: word() };
    }
    const text = word();
    if (text === '') {
      at++;
      return { kind: 'other' };
    }
    return /^[+-]?[\d.]/.test(text) ? { kind: 'number', value: Number(text) } : { kind: 'operator', value: text };
  };
  return { next };
}
