/** Random sets with points of them, and whether a point of the line or the plane is in a set, decided exactly. */
import fc, { type Arbitrary } from 'fast-check';
import {
  at,
  matrix,
  Rational,
  rationals,
  type Interval,
  type Vector,
} from '../../../src/exact/numbers/index.js';
import {
  affineForms,
  affineImage,
  integerLayer,
  ranges,
  SPANS,
  type AnySet,
  type Zonotope,
} from '../../../src/exact/network/index.js';
import { element, range, smallRational, vector } from './generators.js';

/** A set with up to three generators, and a point of it. */
export function setAndPoint(n: number): Arbitrary<{ set: Zonotope; x: Vector }> {
  const generator = fc
    .tuple(vector(n, smallRational()), range())
    .chain(([direction, over]) =>
      fc.record({ direction: fc.constant(direction), range: fc.constant(over), t: element(over) }),
    );
  return fc
    .tuple(vector(n, smallRational()), fc.array(generator, { maxLength: 3 }))
    .map(([origin, generators]) => ({
      set: {
        origin,
        generators: generators.map(({ direction, range: over }) => ({ direction, range: over })),
      },
      x: generators.reduce<Vector>(
        (sum, { direction, t }) =>
          matrix.add(
            sum,
            direction.map((d) => d.times(t)),
          ),
        origin,
      ),
    }));
}

/** The range of c·x over the set. */
export function rangeOf(c: Vector, set: AnySet): Interval {
  return at(ranges(affineImage(integerLayer({ weights: [c], bias: [Rational.zero] }), set)), 0);
}

/** The same set, in rationals. */
export function inRationals(set: AnySet): Zonotope {
  const { denominator, origin, terms } = affineForms(set);
  const rational = (x: readonly bigint[]) => rationals({ numerators: x, denominator });
  return {
    origin: rational(origin),
    generators: terms.map(({ direction, span }) => ({ direction: rational(direction), range: SPANS[span] })),
  };
}

/**
 * Whether a point of the line or the plane is in the set, exactly: each edge of a closed convex set that is a sum of
 * segments, rays and lines is parallel to one of them, so the normals of all generators are tests enough; their own
 * directions are added for sets of dimension one, the axes for points.
 */
export function contains(set: AnySet, x: Vector): boolean {
  const axes = matrix.identity(x.length);
  const normals = inRationals(set).generators.flatMap(({ direction }) => {
    const [a, b] = direction;
    return a && b ? [[b, a.negated()], direction] : [];
  });
  return [...axes, ...normals].every((c) => rangeOf(c, set).contains(matrix.dot(c, x)));
}
