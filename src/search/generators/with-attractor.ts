import type { Network, Vector } from '../../exact/index.js';
import { type Complexity, isSimpler, ofParts } from './complexity.js';
import { Descending } from './descending.js';
import { drawPlantedNetwork } from './draw-planted-network.js';
import { networkMoves } from './network-moves.js';
import { PlantedNetwork } from './planted-network.js';
import { vectorMoves } from './vector-moves.js';

/**
 * The given autoencoders, changed so that they have an attractive fixed point x*. All shrinks have one, and are
 * such as were given: x* shrinks to 0, and the rest like any network. The last bias follows from x* and the rest,
 * and counts for nothing.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { network, withAttractor } from 'basincheck/arbitraries';
 * const planted = withAttractor(network({ inputDimension: 2, depth: 2 }));
 * fc.sample(planted, 20).every(({ network: F }) => F.inputDimension === 2); // → true
 * const attractors = planted.map(({ attractor }) => attractor);
 * fc.check(fc.property(attractors, () => false)).counterexample; // → [[0, 0]]
 * ```
 */
export function withAttractor({ descent: given }: Descending<Network>): Descending<PlantedNetwork> {
  return new Descending({
    name: `${given.name} with an attractor`,
    draw: (random, simple) => {
      const network = given.draw(random, simple);
      return network && drawPlantedNetwork(random, network);
    },
    accepts: (value): value is PlantedNetwork =>
      value instanceof PlantedNetwork && given.accepts(value.network),
    complexity: ({ network, attractor }) => complexityOf(network, attractor),
    moves: ({ network, attractor }) => moves(network, attractor),
  });
}

/** The complexity of the network, with x* in the place of the last bias. */
function complexityOf(network: Network, attractor: Vector): Complexity {
  const biases = network.layers.slice(0, -1).map(({ bias }) => bias);
  return ofParts(network, [...biases, attractor]);
}

function* moves(network: Network, attractor: Vector): Generator<PlantedNetwork, void> {
  const complexity = complexityOf(network, attractor);
  for (const [simpler, x] of unplantedMoves(network, attractor)) {
    if (!isSimpler(complexityOf(simpler, x), complexity)) continue;
    const planted = PlantedNetwork.plant(simpler, x);
    if (planted !== undefined) yield planted;
  }
}

function* unplantedMoves(network: Network, attractor: Vector): Generator<[Network, Vector], void> {
  for (const x of vectorMoves(attractor)) yield [network, x];
  for (const move of networkMoves(network)) {
    const dropped = attractor.length - move.inputDimension;
    if (dropped === 0) yield [move, attractor];
    else for (const i of attractor.keys()) yield [move, attractor.toSpliced(i, dropped)];
  }
}
