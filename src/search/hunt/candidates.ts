/** The candidates of a hunt: networks from the generic generator of a cell, and mutants of promising ones. */

import fc from 'fast-check';
import {
  networkSatisfying,
  networkSatisfyingAllBut,
  NothingDrawn,
  type Descending,
} from '../generators/index.js';
import { Random } from '../../sampling/index.js';
import { at, type Layer, Network } from '../../exact/index.js';
import type { Theorem } from '../../statements/index.js';

/** If there are parents, one in this many candidates is a mutant. */
const CANDIDATES_PER_MUTANT = 4;

/**
 * The ground of a hunt: a statement, the hypothesis that fails (`undefined` if all hold), and how large the networks
 * are.
 */
export interface Ground {
  readonly statement: Theorem;
  readonly dropped: string | undefined;
  readonly inputDimension: number;
  readonly depth: number;
}

function generator({ statement, dropped, ...shape }: Ground): Descending<Network> {
  const isOfNetwork = statement.hypotheses.some(({ name }) => name === dropped);
  return dropped === undefined || !isOfNetwork
    ? networkSatisfying(statement, shape)
    : networkSatisfyingAllBut(statement, dropped, shape);
}

/**
 * `count` networks. If there are parents, a quarter of the networks are mutants of them. Empty if no network of that
 * shape satisfies the hypotheses. The same seed gives the same networks.
 */
export function candidates(
  ground: Ground,
  count: number,
  seed: number,
  parents: readonly Network[],
): readonly Network[] {
  const arbitrary = generator(ground);
  let drawn: readonly Network[];
  try {
    drawn = fc.sample(fc.noBias(arbitrary), { seed, numRuns: count });
  } catch (error) {
    if (error instanceof NothingDrawn) return [];
    throw error;
  }
  if (parents.length === 0) return drawn;
  const random = new Random(seed, 'mutants');
  return drawn.map((fresh, k) => {
    if (k % CANDIDATES_PER_MUTANT !== CANDIDATES_PER_MUTANT - 1) return fresh;
    const mutant = mutated(at(parents, random.index(parents.length)), fresh, random);
    return mutant && arbitrary.canShrinkWithoutContext(mutant) ? mutant : fresh;
  });
}

/** The parent with one part replaced by that of the other network: φ, or the row, bias or weight of a neuron. */
function mutated(parent: Network, fresh: Network, random: Random): Network | undefined {
  const { activation, layers } = parent;
  if (random.index(4) === 0) return new Network(fresh.activation, layers);
  const k = random.index(layers.length);
  const [own, other] = [at(layers, k), fresh.layers[k]];
  if (other === undefined) return undefined;
  const i = random.index(own.bias.length);
  const row = at(own.weights, i);
  const [otherRow, otherBias] = [other.weights[i], other.bias[i]];
  if (otherRow?.length !== row.length || otherBias === undefined) return undefined;
  const j = random.index(row.length);
  const changes: readonly Layer[] = [
    { weights: own.weights.with(i, otherRow), bias: own.bias },
    { weights: own.weights, bias: own.bias.with(i, otherBias) },
    { weights: own.weights.with(i, row.with(j, at(otherRow, j))), bias: own.bias },
  ];
  return new Network(activation, layers.with(k, at(changes, random.index(changes.length))));
}
