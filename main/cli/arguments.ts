/** A command line: what to do, on what, and how. */
export type CommandLine = {
  readonly command: string;
  readonly targets: readonly string[];
  readonly options: ReadonlyMap<string, string | true>;
};

const WITH_VALUE = new Set([
  'date',
  'out',
  'field',
  'p12',
  'passphrase-file',
  'secret-file',
  'anchors',
  'expect',
  'name',
  'reason',
  'location',
  'style',
  'report',
  'kind',
  'prefer',
  'tsa',
  'as',
  'register',
  'dossier',
  'data',
]);
const FLAGS = new Set(['json', 'help']);

/** Reads arguments; an unknown option or a missing value gives a sentence instead. */
export function readArguments(args: readonly string[]): CommandLine | string {
  const targets: string[] = [];
  const options = new Map<string, string | true>();
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (!word.startsWith('--')) {
      targets.push(word);
      continue;
    }
    const name = word.slice(2);
    if (FLAGS.has(name)) options.set(name, true);
    else if (WITH_VALUE.has(name)) {
      const value = args[++at];
      if (value === undefined || value.startsWith('--')) return `De optie --${name} heeft een waarde nodig.`;
      options.set(name, value);
    } else return `De optie ${word} bestaat niet.`;
  }
  const [command = '', ...rest] = targets;
  return { command, targets: rest, options };
}
