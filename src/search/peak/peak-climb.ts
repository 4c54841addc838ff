/**
 * High points of F: ℝⁿ → ℝ in float64: candidates for a maximum that is greater than F on some boundary around it.
 * Nothing is proved here.
 *
 * The climbs use pattern search. It needs no derivative, so kinks and jumps do no harm. They start from random points
 * on many scales, and from the vertices at which n neurons of the first layer are at their kinks.
 */

import { firstCoordinate, Random } from '../../sampling/index.js';
import {
  type Activation,
  at,
  matrix,
  type Matrix,
  type Network,
  PiecewiseLinear,
  Rational,
} from '../../exact/index.js';

/** F in float64; −∞ where the value of F is not a number. */
export type ScalarMap = (x: ArrayLike<number>) => number;

export interface HighPoint {
  readonly x: readonly number[];
  readonly value: number;
}

interface Climbs {
  /**
   * The points where climbs ended, the highest first. Points close to another one are left out, and so are further
   * points of the same plateau.
   */
  readonly summits: readonly HighPoint[];
  /** Number of climbs. */
  readonly count: number;
  /** Number of climbs that went on towards infinity. */
  readonly escaped: number;
}

export function scalarMap(network: Network): ScalarMap {
  const F = firstCoordinate(network);
  return (x) => {
    const value = F(x);
    return Number.isNaN(value) ? -Infinity : value;
  };
}

/** Half the side lengths of the cubes from which random starts are drawn. */
const SCALES = Array.from({ length: 11 }, (_, k) => 2 ** (k - 3));
/** At most this many climbs start from vertices of kinks. */
const MOST_VERTICES = 64;
/** A climb beyond this norm goes to infinity. */
const ESCAPED_NORM = 2 ** 24;
/** At most this many steps of one climb. */
const MOST_MOVES = 400;

export function climbs(F: ScalarMap, network: Network, seed: number): Climbs {
  const n = network.inputDimension;
  const random = new Random(seed, 'climbs to a peak');
  const starts = SCALES.flatMap((scale) =>
    Array.from({ length: 4 + n }, () => ({
      x: Array.from({ length: n }, () => random.between(-scale, scale)),
      step: scale,
    })),
  );
  for (const x of vertices(network, random)) starts.push({ x: [...x], step: 1 });
  const ends = starts.map(({ x, step }) => climb(F, x, step, random));
  const found = ends.filter((end) => end !== undefined).sort((a, b) => b.value - a.value);
  return { summits: distinct(found), count: starts.length, escaped: ends.length - found.length };
}

/**
 * Climbs from `start`: the step grows while a step leads up, and shrinks otherwise. `undefined` if the climb goes to
 * infinity.
 */
function climb(F: ScalarMap, start: readonly number[], step: number, random: Random): HighPoint | undefined {
  const n = start.length;
  const fixed = axes(n);
  const x = Float64Array.from(start);
  const y = new Float64Array(n);
  const best = new Float64Array(n);
  let value = F(x);
  for (let move = 0; move < MOST_MOVES && step > 2 ** -20 * (1 + norm(x)); move++) {
    const before = value;
    for (let k = 0; k < 2 * n; k++) {
      const direction = fixed[k] ?? random.direction(n);
      for (let signed = step, sign = 0; sign < 2; signed = -step, sign++) {
        for (let i = 0; i < n; i++) y[i] = (x[i] ?? NaN) + signed * (direction[i] ?? NaN);
        const there = F(y);
        if (!(there > value)) continue;
        best.set(y);
        value = there;
      }
    }
    if (value > before) {
      x.set(best);
      step *= 2;
    } else step /= 2;
    if (norm(x) > ESCAPED_NORM) return undefined;
  }
  return Number.isFinite(value) ? { x: [...x], value } : undefined;
}

/**
 * Points, computed in float64, where n rows of the first layer all are at kinks of φ, or at 0 for a φ that has no
 * kinks.
 */
function vertices(network: Network, random: Random): readonly (readonly number[])[] {
  const { weights, bias } = at(network.layers, 0);
  const kinks = kinksOf(network.activation);
  if (network.depth === 1) return [];
  const found: (readonly number[])[] = [];
  for (const rows of rowSubsets(weights, network.inputDimension, MOST_VERTICES)) {
    const inverse = matrix.inverse(rows.map((i) => at(weights, i)));
    if (inverse === undefined) continue;
    const levels = rows.map((i) => at(kinks, random.index(kinks.length)).minus(at(bias, i)));
    found.push(matrix.apply(inverse, levels).map((entry) => entry.toNumber()));
  }
  return found;
}

/** The arguments at which φ changes its line; 0 for a φ that is not made of lines. */
export function kinksOf(activation: Activation): readonly Rational[] {
  const kinks =
    activation instanceof PiecewiseLinear ? activation.pieces.flatMap(({ until }) => until ?? []) : [];
  return kinks.length > 0 ? kinks : [Rational.zero];
}

/** Sets of n row numbers in lexicographic order, at most `most` of them. */
export function rowSubsets(weights: Matrix, n: number, most: number): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const visit = (chosen: readonly number[], next: number): void => {
    if (found.length >= most) return;
    if (chosen.length === n) found.push(chosen);
    else for (let i = next; i < weights.length; i++) visit([...chosen, i], i + 1);
  };
  visit([], 0);
  return found;
}

/** At most this many points of the same plateau are kept. */
const MOST_POINTS_PER_PLATEAU = 3;

function distinct(sorted: readonly HighPoint[]): readonly HighPoint[] {
  const kept: HighPoint[] = [];
  for (const end of sorted) {
    const near = kept.some(({ x }) => norm(along(x, end.x, -1)) < 2 ** -8 * (1 + norm(x)));
    const level = kept.filter(({ value }) => value - end.value < 1e-9 * (1 + Math.abs(value)));
    if (!near && level.length < MOST_POINTS_PER_PLATEAU) kept.push(end);
  }
  return kept;
}

export function along(x: readonly number[], direction: readonly number[], t: number): readonly number[] {
  return x.map((entry, i) => entry + t * at(direction, i));
}

function axes(n: number): readonly (readonly number[])[] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
}

/** max |x_i|. */
function norm(x: readonly number[] | Float64Array): number {
  let most = 0;
  for (const entry of x) most = Math.max(most, Math.abs(entry));
  return most;
}
