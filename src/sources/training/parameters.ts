/** The weights and biases of a network during training, and their initial values. */

import type { Random } from '../../sampling/index.js';
import { type Activation, exp64, Network, Rational } from '../../exact/index.js';
import { differentiated } from './slope.js';

/** The weights W of shape outputs × inputs, row after row, and the bias b. */
export interface LayerParameters {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

/**
 * - `fan-in`: normal weights of variance g²/inputs, and biases uniform in ±1/√inputs. For a layer before a hidden
 *   layer, except the first, g² = 1/E[φ′(z)²] for a normal z, and 4 at most, so that differences keep their size from
 *   layer to layer. For the other layers g = 1.
 * - `ntk`: normal weights of variance 1/inputs and no biases; a step of a layer is divided by the number of its
 *   inputs. This is the parametrization of the neural tangent kernel: W/√inputs with W standard normal.
 */
export type Scaling = 'fan-in' | 'ntk';

export function initial(
  inputs: number,
  widths: readonly number[],
  activation: Activation,
  scaling: Scaling,
  random: Random,
): readonly LayerParameters[] {
  const gain = scaling === 'ntk' ? 1 : gainOf(activation);
  return widths.map((outputs, k) => {
    const fanIn = k === 0 ? inputs : (widths[k - 1] ?? NaN);
    const isInner = k > 0 && k + 1 < widths.length;
    const scale = (isInner ? gain : 1) / Math.sqrt(fanIn);
    const most = scaling === 'ntk' ? 0 : 1 / Math.sqrt(fanIn);
    return {
      inputs: fanIn,
      outputs,
      weights: Float64Array.from({ length: fanIn * outputs }, () => scale * random.normal()),
      bias: Float64Array.from({ length: outputs }, () => (most === 0 ? 0 : random.between(-most, most))),
    };
  });
}

const LARGEST_GAIN = 2;

/** 1/√E[φ′(z)²], summed over a lattice. It is greatest for a φ that is constant nearly everywhere. */
function gainOf(activation: Activation): number {
  const z = Float64Array.from({ length: 1024 }, (_, i) => (i - 511.5) / 64);
  const slope = new Float64Array(z.length);
  differentiated(activation)(z, new Float64Array(z.length), slope);
  let [total, mean] = [0, 0];
  z.forEach((at, i) => {
    const weight = exp64(-0.5 * at * at);
    total += weight;
    mean += weight * (slope[i] ?? NaN) ** 2;
  });
  return Math.min(1 / Math.sqrt(mean / total), LARGEST_GAIN);
}

/** The network with exactly these numbers; every float64 is a rational number. */
export function networkWith(activation: Activation, layers: readonly LayerParameters[]): Network {
  return new Network(
    activation,
    layers.map(({ inputs, outputs, weights, bias }) => ({
      weights: Array.from({ length: outputs }, (_, i) =>
        Array.from(weights.subarray(i * inputs, (i + 1) * inputs), (w) => Rational.fromNumber(w)),
      ),
      bias: Array.from(bias, (b) => Rational.fromNumber(b)),
    })),
  );
}

export function copyOf(layers: readonly LayerParameters[]): readonly LayerParameters[] {
  return layers.map((layer) => ({ ...layer, weights: layer.weights.slice(), bias: layer.bias.slice() }));
}

export function zerosLike(layers: readonly LayerParameters[]): readonly LayerParameters[] {
  return layers.map((layer) => ({
    ...layer,
    weights: new Float64Array(layer.weights.length),
    bias: new Float64Array(layer.bias.length),
  }));
}
