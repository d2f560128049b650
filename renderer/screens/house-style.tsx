import { type FC, useEffect, useId, useRef, useState } from 'react';
import type { Settings } from '../../shared/bridge.ts';
import { accentOf, contrast, type HouseStyle, type Logo, PLAIN_COLOUR } from '../../shared/style/house-style.ts';
import { bridge } from '../bridge.ts';
import { Field } from '../components/field.tsx';
import { pictureOf, redrawn } from '../house-style.ts';
import { fail, take } from '../state.ts';
import { numberWords, t } from '../words.ts';

/** One colour and a logo for the app and the report. Of a light colour, text and buttons get a darker shade. */
export const HouseStyleSettings: FC<{ settings: Settings; onSave: (style: HouseStyle | null) => void }> = ({ settings, onSave }) => {
  const { style } = settings;
  const [colour, setColour] = useState(style?.colour ?? PLAIN_COLOUR);
  const id = useId();
  const code = colour.trim().toLowerCase();
  const known = /^#[0-9a-f]{6}$/.test(code);
  const save = (change: Partial<HouseStyle>): void => onSave({ colour: style?.colour ?? PLAIN_COLOUR, ...style, ...change });
  const choose = (next: string): void => {
    setColour(next);
    const chosen = next.trim().toLowerCase();
    if (/^#[0-9a-f]{6}$/.test(chosen)) save({ colour: chosen });
  };
  const chooseLogo = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const logo = await redrawn(file);
    if (logo) save({ logo });
    else fail({ code: 'logo-vreemd', detail: { naam: file.name } });
  };
  const takeIn = async (): Promise<void> => {
    const read = await bridge.call['settings.importStyle']();
    if (read === null) return;
    if (!read.ok) return fail(read.failure);
    const { colour: theirs, logo: given } = read.value;
    // A picture from a file is drawn anew before it is used.
    const logo = given ? await redrawn(pictureOf(given)) : undefined;
    if (given && !logo) return fail({ code: 'huisstijl-vreemd', detail: { plek: 'logo' } });
    fail(undefined);
    setColour(theirs);
    onSave({ colour: theirs, ...(logo ? { logo } : {}) });
  };
  const words = !known
    ? t('huisstijl.geen_kleur')
    : t(accentOf(code) === code ? 'huisstijl.leesbaar' : 'huisstijl.donkerder', {
        verhouding: numberWords(contrast(code, '#ffffff')),
        kleur: code,
        donkerder: accentOf(code),
      });
  return (
    <section className="stack" aria-labelledby={`${id}-kop`}>
      <h2 id={`${id}-kop`}>{t('huisstijl.titel')}</h2>
      <p className="hint">{t('huisstijl.uitleg')}</p>
      <div className="row row-end">
        <Field
          label={t('huisstijl.kleur')}
          hint={t('huisstijl.kleur_uitleg')}
          short
          value={colour}
          onText={choose}
          maxLength={7}
          aria-describedby={`${id}-contrast`}
        />
        <label className="swatch">
          <span className="visually-hidden">{t('huisstijl.kies_kleur')}</span>
          <input type="color" value={known ? code : PLAIN_COLOUR} onChange={(event) => choose(event.target.value)} />
        </label>
      </div>
      <p id={`${id}-contrast`} role="status" className={known ? 'hint' : 'note note-warning'}>
        {words}
      </p>
      <div className="field">
        <p className="label">{t('huisstijl.logo')}</p>
        <p className="hint" id={`${id}-logo-hint`}>
          {t('huisstijl.logo_uitleg')}
        </p>
        {style?.logo ? <LogoPicture logo={style.logo} words={t('huisstijl.logo_van', { organisatie: settings.organisation })} /> : null}
        <input
          id={`${id}-logo`}
          className="file-input visually-hidden"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-describedby={`${id}-logo-hint`}
          onChange={(event) => void chooseLogo(event.target.files?.[0])}
        />
        <div className="row">
          <label className="button" htmlFor={`${id}-logo`}>
            {t('huisstijl.kies_logo')}
          </label>
        </div>
      </div>
      <div className="row">
        {style?.logo ? (
          <button type="button" className="button" onClick={() => onSave({ colour: style.colour })}>
            {t('huisstijl.logo_weg')}
          </button>
        ) : null}
        {style ? (
          <button
            type="button"
            className="button"
            onClick={() => void bridge.call['settings.exportStyle']().then((done) => take(done, () => undefined))}
          >
            {t('huisstijl.opslaan')}
          </button>
        ) : null}
        <button type="button" className="button" onClick={() => void takeIn()}>
          {t('huisstijl.inlezen')}
        </button>
        {style ? (
          <button
            type="button"
            className="button button-quiet"
            onClick={() => {
              setColour(PLAIN_COLOUR);
              onSave(null);
            }}
          >
            {t('huisstijl.terug')}
          </button>
        ) : null}
      </div>
    </section>
  );
};

/** A logo as it will be printed. A canvas, because the page loads no pictures from anywhere. */
const LogoPicture: FC<{ logo: Logo; words: string }> = ({ logo, words }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    void createImageBitmap(pictureOf(logo)).then((bitmap) => canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0));
  }, [logo]);
  return <canvas className="logo" ref={canvas} width={logo.width} height={logo.height} role="img" aria-label={words} />;
};
