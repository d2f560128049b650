import { createContext, useContext } from 'react';
import { accentOf, type HouseStyle, PLAIN_COLOUR, tintOf } from '../../../shared/style/house-style.ts';

/** The house style of the report that is being drawn. */
export const House = createContext<HouseStyle>({ colour: PLAIN_COLOUR });

/** Colour never carries meaning by itself: form does. One house colour: bars have it as it is, text and table heads follow from it. */
export function useHouse(): { readonly bar: string; readonly ink: string; readonly tint: string } {
  const { colour } = useContext(House);
  return { bar: colour, ink: accentOf(colour), tint: colour === PLAIN_COLOUR ? '#eeeef6' : tintOf(colour) };
}
