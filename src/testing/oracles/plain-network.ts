/** Networks in the form for numeric code: plain numbers in nested arrays. */

import {
  elu,
  Elu,
  Network,
  NETWORK_FORMAT,
  PiecewiseLinear,
  Rational,
  smoothActivations,
  type SmoothName,
  type Vector,
} from '../../exact/index.js';
import type { Precision } from './precision.js';

/** φ(x) = slope·x + intercept on (until of the piece before, until]; the last piece has no end. */
export interface PlainPiece {
  readonly until?: number;
  readonly slope: number;
  readonly intercept: number;
}

export interface PlainLayer {
  /** The weights, m×n: m rows of n numbers. */
  readonly weights: number[][];
  /** The m biases. */
  readonly bias: number[];
}

/**
 * F(x) = W_L·φ(… φ(W_1·x + b_1) …) + b_L. The numbers are exactly those of F: F is rounded to the format of the code
 * before anything is compared. As JSON it equals a network file without its `format`.
 */
export interface PlainNetwork {
  readonly activation:
    | { readonly name: SmoothName }
    | { readonly name: 'elu'; readonly alpha: number }
    | { readonly pieces: PlainPiece[] };
  readonly layers: PlainLayer[];
  /** φ in float64, for code that has no φ of its own. Not enumerable, so it is not part of the JSON. */
  readonly phi: (x: number) => number;
}

/** The network with all numbers rounded to the format. Throws a RangeError where one of them overflows. */
export function roundedNetwork({ activation, layers }: Network, precision: Precision): Network {
  const rounded = (x: Rational): Rational => {
    const nearest = precision.round(x);
    if (Number.isFinite(nearest)) return Rational.fromNumber(nearest);
    throw new RangeError(`references: expected numbers within ${precision.name}, got one beyond it`);
  };
  return new Network(
    roundedActivation(activation, rounded),
    layers.map(({ weights, bias }) => ({
      weights: weights.map((row) => row.map(rounded)),
      bias: bias.map(rounded),
    })),
  );
}

function roundedActivation(
  activation: Network['activation'],
  rounded: (x: Rational) => Rational,
): Network['activation'] {
  if (activation instanceof Elu) return elu(rounded(activation.alpha));
  if (!(activation instanceof PiecewiseLinear)) return activation;
  return new PiecewiseLinear(
    activation.pieces.map(({ until, slope, intercept }) => ({
      ...(until && { until: rounded(until) }),
      slope: rounded(slope),
      intercept: rounded(intercept),
    })),
  );
}

/** Whether two networks of the same shape have the same weights, biases and φ, or the same pieces of φ. */
export function sameNumbers(a: Network, b: Network): boolean {
  const text = ({ activation, layers }: Network): string =>
    JSON.stringify([parametersOf(activation), layers]);
  return text(a) === text(b);
}

function parametersOf(activation: Network['activation']): unknown {
  if (activation instanceof Elu) return activation.alpha;
  return activation instanceof PiecewiseLinear ? activation.pieces : [];
}

/**
 * The plain form of a rounded network, with −0 in place of 0 as weights and biases if so wanted. Every call makes a new copy, so
 * code that writes into it changes nothing else.
 */
export function plainNetwork({ activation, layers }: Network, zero = 0): PlainNetwork {
  const plain = {
    activation: plainActivation(activation),
    layers: layers.map(({ weights, bias }) => ({
      weights: weights.map((row) => plainVector(row, zero)),
      bias: plainVector(bias, zero),
    })),
    phi: (x: number) => activation.evaluate(x),
  };
  return Object.defineProperty(plain, 'phi', { enumerable: false });
}

/** The same numbers as float64, with the zero that is wanted. */
export function plainVector(x: Vector, zero: number): number[] {
  return x.map((entry) => (entry.sign === 0 ? zero : entry.toNumber()));
}

function plainActivation(activation: Network['activation']): PlainNetwork['activation'] {
  if (activation instanceof PiecewiseLinear) {
    return {
      pieces: activation.pieces.map(({ until, slope, intercept }) => ({
        ...(until && { until: until.toNumber() }),
        slope: slope.toNumber(),
        intercept: intercept.toNumber(),
      })),
    };
  }
  const names = Object.keys(smoothActivations) as SmoothName[];
  const name = names.find((each) => smoothActivations[each] === activation);
  if (name !== undefined) return { name };
  if (activation instanceof Elu) return { name: 'elu', alpha: activation.alpha.toNumber() };
  throw new TypeError('plainNetwork: expected a piecewise linear activation or one that has a name');
}

/** A rounded network in one line: a network file. */
export function networkText(network: Network): string {
  return JSON.stringify({ format: NETWORK_FORMAT, ...plainNetwork(network) });
}
