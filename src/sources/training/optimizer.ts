/**
 * Optimisation methods: how a gradient changes the parameters. They use only +, −, ·, / and √, whose results are the
 * same on every machine.
 */

import { zerosLike, type LayerParameters, type Scaling } from './parameters.js';

export type Method = 'adam' | 'descent';

/** Changes the parameters by one step against the gradient, with the given rate. */
export type Optimizer = (gradients: readonly LayerParameters[], rate: number) => void;

export function optimizer(method: Method, layers: readonly LayerParameters[], scaling: Scaling): Optimizer {
  // With ntk, biases stay 0.
  const parts = (of: readonly LayerParameters[]): readonly Float64Array[] =>
    of.flatMap(({ weights, bias }) => (scaling === 'ntk' ? [weights] : [weights, bias]));
  const shares = layers.flatMap(({ inputs }) => (scaling === 'ntk' ? [1 / inputs] : [1, 1]));
  if (method === 'descent') {
    return (gradients, rate) => {
      const of = parts(gradients);
      parts(layers).forEach((values, k) => {
        const [gradient, step] = [of[k], rate * (shares[k] ?? NaN)];
        for (let i = 0; i < values.length; i++) {
          values[i] = (values[i] ?? NaN) - step * (gradient?.[i] ?? NaN);
        }
      });
    };
  }
  const [means, squares] = [parts(zerosLike(layers)), parts(zerosLike(layers))];
  let [first, second] = [1, 1];
  return (gradients, rate) => {
    first *= BETA1;
    second *= BETA2;
    const of = parts(gradients);
    parts(layers).forEach((values, k) => {
      const [gradient, mean, square] = [of[k], means[k], squares[k]];
      if (gradient === undefined || mean === undefined || square === undefined) return;
      const step = (rate * (shares[k] ?? NaN)) / (1 - first);
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i] ?? NaN;
        const m = BETA1 * (mean[i] ?? NaN) + (1 - BETA1) * g;
        const v = BETA2 * (square[i] ?? NaN) + (1 - BETA2) * g * g;
        mean[i] = m;
        square[i] = v;
        values[i] = (values[i] ?? NaN) - (step * m) / (Math.sqrt(v / (1 - second)) + EPSILON);
      }
    });
  };
}

/** The constants of Kingma & Ba. */
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];
