declare module 'pdfkit' {
  const PDFDocument: new (options?: object) => object;
  export default PDFDocument;
}
declare module 'fontkit' {
  export type Face = {
    unitsPerEm: number;
    hasGlyphForCodePoint: (codePoint: number) => boolean;
    glyphForCodePoint: (codePoint: number) => { advanceWidth: number };
    layout: (text: string) => {
      glyphs: { path: { toSVG: () => string; commands: { command: string; args: number[] }[] } }[];
      positions: { xAdvance: number }[];
    };
  };
  export function openSync(file: string): Face;
}
