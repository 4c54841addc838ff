/** What is checked of the pieces of a hunt in exact data, and of what they come to, when they come from other machines. */

import { type Checks, text } from '../workers/index.js';
import { type Place } from '../../exact/index.js';
import { dataCellNamed, dataCells } from './cells.js';
import { certifiedFor } from './certified.js';
import { MOST_FINDS } from './piece.js';
import type { DataTasks } from './worker.js';

const LARGEST_PIECE = 100_000;
const MOST_CASES = 2 ** 48;
const LARGEST_FILE = 8 * 2 ** 20;

export const dataChecks: Checks<DataTasks> = {
  searchData: {
    input: (place) => {
      const piece = place.object('cell', 'seed', 'from', 'count');
      if (!piece) return;
      piece.cell.word(...dataCells.map(({ name }) => name));
      piece.seed.integer(-(2 ** 31), 2 ** 31 - 1);
      piece.from.integer(0, MOST_CASES);
      piece.count.integer(1, LARGEST_PIECE);
    },
    result: (place, { cell, count }) => {
      const result = place.object('looked', 'matching', 'finds');
      if (!result) return;
      const looked = result.looked.integer(0, count) ?? 0;
      const matching = result.matching.integer(0, looked) ?? 0;
      if ((result.finds.length ?? 0) > MOST_FINDS) result.finds.refuse(`at most ${MOST_FINDS} finds`);
      else result.finds.list((each) => find(each, cell, looked, matching));
    },
  },
};

function find(place: Place, cell: string, most: number, mostMatching: number): true | undefined {
  const entries = place.object('looked', 'matching', 'text');
  if (!entries) return undefined;
  entries.looked.integer(1, most);
  entries.matching.integer(1, mostMatching);
  const file = text(entries.text, LARGEST_FILE);
  if (file === undefined) return undefined;
  try {
    certifiedFor(dataCellNamed(cell), file);
    return true;
  } catch (error) {
    return entries.text.refuse(
      `a verified file for ${cell}`,
      error instanceof Error ? error.message : 'none',
    );
  }
}
