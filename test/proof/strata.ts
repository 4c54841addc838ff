/**
 * Grids a second time, by brute force and independently of the verifier.
 *
 * The values of an axis cut the line into strata: the values themselves and the open intervals between them. Products
 * of strata partition ℝⁿ, each closed cell of the grid is a union of them, and the components of an open union of
 * strata are the components of the graph that joins each stratum to those in its closure.
 */
import type { Rational, Vector } from '../../src/exact/index.js';
import type { Grid } from '../../src/proof/index.js';

/** Along one axis: stratum 2k + 1 is the k-th distinct finite value, stratum 2k the open interval before it. */
function valuesOf(axis: Grid['axes'][number]): readonly Rational[] {
  const finite = axis.flatMap((value) => value ?? []);
  return finite.filter((value, i) => finite[i - 1]?.equals(value) !== true);
}

/** The strata that the closed interval from axis[i] to axis[i + 1] consists of, as [first, last]. */
function stratesOfInterval(axis: Grid['axes'][number], i: number): readonly [number, number] {
  const values = valuesOf(axis);
  const number = (value: Rational) => 2 * values.findIndex((each) => each.equals(value)) + 1;
  const [lo, hi] = [axis[i], axis[i + 1]];
  return [lo ? number(lo) : 0, hi ? number(hi) : 2 * values.length];
}

/** The stratum that a coordinate lies in. */
function stratumOf(axis: Grid['axes'][number], t: Rational): number {
  const values = valuesOf(axis);
  const equal = values.findIndex((value) => value.equals(t));
  return equal >= 0 ? 2 * equal + 1 : 2 * values.filter((value) => value.lessThan(t)).length;
}

export interface Separation {
  /** Whether the component of ℝⁿ without the barrier that contains the stratum is unbounded. */
  isUnbounded(start: string): boolean;
  /** Whether two strata lie in the same component. */
  areJoined(a: string, b: string): boolean;
  isOnBarrier(stratum: string): boolean;
}

/** The stratum of a point, given by its coordinates in the grid's basis. */
export function stratumAt(axes: Grid['axes'], coordinates: Vector): string {
  return coordinates.map((t, axis) => stratumOf(axes[axis] ?? [], t)).join();
}

/** What the closed cells with the given indices separate. */
export function separation(axes: Grid['axes'], barrier: readonly (readonly number[])[]): Separation {
  const sizes = axes.map((axis) => 2 * valuesOf(axis).length + 1);
  const all = sizes.reduce<readonly (readonly number[])[]>(
    (found, size) => found.flatMap((head) => Array.from({ length: size }, (_, i) => [...head, i])),
    [[]],
  );
  const walls = new Set(
    all
      .filter((stratum) =>
        barrier.some((index) =>
          stratum.every((s, axis) => {
            const [first, last] = stratesOfInterval(axes[axis] ?? [], index[axis] ?? 0);
            return first <= s && s <= last;
          }),
        ),
      )
      .map((stratum) => stratum.join()),
  );
  const parent = new Map(all.map((stratum) => [stratum.join(), stratum.join()]));
  const root = (x: string): string => {
    const up = parent.get(x) ?? x;
    return up === x ? x : root(up);
  };
  for (const stratum of all) {
    if (walls.has(stratum.join())) continue;
    // Its closure: an open interval (even) may be replaced by either of its ends (odd).
    for (const [axis, s] of stratum.entries()) {
      if (s % 2 === 1) continue;
      for (const end of [s - 1, s + 1]) {
        const face = stratum.with(axis, end).join();
        if (parent.has(face) && !walls.has(face)) parent.set(root(face), root(stratum.join()));
      }
    }
  }
  const unbounded = new Set(
    all
      .filter((stratum) => stratum.some((s, axis) => s === 0 || s === (sizes[axis] ?? 0) - 1))
      .map((stratum) => stratum.join())
      .filter((stratum) => !walls.has(stratum))
      .map(root),
  );
  return {
    isUnbounded: (start) => unbounded.has(root(start)),
    areJoined: (a, b) => root(a) === root(b),
    isOnBarrier: (stratum) => walls.has(stratum),
  };
}
