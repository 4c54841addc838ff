import { Rational, type Vector } from '../../exact/index.js';
import { ofVector } from './complexity.js';
import { Descending } from './descending.js';
import { type DyadicOptions, dyadic, drawDyadic } from './dyadic.js';
import { endsOf } from './range.js';
import { vectorMoves } from './vector-moves.js';

/**
 * Vectors of n small dyadic rationals, and points of ℝⁿ. They shrink to 0, coordinate by coordinate.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { vector } from 'basincheck/arbitraries';
 * fc.check(fc.property(vector(3), ([x]) => x?.sign === 0)).counterexample; // → [[1, 0, 0]]
 * ```
 */
export function vector(n: number, options: DyadicOptions = {}): Descending<Vector> {
  const [length] = endsOf('vector', n);
  const { descent: entry } = dyadic(options);
  return new Descending({
    name: 'vector',
    draw: (random, simple) => Array.from({ length }, () => drawDyadic(random, simple, options)),
    accepts: (x): x is Vector => isVector(x) && x.length === length && x.every((t) => entry.accepts(t)),
    complexity: ofVector,
    moves: vectorMoves,
  });
}

export function isVector(x: unknown): x is Vector {
  return Array.isArray(x) && x.every((entry) => entry instanceof Rational);
}
