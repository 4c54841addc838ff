/** Coordinate systems for barriers, with the values on their axes at which F changes its linear piece. */

import { examinePeak, type Portrait, type SampledSet } from '../../sampling/index.js';
import {
  at,
  type End,
  matrix,
  type Matrix,
  type Network,
  PiecewiseLinear,
  type Rational,
  type Vector,
} from '../../exact/index.js';
import { coordinateRows, dualBasis, independentRows, simplestNear } from '../attraction/index.js';

/** The coordinates of x are rows·x; the basis gives x back from its coordinates. */
export interface Coordinates {
  readonly rows: Matrix;
  readonly basis: Matrix;
  /** For each axis, the values at which a neuron of the first layer is at a kink of φ. */
  readonly kinks: readonly (readonly Rational[])[];
  /** If the system was made for a wall of measure zero: the coordinate of the wall along the first axis. */
  readonly wall?: Rational;
}

export function coordinateSystems(network: Network): readonly Coordinates[] {
  return coordinateRows(network).flatMap((rows) => systemOf(network, rows) ?? []);
}

/** The system whose first axis is normal to the wall between p and q, if the segment from p to q meets a wall. */
export function wallSystem(
  portrait: Portrait,
  region: SampledSet,
  p: Float64Array,
  q: Float64Array,
): Coordinates | undefined {
  const network = portrait.map.network;
  const n = p.length;
  const w = wallPoint(region, p, q);
  if (w === undefined) return undefined;
  // Other segments close by meet the wall in other points. If φ is piecewise linear, the wall is a hyperplane there.
  const size = Math.max(...p.map((x, i) => Math.abs(x - (q[i] ?? NaN))));
  const others: Float64Array[] = [];
  for (let axis = 0; axis < n; axis++) {
    for (const step of [1, -1]) {
      const shift = (x: Float64Array) => x.map((value, i) => value + (i === axis ? step * size * 0.01 : 0));
      const other = wallPoint(region, shift(p), shift(q));
      if (other) others.push(other);
    }
  }
  const normal = normalThrough(w, others);
  if (normal === undefined) return undefined;
  const row = normal.map((x) => simplestNear(x, 1e-5));
  const level = simplestNear(
    row.reduce((sum, x, i) => sum + x.toNumber() * (w[i] ?? NaN), 0),
    1e-6 * (1 + size),
  );
  const rows = independentRows([row, ...(network.layers[0]?.weights ?? []), ...matrix.identity(n)], n);
  const system = systemOf(network, rows);
  return system && { ...system, wall: level };
}

export function systemOf(network: Network, rows: Matrix): Coordinates | undefined {
  const basis = dualBasis(rows);
  return basis && { rows, basis, kinks: rows.map((row) => kinksAlong(network, row)) };
}

/** At most this many marks have cells without thickness, on each axis. */
const MOST_MARKS_PER_AXIS = 8;

/**
 * The values of row·x at which some entry of W₁·x + b₁ is a breakpoint of φ, for those entries whose row of W₁ is a
 * multiple of `row`.
 */
function kinksAlong({ activation, layers }: Network, row: Vector): readonly Rational[] {
  if (!(activation instanceof PiecewiseLinear)) return [];
  const { weights, bias } = at(layers, 0);
  const pivot = row.findIndex((x) => x.sign !== 0);
  return weights.flatMap((weightRow, i) => {
    const factor = at(weightRow, pivot).dividedBy(at(row, pivot));
    const isMultiple = factor.sign !== 0 && weightRow.every((w, j) => w.equals(at(row, j).times(factor)));
    if (!isMultiple) return [];
    return activation.pieces.flatMap(({ until }) =>
      until ? [until.minus(at(bias, i)).dividedBy(factor)] : [],
    );
  });
}

/** Number of samples on a segment. */
const SAMPLES_ON_A_SEGMENT = 257;

/** The point where the segment from p to q leaves the basin, or where its points take longest to land. */
function wallPoint(
  { classifier, basin }: SampledSet,
  p: Float64Array,
  q: Float64Array,
): Float64Array | undefined {
  const n = p.length;
  const curve = (t: number, out: Float64Array, start: number): void => {
    for (let i = 0; i < n; i++) out[start + i] = (p[i] ?? NaN) + t * ((q[i] ?? NaN) - (p[i] ?? NaN));
  };
  const points = new Float64Array(SAMPLES_ON_A_SEGMENT * n);
  for (let k = 0; k < SAMPLES_ON_A_SEGMENT; k++) curve(k / (SAMPLES_ON_A_SEGMENT - 1), points, k * n);
  const { labels, steps } = classifier.fates(points, SAMPLES_ON_A_SEGMENT);
  const pointAt = (t: number): Float64Array => {
    const x = new Float64Array(n);
    curve(t, x, 0);
    return x;
  };
  const strangers = [...labels.keys()].filter((k) => labels[k] !== basin);
  if (strangers.length > 0) {
    return strangers.length < 3 ? pointAt((strangers[0] ?? 0) / (SAMPLES_ON_A_SEGMENT - 1)) : undefined;
  }
  const order = [...steps.keys()].slice(1, -1).sort((a, b) => (steps[b] ?? 0) - (steps[a] ?? 0));
  for (const k of order.slice(0, 8)) {
    const { kind, t } = examinePeak(
      classifier,
      basin,
      curve,
      (k - 1) / (SAMPLES_ON_A_SEGMENT - 1),
      (k + 1) / (SAMPLES_ON_A_SEGMENT - 1),
    );
    if (kind === 'wall' || kind === 'outside') return pointAt(t);
  }
  return undefined;
}

/** A vector with greatest entry 1 that is orthogonal to the differences between w and n − 1 of the other points. */
function normalThrough(w: Float64Array, others: readonly Float64Array[]): readonly number[] | undefined {
  const n = w.length;
  // Gaussian elimination with pivoting on the differences, which are small but far larger than their errors.
  let rows = others.map((x) => Array.from(x, (value, i) => value - (w[i] ?? NaN)));
  const size = Math.max(0, ...rows.flat().map((x) => Math.abs(x)));
  const pivots: { column: number; row: readonly number[] }[] = [];
  while (pivots.length < n - 1) {
    let best = { value: 0, row: -1, column: -1 };
    rows.forEach((row, i) => {
      row.forEach((x, column) => {
        if (Math.abs(x) > Math.abs(best.value)) best = { value: x, row: i, column };
      });
    });
    const pivot = rows[best.row];
    if (pivot === undefined || Math.abs(best.value) < 1e-4 * size) return undefined;
    const scaled = pivot.map((x) => x / best.value);
    rows = rows
      .filter((_, i) => i !== best.row)
      .map((row) => row.map((x, j) => x - (row[best.column] ?? 0) * (scaled[j] ?? 0)));
    pivots.push({ column: best.column, row: scaled });
  }
  // The remaining differences have to lie in the span of the pivots: all wall points lie in one hyperplane.
  if (rows.flat().some((x) => Math.abs(x) > 1e-3 * size)) return undefined;
  const free = Array.from({ length: n }, (_, i) => i).find((i) => !pivots.some(({ column }) => column === i));
  if (free === undefined) return undefined;
  const normal = new Array<number>(n).fill(0);
  normal[free] = 1;
  for (const { column, row } of [...pivots].reverse()) {
    normal[column] = -row.reduce((sum, x, j) => (j === column ? sum : sum + x * (normal[j] ?? 0)), 0);
  }
  const most = Math.max(...normal.map((x) => Math.abs(x)));
  return normal.map((x) => x / most);
}

/**
 * The values on the axes of a grid: equal steps over a window, or steps that grow with the distance from its middle.
 */
export interface GridWindow {
  /** For each coordinate, its range. */
  readonly ranges: readonly { readonly lo: number; readonly hi: number }[];
  /**
   * Whether the steps grow with the distance: the outermost reach to infinity, and half of all lie within the ranges.
   */
  readonly graded: boolean;
}

/**
 * Axes over a window in the coordinates. Each axis has `steps` steps, rounded to short numbers, and the kinks in the
 * window. There are cells without thickness at the wall, if there is one, and through the marks.
 */
export function axesOver(
  system: Coordinates,
  { ranges, graded }: GridWindow,
  steps: number,
  marks: readonly Vector[],
): readonly (readonly End[])[] {
  return ranges.map(({ lo, hi }, axis) => {
    const values = graded ? gradedSteps(lo, hi, steps) : equalSteps(lo, hi, steps);
    const isInside = (x: Rational) => graded || (x.toNumber() > lo && x.toNumber() < hi);
    const kinks = at(system.kinks, axis).filter(isInside);
    const inWindow = marks.map((x) => matrix.dot(at(system.rows, axis), x)).filter(isInside);
    const flat = [
      ...(axis === 0 && system.wall ? [system.wall] : []),
      ...inWindow.slice(0, MOST_MARKS_PER_AXIS),
    ];
    const sorted = [...values, ...kinks, ...flat].sort((a, b) => a.compare(b));
    const distinct = sorted.filter((x, i) => i === 0 || !x.equals(at(sorted, i - 1)));
    const doubled = distinct.flatMap((x) => (flat.some((y) => y.equals(x)) ? [x, x] : [x]));
    return [undefined, ...doubled, undefined];
  });
}

function equalSteps(lo: number, hi: number, steps: number): readonly Rational[] {
  const width = (hi - lo) / steps;
  return Array.from({ length: steps + 1 }, (_, i) => simplestNear(lo + i * width, width / 4));
}

/**
 * The images of equal steps of (−1, 1) under t ↦ t/(1 − |t|), scaled and moved so that those of ±1/2 are the ends of
 * the range.
 */
function gradedSteps(lo: number, hi: number, steps: number): readonly Rational[] {
  const [middle, half] = [(lo + hi) / 2, (hi - lo) / 2];
  return Array.from({ length: steps - 1 }, (_, i) => {
    const t = (2 * (i + 1)) / steps - 1;
    const room = 1 - Math.abs(t);
    return simplestNear(middle + (half * t) / room, half / (2 * steps * room * room));
  });
}
