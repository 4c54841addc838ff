/**
 * Barriers: for Theorems 2.1–2.3, cells of a grid that separate a point from infinity or from another point.
 *
 * Why a flood fill through faces proves it. The barrier is a finite union of closed cells. Let a component of its
 * complement contain a point x. Cells of zero thickness can be thought of as fattened: the map that collapses them
 * again is monotone and surjective in each coordinate, so that (Lemma 2.3) the component's inverse image is open and
 * path-connected too. A path in it can be moved off the faces of codimension two. It then runs from cell to cell
 * through faces, never through a barrier cell. The flood fill starts from all cells that contain x, and goes on
 * through faces to every cell that is not in the barrier. Hence the component lies in the cells that the flood fill
 * reaches.
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
    checkFate(targets, cells.set(index), fate, separation.cells, `witness.cells[${i}]`, watch);
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
  const reached = new Set(from);
  // A loop over a Set also visits the items that are added during the loop.
  for (const cell of reached) {
    watch(Rational.zero);
    if (isGoal(cell)) return true;
    for (const next of cells.neighbours(cell)) if (!walls.has(next)) reached.add(next);
  }
  return false;
}
