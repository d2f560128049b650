import type { FC } from 'react';

/** A button among words. `about` is what it works on: who hears the screen knows that from nothing else. */
export const LinkButton: FC<{ words: string; about: string; onClick: () => void }> = ({ words, about, onClick }) => (
  <button type="button" className="link" onClick={onClick}>
    {words}
    <span className="visually-hidden"> {about}</span>
  </button>
);
