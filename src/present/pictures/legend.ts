/** Legends: what each thing in a picture is, under the word for how well it is known. */

import { palette } from './palette.js';
import { element, escaped } from './svg.js';

/** `certified`: a verified file proves it. `proved`: interval arithmetic does. `sampled`: floating point saw it. `undecided`: not even that. */
export type Standing = 'certified' | 'proved' | 'sampled' | 'undecided' | '';

export interface Entry {
  readonly standing: Standing;
  /** Drawn around the given point, at most 26 wide and 14 high. */
  readonly sample: (x: number, y: number) => string;
  readonly text: string;
}

const LINE = 20;
/** Where samples and texts begin, to the right of the standing. */
const [SAMPLES, TEXTS] = [76, 112];
/** A text of more characters is broken. */
const LONGEST = 62;

export function legendOf(
  entries: readonly Entry[],
  left: number,
  top: number,
): { readonly parts: readonly string[]; readonly bottom: number } {
  let y = top + LINE / 2;
  let standing: Standing = '';
  const parts = entries.flatMap((entry) => {
    const heading =
      entry.standing === standing
        ? []
        : [element('text', { x: left, y: y + 4, 'font-weight': 600 }, entry.standing)];
    standing = entry.standing;
    const texts = broken(entry.text).map((text, k) =>
      element('text', { x: left + TEXTS, y: y + 4 + k * 15 }, escaped(text)),
    );
    const part = [...heading, entry.sample(left + SAMPLES + 13, y), ...texts].join('');
    y += LINE + (texts.length - 1) * 15;
    return [part];
  });
  return { parts, bottom: y - LINE / 2 };
}

function broken(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < LONGEST)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Areas of the given colours side by side. */
export function swatch(...colours: readonly string[]): Entry['sample'] {
  const width = 26 / colours.length;
  return (x, y) =>
    colours
      .map((fill, k) => element('rect', { x: x - 13 + k * width, y: y - 7, width, height: 14, fill }))
      .join('') +
    element('rect', {
      x: x - 13,
      y: y - 7,
      width: 26,
      height: 14,
      fill: 'none',
      stroke: palette.faint,
      'stroke-width': 0.5,
    });
}

/** An area outlined, with dashes if not said otherwise. */
export function outlined(stroke: string, dashes = '5 3'): Entry['sample'] {
  return (x, y) =>
    element('rect', {
      x: x - 12,
      y: y - 6,
      width: 24,
      height: 12,
      fill: 'none',
      stroke,
      'stroke-width': 1.5,
      ...(dashes === '' ? {} : { 'stroke-dasharray': dashes }),
    });
}

export function line(paint: Readonly<Record<string, string | number>>): Entry['sample'] {
  return (x, y) => element('line', { x1: x - 13, x2: x + 13, y1: y, y2: y, ...paint });
}
