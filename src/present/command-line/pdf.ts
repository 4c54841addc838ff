/** Pictures as PDF: the shapes of the SVG, and its words in a font that comes along, so that they look alike on every machine. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';
import { sfntOf } from './sfnt.js';
import type { Item, Outline, Paint, Ring, Text } from './drawing.js';
import { drawingOf } from './svg-drawing.js';

type Document = InstanceType<typeof PDFDocument>;

const require = createRequire(import.meta.url);
/** An SVG's unit is a pixel, of which 96 make an inch; a point is the 72nd part of one. */
const POINTS = 0.75;
const FONTS = { plain: '400-normal', bold: '700-normal', italic: '400-italic' } as const;

/** One page, of the picture's size, or of the given width in pixels. The same bytes for the same SVG. */
export async function pdfOf(svg: string, width?: number): Promise<Uint8Array> {
  const { default: Pdf } = await import('pdfkit');
  const drawing = drawingOf(svg);
  const scale = ((width ?? drawing.width) / drawing.width) * POINTS;
  // The bytes would hold the hour, and the name of the machine's clock.
  const info = { Title: drawing.title, CreationDate: new Date(0) };
  const document = new Pdf({
    size: [drawing.width * scale, drawing.height * scale],
    margin: 0,
    info,
    lang: 'en',
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    document.on('error', reject);
  });
  for (const [name, face] of Object.entries(FONTS)) {
    const file = require.resolve(`@fontsource/dejavu-sans/files/dejavu-sans-latin-${face}.woff`);
    document.registerFont(name, sfntOf(readFileSync(file)));
  }
  document.scale(scale);
  for (const item of drawing.items) paint(document, item);
  document.end();
  return await whole;
}

function paint(document: Document, item: Item): void {
  switch (item.kind) {
    case 'text':
      write(document, item);
      return;
    case 'clipped': {
      const [[x, y], [right, bottom]] = [item.from, item.to];
      document
        .save()
        .rect(x, y, right - x, bottom - y)
        .clip();
      for (const each of item.items) paint(document, each);
      document.restore();
      return;
    }
    case 'shape':
      fill(document, item.outline, item.paint);
      stroke(document, item.outline, item.paint);
  }
}

function fill(document: Document, outline: Outline, { fill: colour, fillOpacity, isEvenOdd }: Paint): void {
  if (
    colour === undefined ||
    (outline.kind === 'path' && outline.rings.every(({ points }) => points.length < 3))
  )
    return;
  document.fillOpacity(fillOpacity);
  trace(document, outline);
  if (isEvenOdd) document.fill(colour, 'even-odd');
  else document.fill(colour);
}

function stroke(document: Document, outline: Outline, paint: Paint): void {
  if (paint.stroke === undefined) return;
  document
    .lineWidth(paint.lineWidth)
    .strokeOpacity(paint.strokeOpacity)
    .lineCap(paint.cap)
    .lineJoin(paint.join);
  const [on, off = on] = paint.dashes;
  if (on === undefined) document.undash();
  else document.dash(on, { space: off ?? on });
  trace(document, outline);
  document.stroke(paint.stroke);
}

function trace(document: Document, outline: Outline): void {
  switch (outline.kind) {
    case 'circle':
      document.circle(...outline.centre, outline.radius);
      return;
    case 'rectangle': {
      const [[x, y], [right, bottom]] = [outline.from, outline.to];
      if (outline.corner > 0) document.roundedRect(x, y, right - x, bottom - y, outline.corner);
      else document.rect(x, y, right - x, bottom - y);
      return;
    }
    case 'path':
      for (const ring of outline.rings) traceRing(document, ring);
  }
}

function traceRing(document: Document, { points: [first, ...others], isClosed }: Ring): void {
  if (first === undefined) return;
  document.moveTo(...first);
  for (const point of others) document.lineTo(...point);
  if (isClosed) document.closePath();
}

function write(document: Document, { at, text, anchor, size, isBold, isItalic, colour, halo }: Text): void {
  document.font(isBold ? 'bold' : isItalic ? 'italic' : 'plain').fontSize(size);
  const share = anchor === 'end' ? 1 : anchor === 'middle' ? 0.5 : 0;
  const x = at[0] - share * document.widthOfString(text);
  const options = { lineBreak: false, baseline: 'alphabetic' } as const;
  if (halo !== undefined) {
    document.lineWidth(3).strokeOpacity(1).lineJoin('round').undash().strokeColor(halo);
    document.text(text, x, at[1], { ...options, fill: false, stroke: true });
  }
  document
    .fillOpacity(1)
    .fillColor(colour)
    .text(text, x, at[1], { ...options, fill: true, stroke: false });
}
