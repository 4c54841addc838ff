/** The activations of infinitely wide networks, by name. */

import { sigmoid64, tanh64 } from '../../exact/index.js';
import { affineActivation, errorFunction, wideRelu } from './closed-forms.js';
import { logisticMoments } from './logistic-moments.js';
import type { Moments, WideActivation } from './moments.js';

/** Of the quadrature, relative to what is summed up. */
const QUADRATURE = 1e-12;

/** height·s(rate·x) + offset with s(x) = 1/(1 + e^−x) − 1/2; each derivative brings a factor `rate`, but for those that a factor x goes with. */
function scaledLogistic(
  height: number,
  rate: number,
  offset: number,
): (p: number, q: number, c: number) => Moments {
  const square = rate * rate;
  const [two, four] = [height * height * square, height * height * square * square];
  return (p, q, c) => {
    const moments = logisticMoments(square * p, square * q, square * c);
    return {
      values: height * height * moments.values + offset * offset,
      slopes: two * moments.slopes,
      curvatures: four * moments.curvatures,
      radialValues: height * height * moments.radialValues,
      radialSlopes: two * moments.radialSlopes,
      firstRadialValues: height * height * moments.firstRadialValues,
      firstRadialSlopes: two * moments.firstRadialSlopes,
    };
  };
}

const sigmoid: WideActivation = {
  name: 'sigmoid',
  value: sigmoid64,
  slope: (x) => sigmoid64(x) * sigmoid64(-x),
  moments: scaledLogistic(1, 1, 0.5),
  error: QUADRATURE,
  relations: { kind: 'odd', offset: 0.5 },
};

const tanh: WideActivation = {
  name: 'tanh',
  value: tanh64,
  slope: (x) => 4 * sigmoid64(2 * x) * sigmoid64(-2 * x),
  moments: scaledLogistic(2, 2, 0),
  error: QUADRATURE,
  relations: { kind: 'odd', offset: 0 },
};

/**
 * - `sigmoid` and `tanh`: by quadrature;
 * - `erf`: erf(x/2)/2 + 1/2, which the paper on sigmoid autoencoders takes for the sigmoid in (6);
 * - `plain-erf`: erf(x), as in its Figure 5;
 * - `relu`;
 * - `linear`: x/4 + 1/2, the tangent of the sigmoid at 0. `affineActivation` makes others.
 *
 * @example
 * ```ts
 * import { wideActivations } from 'basincheck';
 * wideActivations.erf.moments(0, 0, 0).values; // → 0.25
 * ```
 */
export const wideActivations = {
  sigmoid,
  tanh,
  erf: errorFunction('erf', 0.5, 0.5, 0.5),
  'plain-erf': errorFunction('plain-erf', 1, 1, 0),
  relu: wideRelu,
  linear: affineActivation(0.25, 0.5),
} as const satisfies Readonly<Record<string, WideActivation>>;

export type WideActivationName = keyof typeof wideActivations;
