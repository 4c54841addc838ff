/**
 * Coordinates in which examples have the size of order one. Networks are trained there, and their memory is looked at there, so
 * that what is learnt and found does not depend on the unit and the origin of the examples.
 */

import { Rational } from '../../exact/index.js';
import { Coordinates } from '../../sampling/index.js';
import { everyExample, type Examples, examplesOf } from './examples.js';

/**
 * The least value of each coordinate becomes 0, and the widest range of a coordinate is from 0 to 1. Pictures with values from 0
 * to 1 mostly stay as they are.
 */
export function coordinatesOf(examples: Examples): Coordinates {
  const rows = everyExample(examples);
  const ranges = Array.from({ length: examples.dimension }, (_, i) => {
    const along = rows.map((x) => x[i] ?? NaN);
    const [lo, hi] = [Math.min(...along), Math.max(...along)].map((end) => Rational.fromNumber(end));
    return { lo: lo ?? Rational.zero, width: (hi ?? Rational.zero).minus(lo ?? Rational.zero) };
  });
  const widest = ranges.map(({ width }) => width).reduce((a, b) => Rational.max(a, b), Rational.zero);
  return new Coordinates(
    widest.sign > 0 ? widest : Rational.one,
    ranges.map(({ lo }) => lo),
  );
}

/** The examples as the coordinates see them. */
export function examplesInward(coordinates: Coordinates, examples: Examples): Examples {
  return examplesOf(everyExample(examples).map((x) => coordinates.inwardFloat(x)));
}
