/** Parallelotopes as sets are written: products of intervals where the axes allow it, else by parameters. */

import { at, type Interval, matrix, type Matrix, type Rational, type Vector } from '../../exact/index.js';
import { fenced, math, power, row, separated, sub, tuple, type Formula } from './formula.js';

/** {origin + Σ t_i·d_i : t_i ∈ range_i}, with independent directions. */
export function parallelotope(origin: Vector, directions: Matrix, ranges: readonly Interval[]): Formula {
  const sides = sidesOf(origin, directions, ranges);
  return sides ? product(sides) : parametrisedSet(origin, directions, ranges);
}

export function pointSet(x: Vector): Formula {
  return fenced('{', tuple(x), '}');
}

/** The intervals that a parallelotope is the product of, if every direction is along an axis. */
export function sidesOf(
  origin: Vector,
  directions: Matrix,
  ranges: readonly Interval[],
): readonly Interval[] | undefined {
  const axes = axesOf(directions);
  if (axes === undefined) return undefined;
  return origin.map((start, j) => {
    const i = axes.indexOf(j);
    return at(ranges, i)
      .scaled(at(at(directions, i), j))
      .plusPoint(start);
  });
}

/** Which axis each direction is along; `undefined` if one is along none. */
export function axesOf(directions: Matrix): readonly number[] | undefined {
  const axes = directions.map((direction) => {
    const along = [...direction.keys()].filter((j) => at(direction, j).sign !== 0);
    return along.length === 1 ? at(along, 0) : -1;
  });
  return axes.includes(-1) ? undefined : axes;
}

/** `[−1/2, 2]`, `(−∞, 0]`, `ℝ`; of a single value, `{2}`. */
export function interval(range: Interval): Formula {
  const { lo, hi, value } = range;
  if (value !== undefined) return fenced('{', math`${value}`, '}');
  if (lo === undefined && hi === undefined) return math`ℝ`;
  const ends = separated([lo ? math`${lo}` : math`−∞`, hi ? math`${hi}` : math`∞`]);
  return fenced(lo ? '[' : '(', ends, hi ? ']' : ')');
}

/** ℝⁿ. */
export function space(n: number): Formula {
  return power('ℝ', n);
}

function product(sides: readonly Interval[]): Formula {
  const values = sides.map(({ value }) => value).filter((value) => value !== undefined);
  if (values.length === sides.length) return pointSet(values);
  const [first, ...others] = sides;
  if (first && others.every((side) => equal(side, first))) return power(interval(first), sides.length);
  return separated(sides.map(interval), ' × ');
}

/** {o + s₁·d₁ + s₂·d₂ : s₁ ∈ …, s₂ ∈ …}; directions with a single value of s go into o. */
function parametrisedSet(origin: Vector, directions: Matrix, ranges: readonly Interval[]): Formula {
  let start = origin;
  const kept = directions.flatMap((direction, i) => {
    const range = at(ranges, i);
    const { value } = range;
    if (value === undefined) return [{ direction, range }];
    start = matrix.add(
      start,
      direction.map((x) => x.times(value)),
    );
    return [];
  });
  if (kept.length === 0) return pointSet(start);
  const parameters = kept.map((_, i) => (kept.length === 1 ? math`s` : sub('s', i + 1)));
  const terms = kept.map(({ direction }, i) => math`${at(parameters, i)}${tuple(direction)}`);
  const sum = start.every(({ sign }) => sign === 0) ? terms : [tuple(start), ...terms];
  const conditions = conditionsOn(
    parameters,
    kept.map(({ range }) => range),
  );
  return fenced('{', math`${separated(sum, ' + ')} : ${conditions}`, '}');
}

function conditionsOn(parameters: readonly Formula[], ranges: readonly Interval[]): Formula {
  const first = at(ranges, 0);
  if (ranges.every((range) => equal(range, first))) return condition(separated(parameters), first, true);
  return separated(parameters.map((s, i) => condition(s, at(ranges, i), false)));
}

/** `s ≥ 0`, `−1 ≤ s ≤ 2`, `s ∈ ℝ`; with ∈ also for several parameters at once. */
function condition(s: Formula, range: Interval, isForSeveral: boolean): Formula {
  const { lo, hi } = range;
  if (lo && hi) {
    return isForSeveral ? math`${s} ∈ ${interval(range)}` : math`${lo} ≤ ${s} ≤ ${hi}`;
  }
  if (lo) return math`${s} ≥ ${lo}`;
  return hi ? math`${s} ≤ ${hi}` : math`${s} ∈ ℝ`;
}

function equal(a: Interval, b: Interval): boolean {
  const same = (x: Rational | undefined, y: Rational | undefined) =>
    x === undefined || y === undefined ? x === y : x.equals(y);
  return same(a.lo, b.lo) && same(a.hi, b.hi);
}

/** A matrix in brackets; of a single entry, the entry. */
export function matrixFormula(rows: Matrix): Formula {
  if (rows.length === 1 && rows[0]?.length === 1) return row(rows[0].map((x) => math`${x}`));
  return { kind: 'matrix', rows: rows.map((entries) => entries.map((x) => math`${x}`)) };
}

/** What F makes of x: `F(79/8) = 1/2`. */
export function valueFormula(x: Vector, value: Vector): Formula {
  const argument = x.length === 1 ? fenced('(', tuple(x), ')') : tuple(x);
  return math`F${argument} = ${tuple(value)}`;
}
