/** Grounds of the Woo on which a part may be left out; the words are in the texts of the report as `woo.<code>`. */
export const GROUNDS = [
  '5.1.1',
  '5.1.2a',
  '5.1.2b',
  '5.1.2c',
  '5.1.2d',
  '5.1.2e',
  '5.1.2f',
  '5.1.2g',
  '5.1.2h',
  '5.1.2i',
  '5.1.5',
  '5.2',
] as const;
export type Ground = (typeof GROUNDS)[number];
