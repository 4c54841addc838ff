/** Grids: cells {origin + Σ t_i·basis_i : t_i between consecutive values of axis i}, closed, some of zero thickness. */

import {
  at,
  type End,
  Interval,
  matrix,
  type Matrix,
  type Rational,
  unwatched,
  type Vector,
  type Watch,
  type Zonotope,
} from '../../exact/index.js';
import { parametrised } from './region.js';

/** The cells {origin + Σ t_i·basis_i : t_i between consecutive values of axis i}. */
export interface Grid {
  readonly origin: Vector;
  readonly basis: Matrix;
  /** `undefined` stands for −∞ at the start of an axis and for +∞ at its end. */
  readonly axes: readonly (readonly End[])[];
}

/** All numbers of a grid. */
export function numbersOfGrid({ origin, basis, axes }: Grid): readonly Rational[] {
  return [...origin, ...basis.flat(), ...axes.flatMap(finite)];
}

/** The ends that are numbers. */
export function finite(ends: readonly End[]): readonly Rational[] {
  return ends.filter((end) => end !== undefined);
}

/**
 * The intervals between consecutive values of an axis.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { intervalsOf } from 'basincheck/verify';
 * intervalsOf([undefined, Rational.zero, Rational.one]); // → [[-inf, 0], [0, 1]]
 * ```
 */
export function intervalsOf(axis: Grid['axes'][number]): readonly Interval[] {
  return axis.slice(1).map((hi, j) => Interval.of(axis[j], hi));
}

/**
 * The cells of a grid, by their index on each axis, or by one number: those along the first axis follow each other.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * import { ranges } from 'basincheck/exact';
 * import { Cells } from 'basincheck/verify';
 * const axis = [undefined, Rational.zero, Rational.one, undefined];
 * const cells = new Cells({ origin: matrix.zeros(2), basis: matrix.identity(2), axes: [axis, axis] });
 * ranges(cells.set([1, 0])); // → [[0, 1], [-inf, 0]]
 * cells.containing([Rational.half, Rational.one]); // → [4, 7]
 * cells.neighbours(0); // → [1, 3]
 * ```
 */
export class Cells {
  /** For each axis, its intervals. */
  private readonly intervals: readonly (readonly Interval[])[];
  /** For each axis, the difference between the numbers of two cells that are neighbours along it. */
  private readonly strides: readonly number[];
  /** The number of all cells. */
  readonly count: number;

  constructor(private readonly grid: Grid) {
    this.intervals = grid.axes.map(intervalsOf);
    let size = 1;
    this.strides = this.intervals.map(({ length }) => {
      const stride = size;
      size *= length;
      return stride;
    });
    this.count = size;
  }

  /** The number of the cell with the given index on each axis. */
  numberOf(index: readonly number[]): number {
    return index.reduce((sum, i, axis) => sum + i * at(this.strides, axis), 0);
  }

  set(index: readonly number[], watch?: Watch): Zonotope {
    const ranges = index.map((i, axis) => at(at(this.intervals, axis), i));
    return parametrised(this.grid.origin, this.grid.basis, ranges, watch);
  }

  isInfinite(cell: number): boolean {
    return this.intervals.some((intervals, axis) => !at(intervals, this.indexOn(axis, cell)).isBounded());
  }

  /** The numbers of all cells that contain x: more than one where x lies on faces. */
  containing(x: Vector, watch: Watch = unwatched): readonly number[] {
    const basis = matrix.inverse(matrix.transpose(this.grid.basis), watch) ?? [];
    const coordinates = matrix.apply(basis, matrix.subtract(x, this.grid.origin, watch), watch);
    return coordinates.reduce<readonly number[]>(
      (cells, t, axis) =>
        at(this.intervals, axis).flatMap((interval, i) => {
          watch(t, cells.length);
          return interval.contains(t) ? cells.map((cell) => cell + i * at(this.strides, axis)) : [];
        }),
      [0],
    );
  }

  /** The numbers of the cells that share a face with the given one. */
  neighbours(cell: number): readonly number[] {
    return this.strides.flatMap((stride, axis) => {
      const i = this.indexOn(axis, cell);
      const above = i + 1 < at(this.intervals, axis).length ? [cell + stride] : [];
      return i > 0 ? [cell - stride, ...above] : above;
    });
  }

  private indexOn(axis: number, cell: number): number {
    return Math.floor(cell / at(this.strides, axis)) % at(this.intervals, axis).length;
  }
}
