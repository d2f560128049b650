/** One value in a file of another tool, before anybody knows where it belongs. A list is one of these for each choice. */
export type ForeignValue = {
  /** Where it stands in the file, for a person who wants to look. */
  readonly place: string;
  /** The number the other tool gives the question. */
  readonly id: string;
  /** Which row, by its own number in the file; numbers may have gaps. */
  readonly row?: number;
  /** Which row of the list above; `onbekend` when the file does not say. */
  readonly parent?: number | 'onbekend';
  readonly value: string;
  readonly kind: 'text' | 'choice' | 'nvt' | 'image';
  /** When it was last changed, ISO 8601, when the file says so. */
  readonly at?: string;
};

/** A file of another tool, read and not yet placed. */
export type ForeignFile = {
  readonly format: ForeignFormat;
  /** The version of the questionnaire, as the file says it. */
  readonly version: string;
  /** What the work is called there; empty when it has no name. */
  readonly title: string;
  readonly values: readonly ForeignValue[];
  /** Values that were there and empty. */
  readonly empty: number;
};

export const FOREIGN_FORMATS = ['invulhulpen-iama', 'invulhulpen-dpia', 'invulhulpen-prescan', 'cnil-pia'] as const;
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number];
