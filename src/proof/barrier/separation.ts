/**
 * Barriers: for Theorems 2.1–2.3, cells of a grid that separate a point from infinity or from another point.
 *
 * Why a flood fill through faces proves it. Let U be the complement of the barrier. The cells that contain a point y of
 * U are not in the barrier, and the flood fill goes from each of them to all the others: on every axis their indices
 * follow each other, so that they form a box of indices, whose cells are linked through faces. So it reaches all the
 * cells at y or none. Let R be the points of U all of whose cells are reached. R is what U has in common with a finite
 * union of closed cells, those that are reached; and so is the rest of U, with those that are not. Hence R is open and
 * closed in U. The flood fill starts from all cells that contain the point x. So x lies in R, and with it every
 * connected subset of U that contains x.
 *
 * Cells of zero thickness, and points on any faces, are not special. Theorem 2.1: the basin lies in U, and so does its
 * component; if no infinite cell is reached, it is bounded. Theorem 2.2: the same for the complement of the basin.
 * Theorem 2.3: a path between the two points within the basin would be a connected subset of U, so that all cells at
 * the second point would be reached.
 */

import { at, point, Rational, type Watch, type Zonotope } from '../../exact/index.js';
import type { BasinQuestion } from '../../statements/index.js';
import { carries } from '../parts/carrying.js';
import type { BasinCounterexample, Fate } from './counterexample.js';
import { Cells } from '../parts/grid.js';
import { insist } from '../parts/objection.js';
import type { Region } from '../parts/region.js';
import { vectorText } from '../parts/text.js';

type Side = 'the basin' | 'its complement';

/** What a barrier has to show, so that the conclusion fails. */
interface Separation {
  /** The side on which its cells have to lie. */
  readonly cells: Side;
  /** The points, and the side on which each has to lie. */
  readonly points: readonly Side[];
  /** What must not be reached from the first point. */
  readonly goal: 'infinity' | 'the second point';
}

const SEPARATIONS: Readonly<Record<BasinQuestion, Separation>> = {
  'bounded basin component': { cells: 'its complement', points: ['the basin'], goal: 'infinity' },
  'bounded complement component': { cells: 'the basin', points: ['its complement'], goal: 'infinity' },
  'disconnected basin': {
    cells: 'its complement',
    points: ['the basin', 'the basin'],
    goal: 'the second point',
  },
};

/**
 * Throws an `Objection` unless the barrier shows that the conclusion fails. The attractor and the regions have been
 * checked before.
 */
export function checkBarrier(counterexample: BasinCounterexample, watch: Watch): void {
  const { statement, barrier } = counterexample;
  const separation = SEPARATIONS[statement.question];
  const { points } = barrier;
  const targets = { ...counterexample, regions: counterexample.avoiding.map(({ region }) => region) };
  insist(
    points.length === separation.points.length,
    'witness.points',
    `${separation.points.length} of them`,
    `${points.length}`,
  );
  points.forEach(({ at: x, fate }, i) => {
    checkFate(targets, point(x), fate, at(separation.points, i), `witness.points[${i}]`, watch);
  });
  const cells = new Cells(barrier.grid);
  barrier.cells.forEach(({ index, fate }, i) => {
    checkFate(targets, cells.set(index, watch), fate, separation.cells, `witness.cells[${i}]`, watch);
  });

  const walls = new Set(barrier.cells.map(({ index }) => cells.numberOf(index)));
  const starts = points.map(({ at: x }, i) => {
    const found = cells.containing(x, watch);
    const free = !found.some((cell) => walls.has(cell));
    insist(free, `witness.points[${i}].at`, 'a point off the barrier', `${vectorText(x)} on a barrier cell`);
    return found;
  });
  const from = at(starts, 0);
  switch (separation.goal) {
    case 'infinity': {
      const escaped = reaches(cells, walls, from, (cell) => cells.isInfinite(cell), watch);
      insist(!escaped, 'witness.cells', 'a barrier around the point', 'a way to infinity');
      return;
    }
    case 'the second point': {
      const goals = new Set(at(starts, 1));
      const met = reaches(cells, walls, from, (cell) => goals.has(cell), watch);
      insist(!met, 'witness.cells', 'a barrier between the two points', 'a way round it');
    }
  }
}

/** Throws an `Objection` unless F^steps carries the set into the region that its fate names, on the given side. */
function checkFate(
  { network, attractor, regions }: BasinCounterexample & { readonly regions: readonly Region[] },
  set: Zonotope,
  { into, steps }: Fate,
  side: Side,
  path: string,
  watch: Watch,
): void {
  const isIn = into === 'attractor';
  const expected = side === 'the basin' ? '"attractor"' : 'the number of an avoiding region';
  insist(isIn === (side === 'the basin'), `${path}.into`, expected, isIn ? '"attractor"' : `"${into}"`);
  const [target, others] = isIn ? [attractor.region, []] : [at(regions, into), regions];
  const name = isIn ? 'the attracting region' : `avoiding region ${into}`;
  insist(
    carries(network, set, steps, target, others, watch),
    path,
    `F^${steps} of it within ${name}`,
    'an image that may leave it',
  );
}

/** Whether a goal can be reached from the given cells through faces of cells that are not walls. */
function reaches(
  cells: Cells,
  walls: ReadonlySet<number>,
  from: readonly number[],
  isGoal: (cell: number) => boolean,
  watch: Watch,
): boolean {
  const open = [...from];
  const reached = new Uint8Array(cells.count);
  for (const cell of from) reached[cell] = 1;
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    watch(Rational.zero);
    if (isGoal(cell)) return true;
    for (const next of cells.neighbours(cell)) {
      if (walls.has(next) || reached[next] === 1) continue;
      reached[next] = 1;
      open.push(next);
    }
  }
  return false;
}
