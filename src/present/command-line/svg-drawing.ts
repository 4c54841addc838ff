/**
 * Our own pictures, read back from their SVG into what other formats are written from: shapes and texts, in the order in which they
 * are painted. Only what our pictures are made of is known; anything else throws.
 */

import type { Drawing, Item, Outline, Paint, Place, Ring, Text } from './drawing.js';
import { within } from './within.js';

type Attributes = ReadonlyMap<string, string>;

interface Open {
  readonly name: string;
  readonly attributes: Attributes;
  readonly items: Item[];
  text: string;
}

const TOKEN = /<(\/?)([a-z]+)((?:\s[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;

/** Throws on an element that our pictures do not have. */
export function drawingOf(svg: string): Drawing {
  const root: Open = { name: '', attributes: new Map(), items: [], text: '' };
  const open: Open[] = [root];
  let title = '';
  let size: Place = [0, 0];
  for (const [, slash, name, written = '', isEmpty, text] of svg.matchAll(TOKEN)) {
    const inner = open.at(-1) ?? root;
    if (text !== undefined) {
      inner.text += unescaped(text);
      continue;
    }
    if (slash !== '/') {
      const own = new Map(
        Array.from(written.matchAll(/([\w:-]+)="([^"]*)"/g), ([, key = '', value = '']) => [
          key,
          unescaped(value),
        ]),
      );
      open.push({
        name: name ?? '',
        attributes: new Map([...inherited(inner.attributes), ...own]),
        items: [],
        text: '',
      });
      if (isEmpty !== '/') continue;
    }
    const done = open.pop() ?? root;
    const outer = open.at(-1) ?? root;
    if (done.name === 'title') title = done.text;
    else if (done.name === 'svg' && outer === root) {
      size = viewBoxOf(done.attributes).size;
      outer.items.push(...done.items);
    } else outer.items.push(...itemsOf(done));
  }
  return { width: size[0], height: size[1], title, items: root.items };
}

function inherited(attributes: Attributes): Attributes {
  return new Map([...attributes].filter(([key]) => /^(?:fill|stroke|font|text)/.test(key)));
}

function itemsOf({ name, attributes, items, text }: Open): readonly Item[] {
  const number = (key: string): number => Number(attributes.get(key) ?? 0);
  const shape = (whole: Outline): readonly Item[] => {
    const outline = within(whole);
    return outline === undefined ? [] : [{ kind: 'shape', outline, paint: paintOf(attributes) }];
  };
  switch (name) {
    // A style is for dark screens.
    case 'style':
    case 'desc':
      return [];
    case 'g':
      return items;
    case 'svg': {
      const from: Place = [number('x'), number('y')];
      return [{ kind: 'clipped', from, to: [from[0] + number('width'), from[1] + number('height')], items }];
    }
    case 'rect': {
      const from: Place = [number('x'), number('y')];
      const to: Place = [from[0] + number('width'), from[1] + number('height')];
      return shape({ kind: 'rectangle', from, to, corner: number('rx') });
    }
    case 'circle':
      return shape({ kind: 'circle', centre: [number('cx'), number('cy')], radius: number('r') });
    case 'line': {
      const points: readonly Place[] = [
        [number('x1'), number('y1')],
        [number('x2'), number('y2')],
      ];
      return shape({ kind: 'path', rings: [{ points, isClosed: false }] });
    }
    case 'polygon':
    case 'polyline': {
      const numbers = (attributes.get('points') ?? '')
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number);
      return shape({ kind: 'path', rings: [{ points: pairs(numbers), isClosed: name === 'polygon' }] });
    }
    case 'path':
      return shape({ kind: 'path', rings: ringsOf(attributes.get('d') ?? '') });
    case 'text':
      return [textOf(attributes, text)];
    default:
      throw new TypeError(`drawingOf: expected an element of our pictures, got <${name}>`);
  }
}

function textOf(attributes: Attributes, text: string): Text {
  const halo = attributes.get('stroke');
  return {
    kind: 'text',
    at: [Number(attributes.get('x')), Number(attributes.get('y'))],
    text,
    anchor: attributes.get('text-anchor') ?? 'start',
    size: Number(attributes.get('font-size') ?? 12),
    isBold: Number(attributes.get('font-weight') ?? 400) >= 600,
    isItalic: attributes.get('font-style') === 'italic',
    colour: attributes.get('fill') ?? '#000000',
    halo: halo === 'none' ? undefined : halo,
  };
}

function paintOf(attributes: Attributes): Paint {
  const colour = (key: string, otherwise: string | undefined): string | undefined => {
    const value = attributes.get(key) ?? otherwise;
    return value === 'none' ? undefined : value;
  };
  return {
    fill: colour('fill', '#000000'),
    fillOpacity: Number(attributes.get('fill-opacity') ?? 1),
    isEvenOdd: attributes.get('fill-rule') === 'evenodd',
    stroke: colour('stroke', undefined),
    strokeOpacity: Number(attributes.get('stroke-opacity') ?? 1),
    lineWidth: Number(attributes.get('stroke-width') ?? 1),
    dashes: (attributes.get('stroke-dasharray') ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number),
    cap: attributes.get('stroke-linecap') ?? 'butt',
    join: attributes.get('stroke-linejoin') ?? 'miter',
  };
}

function viewBoxOf(attributes: Attributes): { readonly size: Place } {
  const [, , width = 0, height = 0] = (attributes.get('viewBox') ?? '').split(' ').map(Number);
  return { size: [width, height] };
}

function pairs(numbers: readonly number[]): readonly Place[] {
  return numbers.flatMap((x, i): readonly Place[] => (i % 2 === 0 ? [[x, numbers[i + 1] ?? 0]] : []));
}

/** Of straight lines alone. */
function ringsOf(d: string): readonly Ring[] {
  const rings: { points: Place[]; isClosed: boolean }[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', written = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = Array.from(written.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g), Number);
    const last = rings.at(-1);
    if (command === 'Z' || command === 'z') {
      if (last !== undefined) last.isClosed = true;
      [x, y] = last?.points[0] ?? [x, y];
      continue;
    }
    const letter = command.toUpperCase();
    if (!'MLHV'.includes(letter))
      throw new TypeError(`drawingOf: expected a path of straight lines, got ${command}`);
    if (letter === 'M') rings.push({ points: [], isClosed: false });
    else if (last?.isClosed === true) rings.push({ points: [[x, y]], isClosed: false });
    const isRelative = command !== letter;
    const steps: readonly (readonly (number | undefined)[])[] =
      letter === 'H'
        ? numbers.map((a) => [a, undefined])
        : letter === 'V'
          ? numbers.map((b) => [undefined, b])
          : pairs(numbers);
    for (const [a, b] of steps) {
      if (a !== undefined) x = isRelative ? x + a : a;
      if (b !== undefined) y = isRelative ? y + b : b;
      rings.at(-1)?.points.push([x, y]);
    }
  }
  return rings;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
