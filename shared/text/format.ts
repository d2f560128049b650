const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];

const MONTHS_IN_ENGLISH = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-11-22…` as "22 november 2026", or with an English month; other text comes back as it is. */
export function dateWords(iso: string, language?: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  const month = (language?.startsWith('en') ? MONTHS_IN_ENGLISH : MONTHS)[Number(match?.[2]) - 1];
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : iso;
}

/** A typed date as `2026-12-01`, from `1 december 2026`, `1-12-2026` or `2026-12-01`; undefined when it is no date. */
export function isoDateOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text.trim());
  const dutch = /^(\d{1,2})[\s./-]+([a-z]+|\d{1,2})[\s./-]+(\d{4})$/i.exec(text.trim());
  const month = dutch?.[2] ? MONTHS.indexOf(dutch[2].toLowerCase()) + 1 || Number(dutch[2]) : Number(iso?.[2]);
  const [year, day] = dutch ? [dutch[3], Number(dutch[1])] : [iso?.[1], Number(iso?.[3])];
  // The calendar decides which days a month has; 31 February is no date.
  const days = [
    31,
    Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  if (!year || !(day >= 1) || !(day <= (days[month - 1] ?? 0))) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A moment as "22 november 2026, 14:32 UTC": the same words on every computer. */
export const momentWords = (iso: string, language?: string): string => `${dateWords(iso, language)}, ${iso.slice(11, 16)} UTC`;

/** A hash in groups of eight, so that two people can compare it aloud. */
export const hashWords = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? hash;
