/** What a verified barrier proves, in words, and how large the proof is. */

import type { Rational } from '../../exact/index.js';
import type { BasinQuestion } from '../../statements/index.js';
import { finite, numbersOfGrid } from '../parts/grid.js';
import type { ProofSize } from '../parts/kind.js';
import { vectorText } from '../parts/text.js';
import type { Attractor, BasinCounterexample } from './counterexample.js';

export function barrierFact({ statement, network, attractor, barrier }: BasinCounterexample): string {
  const star = vectorText(attractor.point);
  const basin = network.activation.exact
    ? `the basin B(x*) of x* = ${star}`
    : `the basin B(x*) of the fixed point x* near ${star}`;
  const [first, second] = barrier.points.map((point) => vectorText(point.at));
  const facts: Record<BasinQuestion, string> = {
    'bounded basin component': `the component of ${basin} that contains ${first} is bounded`,
    'bounded complement component': `the complement of ${basin} has a bounded component, which contains ${first}`,
    'disconnected basin': `${basin} contains ${first} and ${second} but no path between them`,
  };
  return facts[statement.question];
}

function numbersOfPassages(attractor: Attractor): readonly Rational[] {
  if (attractor.kind === 'contraction') return [];
  const { grid, passages } = attractor;
  return [...numbersOfGrid(grid), ...passages.flatMap(({ direction, cuts }) => [...direction, ...cuts])];
}

export function sizeOfBarrier({ attractor, avoiding, barrier }: BasinCounterexample): ProofSize {
  const regions = [attractor.region, ...avoiding.map(({ region }) => region)];
  return {
    cells: barrier.cells.length,
    steps: [...barrier.cells, ...barrier.points].reduce((sum, { fate }) => sum + fate.steps, 0),
    numbers: [
      ...attractor.point,
      ...numbersOfPassages(attractor),
      ...regions.flatMap(({ origin, directions, ranges }) => [
        ...origin,
        ...directions.flat(),
        ...ranges.flatMap(({ lo, hi }) => finite([lo, hi])),
      ]),
      ...numbersOfGrid(barrier.grid),
      ...barrier.points.flatMap((point) => point.at),
    ],
  };
}
