import { createContext, useContext } from 'react';
import { sentence, type Texts } from '../../../shared/text/texts.ts';

/** The fixed words of the report that is being drawn. */
export const Words = createContext<Texts>({});

/** A heading or fixed sentence of the report, with its values filled in. */
export function useWords(): (key: string, values?: Readonly<Record<string, string>>) => string {
  const words = useContext(Words);
  return (key, values) => sentence(words, key, values);
}
