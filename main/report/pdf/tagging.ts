import type { ReactElement } from 'react';
import { draw, type LayoutNode, layOut, newPdf, type PdfKit, type StructureElement } from './internals.ts';
import { linkState, markedContent, signatureFields } from './tagging-state.ts';
import { writeEscapedXmp } from './xmp.ts';

export type Conformance = 'PDF/A-2a' | 'PDF/A-3a' | 'PDF/A-1a' | 'none';

/** `languageOf` gives the language of a text that is not in the language of the document. */
export type TaggingOptions = {
  readonly identifier?: string;
  readonly attached?: Attached | undefined;
  readonly languageOf?: (text: string) => string | undefined;
};

/** A file inside the report, and what the metadata says of it: the answers that the report was made from. */
export type Attached = { readonly name: string; readonly bytes: Uint8Array; readonly says: string };

/**
 * Draws a react-pdf element as a tagged PDF. react-pdf does not tag; this adapter lays the document out with its own
 * layout package, puts small hooks around each node, and lets those open and close marked content while it is drawn.
 * Nodes carry `tag`, `alt`, `scope`, `list`, `artifact` and `signatureField` as props (see primitives.tsx).
 * `PDF/A-1a` exists for checking with a public validator; `none` makes no claims.
 */
export async function renderTagged(
  element: ReactElement,
  conformance: Conformance,
  { identifier = '', attached, languageOf }: TaggingOptions = {},
): Promise<Uint8Array> {
  const { root, props } = await layOut(element);
  const kit = newPdf({
    tagged: true,
    ...(conformance === 'none' ? {} : { subset: conformance }),
    pdfVersion: conformance === 'PDF/A-1a' ? '1.4' : '1.7',
    lang: props.language,
    displayTitle: true,
    autoFirstPage: false,
    info: {
      Title: props.title,
      Author: props.author,
      Subject: props.subject,
      Creator: props.creator,
      Producer: props.producer,
      CreationDate: props.creationDate,
      ModDate: props.creationDate,
    },
  });
  kit._root.data.PageMode = 'UseOutlines';
  writeEscapedXmp(kit, { pdfua: conformance !== 'none', language: String(props.language), identifier });
  countOutline(kit);
  // PDF/A-1 knows no transparency, and react-pdf sets opacity 0 for drawings without a fill.
  if (conformance === 'PDF/A-1a') skipZeroOpacity(kit);
  if (attached) {
    const date = props.creationDate as Date;
    const type = 'application/json';
    kit.file(Buffer.from(attached.bytes), {
      name: attached.name,
      type,
      description: attached.says,
      relationship: 'Data',
      creationDate: date,
      modifiedDate: date,
    });
  }
  decorate(root, kit, languageOf);
  return draw(kit, root);
}

type Parent = () => StructureElement;

function decorate(root: LayoutNode, kit: PdfKit, languageOf: TaggingOptions['languageOf'] = () => undefined): void {
  const documentElement = kit.struct('Document');
  kit.addStructure(documentElement);
  const elements = new Map<number, StructureElement>();
  const repeated = new Set<number>();
  const marks = markedContent(kit);
  const links = linkState(kit);
  const fields = signatureFields(kit);

  const make = (parent: StructureElement, tag: string, props: LayoutNode['props']): StructureElement => {
    const element = kit.struct(tag, {
      alt: tag === 'Figure' ? props.alt : undefined,
      scope: props.scope,
      lang: props.lang,
      bbox: props.bounds,
    });
    if (tag === 'L') element.dictionary.data.A = { O: 'List', ListNumbering: props.list ?? 'None' };
    parent.add(element);
    return element;
  };

  // Fragments of one node on two pages share one structure element.
  const elementFor = (parent: StructureElement, props: LayoutNode['props'], tag = String(props.tag)): StructureElement => {
    const known = elements.get(props.serial ?? -1);
    if (known) return known;
    const fresh = make(parent, tag, props);
    elements.set(props.serial ?? -1, fresh);
    return fresh;
  };

  const drawing = (node: LayoutNode, parent: Parent, artifact: unknown): LayoutNode[] => {
    if (artifact || !node.props.tag) return [hook(() => marks.artifact(artifact)), node, hook(marks.close)];
    return [
      hook(() => {
        const x = (kit._ctm[4] ?? 0) + node.box.left;
        const y = kit.page.height - (kit._ctm[5] ?? 0) + node.box.top;
        const bounds = [x, y, x + node.box.width, y + node.box.height];
        marks.content(elementFor(parent(), { ...node.props, bounds }));
      }),
      node,
      hook(marks.close),
    ];
  };

  const textNode = (node: LayoutNode, parent: Parent, artifact: unknown): LayoutNode[] => {
    if (artifact || !node.lines?.length) return [hook(() => marks.artifact(artifact)), node, hook(marks.close)];
    const inline: StructureElement[] = [];
    const lang = languageOf(wordsIn(node));
    const props = lang ? { ...node.props, lang } : node.props;
    const before = hook(() => {
      const above = parent();
      const inLink = links.current === above;
      const element = node.props.tag ? elementFor(above, props) : inLink ? above : elementFor(above, props, 'P');
      const hasLinks = node.lines?.some((line) => line.runs.some((run) => run.attributes.link)) ?? false;
      if (hasLinks && !inLink) splitRuns(node, element, inline);
      else marks.content(element);
    });
    const after = hook(() => {
      marks.close();
      for (const link of inline) link.end();
      if (links.current !== parent()) links.leave();
    });
    return [before, node, after];
  };

  // react-pdf reads `glyphs` once per run just before drawing it: the moment to switch between P and Link.
  const splitRuns = (node: LayoutNode, element: StructureElement, inline: StructureElement[]): void => {
    const names = linkNames(node);
    let last: { target: string; element: StructureElement; page: unknown } | undefined;
    let inElement = false;
    for (const line of node.lines ?? []) {
      line.runs = line.runs.map((run) => {
        const target = run.attributes.link;
        const glyphs = run.glyphs;
        let started = false;
        return Object.defineProperty({ ...run }, 'glyphs', {
          enumerable: true,
          get() {
            if (started) return glyphs;
            started = true;
            if (target) {
              if (last?.target !== target || last.page !== kit.page) {
                last?.element.end();
                last = { target, element: make(element, 'Link', { ...node.props, tag: 'Link' }), page: kit.page };
                inline.push(last.element);
              }
              marks.content(last.element);
              inElement = false;
              links.enter(last.element, names.get(target) ?? target);
            } else {
              links.leave();
              last = undefined;
              if (!inElement) marks.content(element);
              inElement = true;
            }
            return glyphs;
          },
        });
      });
    }
  };

  const container = (node: LayoutNode, parent: Parent, artifact: unknown): LayoutNode[] => {
    const { props } = node;
    const before: LayoutNode[] = [];
    const first: LayoutNode[] = [];
    const after: LayoutNode[] = [];
    let inner = parent;
    if (!artifact && props.tag) {
      inner = () => elementFor(parent(), props);
      if (node.type === 'LINK') {
        before.push(hook(() => links.enter(inner(), String(props.alt ?? ''))));
        after.push(
          hook(() => {
            marks.close();
            inner().end();
            links.leave();
          }),
        );
      } else before.push(hook(() => void inner()));
    }
    if (props.signatureField) before.push(hook(() => fields.add(node, make(parent(), 'Form', {}))));
    if (isPainted(node)) {
      before.push(hook(() => marks.artifact(artifact)));
      first.push(hook(marks.close));
    }
    node.children = [...first, ...(node.children ?? []).flatMap((child) => visit(child, inner, artifact))];
    return [...before, node, ...after];
  };

  const visit = (node: LayoutNode, parent: Parent, inArtifact: unknown): LayoutNode[] => {
    const props = node.props ?? {};
    let artifact = inArtifact ?? props.artifact;
    if (!artifact && props.fixed && props.tag) {
      // A table head that repeats is tagged once; its repeats are page furniture.
      if (repeated.has(props.serial ?? -1)) artifact = 'Pagination';
      repeated.add(props.serial ?? -1);
    }
    if (node.type === 'SVG' || node.type === 'IMAGE') return drawing(node, parent, artifact);
    if (node.type === 'TEXT') return textNode(node, parent, artifact);
    return container(node, parent, artifact);
  };

  for (const page of root.children ?? []) {
    page.children = (page.children ?? []).flatMap((child) => visit(child, () => documentElement, undefined));
  }
}

/**
 * A node that draws nothing and runs a function at its place in the drawing order. react-pdf asks a canvas once whether
 * it paints; it hears no, because the forty tools it makes for a painter are most of what drawing a page costs.
 */
const hook = (run: () => void): LayoutNode => ({
  type: 'CANVAS',
  box: { top: 0, left: 0, width: 1, height: 1 },
  style: {},
  props: {
    get paint(): undefined {
      run();
      return undefined;
    },
  },
  children: [],
});

type OutlineItem = { children: OutlineItem[]; options: { expanded?: boolean }; outlineData: Record<string, unknown> };

/** Closed outline items with children need a negative count (ISO 32000-1, 12.3.3). */
function countOutline(kit: PdfKit): void {
  const endOutline = kit.endOutline;
  kit.outline.options = { ...kit.outline.options, expanded: true };
  kit.endOutline = function endOutlineCounted(this: PdfKit) {
    const visit = (item: OutlineItem): number => {
      let shown = 0;
      for (const child of item.children) {
        const below = visit(child);
        shown += child.options.expanded ? 1 + below : 1;
      }
      if (item.children.length > 0 && !item.options.expanded) item.outlineData.Count = -shown;
      return shown;
    };
    visit(this.outline as unknown as OutlineItem);
    return endOutline.call(this);
  };
}

function skipZeroOpacity(kit: PdfKit): void {
  const opacity = kit.opacity;
  kit.opacity = function visibleOpacity(this: PdfKit, value) {
    return value === 0 ? this : opacity.call(this, value);
  };
}

const PAINTED = ['backgroundColor', 'borderTopWidth', 'borderBottomWidth', 'borderLeftWidth', 'borderRightWidth'];
const isPainted = (node: LayoutNode): boolean => PAINTED.some((property) => Boolean(node.style?.[property]));

/** The text of a node as it was written, before it was cut into lines. */
const wordsIn = (node: LayoutNode): string => node.value ?? (node.children ?? []).map(wordsIn).join('');

function linkNames(node: LayoutNode): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (part: LayoutNode): void => {
    if (part.type === 'LINK' && part.props) found.set(String(part.props.src ?? part.props.href), String(part.props.alt ?? ''));
    for (const child of part.children ?? []) visit(child);
  };
  visit(node);
  return found;
}
