/** The numbers of a network that can be changed, one at a time: weights, biases, and the pieces of φ. */

import { at, Network, PiecewiseLinear, Rational } from '../../src/exact/index.js';
import { changedPiece, type PieceKey } from './activation.js';

/** Where a number stands; all indices from 0. */
export type Parameter =
  | { readonly kind: 'weight'; readonly layer: number; readonly row: number; readonly column: number }
  | { readonly kind: 'bias'; readonly layer: number; readonly row: number }
  | { readonly kind: PieceKey; readonly piece: number };

/** Numbers are dragged in steps of 1/16 of this. */
export const STEP = Rational.of(1, 16);

/** Throws if the network has no such parameter. */
export function valueOf({ layers, activation }: Network, parameter: Parameter): Rational {
  if (parameter.kind === 'weight')
    return at(at(at(layers, parameter.layer).weights, parameter.row), parameter.column);
  if (parameter.kind === 'bias') return at(at(layers, parameter.layer).bias, parameter.row);
  const value = activation instanceof PiecewiseLinear && activation.pieces[parameter.piece]?.[parameter.kind];
  if (value instanceof Rational) return value;
  throw new RangeError(`valueOf: expected φ to have ${nameOf(parameter)}, got none`);
}

/** The network with one number changed; `undefined` if the breakpoints of φ would no longer increase. */
export function changed(
  network: Network,
  parameter: Parameter,
  value: Rational,
  keptContinuous: boolean,
): Network | undefined {
  const { activation, layers } = network;
  if (parameter.kind === 'weight' || parameter.kind === 'bias') {
    const replaced = layers.map((layer, k) => {
      if (k !== parameter.layer) return layer;
      if (parameter.kind === 'bias') return { ...layer, bias: layer.bias.with(parameter.row, value) };
      const row = at(layer.weights, parameter.row).with(parameter.column, value);
      return { ...layer, weights: layer.weights.with(parameter.row, row) };
    });
    return new Network(activation, replaced);
  }
  if (!(activation instanceof PiecewiseLinear)) return undefined;
  const phi = changedPiece(activation, parameter.piece, parameter.kind, value, keptContinuous);
  return phi && new Network(phi, layers);
}

/** In words, such as "W2, row 1, column 2". */
export function nameOf(parameter: Parameter): string {
  if (parameter.kind === 'weight')
    return `W${parameter.layer + 1}, row ${parameter.row + 1}, column ${parameter.column + 1}`;
  if (parameter.kind === 'bias') return `b${parameter.layer + 1}, row ${parameter.row + 1}`;
  const name = parameter.kind === 'until' ? 'end' : parameter.kind;
  return `${name} of piece ${parameter.piece + 1}`;
}

/** The exact value of "3", "-27/8" or "0.25"; `undefined` for any other text, or one without end. */
export function rationalIn(text: string): Rational | undefined {
  const trimmed = text.trim().replace('−', '-');
  if (trimmed.length > 200) return undefined;
  const decimal = /^(-?)(\d+)\.(\d+)$/.exec(trimmed);
  if (decimal === null) return Rational.parse(trimmed);
  const [, sign = '', whole = '', places = ''] = decimal;
  return Rational.of(BigInt(`${whole}${places}`) * (sign === '-' ? -1n : 1n), 10n ** BigInt(places.length));
}
