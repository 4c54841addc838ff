/**
 * Is a basin disconnected? (Theorem 2.3.)
 *
 * For each component that a grid sees, a path in the basin to the attractor is looked for: straight, or pulled back
 * from close to the attractor, or through a finer grid. A component without such a path is suspected. Walls of
 * measure zero count too: the grids are cut where the number of steps until landing has a peak without bound.
 */

import { Budget, SPENT } from './budget.js';
import { type Chart, cellsOf, chartOf, deepestCell } from './chart.js';
import { commonLabel, gapFrom } from './gap.js';
import { passage } from './passage.js';
import { pathBetween } from './paths.js';
import { framesFor, type Portrait } from '../portraits/portrait.js';
import type { SampledSet } from './region.js';
import { type Answer, LEAST_THICKNESS, type Look, resolutions, THIN, TOO_THIN } from './suspicion.js';

/** Number of components that are examined, the largest first. */
const MOST_CANDIDATES = 6;
/** Number of faces of walls beside which cells are examined. */
const MOST_FACES_OF_WALLS = 3;

/**
 * The components could be joined by a path that is too long to be followed. This would be so for all of them, so the
 * search ends.
 */
const LOST: Answer = { verdict: 'unclear', reason: 'a path that joins the components got lost in its folds' };

export function disconnectedBasin(
  portrait: Portrait,
  region: SampledSet,
  point: Float64Array,
  look: Look,
): Answer {
  const budget = new Budget(region.classifier, look.budget);
  const cleared: string[] = [];
  let unclear: Answer | undefined;
  const { whole, refinements } = resolutions(region.classifier.map.dimension, look);
  for (const space of framesFor(portrait, point)) {
    const chart = chartOf(region, space, whole, look.budget / 8);
    const home = homeOf(chart, point);
    for (const cell of candidatesOf(chart, home)) {
      if (budget.isSpent) return SPENT;
      const outcome = examine(portrait, chart, cell, point, refinements, look.budget / 8, budget);
      if (typeof outcome === 'string') cleared.push(outcome);
      else if (outcome.verdict === 'suspected') return outcome;
      else unclear ??= outcome;
      if (outcome === LOST) return LOST;
    }
  }
  return unclear ?? { verdict: 'none', cleared };
}

/** A cell of each of the largest components except the attractor's own, and some cells beside walls. */
function candidatesOf({ grid, components, cuts }: Chart, home: number | undefined): readonly number[] {
  const away = components.list.map((_, index) => index).filter((index) => index !== home);
  const walls = [...cuts.faces].filter(([, kind]) => kind === 'wall').map(([face]) => face);
  const some = walls.filter((_, k) => k % Math.ceil(walls.length / MOST_FACES_OF_WALLS) === 0);
  return [
    ...away.slice(0, MOST_CANDIDATES).map((index) => deepestCell(grid, cellsOf(components, index))),
    // If the search for cuts missed a face of a wall, both sides of the wall belong to the attractor's component.
    ...some.flatMap((face) => {
      const [cell, axis] = [Math.floor(face / grid.dimension), face % grid.dimension];
      return [cell, cell + (grid.strides[axis] ?? 0)].filter((side) => components.of[side] === home);
    }),
  ];
}

/** The index of the component that contains the attractor. */
function homeOf({ grid, components }: Chart, point: Float64Array): number | undefined {
  const cell = grid.cellAt(point);
  const index = cell === undefined ? -1 : (components.of[cell] ?? -1);
  return index < 0 ? undefined : index;
}

function examine(
  { lifting }: Portrait,
  coarse: Chart,
  candidate: number,
  point: Float64Array,
  refinements: readonly number[],
  allowance: number,
  budget: Budget,
): Answer | string {
  const { region } = coarse;
  const other = coarse.grid.point(candidate);
  const path = pathBetween(region, lifting, other, point);
  if (path === 'lost') return LOST;
  if (path) return 'a path joins the components';
  let chart = coarse;
  for (const factor of [1, ...refinements]) {
    if (budget.isSpent) return SPENT;
    if (factor > 1) {
      const finer = chartOf(region, coarse.grid.frame, coarse.grid.resolution * factor, allowance);
      // A wall that was not followed to its end may have gaps.
      if (!finer.cuts.complete) break;
      chart = finer;
    }
    const [home, away] = [homeOf(chart, point), homeOf(chart, other)];
    if (home === undefined || away === undefined) return THIN;
    const [from, to] = [chart.grid.cellAt(other) ?? -1, chart.grid.cellAt(point) ?? -1];
    const way = passage(chart, from, to, budget);
    if (way.kind === 'open') return 'a way through a grid joins the components';
    if (way.kind === 'unknown') return SPENT;
    chart = way.chart;
    if (chart.possible.of[from] === chart.possible.of[to]) {
      return { verdict: 'unclear', reason: 'orbits that did not settle lie between the components' };
    }
  }
  const [home, away] = [homeOf(chart, point), homeOf(chart, other)];
  if (home === undefined || away === undefined) return THIN;
  const { components, grid } = chart;
  const gap = gapFrom(chart, away, (cell) => components.of[cell] === home);
  if (gap && gap.thickness > 0 && gap.thickness < LEAST_THICKNESS) return TOO_THIN;
  const sizes = [home, away].map((index) => components.list[index]?.size ?? 0);
  if (Math.min(...sizes) < LEAST_THICKNESS ** grid.dimension) return THIN;
  const smaller = (sizes[0] ?? 0) < (sizes[1] ?? 0) ? home : away;
  return {
    verdict: 'suspected',
    evidence: {
      points: [point, other],
      frame: grid.frame,
      resolution: grid.resolution,
      size: Math.min(...sizes),
      thickness: gap?.thickness ?? 0,
      separatedBy: commonLabel(chart, gap?.cells ?? []),
      box: grid.boxAround(cellsOf(components, smaller)),
    },
  };
}
