import {
  type Activation,
  at,
  compose,
  type Layer,
  matrix,
  Network,
  PiecewiseLinear,
} from '../../exact/index.js';
import { activationMoves } from './activation-moves.js';
import { equivalentMoves } from './equivalent-moves.js';
import { matrixMoves, simplestOfRank } from './matrix-moves.js';
import { vectorMoves } from './vector-moves.js';

type Layers = readonly Layer[];

/**
 * Networks to try in the place of F, the boldest first: with fewer input dimensions, with fewer layers, with fewer
 * neurons, with a simpler φ, with simpler numbers.
 *
 * @example
 * ```ts
 * import { Network, Rational, relu } from 'basincheck';
 * import { networkMoves } from 'basincheck/arbitraries';
 * const layer = { weights: [[Rational.of(3)]], bias: [Rational.half] };
 * const moves = [...networkMoves(new Network(relu, [layer, layer]))];
 * moves[0]?.layers; // → [{ weights: [[1]], bias: [0] }, { weights: [[1]], bias: [0] }]
 * moves.some(({ depth }) => depth === 1); // → true
 * ```
 */
export function* networkMoves(network: Network): Generator<Network, void> {
  const { activation, layers } = network;
  const shapes = [withoutInput(network), withoutLayer(layers, activation), withoutNeuron(layers)];
  yield new Network(activation, simplest(network));
  for (const moves of shapes) {
    for (const move of moves) yield new Network(activation, move);
  }
  for (const phi of activationMoves(activation)) yield new Network(phi, layers);
  yield* equivalentMoves(network);
  for (const move of withOtherNumbers(layers)) yield new Network(activation, move);
}

/** The simplest layers of the same shapes and ranks, with bias 0. */
function simplest(network: Network): Layers {
  const ranks = network.ranks();
  return network.layers.map(({ weights, bias }, k) => ({
    weights: simplestOfRank(weights.length, at(weights, 0).length, at(ranks, k)),
    bias: matrix.zeros(bias.length),
  }));
}

/**
 * Layers with one input less. If F maps to ℝⁿ⁰, they have one output less too. Further moves also take a neuron out
 * of layers as wide as n0.
 */
function* withoutInput({ layers, inputDimension, outputDimension }: Network): Generator<Layers, void> {
  if (inputDimension === 1) return;
  for (let i = 0; i < inputDimension; i++) {
    const narrower = (neurons: number) => neurons === inputDimension;
    const last = layers.length - 1;
    const ends = (k: number) => k === -1 || (k === last && outputDimension === inputDimension);
    yield without(layers, (k) => (ends(k) ? i : -1));
    yield without(layers, (k, neurons) => (k === -1 || narrower(neurons) ? i : -1));
    yield without(layers, (k, neurons) => (k === -1 || (k < last && narrower(neurons)) ? i : -1));
  }
}

/**
 * Layers with one less. Two consecutive layers become one, without the φ between them or with one piece of it; the
 * latter gives the same F where only that piece of φ is used. Or one layer is left out.
 */
function* withoutLayer(layers: Layers, phi: Activation): Generator<Layers, void> {
  for (let k = 0; k + 1 < layers.length; k++) {
    const [first, second] = [at(layers, k), at(layers, k + 1)];
    yield layers.toSpliced(k, 2, compose(second, first));
    for (const { slope, intercept } of phi instanceof PiecewiseLinear ? phi.pieces : []) {
      const weights = first.weights.map((row) => row.map((w) => w.times(slope)));
      const bias = first.bias.map((b) => b.times(slope).plus(intercept));
      yield layers.toSpliced(k, 2, compose(second, { weights, bias }));
    }
  }
  if (layers.length === 1) return;
  for (const [k, { weights }] of layers.entries()) {
    if (weights.length === at(weights, 0).length) yield layers.toSpliced(k, 1);
  }
}

function* withoutNeuron(layers: Layers): Generator<Layers, void> {
  for (const [k, { bias }] of layers.slice(0, -1).entries()) {
    if (bias.length === 1) continue;
    for (const i of bias.keys()) yield without(layers, (layer) => (layer === k ? i : -1));
  }
}

/**
 * The layers without one neuron in some of them. `which` gives the number of that neuron in a layer, or −1 for none;
 * layer −1 is the input.
 */
function without(layers: Layers, which: (layer: number, neurons: number) => number): Layers {
  return layers.map(({ weights, bias }, k) => {
    const [input, output] = [which(k - 1, at(weights, 0).length), which(k, bias.length)];
    const kept = <T>(items: readonly T[], i: number) => (i < 0 ? items : items.toSpliced(i, 1));
    return { weights: kept(weights, output).map((row) => kept(row, input)), bias: kept(bias, output) };
  });
}

function* withOtherNumbers(layers: Layers): Generator<Layers, void> {
  yield layers.map(({ weights, bias }) => ({ weights, bias: matrix.zeros(bias.length) }));
  yield* withOppositeNeuron(layers);
  for (const [k, { weights, bias }] of layers.entries()) {
    for (const move of vectorMoves(bias)) yield layers.with(k, { weights, bias: move });
    for (const move of matrixMoves(weights)) yield layers.with(k, { weights: move, bias });
  }
}

/**
 * The layers with the signs of a hidden neuron's input and output reversed. If φ is odd, F is the same, perhaps with
 * fewer negative numbers.
 */
function* withOppositeNeuron(layers: Layers): Generator<Layers, void> {
  for (const [k, { weights, bias }] of layers.slice(0, -1).entries()) {
    const next = at(layers, k + 1);
    for (const [i, row] of weights.entries()) {
      const opposite = {
        weights: weights.with(
          i,
          row.map((w) => w.negated()),
        ),
        bias: bias.with(i, at(bias, i).negated()),
      };
      const taken = next.weights.map((others) => others.with(i, at(others, i).negated()));
      yield layers.toSpliced(k, 2, opposite, { weights: taken, bias: next.bias });
    }
  }
}
