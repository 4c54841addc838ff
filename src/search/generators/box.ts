import type fc from 'fast-check';
import { at, matrix, Rational, type Vector } from '../../exact/index.js';
import { type Box, isBox } from './domain.js';
import { ofNumbers } from './complexity.js';
import { Descending } from './descending.js';
import { type DyadicOptions, drawDyadic, isDyadic } from './dyadic.js';
import { endsOf } from './range.js';
import { vectorMoves } from './vector-moves.js';
import { isVector } from './vector.js';

/**
 * Boxes in ℝⁿ with small dyadic corners. They shrink to [0, 1]ⁿ.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { box } from 'basincheck/arbitraries';
 * fc.check(fc.property(box(2), () => false)).counterexample; // → [{ lo: [0, 0], hi: [1, 1] }]
 * fc.check(fc.property(box(1), ({ hi }) => String(hi) !== '2')).counterexample; // → [{ lo: [0], hi: [2] }]
 * ```
 */
export function box(n: number, options: DyadicOptions = {}): Descending<Box> {
  endsOf('box', n);
  return new Descending({
    name: 'box',
    draw: (random, simple) => drawBox(random, simple, n, options),
    accepts: (value): value is Box => isDyadicBox(value, n),
    complexity: ({ lo, hi }) => ofNumbers([...lo, ...hi]),
    moves: boxMoves,
  });
}

/** Draws one such box, without making an arbitrary. */
export function drawBox(random: fc.Random, simple: boolean, n: number, options: DyadicOptions): Box {
  const sides = Array.from({ length: n }, () => {
    const [a, b] = [drawDyadic(random, simple, options), drawDyadic(random, simple, options)];
    // Two equal ends are moved apart.
    return a.equals(b)
      ? ([a, a.plus(Rational.one)] as const)
      : ([Rational.min(a, b), Rational.max(a, b)] as const);
  });
  return { lo: sides.map(([lo]) => lo), hi: sides.map(([, hi]) => hi) };
}

export function* boxMoves(value: Box): Generator<Box, void> {
  const n = value.lo.length;
  const ones = matrix.zeros(n).map(() => Rational.one);
  yield { lo: matrix.zeros(n), hi: ones };
  for (const i of value.lo.keys()) {
    yield { lo: value.lo.with(i, Rational.zero), hi: value.hi.with(i, Rational.one) };
    const [lo, hi] = [at(value.lo, i), at(value.hi, i)];
    yield { lo: value.lo.with(i, Rational.zero), hi: value.hi.with(i, hi.minus(lo)) };
  }
  for (const hi of vectorMoves(value.hi)) yield { lo: value.lo, hi };
  for (const lo of vectorMoves(value.lo)) yield { lo, hi: value.hi };
}

function isDyadicBox(value: unknown, n: number): value is Box {
  if (typeof value !== 'object' || value === null || !('lo' in value) || !('hi' in value)) return false;
  const { lo, hi } = value;
  const isCorner = (x: unknown): x is Vector => isVector(x) && x.every((t) => isDyadic(t));
  return isCorner(lo) && isCorner(hi) && isBox({ lo, hi }, n);
}
