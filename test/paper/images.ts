/** Images with small integers as pixels, and what one filter that has learned an image makes of images (Theorem 4 of the memorization paper). */
import { filterOperator, matrix, type Matrix, patches, Rational, solution } from '../../src/exact/index.js';

/** Of the filter of least norm among those that reproduce the image. */
export function operatorOf(image: Matrix, k: number): Matrix {
  const P = patches(image, k);
  const multipliers = solution(matrix.multiply(P, matrix.transpose(P)), image.flat());
  if (multipliers === undefined) throw new Error('operatorOf: expected a filter that reproduces the image');
  const filter = matrix.apply(matrix.transpose(P), multipliers);
  return filterOperator(filter, image.length, k);
}

export interface Counted {
  readonly image: Matrix;
  /** How many images are it but for turns, reflections and the sign. */
  readonly count: number;
}

/** All s×s images of these grey values that are not zero, one for each class of those that differ by turns, reflections and the sign. */
export function imagesUpToSymmetry(s: number, values: readonly number[]): readonly Counted[] {
  const classes = new Map<string, Counted>();
  for (let index = 0; index < values.length ** (s * s); index++) {
    const pixels = Array.from(
      { length: s * s },
      (_, k) => values[Math.floor(index / values.length ** k) % values.length] ?? 0,
    );
    if (pixels.every((pixel) => pixel === 0)) continue;
    const [least = ''] = symmetric(pixels, s)
      .map((each) => each.join())
      .toSorted();
    const before = classes.get(least)?.count ?? 0;
    const image = Array.from({ length: s }, (_, i) =>
      pixels.slice(i * s, (i + 1) * s).map((pixel) => Rational.of(pixel)),
    );
    classes.set(least, { image, count: before + 1 });
  }
  return [...classes.values()];
}

function symmetric(pixels: readonly number[], s: number): readonly (readonly number[])[] {
  const turned = (each: readonly number[]) =>
    each.map((_, k) => each[(k % s) * s + (s - 1 - Math.floor(k / s))] ?? 0);
  const mirrored = (each: readonly number[]) =>
    each.map((_, k) => each[Math.floor(k / s) * s + (s - 1 - (k % s))] ?? 0);
  const turns = [pixels];
  for (let k = 0; k < 3; k++) turns.push(turned(turns.at(-1) ?? []));
  const all = [...turns, ...turns.map(mirrored)];
  return [...all, ...all.map((each) => each.map((x) => 0 - x))];
}
