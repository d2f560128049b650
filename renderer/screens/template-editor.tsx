import { type FC, useState } from 'react';
import { splitKey } from '../../shared/assessment/keys.ts';
import { tooBigIn } from '../../shared/assessment/refusal.ts';
import type { Content } from '../../shared/questionnaire/content.ts';
import { faultsIn, type TemplateFault } from '../../shared/template/check.ts';
import { type Template, templateSchema } from '../../shared/template/types.ts';
import { tidied } from '../../shared/template/use.ts';
import { bridge } from '../bridge.ts';
import { Page } from '../components/bar.tsx';
import { Field, TextField } from '../components/field.tsx';
import { fail, take, useStore } from '../state.ts';
import { go } from '../store.ts';
import { t } from '../words.ts';
import { TemplateAnswers, TemplateRows } from './template-answers.tsx';
import { TemplateChecks, TemplateHelp, TemplateHidden, TemplateQuestions, TemplateRoles } from './template-parts.tsx';
import { TemplatePreview } from './template-preview.tsx';

/** A template with nothing in it yet. */
export const emptyTemplate = (content: Content, organisation: string): Template => ({
  format: 'weegwijzer-sjabloon',
  formatVersion: 1,
  id: crypto.randomUUID(),
  name: '',
  organisation,
  version: '1',
  date: new Date().toISOString().slice(0, 10),
  note: '',
  instruments: content.questionnaires.map(({ id, edition }) => ({ id, edition })),
  answers: {},
  rows: {},
  help: {},
  extra: [],
  checks: [],
  hidden: [],
});

/** Making and changing a template, without knowing what a file looks like inside. */
export const TemplateEditor: FC<{ template: Template }> = ({ template: given }) => {
  const content = useStore((state) => state.started?.content);
  const style = useStore((state) => state.started?.settings?.style) ?? given.style;
  const [template, setTemplate] = useState(given);
  if (!content) return null;
  const change = (part: Partial<Template>): void => setTemplate({ ...template, ...part });
  const withStyle = (wanted: boolean): void => {
    const { style: _style, ...rest } = template;
    setTemplate(wanted && style ? { ...rest, style } : rest);
  };
  const kept = tidied(template);
  const faults: readonly TemplateFault[] = faultsIn(content, kept);
  const nothing =
    [kept.answers, kept.help, kept.roles ?? {}].every((part) => Object.keys(part).length === 0) &&
    [kept.extra, kept.checks, kept.hidden].every((part) => part.length === 0);
  const missing = [...(template.name.trim() ? [] : ['naam']), ...(template.version.trim() ? [] : ['versie']), ...(nothing ? ['leeg'] : [])];
  const ready = faults.length === 0 && missing.length === 0;

  const save = async (): Promise<void> => {
    // A signature was over what stood there before.
    const { signature: _signature, ...unsigned } = kept;
    const dated = { ...unsigned, name: kept.name.trim(), date: new Date().toISOString().slice(0, 10) };
    const checked = templateSchema.safeParse(dated);
    if (!checked.success) return fail(tooBigIn(checked.error));
    take(await bridge.call['template.save']({ template: dated }), () => go({ name: 'sjablonen' }));
  };
  return (
    <Page
      title={template.name || t('sjabloon.nieuw')}
      eyebrow={t('sjablonen.titel')}
      lead={t('sjabloon.uitleg')}
      focusKey={`sjabloon-${given.id}`}
    >
      <div className="stack-lg">
        <section className="form" aria-label={t('sjabloon.gegevens')}>
          <Field label={t('sjabloon.naam')} value={template.name} maxLength={200} onText={(name) => change({ name })} />
          <Field
            label={t('gegevens.organisation')}
            value={template.organisation}
            maxLength={200}
            onText={(organisation) => change({ organisation })}
          />
          <Field
            label={t('sjabloon.versie')}
            hint={t('sjabloon.versie_uitleg')}
            short
            value={template.version}
            maxLength={40}
            onText={(version) => change({ version })}
          />
          <TextField label={t('sjabloon.noot')} value={template.note} onText={(note) => change({ note })} />
          {style ? (
            <label className="choice">
              <input type="checkbox" checked={template.style !== undefined} onChange={(event) => withStyle(event.target.checked)} />
              <span className="choice-label">{t('sjabloon.huisstijl')}</span>
            </label>
          ) : null}
        </section>
        <TemplateAnswers content={content} template={template} onChange={change} />
        <TemplateRows content={content} template={template} onChange={change} />
        <TemplateHelp content={content} template={template} onChange={change} />
        <TemplateRoles content={content} template={template} onChange={change} />
        <TemplateQuestions content={content} template={template} onChange={change} />
        <TemplateChecks content={content} template={template} onChange={change} />
        <TemplateHidden content={content} template={template} onChange={change} />
        <TemplatePreview content={content} template={kept} />
        <section className="stack-sm" aria-labelledby="klaar">
          <h2 id="klaar">{t('sjabloon.klaar')}</h2>
          {ready ? (
            <p>
              {t('sjabloon.volledig', {
                antwoorden: String(Object.keys(kept.answers).filter((key) => !splitKey(key).row).length),
                rijen: String(Object.values(kept.rows).flat().length),
                vragen: String(kept.extra.length),
                controles: String(kept.checks.length),
                uitleg: String(Object.keys(kept.help).length),
                verborgen: String(kept.hidden.length),
              })}
            </p>
          ) : (
            <ul className="note note-warning">
              {missing.map((one) => (
                <li key={one}>{t(`sjabloon.mist.${one}`)}</li>
              ))}
              {faults.map(({ place, code }) => (
                <li key={`${place} ${code}`}>{t(`fout.sjabloon-fout-${code}`, { plek: place })}</li>
              ))}
            </ul>
          )}
          <div className="row">
            <button
              type="button"
              className="button button-primary"
              aria-disabled={!ready}
              onClick={() => (ready ? void save() : undefined)}
            >
              {t('sjabloon.bewaar')}
            </button>
            <button
              type="button"
              className="button"
              onClick={() =>
                setTemplate({ ...template, id: crypto.randomUUID(), version: '1', name: t('sjabloon.kopie', { naam: template.name }) })
              }
            >
              {t('sjabloon.dupliceer')}
            </button>
            <label className="choice">
              <input type="checkbox" checked={template.retired ?? false} onChange={(event) => change({ retired: event.target.checked })} />
              <span className="choice-label">{t('sjabloon.intrekken')}</span>
            </label>
            <button type="button" className="button button-quiet" onClick={() => go({ name: 'sjablonen' })}>
              {t('algemeen.annuleren')}
            </button>
          </div>
        </section>
      </div>
    </Page>
  );
};
