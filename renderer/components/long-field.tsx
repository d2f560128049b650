import { type FC, useEffect, useState } from 'react';
import type { RichFieldProps } from '../rich-text/rich-field.tsx';
import { TypedField } from './typed-field.tsx';

let ready: FC<RichFieldProps> | undefined;
const load = async (): Promise<FC<RichFieldProps>> => {
  ready ??= (await import('../rich-text/rich-field.tsx')).RichField;
  return ready;
};

/** Fetches the editor while nobody waits for it, so that the first question finds it ready. */
export const prepareLongFields = (): Promise<unknown> => load();

/** A field for a longer answer; a plain one stands in when the editor is not there yet. */
export const LongField: FC<RichFieldProps> = (props) => {
  const [Editor, setEditor] = useState<FC<RichFieldProps> | undefined>(() => ready);
  useEffect(() => {
    let gone = false;
    void load().then((editor) => gone || setEditor(() => editor));
    return () => {
      gone = true;
    };
  }, []);
  return Editor ? <Editor {...props} /> : <TypedField {...props} lines="many" />;
};
