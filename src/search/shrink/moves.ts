/** Networks to try in the place of the one that a counterexample is about. */

import { networkMoves, simplestActivations } from '../generators/index.js';
import { at, type Layer, matrix, type Matrix, Network, Rational, type Vector } from '../../exact/index.js';

/**
 * All that networks shrink to (fewer inputs, layers and units, simpler φ and numbers), and the same F in other
 * coordinates: with a point, such as the attractor, at the origin, with axes exchanged, turned round and rescaled.
 */
export function* movesOf(network: Network, point?: Vector): Generator<Network, void> {
  yield* inOtherCoordinates(network, point);
  yield* networkMoves(network);
}

/** Hidden units up to which all choices of signs are tried. */
const MOST_UNITS = 4;

/**
 * Networks for which more hypotheses may hold: each simplest φ, with each choice of units in the first layer that take
 * the opposite: one that rises can do on two sides what one that falls and rises did on both.
 */
export function* restoringMoves({ layers }: Network): Generator<Network, void> {
  const first = at(layers, 0);
  const units = first.bias.length;
  if (layers.length === 1 || units > MOST_UNITS) return;
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
    for (const factor of FACTORS) {
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
  for (const factor of FACTORS) {
    yield inCoordinates(
      network,
      unit.map((row) => row.map((x) => x.times(factor))),
      origin,
    );
  }
}

const FACTORS = ['-1', '2', '1/2', '4', '1/4'].map((text) => Rational.from(text as `${number}`));

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
