import type { LayoutNode, PdfKit, StructureElement } from './internals.ts';

/** Exactly one marked-content sequence is open at a time. */
export function markedContent(kit: PdfKit) {
  let open = false;
  const close = (): void => {
    if (open) kit.endMarkedContent();
    open = false;
  };
  return {
    close,
    artifact: (kind: unknown): void => {
      close();
      kit.markContent('Artifact', { type: kind && kind !== 'Layout' ? 'Pagination' : 'Layout' });
      open = true;
    },
    content: (element: StructureElement): void => {
      close();
      element.add(kit.markStructureContent(String(element.dictionary.data.S)));
      open = true;
    },
  };
}

/** Link annotations get their structure element and a description (PDF/UA 7.18.5). */
export function linkState(kit: PdfKit) {
  const state = {
    current: undefined as StructureElement | undefined,
    name: '',
    enter: (element: StructureElement, name: string): void => {
      state.current = element;
      state.name = name;
    },
    leave: (): void => {
      state.current = undefined;
    },
  };
  const annotate = kit.annotate;
  kit.annotate = function annotateTagged(this: PdfKit, x, y, w, h, options) {
    const tagged = options.Subtype === 'Link' && state.current;
    const more = tagged ? { structParent: state.current, Contents: new String(state.name || 'Koppeling') } : {};
    return annotate.call(this, x, y, w, h, { ...options, ...more });
  };
  return state;
}

/** Empty signature fields, made with the document so that signing only has to fill them. */
export function signatureFields(kit: PdfKit) {
  const fields: unknown[] = [];
  // pdfkit's own form needs a default font that is not embedded; ours is only a list of fields.
  kit.endAcroForm = function endAcroForm(this: PdfKit) {
    (this._root.data.AcroForm as { end: () => void } | undefined)?.end();
    return this;
  };
  return {
    add: (node: LayoutNode, element: StructureElement): void => {
      const { box, props } = node;
      const appearance = kit.ref({
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, Number(box.width.toFixed(2)), Number(box.height.toFixed(2))],
        Resources: {},
      });
      appearance.compress = false;
      appearance.write('q Q');
      appearance.end();
      const name = new String(props.signatureField);
      const says = new String(props.alt ?? props.signatureField);
      kit.annotate(box.left, box.top, box.width, box.height, {
        Subtype: 'Widget',
        FT: 'Sig',
        T: name,
        TU: says,
        Contents: says,
        F: 132, // print, locked
        P: kit.page.dictionary,
        AP: { N: appearance },
        structParent: element,
      });
      element.end();
      fields.push(kit.page.annotations.at(-1));
      kit._root.data.AcroForm ??= kit.ref({ Fields: fields, SigFlags: 3 });
    },
  };
}
