/**
 * Which parts of ℝⁿ a barrier of grid cells separates, by union-find.
 *
 * Every axis falls into open intervals and single values, in order; their products, the strata, fill ℝⁿ without
 * overlap. A closed cell covers whole strata, so the complement of the barrier is a union of strata too. It is
 * open: with a stratum it holds every stratum whose closure contains that one. So two strata lie in one component
 * if and only if steps between consecutive parts of one axis lead from one to the other in the complement.
 */

import type Fraction from 'fraction.js';
import { apply, difference, item, type Vector } from '../linear.js';
import type { End, GridClaim } from './claim.js';

const MOST_STRATA = 1_000_000;

export class Separation {
  /** Per axis, its different finite values in order; v_k is part 2k + 1, (v_(k−1), v_k) is part 2k. */
  private readonly values: readonly (readonly Fraction[])[];
  private readonly strides: readonly number[];
  private readonly covered: Uint8Array;
  private readonly parent: Int32Array;

  constructor(
    private readonly grid: GridClaim,
    cells: readonly (readonly number[])[],
  ) {
    this.values = grid.axes.map((axis) => {
      const finite = axis.filter((value) => value !== undefined);
      return finite.filter((value, k) => k === 0 || !value.equals(item(finite, k - 1)));
    });
    let size = 1;
    this.strides = this.values.map(({ length }) => {
      const stride = size;
      size *= 2 * length + 1;
      return stride;
    });
    if (size > MOST_STRATA)
      throw new RangeError(`Separation: expected at most ${MOST_STRATA} strata, got ${size}`);
    this.covered = new Uint8Array(size);
    for (const index of cells) for (const stratum of this.strataOf(index)) this.covered[stratum] = 1;
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
    this.joinNeighbours();
  }

  /** The component that x lies in, by a representative; `undefined` if x lies on the barrier. */
  componentOf(x: Vector): number | undefined {
    const t = apply(this.grid.inverse, difference(x, this.grid.origin));
    const stratum = t.reduce(
      (sum, value, axis) => sum + this.partOf(axis, value) * item(this.strides, axis),
      0,
    );
    return this.covered[stratum] === 1 ? undefined : this.root(stratum);
  }

  isUnbounded(component: number): boolean {
    return this.covered.some((wall, stratum) => {
      return wall === 0 && this.root(stratum) === component && this.reachesInfinity(stratum);
    });
  }

  private reachesInfinity(stratum: number): boolean {
    return this.values.some(({ length }, axis) => {
      const part = this.partIn(stratum, axis);
      return part === 0 || part === 2 * length;
    });
  }

  private partIn(stratum: number, axis: number): number {
    const parts = 2 * item(this.values, axis).length + 1;
    return Math.floor(stratum / item(this.strides, axis)) % parts;
  }

  private partOf(axis: number, t: Fraction): number {
    const values = item(this.values, axis);
    const below = values.filter((value) => value.lt(t)).length;
    return values[below]?.equals(t) === true ? 2 * below + 1 : 2 * below;
  }

  private strataOf(index: readonly number[]): number[] {
    return index.reduce<number[]>(
      (strata, i, axis) => {
        const [low, high] = [this.grid.axes[axis]?.[i], this.grid.axes[axis]?.[i + 1]];
        const from = this.endPart(axis, low, 0);
        const to = this.endPart(axis, high, 2 * item(this.values, axis).length);
        const parts = Array.from({ length: to - from + 1 }, (_, k) => from + k);
        return strata.flatMap((start) => parts.map((part) => start + part * item(this.strides, axis)));
      },
      [0],
    );
  }

  private endPart(axis: number, end: End, ifInfinite: number): number {
    return end === undefined ? ifInfinite : this.partOf(axis, end);
  }

  private joinNeighbours(): void {
    for (let stratum = 0; stratum < this.parent.length; stratum++) {
      if (this.covered[stratum] === 1) continue;
      this.strides.forEach((stride, axis) => {
        if (this.partIn(stratum, axis) === 2 * item(this.values, axis).length) return;
        const next = stratum + stride;
        if (this.covered[next] === 0) this.parent[this.root(next)] = this.root(stratum);
      });
    }
  }

  private root(stratum: number): number {
    let at = stratum;
    for (;;) {
      const up = this.parent[at] ?? at;
      if (up === at) return at;
      const upper = this.parent[up] ?? up;
      this.parent[at] = upper;
      at = upper;
    }
  }
}
