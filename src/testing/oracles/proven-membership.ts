/**
 * Points for which it is proved, whatever the rounding, that they are in the basin of a planted attractor, or that
 * they are not. The orbit of a point is followed exactly, or within bounds of the possible errors of code.
 */

import { contractionRadius, type PlantedNetwork } from '../../search/generators/index.js';
import {
  at,
  image,
  Interval,
  matrix,
  type Network,
  point,
  powerOfTwo,
  ranges,
  Rational,
  type Vector,
} from '../../exact/index.js';
import { Region } from '../../proof/index.js';
import { type Arithmetic, exactly, measuredPass, type Value } from './measured-pass.js';

export interface ProvenMembership {
  readonly inBasin: boolean;
  readonly because: string;
}

/** Number of applications of F that are followed. At powers of two it is checked whether the orbit is caught. */
const MOST_STEPS = 32;
/**
 * Distance that the image of an invariant set keeps from the boundary of the set, so that rounding leads no point out
 * of it.
 */
const MARGIN = Rational.fromNumber(powerOfTwo(-20));

/** Whether x is in the basin; `undefined` if neither answer is proved. */
export function provenMembership(
  { network, attractor, radius }: PlantedNetwork,
  x: Vector,
  arithmetic: Arithmetic,
): ProvenMembership | undefined {
  let y: readonly Value[] = x.map(exactly);
  let before: Vector | undefined;
  for (let step = 0; step <= MOST_STEPS; step++) {
    const here = y.map(({ mid }) => mid);
    const error = y.reduce(
      (most, value) => Rational.max(most, value.radius.plus(value.error)),
      Rational.zero,
    );
    const where = step === 0 ? 'it' : `F^${step} of it`;
    if (distance(here, attractor).plus(error).atMost(radius)) {
      return { inBasin: true, because: `${where} lies in a cube around the attractor that F contracts` };
    }
    if (error.sign === 0 && before?.every((t, i) => t.equals(at(here, i))) === true) {
      return { inBasin: false, because: `${where} comes back to where the orbit was before` };
    }
    if ((step & (step - 1)) === 0) {
      before = error.sign === 0 ? here : undefined;
      const caught = caughtAt(network, here, error, attractor, where);
      if (caught) return caught;
    }
    const next = measuredPass(network, y, arithmetic)?.outputs;
    if (next === undefined) return undefined;
    y = next;
  }
  return undefined;
}

/** The answer that follows from a set around the point that F maps into itself, if there is one. */
function caughtAt(
  network: Network,
  here: Vector,
  error: Rational,
  attractor: Vector,
  where: string,
): ProvenMembership | undefined {
  const half = contractionRadius(network, here);
  if (half !== undefined && error.times(Rational.of(16)).atMost(half)) {
    const inBasin = distance(here, attractor).atMost(half);
    return { inBasin, because: `${where} lies in a cube that F maps into itself and contracts` };
  }
  const isAway = staysAway(network, here, error, attractor);
  return isAway ? { inBasin: false, because: `F maps a quadrant around ${where} into itself` } : undefined;
}

/**
 * Whether F maps {z : z_i ≥ y_i, or z_i ≤ y_i, in the direction in which F moves y, and z_i ≈ y_i where F does not
 * move it} into the inner part of itself, with the attractor outside. Then no orbit from this set converges to the
 * attractor.
 */
function staysAway(network: Network, y: Vector, error: Rational, attractor: Vector): boolean {
  const moved = ranges(image(network, point(y))).map(({ lo }, i) => (lo ?? Rational.zero).minus(at(y, i)));
  if (moved.every(({ sign }) => sign === 0)) return false;
  const slack = error.plus(MARGIN);
  const towards = (sign: number, room: Rational): Interval =>
    sign > 0
      ? Interval.of(room.negated(), undefined)
      : sign < 0
        ? Interval.of(undefined, room)
        : Interval.of(room.negated(), room);
  const outer = moved.map(({ sign }) => towards(sign, slack));
  const inner = moved.map(({ sign }) => towards(sign, slack.times(Rational.half)));
  const set = Region.parallelotope(y, matrix.identity(y.length), outer)?.set;
  const stays =
    set !== undefined &&
    ranges(image(network, set)).every((range, i) =>
      range.plusPoint(at(y, i).negated()).isWithin(at(inner, i)),
    );
  return stays && outer.some((range, i) => !range.contains(at(attractor, i).minus(at(y, i))));
}

function distance(x: Vector, y: Vector): Rational {
  return x.reduce((most, t, i) => Rational.max(most, t.minus(at(y, i)).abs()), Rational.zero);
}
