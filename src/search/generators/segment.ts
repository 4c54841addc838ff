import { matrix, type Vector } from '../../exact/index.js';
import { ofVector } from './complexity.js';
import { Descending } from './descending.js';
import { type DyadicOptions } from './dyadic.js';
import { vector } from './vector.js';
import { vectorMoves } from './vector-moves.js';

/** The segment {(1 − t)·from + t·to : 0 ≤ t ≤ 1} between two different points. */
export interface Segment {
  readonly from: Vector;
  readonly to: Vector;
}

/**
 * Segments in ℝⁿ with small dyadic ends. They shrink to that from 0 to a unit vector.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { segment } from 'basincheck/arbitraries';
 * fc.check(fc.property(segment(2), () => false)).counterexample; // → [{ from: [0, 0], to: [1, 0] }]
 * ```
 */
export function segment(n: number, options: DyadicOptions = {}): Descending<Segment> {
  const { descent: end } = vector(n, options);
  return new Descending({
    name: 'segment',
    draw: (random, simple) => {
      const [from, to] = [end.draw(random, simple), end.draw(random, simple)];
      return from && to && { from, to };
    },
    accepts: (value): value is Segment => isSegment(value, (x): x is Vector => end.accepts(x)),
    // Between two opposite segments, the one that starts at the simpler point is simpler.
    complexity: ({ from, to }) => [...ofVector([...from, ...to]), ...ofVector(from)],
    moves: segmentMoves,
  });
}

function* segmentMoves({ from, to }: Segment): Generator<Segment, void> {
  yield { from: to, to: from };
  yield { from: matrix.zeros(from.length), to: matrix.subtract(to, from) };
  for (const move of vectorMoves(from)) yield { from: move, to };
  for (const move of vectorMoves(to)) yield { from, to: move };
}

function isSegment(value: unknown, isEnd: (x: unknown) => x is Vector): value is Segment {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return false;
  const { from, to } = value;
  return isEnd(from) && isEnd(to) && from.some((x, i) => to[i]?.equals(x) === false);
}
