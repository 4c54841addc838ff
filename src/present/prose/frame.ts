/** Text in two dimensions, as matrices need it: lines of one length, one of them in line with the text around. */

import { at } from '../../exact/index.js';

export interface Frame {
  readonly lines: readonly string[];
  /** The line that continues what is written to the left and to the right. */
  readonly axis: number;
}

export function lineFrame(text: string): Frame {
  return { lines: [text], axis: 0 };
}

export function widthOf({ lines }: Frame): number {
  return lines[0]?.length ?? 0;
}

/** One beside the other, on one axis. */
export function beside(frames: readonly Frame[]): Frame {
  const above = greatest(frames.map(({ axis }) => axis));
  const below = greatest(frames.map(({ lines, axis }) => lines.length - axis - 1));
  const lines = Array.from({ length: above + 1 + below }, (_, i) =>
    frames.map((frame) => frame.lines[i - above + frame.axis] ?? ' '.repeat(widthOf(frame))).join(''),
  );
  return { lines, axis: above };
}

/** Rows of cells, all one line high, in columns two spaces apart, with a bracket on either side. */
export function bracketed(
  rows: readonly (readonly string[])[],
  align: 'left' | 'right',
  brackets: Brackets,
): Frame {
  const widths = at(rows, 0).map((_, j) => greatest(rows.map((row) => at(row, j).length)));
  const lines = rows.map((row, i) => {
    const cells = row.map((cell, j) =>
      align === 'right' ? cell.padStart(at(widths, j)) : cell.padEnd(at(widths, j)),
    );
    const [open, close] = bracketOn(i, rows.length, brackets);
    return `${open}${cells.join('  ')}${close}`;
  });
  return { lines, axis: (lines.length - 1) >> 1 };
}

type Brackets = 'round' | 'cases';

/** The pieces of a bracket of the given height. */
function bracketOn(line: number, height: number, brackets: Brackets): readonly [string, string] {
  const place = line === 0 ? 'top' : line === height - 1 ? 'bottom' : 'middle';
  if (brackets === 'round') {
    return height === 1
      ? ['(', ')']
      : ({ top: ['⎛', '⎞'], middle: ['⎜', '⎟'], bottom: ['⎝', '⎠'] } as const)[place];
  }
  if (height === 1) return ['{ ', ''];
  // The tip of the brace is on the axis; of two lines there is no third for it.
  if (height > 2 && line === (height - 1) >> 1) return ['⎨ ', ''];
  return [{ top: '⎧ ', middle: '⎪ ', bottom: '⎩ ' }[place], ''];
}

/** Of numbers from 0, however many. */
function greatest(numbers: readonly number[]): number {
  return numbers.reduce((most, each) => Math.max(most, each), 0);
}
