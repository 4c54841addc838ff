import { matrix, type Network } from '../../exact/index.js';
import { type Complexity, ofParts } from './complexity.js';
import { Descending } from './descending.js';
import { drawDyadic } from './dyadic.js';
import { networkMoves } from './network-moves.js';
import { PlantedCycle } from './planted-cycle.js';
import { vectorMoves } from './vector-moves.js';

type Orbit = PlantedCycle['orbit'];

/** Number of orbits tried for one network. For most networks, most orbits are not possible. */
const MOST_TRIALS = 8;

/**
 * The given autoencoders with a piecewise linear φ, changed so that they have an attractive cycle of period two, for
 * Remark 2.1. All shrinks have one, and are such as were given: the orbit shrinks towards 0, and the rest like any
 * network. The last bias follows from the orbit and the rest, and counts for nothing.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { network, withCycle } from 'basincheck/arbitraries';
 * const cycles = withCycle(network({ inputDimension: 1, depth: 2 }));
 * fc.sample(cycles, 5).every(({ network: F, orbit: [x, y] }) => String(F.evaluateExactly(x)) === String(y)); // → true
 * ```
 */
export function withCycle({ descent: given }: Descending<Network>): Descending<PlantedCycle> {
  return new Descending({
    name: `${given.name} with a cycle`,
    draw: (random, simple) => {
      const network = given.draw(random, simple);
      if (network === undefined) return undefined;
      const point = () => matrix.zeros(network.inputDimension).map(() => drawDyadic(random, simple, {}));
      for (let trial = 0; trial < MOST_TRIALS; trial++) {
        const planted = PlantedCycle.plant(network, [point(), point()]);
        if (planted !== undefined) return planted;
      }
      return undefined;
    },
    accepts: (value): value is PlantedCycle => value instanceof PlantedCycle && given.accepts(value.network),
    complexity: ({ network, orbit }) => complexityOf(network, orbit),
    moves: ({ network, orbit }) => moves(network, orbit),
  });
}

/** The complexity of the network, with the orbit in the place of the last bias. */
function complexityOf(network: Network, orbit: Orbit): Complexity {
  const biases = network.layers.slice(0, -1).map(({ bias }) => bias);
  return ofParts(network, [...biases, ...orbit]);
}

function* moves(network: Network, [x, y]: Orbit): Generator<PlantedCycle, void> {
  for (const [other, orbit] of otherParts(network, [x, y])) {
    const planted = PlantedCycle.plant(other, orbit);
    if (planted !== undefined) yield planted;
  }
}

function* otherParts(network: Network, [x, y]: Orbit): Generator<[Network, Orbit], void> {
  yield [network, [y, x]];
  for (const move of vectorMoves(x)) yield [network, [move, y]];
  for (const move of vectorMoves(y)) yield [network, [x, move]];
  for (const move of networkMoves(network)) {
    const dropped = x.length - move.inputDimension;
    if (dropped === 0) yield [move, [x, y]];
    else for (const i of x.keys()) yield [move, [x.toSpliced(i, dropped), y.toSpliced(i, dropped)]];
  }
}
