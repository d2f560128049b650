import { createContext, useContext } from 'react';
import { type HouseStyle, PLAIN_COLOUR, tintOf } from '../../../shared/style/house-style.ts';

/** The house style of the report that is being drawn. */
export const House = createContext<HouseStyle>({ colour: PLAIN_COLOUR });

/** Colour never carries meaning by itself: form does. One house colour; the ground of a table head follows from it. */
export function useHouse(): { readonly ink: string; readonly tint: string } {
  const { colour } = useContext(House);
  return { ink: colour, tint: colour === PLAIN_COLOUR ? '#eeeef6' : tintOf(colour) };
}
