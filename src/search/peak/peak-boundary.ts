/**
 * An estimate in float64 of how high F really gets on the boundary of a box: a search for ridges that the samples may
 * have missed.
 *
 * A ridge that crosses a face far out lies where neurons of the first layer are near their kinks, and may be too thin
 * for any grid of samples. So on every face, climbs start from the vertices that the kinks form there.
 */

import { at, matrix, type Network, Rational } from '../../exact/index.js';
import { ratioOf, type PeakBox } from './peak-box.js';
import { along, kinksOf, rowSubsets, type ScalarMap } from './peak-climb.js';

/** On each face, at most this many climbs start from vertices of kinks. */
const MOST_VERTICES_PER_FACE = 12;

/** The box with its height above all values found on its boundary; this is at most the height it had before. */
export function examined(F: ScalarMap, network: Network, box: PeakBox): PeakBox {
  const value = F(box.inside);
  let most = value - box.height;
  const faces = box.sides.flatMap(({ below, above }, axis) => [
    { axis, end: -below },
    { axis, end: above },
  ]);
  for (const { axis, end } of faces) {
    const centre = box.sides.map((_, i) => (i === axis ? end : 0));
    for (const start of [centre, ...kinkVertices(network, box, axis, end)]) {
      most = Math.max(most, climbOnFace(F, box, axis, start));
      if (most > value) break;
    }
  }
  return { ...box, ...ratioOf(value, box.least, most) };
}

/** Climbs along the face, from a start given by its coordinates in the box; returns the value reached. */
function climbOnFace(F: ScalarMap, box: PeakBox, axis: number, start: readonly number[]): number {
  const directions = box.basis.map((vector) => vector.map((entry) => entry.toNumber()));
  const valueAt = (t: readonly number[]) =>
    F(t.reduce((x, coordinate, i) => along(x, at(directions, i), coordinate), box.inside));
  let t = start;
  let value = valueAt(t);
  for (let part = 1 / 4; part > 2 ** -12;) {
    let best = t;
    for (const [i, { below, above }] of box.sides.entries()) {
      if (i === axis) continue;
      for (const step of [-part * (below + above), part * (below + above)]) {
        const other = t.with(i, Math.min(Math.max(at(t, i) + step, -below), above));
        const there = valueAt(other);
        if (there > value) [best, value] = [other, there];
      }
    }
    if (best === t) part /= 4;
    t = best;
  }
  return value;
}

/** The points of a face at which n − 1 neurons of the first layer are at a kink, in coordinates of the box. */
function kinkVertices(
  { layers, activation }: Network,
  { inside, basis, sides }: PeakBox,
  axis: number,
  end: number,
): readonly (readonly number[])[] {
  const { weights, bias } = at(layers, 0);
  const n = sides.length;
  if (n === 1) return [];
  const kinks = kinksOf(activation);
  const centre = matrix.add(
    inside.map((entry) => Rational.fromNumber(entry)),
    at(basis, axis).map((entry) => entry.times(Rational.fromNumber(end))),
  );
  const along = basis.filter((_, i) => i !== axis);
  return rowSubsets(weights, n - 1, MOST_VERTICES_PER_FACE).flatMap((rows, number) => {
    const inverse = matrix.inverse(rows.map((i) => matrix.apply(along, at(weights, i))));
    if (inverse === undefined) return [];
    const missing = rows.map((i) =>
      at(kinks, number % kinks.length)
        .minus(at(bias, i))
        .minus(matrix.dot(at(weights, i), centre)),
    );
    const t = matrix.apply(inverse, missing).map((entry) => entry.toNumber());
    const onFace = t.toSpliced(axis, 0, end);
    const isInside = sides.every(({ below, above }, i) => -below <= at(onFace, i) && at(onFace, i) <= above);
    return isInside ? [onFace] : [];
  });
}
