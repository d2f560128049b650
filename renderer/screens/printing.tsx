import type { FC } from 'react';
import type { Printing } from '../../shared/assessment/types.ts';
import { dispatch } from '../changes.ts';
import { Icon } from '../components/icons.tsx';
import { useStore } from '../state.ts';
import { t } from '../words.ts';

/** How the report is printed. The usual choice is right for most, so they come after what matters. */
export const PrintingChoices: FC<{ printing: Printing }> = ({ printing }) => {
  const loaded = useStore((state) => (state.started?.wordings.length ?? 0) > 0);
  const choose = (change: Partial<Printing>): boolean => dispatch({ type: 'setPrinting', printing: { ...printing, ...change } });
  const boxes = [
    ['volledig', printing.complete, (on: boolean) => choose({ complete: on })],
    ['engels', printing.language === 'en', (on: boolean) => choose({ language: on ? 'en' : 'nl' })],
    ['bijvoegen', printing.attach, (on: boolean) => choose({ attach: on })],
    ...(loaded ? ([['officieel', printing.official ?? false, (on: boolean) => choose({ official: on })]] as const) : []),
  ] as const;
  const chosen = boxes.filter(([, on]) => on).map(([name]) => t(`rapport.${name}_kort`));
  return (
    <details className="fold">
      <summary>
        <Icon name="pijl" />
        <span className="fold-title">{t('rapport.keuzes')}</span>
        <span className="muted">{chosen.length > 0 ? chosen.join(', ') : t('rapport.gewoon')}</span>
      </summary>
      <fieldset className="choices">
        <legend className="visually-hidden">{t('rapport.keuzes')}</legend>
        {boxes.map(([name, on, change]) => (
          <label className="choice" key={name}>
            <input type="checkbox" checked={on} onChange={(event) => change(event.target.checked)} />
            <span className="choice-label">{t(`rapport.${name}`)}</span>
            <small>{t(`rapport.${name}_uitleg`)}</small>
          </label>
        ))}
      </fieldset>
    </details>
  );
};
