/**
 * Has a region (a basin or the complement of one) a bounded component? (Theorems 2.1 and 2.2.)
 *
 * A component that touches no edge of a coarse grid of the whole space is examined again. A path from its inside to
 * infinity is looked for, and it is put into windows of its own, each finer than the one before. If it leaves the
 * window through a filament that the coarse grid did not see, it is followed there.
 */

import { Budget, SPENT } from './budget.js';
import { type Chart, chartOf, componentAt, cellsOf, deepestCell } from './chart.js';
import type { Component } from './components.js';
import { commonLabel, gapFrom } from './gap.js';
import { type Frame, frame, type SampleGrid } from '../portraits/grid.js';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { pathBetween, pathToInfinity } from './paths.js';
import { framesFor, type Portrait } from '../portraits/portrait.js';
import { Random } from '../orbits/random.js';
import type { SampledSet } from './region.js';
import { type Answer, LEAST_THICKNESS, type Look, resolutions, THIN, TOO_THIN } from './suspicion.js';

/** Number of components that are examined, the largest first. */
const MOST_CANDIDATES = 6;

/**
 * If a component leaves its window, the window is enlarged. After this number of enlargements, the component counts
 * as leaving.
 */
const MOST_ENLARGEMENTS = 3;

/**
 * The component could be joined with an unbounded one by a path that is too long to be followed. This would be so for
 * other components too, so the search ends.
 */
const LOST: Answer = { verdict: 'unclear', reason: 'a path to an unbounded component got lost in its folds' };

export function boundedComponent(
  portrait: Portrait,
  region: SampledSet,
  point: Float64Array,
  look: Look,
): Answer {
  const random = new Random(look.seed, 'bounded component');
  const budget = new Budget(region.classifier, look.budget);
  const cleared: string[] = [];
  let unclear: Answer | undefined;
  const n = region.classifier.map.dimension;
  const { whole, windows } = resolutions(n, look);
  // On a line every wall is a point, and two walls bound the interval between them.
  const allowance = n === 1 ? look.budget / 8 : 0;
  for (const space of framesFor(portrait, point)) {
    const chart = chartOf(region, space, whole, allowance);
    const candidates = chart.components.list.filter(({ touchesEdge }) => !touchesEdge);
    for (const candidate of candidates.slice(0, MOST_CANDIDATES)) {
      if (budget.isSpent) return SPENT;
      const outcome = examine(portrait, chart, candidate, windows, allowance, random, budget);
      if (typeof outcome === 'string') cleared.push(outcome);
      else if (outcome.verdict === 'suspected') return outcome;
      else unclear ??= outcome;
      if (outcome === LOST) return LOST;
    }
  }
  return unclear ?? { verdict: 'none', cleared };
}

/** The suspicion, or why there is none, or why this is unclear. */
function examine(
  { lifting }: Portrait,
  chart: Chart,
  candidate: Component,
  windows: readonly number[],
  allowance: number,
  random: Random,
  budget: Budget,
): Answer | string {
  const { region, grid } = chart;
  const index = chart.components.list.indexOf(candidate);
  const cells = cellsOf(chart.components, index);
  const inside = grid.point(deepestCell(grid, cells));
  if (pathToInfinity(region, lifting, inside, random)) return 'a path leads to infinity';
  const joined = joinedWithinBasin(chart, lifting, inside);
  if (joined !== undefined) return joined;
  if (componentAt(chart.possible, candidate.first)?.touchesEdge) {
    return { verdict: 'unclear', reason: 'orbits that did not settle lie around the component' };
  }
  let last = { chart, index };
  for (const resolution of windows) {
    for (let enlarged = 0; ; enlarged++) {
      if (budget.isSpent) return SPENT;
      const space = windowAround(last.chart.grid, cellsOf(last.chart.components, last.index));
      const window = chartOf(region, space, resolution, allowance);
      const cell = window.grid.cellAt(inside) ?? -1;
      const component = componentAt(window.components, cell);
      if (component === undefined) return THIN;
      last = { chart: window, index: window.components.of[cell] ?? -1 };
      if (component.touchesEdge && enlarged < MOST_ENLARGEMENTS) continue;
      if (component.touchesEdge) {
        const leaks = cellsOf(window.components, last.index).filter((leak) => window.grid.isOuter(leak));
        return follow(chart, window.grid, leaks, lifting, random);
      }
      if (componentAt(window.possible, cell)?.touchesEdge) {
        return { verdict: 'unclear', reason: 'orbits that did not settle lie around the component' };
      }
      break;
    }
  }
  return suspected(last.chart, last.index, inside);
}

/**
 * A point of the complement may lie in another basin, and that whole basin lies in the complement. So a path in it
 * may lead to an unbounded component.
 */
function joinedWithinBasin(
  chart: Chart,
  lifting: Portrait['lifting'],
  inside: Float64Array,
): Answer | string | undefined {
  const { region, grid, fates, components } = chart;
  if (!region.complement) return undefined;
  const [label = -1] = region.classifier.fates(inside, 1).labels;
  if (label < 0) return undefined;
  const cells = [...fates.labels.keys()].filter(
    (cell) => fates.labels[cell] === label && componentAt(components, cell)?.touchesEdge,
  );
  if (cells.length === 0) return undefined;
  const own: SampledSet = { ...region, basin: label, complement: false };
  const path = pathBetween(own, lifting, inside, grid.point(deepestCell(grid, cells)));
  if (path === undefined) return undefined;
  return path === 'lost' ? LOST : 'a path leads to an unbounded component';
}

/** Whether a component that leaves its window goes on to infinity from the place where it leaves. */
function follow(
  chart: Chart,
  window: SampleGrid,
  leaks: readonly number[],
  lifting: Portrait['lifting'],
  random: Random,
): Answer | string {
  const few = leaks.filter((_, k) => k % Math.ceil(leaks.length / 5) === 0).map((leak) => window.point(leak));
  for (const leak of few) {
    const cell = chart.grid.cellAt(leak);
    if (cell !== undefined && componentAt(chart.components, cell)?.touchesEdge) {
      return 'a filament joins an unbounded component';
    }
  }
  if (few.some((leak) => pathToInfinity(chart.region, lifting, leak, random))) {
    return 'a filament leads to where a path leads to infinity';
  }
  return { verdict: 'unclear', reason: 'a filament leaves the component, and was not followed to its end' };
}

function suspected(chart: Chart, index: number, inside: Float64Array): Answer {
  const { grid } = chart;
  const cells = cellsOf(chart.components, index);
  // A component this small in a window of its own size was met by chance, as at a periodic point, and the grid did
  // not see what is around it.
  if (cells.length < LEAST_THICKNESS ** grid.dimension) return THIN;
  const gap = gapFrom(chart, index, (cell) => grid.isOuter(cell));
  const cutOnly = gap?.thickness === 0;
  if (!cutOnly && (gap?.thickness ?? 0) < LEAST_THICKNESS) return TOO_THIN;
  return {
    verdict: 'suspected',
    evidence: {
      points: [inside],
      frame: grid.frame,
      resolution: grid.resolution,
      size: cells.length,
      thickness: gap?.thickness ?? 0,
      separatedBy: commonLabel(chart, gap?.cells ?? []),
      box: grid.boxAround(cells),
    },
  };
}

/** A window around the cells, wider by half on each of their principal axes. */
function windowAround(grid: SampleGrid, cells: readonly number[]): Frame {
  const n = grid.dimension;
  const x = new Float64Array(n);
  const mean = new Array<number>(n).fill(0);
  for (const cell of cells) {
    grid.writePoint(cell, x);
    for (let i = 0; i < n; i++) mean[i] = (mean[i] ?? NaN) + (x[i] ?? NaN);
  }
  for (let i = 0; i < n; i++) mean[i] = (mean[i] ?? NaN) / cells.length;
  const moments = new Float64Array(n * n);
  for (const cell of cells) {
    writeDifference(cell);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        moments[i * n + j] = (moments[i * n + j] ?? NaN) + (x[i] ?? NaN) * (x[j] ?? NaN);
  }
  const { eigenvectorMatrix: axes } = new EigenvalueDecomposition(Matrix.from1DArray(n, n, moments), {
    assumeSymmetric: true,
  });
  const directions = axes.transpose().to2DArray();
  const [lo, hi] = [new Array<number>(n).fill(Infinity), new Array<number>(n).fill(-Infinity)];
  const around = new Uint8Array(grid.size);
  for (const cell of cells) {
    around[cell] = 1;
    grid.eachNeighbour(cell, (next) => {
      around[next] = 1;
    });
  }
  for (let cell = around.indexOf(1); cell >= 0; cell = around.indexOf(1, cell + 1)) {
    writeDifference(cell);
    directions.forEach((direction, k) => {
      let u = 0;
      for (let i = 0; i < n; i++) u += (direction[i] ?? NaN) * (x[i] ?? NaN);
      lo[k] = Math.min(lo[k] ?? NaN, u);
      hi[k] = Math.max(hi[k] ?? NaN, u);
    });
  }
  const middle = lo.map((from, k) => (from + (hi[k] ?? NaN)) / 2);
  const half = lo.map((from, k) => 0.75 * ((hi[k] ?? NaN) - from));
  const centre = mean.map((value, i) => middle.reduce((sum, u, k) => sum + axes.get(i, k) * u, value));
  return frame('window', centre, 1, axes.mulRowVector(half));

  function writeDifference(cell: number): void {
    grid.writePoint(cell, x);
    for (let i = 0; i < n; i++) x[i] = (x[i] ?? NaN) - (mean[i] ?? NaN);
  }
}
