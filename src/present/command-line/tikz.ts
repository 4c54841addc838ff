/** Pictures as TikZ, to be put into a paper: the lines of the SVG, and its words set by LaTeX in the fonts of the paper. */

import { wordsLatex } from '../prose/index.js';
import type { Drawing, Item, Outline, Paint, Place, Text } from './drawing.js';
import { drawingOf } from './svg-drawing.js';

/** An SVG's unit is a pixel, of which 96 make an inch; a big point is the 72nd part of one. */
const POINTS = 0.75;

/** In pixels: a little less than the line of an article, which is 345 points long. */
const LINE = 450;

/** A `tikzpicture`. Needs no package but tikz. The width is in pixels, by default that of a line of an article. */
export function tikzOf(svg: string, width?: number): string {
  const drawing = drawingOf(svg);
  const unit = number(((width ?? LINE) / drawing.width) * POINTS);
  const colours = coloursOf(drawing);
  const lines = drawing.items.flatMap((item) => itemLines(item, colours, Number(unit)));
  return [
    `% ${drawing.title.replaceAll('\n', ' ').replaceAll(/[^ -~]/g, '?')}`,
    '% In the preamble: \\usepackage{tikz}',
    `\\begin{tikzpicture}[x=${unit}bp,y=-${unit}bp]`,
    ...[...colours].map(([colour, name]) => `\\definecolor{${name}}{HTML}{${colour.slice(1).toUpperCase()}}`),
    `\\useasboundingbox (0,0) rectangle (${number(drawing.width)},${number(drawing.height)});`,
    ...lines,
    '\\end{tikzpicture}',
    '',
  ].join('\n');
}

/** Each colour has a name, as TikZ wants it. */
function coloursOf({ items }: Drawing): ReadonlyMap<string, string> {
  const colours = new Set<string>();
  const add = (...found: readonly (string | undefined)[]): void => {
    for (const colour of found) if (colour !== undefined) colours.add(colour);
  };
  const visit = (item: Item): void => {
    if (item.kind === 'clipped') item.items.forEach(visit);
    else if (item.kind === 'text') add(item.colour, item.halo);
    else add(item.paint.fill, item.paint.stroke);
  };
  items.forEach(visit);
  return new Map([...colours].map((colour, i) => [colour, `basincheck${lettersOf(i)}`]));
}

/** `a`, …, `z`, `ba`, …. */
function lettersOf(i: number): string {
  const rest = i < 26 ? '' : lettersOf(Math.floor(i / 26));
  return `${rest}${String.fromCharCode(97 + (i % 26))}`;
}

type Colours = ReadonlyMap<string, string>;

function itemLines(item: Item, colours: Colours, unit: number): readonly string[] {
  switch (item.kind) {
    case 'text':
      return [textLine(item, colours, unit)];
    case 'clipped':
      return [
        '\\begin{scope}',
        `\\clip ${placed(item.from)} rectangle ${placed(item.to)};`,
        ...item.items.flatMap((each) => itemLines(each, colours, unit)),
        '\\end{scope}',
      ];
    case 'shape': {
      const options = optionsOf(item.paint, item.outline, colours, unit);
      return options.length === 0 ? [] : [`\\path[${options.join(',')}] ${outlineText(item.outline, unit)};`];
    }
  }
}

function optionsOf(paint: Paint, outline: Outline, colours: Colours, unit: number): readonly string[] {
  const { fill, stroke, dashes } = paint;
  const length = (value: number): string => `${number(value * unit)}bp`;
  const filled =
    fill === undefined || isLine(outline)
      ? []
      : [
          `fill=${colours.get(fill) ?? 'black'}`,
          ...(paint.fillOpacity < 1 ? [`fill opacity=${number(paint.fillOpacity)}`] : []),
          ...(paint.isEvenOdd ? ['even odd rule'] : []),
        ];
  const drawn =
    stroke === undefined
      ? []
      : [
          `draw=${colours.get(stroke) ?? 'black'}`,
          `line width=${length(paint.lineWidth)}`,
          ...(paint.strokeOpacity < 1 ? [`draw opacity=${number(paint.strokeOpacity)}`] : []),
          ...(dashes.length > 0
            ? [
                `dash pattern=${dashes.map((each, i) => `${i % 2 === 0 ? 'on' : 'off'} ${length(each)}`).join(' ')}`,
              ]
            : []),
          ...(paint.cap === 'butt' ? [] : [`line cap=${paint.cap === 'square' ? 'rect' : paint.cap}`]),
          ...(paint.join === 'miter' ? [] : [`line join=${paint.join}`]),
        ];
  return [...filled, ...drawn];
}

/** Whether nothing is enclosed that could be filled. */
function isLine(outline: Outline): boolean {
  return outline.kind === 'path' && outline.rings.every(({ points }) => points.length < 3);
}

function outlineText(outline: Outline, unit: number): string {
  switch (outline.kind) {
    case 'circle':
      return `${placed(outline.centre)} circle[radius=${number(outline.radius * unit)}bp]`;
    case 'rectangle': {
      const corners = outline.corner > 0 ? `[rounded corners=${number(outline.corner * unit)}bp] ` : '';
      return `${corners}${placed(outline.from)} rectangle ${placed(outline.to)}`;
    }
    case 'path':
      return outline.rings
        .map(({ points, isClosed }) => `${points.map(placed).join('--')}${isClosed ? '--cycle' : ''}`)
        .join(' ');
  }
}

const ANCHORS: Readonly<Record<string, string>> = { start: 'base west', middle: 'base', end: 'base east' };

function textLine(
  { at, text, anchor, size, isBold, isItalic, colour, halo }: Text,
  colours: Colours,
  unit: number,
): string {
  const points = size * unit;
  const font = `\\fontsize{${number(points)}}{${number(1.2 * points)}}\\selectfont${isBold ? '\\bfseries' : ''}${isItalic ? '\\itshape' : ''}`;
  // LaTeX has no rim around letters: what is behind them is paled.
  const rim =
    halo === undefined
      ? ''
      : `,fill=${colours.get(halo) ?? 'white'},fill opacity=0.75,text opacity=1,rounded corners=1bp`;
  const options = `anchor=${ANCHORS[anchor] ?? 'base'},inner sep=${halo === undefined ? 0 : 1}bp,text=${colours.get(colour) ?? 'black'}${rim},font=${font}`;
  return `\\node[${options}] at ${placed(at)} {${wordsLatex(text)}};`;
}

function placed([x, y]: Place): string {
  return `(${number(x)},${number(y)})`;
}

function number(x: number): string {
  const rounded = Math.round(x * 1000) / 1000;
  return String(rounded === 0 ? 0 : rounded);
}
