/** The peak: a bounded domain, and a point of it where F exceeds its values on the boundary. Against Theorem 3.1. */

import { numbersOfGrid } from '../parts/grid.js';
import type { Kind } from '../parts/kind.js';
import { product } from '../parts/reader.js';
import { numberText } from '../parts/text.js';
import { checkPeak } from './boundary.js';
import type { PeakCounterexample } from './counterexample.js';
import { readPeak } from './read.js';

export const peak: Kind<PeakCounterexample> = {
  read: readPeak,
  check: checkPeak,
  version: () => 1,
  json: ({ peak: { domain, inside } }) => ({ witness: { domain, inside } }),
  fact: ({ peak: { inside } }) => {
    const value = `F(${inside.map(numberText).join(', ')})`;
    return `${value} exceeds every value of F on the boundary of a bounded domain around that point`;
  },
  size: ({ peak: { domain, inside } }) => ({
    cells: product(domain.axes.map((axis) => axis.length - 1)),
    steps: 0,
    numbers: [...numbersOfGrid(domain), ...inside],
  }),
};
