/** A chart: the cells of a region on a grid, the faces at which it is cut, and its components. */

import { type Component, type Components, components } from './components.js';
import { type Fates, isUnknown } from '../portraits/fates.js';
import { type Frame, SampleGrid } from '../portraits/grid.js';
import type { SampledSet } from './region.js';
import { type Cuts, cutsOf } from './walls.js';

export interface Chart {
  readonly region: SampledSet;
  readonly grid: SampleGrid;
  readonly fates: Fates;
  /** Faces between cells of the region that cannot be passed. */
  readonly cuts: Cuts;
  /** The components of the cells in the region. */
  readonly components: Components;
  /** The components of the cells that are in the region, or may be in it. */
  readonly possible: Components;
}

/**
 * The chart of a region. If `allowance`, a number of applications of F, is given, the chart of a basin is cut at
 * walls and thin gaps.
 */
export function chartOf(region: SampledSet, frame: Frame, resolution: number, allowance = 0): Chart {
  const { classifier, basin, complement } = region;
  const grid = new SampleGrid(frame, resolution);
  const fates = classifier.onGrid(grid);
  const cuts: Cuts =
    complement || allowance === 0
      ? { faces: new Map(), complete: true }
      : cutsOf(classifier, grid, fates, basin, allowance);
  return charted(region, grid, fates, cuts);
}

/** The chart with further cuts. */
export function cutAt({ region, grid, fates, cuts }: Chart, faces: Cuts['faces']): Chart {
  return charted(region, grid, fates, { ...cuts, faces: new Map([...cuts.faces, ...faces]) });
}

function charted(region: SampledSet, grid: SampleGrid, fates: Fates, cuts: Cuts): Chart {
  const { basin, complement } = region;
  const inRegion = fates.labels.map((label) => Number(isIn(label, basin, complement)));
  const mayBe = fates.labels.map((label) => Number(isIn(label, basin, complement) || isUnknown(label)));
  const certain = new Map([...cuts.faces].filter(([, kind]) => kind !== 'unknown'));
  return {
    region,
    grid,
    fates,
    cuts,
    components: components(grid, inRegion, cuts.faces),
    possible: components(grid, mayBe, certain),
  };
}

function isIn(label: number, basin: number, complement: boolean): boolean {
  return !isUnknown(label) && (label === basin) !== complement;
}

/** The component in which the cell lies. */
export function componentAt({ of, list }: Components, cell: number): Component | undefined {
  return list[of[cell] ?? -1];
}

/** The cells of a component, in order. */
export function cellsOf({ of }: Components, index: number): readonly number[] {
  const cells: number[] = [];
  of.forEach((component, cell) => {
    if (component === index) cells.push(cell);
  });
  return cells;
}

/** A cell with the greatest number of steps from the rest of the grid; the first of several. */
export function deepestCell(grid: SampleGrid, cells: readonly number[]): number {
  const left = new Set(cells);
  let shell = cells.filter(
    (cell) => grid.isOuter(cell) || grid.neighbours(cell).some((next) => !left.has(next)),
  );
  let deepest = cells[0] ?? NaN;
  while (shell.length > 0) {
    deepest = shell[0] ?? deepest;
    for (const cell of shell) left.delete(cell);
    shell = [...new Set(shell.flatMap((cell) => grid.neighbours(cell)))]
      .filter((cell) => left.has(cell))
      .sort((a, b) => a - b);
  }
  return deepest;
}
