/** The Jacobian of F and of Fᵐ in float64. */

import type { FloatNetwork, FloatPieces } from '../kernels/float-network.js';
import { Matrix } from 'ml-matrix';

export interface Jacobian {
  /** The matrix, n × n. At a kink of φ, the slope is that of the piece by which φ is evaluated (the left one). */
  readonly matrix: Matrix;
  /**
   * Whether some φ was evaluated at a kink, up to a relative distance of 1e−9. Then there are other one-sided
   * Jacobians.
   */
  readonly atKink: boolean;
}

/** The Jacobian of Fᵐ at x, as the product along the orbit. */
export function jacobian(network: FloatNetwork, x: ArrayLike<number>, m = 1): Jacobian {
  const { dimension, layers, activation, pieces } = network;
  let value = Float64Array.from(x);
  let matrix = Matrix.eye(dimension);
  let atKink = false;
  for (let round = 0; round < m; round++) {
    layers.forEach(({ inputs, outputs, weights, bias }, k) => {
      const hidden = k + 1 < layers.length;
      const affine = new Float64Array(outputs);
      const product = Matrix.zeros(outputs, dimension);
      for (let i = 0; i < outputs; i++) {
        let sum = 0;
        for (let j = 0; j < inputs; j++) sum += (weights[i * inputs + j] ?? NaN) * (value[j] ?? NaN);
        const y = sum + (bias[i] ?? NaN);
        const slope = !hidden ? 1 : pieces ? slopeAt(pieces, y) : slopeOf((z) => activation.evaluate(z), y);
        if (hidden && pieces && kinkAt(pieces, y)) atKink = true;
        affine[i] = hidden ? activation.evaluate(y) : y;
        for (let c = 0; c < dimension; c++) {
          let entry = 0;
          for (let j = 0; j < inputs; j++) entry += (weights[i * inputs + j] ?? NaN) * matrix.get(j, c);
          product.set(i, c, slope * entry);
        }
      }
      value = affine;
      matrix = product;
    });
  }
  return { matrix, atKink };
}

/** The slope of the piece by which φ is evaluated at y. */
export function slopeAt({ until, slope }: FloatPieces, y: number): number {
  const piece = until.findIndex((end) => y <= end);
  return slope[piece] ?? NaN;
}

/** Whether y is a point where two pieces meet whose values or slopes differ. */
function kinkAt({ until, slope, intercept }: FloatPieces, y: number): boolean {
  return until.some(
    (end, i) =>
      end < Infinity &&
      Math.abs(y - end) <= 1e-9 * Math.max(1, Math.abs(end)) &&
      (slope[i] !== slope[i + 1] || intercept[i] !== intercept[i + 1]),
  );
}

/** f′(y) for a smooth f, by a difference quotient of fourth order; good to about ten digits. */
export function slopeOf(f: (y: number) => number, y: number): number {
  const h = 2 ** -10;
  return (8 * (f(y + h) - f(y - h)) - (f(y + 2 * h) - f(y - 2 * h))) / (12 * h);
}
