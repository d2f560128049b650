const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];

/** `2026-11-22…` as "22 november 2026"; other text comes back as it is. */
export function dateWords(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  const month = MONTHS[Number(match?.[2]) - 1];
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : iso;
}

/** A moment as "22 november 2026, 14:32 UTC": the same words on every computer. */
export const momentWords = (iso: string): string => `${dateWords(iso)}, ${iso.slice(11, 16)} UTC`;

/** A hash in groups of eight, so that two people can compare it aloud. */
export const hashWords = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? hash;
