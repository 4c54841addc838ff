import type fc from 'fast-check';
import { at, Rational, type Vector } from '../../exact/index.js';
import { oneOf } from './choice.js';
import { ofVector } from './complexity.js';
import { Descending } from './descending.js';
import { isDyadic } from './dyadic.js';
import type { Box, Domain } from './domain.js';
import { vectorMoves } from './vector-moves.js';
import { isVector } from './vector.js';

/** Points of some boxes in the coordinates of a domain; each box is equally likely. */
export function pointsAmong(
  name: string,
  domain: Domain,
  boxes: readonly Box[],
  contains: (x: Vector) => boolean,
): Descending<Vector> {
  return new Descending({
    name,
    draw: (random, simple) => domain.at(drawIn(random, simple, oneOf(random, boxes))),
    accepts: (x): x is Vector =>
      isVector(x) && x.length === domain.dimension && x.every((t) => isDyadic(t)) && contains(x),
    complexity: ofVector,
    *moves(x) {
      yield* vectorMoves(x);
      for (const { lo, hi } of boxes) yield* [domain.at(lo), domain.at(hi)];
      for (const move of vectorMoves(domain.coordinatesOf(x))) yield domain.at(move);
    },
  });
}

/** A point of the box with each coordinate a multiple of 1/8, 1/4 or 1/2 of the side; if `simple`, a corner. */
function drawIn(random: fc.Random, simple: boolean, { lo, hi }: Box): Vector {
  return lo.map((least, i) => {
    const parts = simple ? 1 : 2 ** random.nextInt(1, 3);
    const part = Rational.of(random.nextInt(0, parts), parts);
    return least.plus(at(hi, i).minus(least).times(part));
  });
}
