import type fc from 'fast-check';
import { type Activation, at, type Layer, matrix, Network } from '../../exact/index.js';
import { activation, type ActivationOptions } from './activation.js';
import { happens } from './choice.js';
import { ofNetwork } from './complexity.js';
import { Descending } from './descending.js';
import { drawDyadic, isDyadic } from './dyadic.js';
import { drawMatrixOfRank } from './matrix-of-rank.js';
import { networkMoves } from './network-moves.js';
import type { NetworkOptions } from './network-options.js';
import { Shapes } from './network-shape.js';
import { drawPlantedNetwork } from './draw-planted-network.js';

/**
 * Networks with small dyadic weights and biases. All that the options prescribe is exact, and stays so in shrinks:
 * a matrix of full rank shrinks to the identity, one of rank r to the identity with all but r ones deleted, biases
 * to 0, φ and everything that is a range to its simplest. What the options leave open shrinks as well: widths
 * to 1, ranks to 0. Throws for options that contradict each other; if that shows in no single one of them,
 * only when a network is to be drawn.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { network } from 'basincheck/arbitraries';
 * const networks = network({ inputDimension: 2, hiddenWidths: 'at most n0', ranks: 'some below n0' });
 * fc.sample(networks, 20).every((F) => F.width <= 2 && F.ranks().some((rank) => rank < 2)); // → true
 * const ranks = networks.map((F) => F.ranks());
 * fc.check(fc.property(ranks, () => false)).counterexample; // → [[0, 0]]
 * ```
 */
export function network(options: NetworkOptions = {}): Descending<Network> {
  const shapes = new Shapes(
    options.weights === 'tied' ? { ...options, depth: 2, hiddenWidths: 'any' } : options,
  );
  const phi = activationOf(options.activation);
  const { planted = 0, numbers = {} } = options;
  if (!(planted >= 0 && planted <= 1)) {
    throw new RangeError(`network: expected a share of planted ones from 0 to 1, got ${planted}`);
  }
  const draw = (random: fc.Random, simple: boolean): Network | undefined => {
    const shape = shapes.draw(random);
    if (shape === undefined) return undefined;
    const { dimensions, ranks } = shape;
    const layers = ranks.map((rank, k) => {
      const [m, n] = [at(dimensions, k + 1), at(dimensions, k)];
      const weights = drawMatrixOfRank(random, simple, [m, n, rank], numbers);
      return { weights, bias: weights.map(() => drawDyadic(random, simple, numbers)) };
    });
    return new Network(phi.draw(random), options.weights === 'tied' ? tied(layers) : layers);
  };
  return new Descending({
    name: 'network',
    draw: (random, simple) => {
      if (!happens(random, planted)) return draw(random, simple);
      // The attempts are repeated here, so that the share of planted networks is kept even where planting often
      // fails.
      for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        const free = draw(random, simple);
        const found = free && drawPlantedNetwork(random, free);
        if (found !== undefined) return found.network;
      }
      return undefined;
    },
    accepts: (value): value is Network =>
      value instanceof Network &&
      phi.accepts(value.activation) &&
      value.layers.every(({ weights, bias }) => [...weights.flat(), ...bias].every((x) => isDyadic(x))) &&
      shapes.admit(value) &&
      (options.weights !== 'tied' || isTied(value)),
    complexity: ofNetwork,
    moves: networkMoves,
  });
}

/** The last matrix as the transpose of the first. */
function tied(layers: readonly Layer[]): readonly Layer[] {
  const [first, last] = [at(layers, 0), at(layers, layers.length - 1)];
  return [first, { weights: matrix.transpose(first.weights), bias: last.bias }];
}

function isTied({ layers }: Network): boolean {
  const [first, last] = [at(layers, 0), at(layers, layers.length - 1)];
  return last.weights.every((row, i) => row.every((x, j) => x.equals(at(at(first.weights, j), i))));
}

/** Number of networks drawn until an attractor can be planted in one. */
const MOST_ATTEMPTS = 20;

interface DrawnActivation {
  draw(random: fc.Random): Activation;
  accepts(phi: Activation): boolean;
}

function activationOf(asked: ActivationOptions | Activation = {}): DrawnActivation {
  if ('evaluate' in asked) return { draw: () => asked, accepts: (phi) => phi === asked };
  const arbitrary = activation(asked);
  return {
    draw: (random) => arbitrary.generate(random, undefined).value,
    accepts: (phi) => arbitrary.canShrinkWithoutContext(phi),
  };
}
