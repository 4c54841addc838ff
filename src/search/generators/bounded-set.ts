import { matrix, Rational } from '../../exact/index.js';
import { boxMoves, drawBox } from './box.js';
import { happens } from './choice.js';
import { ofMatrices } from './complexity.js';
import { Descending } from './descending.js';
import { Domain, isBox } from './domain.js';
import { type DyadicOptions, drawDyadic, isDyadic } from './dyadic.js';
import { invertibleMatrix } from './invertible-matrix.js';
import { matrixMoves } from './matrix-moves.js';
import { endsOf, isWithin, type Range } from './range.js';
import { vectorMoves } from './vector-moves.js';

export interface BoundedSetOptions extends DyadicOptions {
  /** Number of boxes of which the set is the union; they may overlap. From 1 to 3 if not given. */
  readonly boxes?: Range;
  /** The share of sets with slanted axes, whose boxes are parallelotopes, from 0 to 1; a third if not given. */
  readonly slanted?: number;
}

/**
 * Bounded sets D ⊂ ℝⁿ: boxes, parallelotopes, and unions of a few of them, not always connected, with dyadic corners.
 * They shrink to [0, 1]ⁿ.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { boundedSet } from 'basincheck/arbitraries';
 * fc.sample(boundedSet(2), 20).every((set) => set.contains(set.boundary[0]?.origin ?? [])); // → true
 * const boxes = boundedSet(2).map((set) => set.boxes);
 * fc.check(fc.property(boxes, () => false)).counterexample; // → [[{ lo: [0, 0], hi: [1, 1] }]]
 * ```
 */
export function boundedSet(n: number, options: BoundedSetOptions = {}): Descending<Domain> {
  endsOf('boundedSet', n);
  const counts = endsOf('boundedSet', options.boxes ?? [1, 3]);
  const { slanted = 1 / 3 } = options;
  const basis = invertibleMatrix(n).descent;
  return new Descending({
    name: 'boundedSet',
    draw: (random, simple) => {
      const isSlanted = happens(random, slanted);
      const origin = matrix.zeros(n).map((zero) => (isSlanted ? drawDyadic(random, simple, options) : zero));
      const boxes = Array.from({ length: random.nextInt(...counts) }, () =>
        drawBox(random, simple, n, options),
      );
      const axes = isSlanted ? basis.draw(random, simple) : matrix.identity(n);
      return axes && new Domain(origin, axes, boxes);
    },
    accepts: (set): set is Domain =>
      set instanceof Domain &&
      set.dimension === n &&
      isWithin(set.boxes.length, counts) &&
      (slanted > 0 || isUpright(set)) &&
      basis.accepts(set.basis) &&
      [...set.origin, ...set.boxes.flatMap(({ lo, hi }) => [...lo, ...hi])].every((x) => isDyadic(x)),
    complexity: ({ origin, basis: axes, boxes }) => [
      boxes.length,
      ...ofMatrices([axes], [origin, ...boxes.flatMap(({ lo, hi }) => [lo, hi])]),
    ],
    moves,
  });
}

function isUpright({ origin, basis }: Domain): boolean {
  const isUnit = (x: Rational, i: number, j: number) => x.equals(i === j ? Rational.one : Rational.zero);
  return (
    origin.every(({ sign }) => sign === 0) && basis.every((row, i) => row.every((x, j) => isUnit(x, i, j)))
  );
}

function* moves({ origin, basis, boxes }: Domain): Generator<Domain, void> {
  for (const kept of boxes) yield new Domain(origin, basis, [kept]);
  if (boxes.length > 1) {
    for (const i of boxes.keys()) yield new Domain(origin, basis, boxes.toSpliced(i, 1));
  }
  for (const moved of vectorMoves(origin)) yield new Domain(moved, basis, boxes);
  for (const axes of matrixMoves(basis)) {
    if (matrix.inverse(axes) !== undefined) yield new Domain(origin, axes, boxes);
  }
  for (const [i, kept] of boxes.entries()) {
    for (const move of boxMoves(kept)) {
      if (isBox(move, origin.length)) yield new Domain(origin, basis, boxes.with(i, move));
    }
  }
}
