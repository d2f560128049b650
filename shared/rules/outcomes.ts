/** The seven outcomes, most severe first (toetsingskader 1.9). */
export const OUTCOMES = ['O1', 'O1R', 'O2', 'O5', 'O3', 'O4', 'O6'] as const;
export type Outcome = (typeof OUTCOMES)[number];
