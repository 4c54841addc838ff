/** Networks that may replace the one of a counterexample. */

import { networkMoves, simplestActivations } from '../generators/index.js';
import { at, type Layer, matrix, type Matrix, Network, Rational, type Vector } from '../../exact/index.js';

/**
 * All networks that the generic moves give (fewer inputs, layers and units, simpler φ and numbers), and networks with
 * the same F in other coordinates: with a point, such as the attractor, at the origin, or with axes exchanged,
 * reversed and rescaled.
 */
export function* movesOf(network: Network, point?: Vector): Generator<Network, void> {
  yield* inOtherCoordinates(network, point);
  yield* networkMoves(network);
}

/** All choices of signs are tried for layers with at most this many hidden units. */
const MOST_UNITS_WITH_ALL_SIGNS = 4;

/**
 * Networks for which more hypotheses may hold. They have a simplest φ, and the signs of some units of the first layer
 * are reversed. A φ that rises can do with two units, one of them reversed, what a φ that falls and rises did with
 * one.
 */
export function* restoringMoves({ layers }: Network): Generator<Network, void> {
  const first = at(layers, 0);
  const units = first.bias.length;
  if (layers.length === 1 || units > MOST_UNITS_WITH_ALL_SIGNS) return;
  for (const phi of simplestActivations) {
    for (let signs = 1; signs < 2 ** units; signs++) {
      const signed = <T>(items: readonly T[], opposite: (item: T) => T) =>
        items.map((item, i) => ((signs >> i) & 1 ? opposite(item) : item));
      const weights = signed(first.weights, (row) => row.map((x) => x.negated()));
      yield new Network(phi, layers.with(0, { weights, bias: signed(first.bias, (b) => b.negated()) }));
    }
  }
}

function* inOtherCoordinates(network: Network, point: Vector | undefined): Generator<Network, void> {
  const n = network.inputDimension;
  const unit = matrix.identity(n);
  if (point?.some((x) => x.sign !== 0) === true) yield inCoordinates(network, unit, point);
  const origin = matrix.zeros(n);
  for (const i of unit.keys()) {
    for (const factor of RESCALING_FACTORS) {
      const scaled = unit.with(
        i,
        at(unit, i).map((x) => x.times(factor)),
      );
      yield inCoordinates(network, scaled, origin);
    }
    for (let j = i + 1; j < n; j++) {
      yield inCoordinates(network, unit.with(i, at(unit, j)).with(j, at(unit, i)), origin);
    }
  }
  for (const factor of RESCALING_FACTORS) {
    yield inCoordinates(
      network,
      unit.map((row) => row.map((x) => x.times(factor))),
      origin,
    );
  }
}

/** Factors by which axes are rescaled. */
const RESCALING_FACTORS = ['-1', '2', '1/2', '4', '1/4'].map((text) => Rational.from(text as `${number}`));

/** y ↦ A⁻¹·(F(A·y + c) − c) for an autoencoder; where F maps to ℝ, y ↦ F(A·y + c). A is invertible. */
export function inCoordinates({ activation, layers, ...network }: Network, A: Matrix, c: Vector): Network {
  const inverse = matrix.inverse(A);
  if (inverse === undefined) throw new RangeError('inCoordinates: expected an invertible matrix');
  const first = at(layers, 0);
  const start: Layer = {
    weights: matrix.multiply(first.weights, A),
    bias: matrix.add(first.bias, matrix.apply(first.weights, c)),
  };
  const moved = [start, ...layers.slice(1)];
  if (network.outputDimension !== network.inputDimension) return new Network(activation, moved);
  const last = at(moved, moved.length - 1);
  const end: Layer = {
    weights: matrix.multiply(inverse, last.weights),
    bias: matrix.apply(inverse, matrix.subtract(last.bias, c)),
  };
  return new Network(activation, [...moved.slice(0, -1), end]);
}
