/**
 * The faces at which a grid of a basin has to be cut: faces between two cells of the basin that are crossed by a
 * wall, or by a gap too thin for the grid. Along every line of cells, peaks of the number of steps until landing are
 * looked for, and each is examined closely. From the cuts found, the wall is followed: the faces nearby are searched
 * more finely, and so on.
 */

import { Budget } from './budget.js';
import { faceAfter } from './components.js';
import type { FateClassifier, Fates } from '../portraits/fates.js';
import type { SampleGrid } from '../portraits/grid.js';
import { examinePeak, type PeakKind, peaksOf } from './peaks.js';

export interface Cuts {
  /** The cut faces, named by `faceAfter`, and what was found there. */
  readonly faces: ReadonlyMap<number, Exclude<PeakKind, 'clear'>>;
  /** Whether all peaks were examined, and all walls followed. */
  readonly complete: boolean;
}

/** Peaks wider than this number of cells show in the grid itself. */
const WIDEST_PEAK_IN_CELLS = 8;
/** Number of points between two midpoints where a face is searched more finely. */
const POINTS_BETWEEN_MIDPOINTS = 7;

/**
 * The cuts of a basin. When `applications` applications of F are spent, no further peaks are examined, since a basin
 * with an intricate boundary has very many. The highest peaks come first.
 */
export function cutsOf(
  classifier: FateClassifier,
  grid: SampleGrid,
  fates: Fates,
  basin: number,
  applications: number,
): Cuts {
  const search = new WallSearch(classifier, grid, fates, basin, new Budget(classifier, applications));
  search.alongLines();
  search.follow();
  return { faces: search.cuts, complete: !search.budget.isSpent };
}

class WallSearch {
  readonly cuts = new Map<number, Exclude<PeakKind, 'clear'>>();

  constructor(
    private readonly classifier: FateClassifier,
    private readonly grid: SampleGrid,
    private readonly fates: Fates,
    private readonly basin: number,
    readonly budget: Budget,
  ) {}

  alongLines(): void {
    const { dimension, resolution, size, strides } = this.grid;
    const peaks: { start: number; axis: number; first: number; last: number; height: number }[] = [];
    for (let axis = 0; axis < dimension; axis++) {
      const stride = strides[axis] ?? NaN;
      for (let start = 0; start < size; start++) {
        if (Math.floor(start / stride) % resolution !== 0) continue;
        const height = (i: number): number => this.stepsAt(start + i * stride);
        for (const [first, last] of peaksOf(height, resolution, WIDEST_PEAK_IN_CELLS)) {
          peaks.push({ start, axis, first, last, height: height(first) });
        }
      }
    }
    peaks.sort((a, b) => b.height - a.height);
    for (const { start, axis, first, last } of peaks) {
      if (this.budget.isSpent) return;
      this.examine(start, axis, first - 1, last + 1);
    }
  }

  /** Searches the faces around the cuts, and around those that it finds. */
  follow(): void {
    const { dimension } = this.grid;
    const searched = new Set<number>(this.cuts.keys());
    let fresh = [...this.cuts.keys()];
    while (fresh.length > 0) {
      const nearby = new Set<number>();
      for (const face of fresh) {
        for (const cell of this.around(Math.floor(face / dimension))) {
          for (let axis = 0; axis < dimension; axis++) {
            const next = faceAfter(cell, axis, dimension);
            if (!searched.has(next)) nearby.add(next);
          }
        }
      }
      const before = this.cuts.size;
      for (const face of nearby) {
        if (this.budget.isSpent) return;
        searched.add(face);
        this.searchFace(Math.floor(face / dimension), face % dimension);
      }
      fresh = [...this.cuts.keys()].slice(before);
    }
  }

  /** Examines the curve along an axis from the given cell, in the window of steps lo … hi. */
  private examine(start: number, axis: number, lo: number, hi: number): void {
    const { grid, classifier, basin } = this;
    const { kind, t } = examinePeak(classifier, basin, grid.along(start, axis), lo, hi);
    if (kind === 'clear') return;
    const stride = grid.strides[axis] ?? NaN;
    this.cuts.set(faceAfter(start + Math.floor(t) * stride, axis, grid.dimension), kind);
  }

  private searchFace(cell: number, axis: number): void {
    const { grid, classifier } = this;
    const next = grid.neighbour(cell, axis, 1);
    if (next === undefined || this.stepsAt(cell) < 0 || this.stepsAt(next) < 0) return;
    const points = new Float64Array(POINTS_BETWEEN_MIDPOINTS * grid.dimension);
    const along = grid.along(cell, axis);
    for (let k = 0; k < POINTS_BETWEEN_MIDPOINTS; k++)
      along((k + 1) / (POINTS_BETWEEN_MIDPOINTS + 1), points, k * grid.dimension);
    const { labels, steps } = classifier.fates(points, POINTS_BETWEEN_MIDPOINTS);
    const stranger = labels.some((label) => label !== this.basin);
    const ends = Math.min(this.stepsAt(cell), this.stepsAt(next));
    if (stranger || steps.some((count) => count > ends)) this.examine(cell, axis, 0, 1);
  }

  /** Number of steps after which the cell's point lands in the basin's attractor; −1 if it does not. */
  private stepsAt(cell: number): number {
    return this.fates.labels[cell] === this.basin ? (this.fates.steps[cell] ?? -1) : -1;
  }

  /** The cells at most two steps away along each axis. */
  private around(cell: number): number[] {
    let cells = [cell];
    for (let axis = 0; axis < this.grid.dimension; axis++) {
      cells = cells.flatMap((at) => {
        const line = [at];
        for (const step of [-1, 1] as const) {
          const next = this.grid.neighbour(at, axis, step);
          if (next === undefined) continue;
          line.push(next);
          const further = this.grid.neighbour(next, axis, step);
          if (further !== undefined) line.push(further);
        }
        return line;
      });
    }
    return cells;
  }
}
