/**
 * Convex sets of the parameter plane ℝ², bounded or not, in exact arithmetic: a point, a segment or ray, a polygon
 * with or without an end. They are what a part of the plane is cut into where φ bends.
 *
 * Written by their corners in order, of which some may be points at infinity: a quadrant is a point and two
 * directions. The set is all convex combinations of the points plus non-negative multiples of the directions. No set
 * contains a whole line, and cutting leaves it so; the plane is four quadrants.
 */

import { at, matrix, Rational, type Vector } from '../../exact/index.js';

/** A point, or the direction in which the set has no end. */
export interface Corner {
  readonly at: Vector;
  readonly isDirection: boolean;
}

/** In order around the set, so that it lies between any two neighbours; at least one is a point. */
export type Polyhedron = readonly Corner[];

/** t ↦ slopes·t + constant. */
export interface Form {
  readonly slopes: Vector;
  readonly constant: Rational;
}

export function cornerPoint(...at: Vector): Corner {
  return { at, isDirection: false };
}

export function direction(...at: Vector): Corner {
  return { at, isDirection: true };
}

const { zero, one } = Rational;
const origin = cornerPoint(zero, zero);
const axes = [
  direction(one, zero),
  direction(zero, one),
  direction(one.negated(), zero),
  direction(zero, one.negated()),
];

/** The four quadrants, counterclockwise from the one where both coordinates are positive. */
export const quadrants: readonly Polyhedron[] = axes.map((axis, k) => [origin, axis, at(axes, (k + 1) % 4)]);
/** The two halves of the first axis, for sets of one parameter; and the origin, for those of none. */
export const halfAxes: readonly Polyhedron[] = [
  [origin, at(axes, 0)],
  [origin, at(axes, 2)],
];
export const onlyOrigin: Polyhedron = [origin];

/** The value of the form at a point; in a direction, how fast it grows. */
export function valueAt({ slopes, constant }: Form, corner: Corner): Rational {
  const value = matrix.dot(slopes, corner.at);
  return corner.isDirection ? value : value.plus(constant);
}

/** The part where the form is ≥ 0, or `undefined` if that is empty. */
export function cut(set: Polyhedron, form: Form): Polyhedron | undefined {
  const values = set.map((corner) => valueAt(form, corner));
  if (values.every(({ sign }) => sign >= 0)) return set;
  const kept = set.flatMap((corner, i) => {
    const next = (i + 1) % set.length;
    const [value, other] = [at(values, i), at(values, next)];
    const own = value.sign >= 0 ? [corner] : [];
    // From the end of a segment back to its start is no edge of its own.
    const isEdge = set.length > 2 || i === 0;
    if (!isEdge || value.sign * other.sign >= 0) return own;
    return [...own, combined(corner, other.abs(), at(set, next), value.abs())];
  });
  return kept.some(({ isDirection }) => !isDirection) ? kept : undefined;
}

/** The corner between two neighbours that has these shares of them. */
function combined(a: Corner, ofA: Rational, b: Corner, ofB: Rational): Corner {
  const weight = (a.isDirection ? zero : ofA).plus(b.isDirection ? zero : ofB);
  const sum = a.at.map((x, i) => x.times(ofA).plus(at(b.at, i).times(ofB)));
  if (weight.sign === 0) return { at: sum, isDirection: true };
  return { at: sum.map((x) => x.dividedBy(weight)), isDirection: false };
}

/** Between what values the form lies on the set; `undefined` for no bound. */
export function valuesOver(set: Polyhedron, form: Form): { readonly lo?: Rational; readonly hi?: Rational } {
  const of = (isDirection: boolean) =>
    set.filter((corner) => corner.isDirection === isDirection).map((corner) => valueAt(form, corner));
  const [values, growths] = [of(false), of(true)];
  return {
    ...(growths.some(({ sign }) => sign < 0) ? {} : { lo: values.reduce((a, b) => Rational.min(a, b)) }),
    ...(growths.some(({ sign }) => sign > 0) ? {} : { hi: values.reduce((a, b) => Rational.max(a, b)) }),
  };
}

/** The set, its edges and its corners: without their own boundaries, they make up the set. */
export function faces(set: Polyhedron): readonly Polyhedron[] {
  const points = set.filter(({ isDirection }) => !isDirection).map((corner) => [corner]);
  if (set.length === 1) return points;
  if (set.length === 2) return [set, ...points];
  const edges = set.map((corner, i) => [corner, at(set, (i + 1) % set.length)]);
  return [set, ...edges.filter((edge) => edge.some(({ isDirection }) => !isDirection)), ...points];
}
