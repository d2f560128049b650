import { type FC, useId } from 'react';
import { type Archive, archiveSchema, isRsin } from '../../shared/bundle/metadata.ts';
import { Labelled } from '../components/field.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { t } from '../words.ts';

const FIELDS = ['rsin', 'objectType', 'archivist', 'appraisal', 'retention'] as const;
const LEVELS = archiveSchema.shape.confidentiality.options;

/** What only the organisation knows about its archive. The app fills none of it in by itself. */
export const ArchiveSettings: FC<{ archive: Archive; onSave: (archive: Archive) => void }> = ({ archive, onSave }) => {
  const id = useId();
  const wrong = archive.rsin !== '' && !isRsin(archive.rsin);
  return (
    <section className="stack" aria-labelledby={`${id}-kop`}>
      <h2 id={`${id}-kop`}>{t('archief.titel')}</h2>
      <p className="hint">{t('archief.uitleg')}</p>
      {FIELDS.map((field) => (
        <TypedField
          key={field}
          label={t(`archief.${field}`)}
          hint={t(`archief.${field}_uitleg`)}
          short={field === 'rsin' || field === 'retention'}
          value={archive[field]}
          maxLength={field === 'rsin' ? 9 : field === 'retention' ? 40 : 200}
          onCommit={(value) => onSave({ ...archive, [field]: value.trim() })}
        />
      ))}
      <p role="status" className={wrong ? 'note note-warning' : 'visually-hidden'}>
        {wrong ? t('archief.rsin_fout') : ''}
      </p>
      <Labelled label={t('archief.confidentiality')}>
        {(tied) => (
          <select
            className="input input-short"
            {...tied}
            value={archive.confidentiality}
            onChange={(event) => onSave({ ...archive, confidentiality: event.target.value as Archive['confidentiality'] })}
          >
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {t(`archief.${level}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
    </section>
  );
};
