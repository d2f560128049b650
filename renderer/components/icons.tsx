import type { FC } from 'react';
import type { Outcome } from '../../shared/rules/outcomes.ts';

/** Drawings of 24 × 24 with one line weight; `solid` and `cut` are for filled shapes. */
const SHAPES = {
  merk: (
    <>
      <path d="M12 4v16M5 9.5 19 6.5M8 20h8" />
      <path d="M5 9.5 2.6 14h4.8z" />
      <path d="M19 6.5 16.6 11h4.8z" />
    </>
  ),
  vink: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  klaar: (
    <>
      <circle className="solid" cx="12" cy="12" r="10" />
      <path className="cut" strokeWidth="2.2" d="m7.5 12.5 3 3 6-6.5" />
    </>
  ),
  half: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path className="solid" d="M12 3a9 9 0 0 1 0 18z" />
    </>
  ),
  open: <circle cx="12" cy="12" r="9" />,
  bevestigen: <circle cx="12" cy="12" r="9" strokeDasharray="3.6 3.4" strokeWidth="2.2" />,
  let_op: (
    <>
      <path d="M12 3 22 20.5H2z" />
      <path d="M12 10v4.5M12 17.4v.1" />
    </>
  ),
  terug: <path d="M8 5 3 10l5 5M3 10h11a6 6 0 0 1 0 12h-3" />,
  vooruit: <path d="m16 5 5 5-5 5M21 10H10a6 6 0 0 0 0 12h3" />,
  pijl: <path d="m9 5 7 7-7 7" />,
  vlag: <path d="M6 22V3h12l-3 4.500 3 4.500H6" />,
  zoeken: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  bewijs: <path d="m8 12 6.5-6.5a3 3 0 0 1 4.3 4.3L10.5 18a5 5 0 0 1-7-7L11 3.5" />,
  nvt: (
    <>
      <path d="M4 12h16" />
      <circle cx="12" cy="12" r="9" />
    </>
  ),
  pen: <path d="M4 20l1-4L16 5l3 3L8 19z" />,
  o1: (
    <>
      <path className="solid" d="M8 2h8l6 6v8l-6 6H8l-6-6V8z" />
      <path className="cut" strokeWidth="3" d="M7 12h10" />
    </>
  ),
  o1r: (
    <>
      <path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z" />
      <path strokeWidth="2" d="m7 17 10-10" />
    </>
  ),
  o2: (
    <>
      <path d="M12 1.8 22.2 12 12 22.2 1.8 12z" />
      <path d="m9 9 6 6m0-6-6 6" />
    </>
  ),
  o5: (
    <>
      <circle cx="12" cy="12" r="10" strokeDasharray="4 3.1" />
      <path d="M9.4 9.6a2.7 2.7 0 1 1 3.9 2.5c-.9.5-1.3 1-1.3 2M12 17v.1" />
    </>
  ),
  o3: (
    <>
      <rect x="3" y="2.5" width="18" height="19" rx="1.5" />
      <path d="m6.5 8 1.3 1.3L10 7M6.5 15l1.3 1.3L10 14M13 8.3h5M13 15.3h5" />
    </>
  ),
  o4: (
    <>
      <path d="M12 2.2 20.5 5v6.5c0 5-3.6 8.5-8.5 10.3C7.1 20 3.5 16.5 3.5 11.5V5z" />
      <circle cx="12" cy="11.5" r="3" />
    </>
  ),
  o6: <path d="M13 4H4v16h16v-9M11.5 12.5 21 3M15 3h6v6" />,
} as const;

export type IconName = keyof typeof SHAPES;

export const Icon: FC<{ name: IconName }> = ({ name }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    {SHAPES[name]}
  </svg>
);

export const outcomeIcon = (outcome: Outcome): IconName => outcome.toLowerCase() as IconName;
