/**
 * An entry of the matrix that Algorithm 2 of the memorization paper writes, which is not that of the nearest-neighbour upsampling of
 * padded images.
 */

import { at, upsamplingMatrix, upsamplingWrites } from '../../exact/index.js';
import type { UpsamplingCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import type { Argument } from './argument.js';
import { indexAt } from './read-data.js';

export interface EntryWitness {
  readonly row: number;
  readonly column: number;
}

const MOST = 2 ** 12;

export const entry: Argument<UpsamplingCase, EntryWitness> = {
  data: (place, { cells }) => {
    const entries = place.object('s', 'channels', 'scale', 'first');
    if (entries === undefined) return undefined;
    const [s, channels] = [entries.s.count(1, MOST), entries.channels.count(1, MOST)];
    const [scale, first] = [entries.scale.count(1, MOST), entries.first.integer(0, 1)];
    if (s === undefined || channels === undefined || scale === undefined || first === undefined)
      return undefined;
    const subject = { s, channels, scale, first };
    const size = rowsOf(subject) * columnsOf(subject);
    return size <= cells ? subject : place.exceed(`a matrix of at most ${cells} entries`, `${size}`);
  },
  witness: (place, subject) => {
    const entries = place.object('row', 'column');
    if (entries === undefined) return undefined;
    const [row, column] = [
      indexAt(entries.row, rowsOf(subject)),
      indexAt(entries.column, columnsOf(subject)),
    ];
    return row === undefined || column === undefined ? undefined : { row, column };
  },
  check: ({ s, channels, scale, first }, { row, column }) => {
    const isOne = at(at(upsamplingMatrix(s, channels, scale), row), column).sign !== 0;
    const isWritten = upsamplingWrites(s, channels, scale, first).some(([i, j]) => i === row && j === column);
    insist(isOne !== isWritten, 'witness', 'an entry that differs', 'the same entry');
  },
  fact: ({ s, channels, scale, first }, { row, column }) =>
    `for images of ${s}×${s} pixels, ${channels === 1 ? 'one channel' : `${channels} channels`} and the factor ${scale}, with columnIndex from ${first}, the entry in row ${row} and column ` +
    `${column}, counted from 0, is not that of the upsampling`,
};

/** Of the matrix: one for each pixel of the padded result. */
function rowsOf({ s, channels, scale }: UpsamplingCase): number {
  return channels * (s * scale + 2) ** 2;
}

/** One for each pixel of the padded image. */
function columnsOf({ s, channels }: UpsamplingCase): number {
  return channels * (s + 2) ** 2;
}
