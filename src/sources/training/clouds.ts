/** Examples drawn at random: on the Swiss roll, on a sphere, and in Gaussian clouds. The same seed gives the same bytes. */

import { Random } from '../../sampling/index.js';
import { examplesOf, type Examples } from './examples.js';

const draws = (count: number, draw: () => ArrayLike<number>): Examples =>
  examplesOf(Array.from({ length: count }, draw));

/**
 * The Swiss roll in ℝ³: (t·cos t, h, t·sin t)/(9π/2), with t uniform in [3π/2, 9π/2) and the height h uniform in
 * [−21/2, 21/2), so that it fits into the cube [−1, 1]³.
 */
export function swissRoll(count: number, seed: number): Examples {
  const random = new Random(seed, 'swiss roll');
  return draws(count, () => {
    const t = random.between(1.5 * PI, LARGEST_ANGLE);
    const [cosine, sine] = direction(t);
    return [
      (t * cosine) / LARGEST_ANGLE,
      random.between(-10.5, 10.5) / LARGEST_ANGLE,
      (t * sine) / LARGEST_ANGLE,
    ];
  });
}

const PI = 3.141592653589793;
const LARGEST_ANGLE = 4.5 * PI;

/**
 * cos t and sin t, from the Taylor polynomials for t/1024 and ten doublings of the angle; accurate to about 12
 * digits.
 */
function direction(t: number): readonly [cosine: number, sine: number] {
  const a = t / 1024;
  const aa = a * a;
  let x = 1 - (aa / 2) * (1 - (aa / 12) * (1 - aa / 30));
  let y = a * (1 - (aa / 6) * (1 - (aa / 20) * (1 - aa / 42)));
  for (let k = 0; k < 10; k++) [x, y] = [x * x - y * y, 2 * x * y];
  return [x, y];
}

/** Examples that are uniform on the sphere of the given radius around 0. */
export function sphere(count: number, dimension: number, radius: number, seed: number): Examples {
  const random = new Random(seed, 'sphere');
  return draws(count, () => {
    for (;;) {
      const x = Float64Array.from({ length: dimension }, () => random.normal());
      const length = Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
      if (length > 0) return x.map((value) => (radius * value) / length);
    }
  });
}

/**
 * Examples from `clouds` Gaussian clouds in turn, of the given standard deviation, around centres that are uniform in
 * [−1, 1]ⁿ.
 */
export function gaussianClouds(
  count: number,
  dimension: number,
  clouds: number,
  deviation: number,
  seed: number,
): Examples {
  const random = new Random(seed, 'gaussian clouds');
  const centres = Array.from({ length: clouds }, () =>
    Float64Array.from({ length: dimension }, () => random.between(-1, 1)),
  );
  let k = 0;
  return draws(count, () => {
    const centre = centres[k++ % clouds] ?? new Float64Array(dimension);
    return centre.map((value) => value + deviation * random.normal());
  });
}
