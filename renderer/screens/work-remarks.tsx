import type { FC } from 'react';
import { splitKey } from '../../shared/assessment/keys.ts';
import type { Remark } from '../../shared/assessment/types.ts';
import { placeWords } from '../../shared/evaluation/evaluate.ts';
import type { Content } from '../../shared/questionnaire/content.ts';
import { moment, t } from '../words.ts';
import { PlaceLink } from './outcome.tsx';

/** What people remarked: first what is open, then what was settled, so that paper shows that nothing was passed over. */
export const WorkRemarks: FC<{ remarks: readonly Remark[]; content: Content }> = ({ remarks, content }) => (
  <>
    <RemarkList name="opmerkingen" remarks={remarks.filter(({ done }) => !done)} content={content} />
    <RemarkList name="afgehandeld" remarks={remarks.filter(({ done }) => done)} content={content} />
  </>
);

const RemarkList: FC<{ name: 'opmerkingen' | 'afgehandeld'; remarks: readonly Remark[]; content: Content }> = ({
  name,
  remarks,
  content,
}) =>
  remarks.length === 0 ? null : (
    <section aria-labelledby={name}>
      <h2 id={name}>{t(`werk.${name}`, { aantal: String(remarks.length) })}</h2>
      <ul>
        {remarks.map(({ id, key, text, by, at }) => {
          const place = splitKey(key);
          return (
            <li key={id}>
              <PlaceLink place={place} words={placeWords(content, place)} />: {text}
              <span className="muted"> ({[by, moment(at)].filter(Boolean).join(', ')})</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
