/** Cases of statements about basins: networks that satisfy every hypothesis, by the recipe of the statement. */

import fc from 'fast-check';
import { layoutJson, type Network, networkJson, writeNetwork } from '../../exact/index.js';
import { portraitOf } from '../../sampling/index.js';
import { type BasinStatement, type CycleStatement, theorem21 } from '../../statements/index.js';
import { activationFamily, networkSatisfying, withCycle } from '../generators/index.js';
import {
  basinsOf,
  type CycleSubject,
  type Effort,
  judge,
  type Judgement,
  stabilityAssumed,
} from '../judge/index.js';
import { type Design, type Observation, titled, type Traits } from './experiment.js';

/** Theorems 2.1–2.3 as experiments: for every attractor found, whether its basin violates the conclusion. */
export function basinDesign(statement: BasinStatement): Design<Network> {
  return {
    ...titled(statement),
    cases: networksFor(statement),
    check: (network, seed) => {
      const portrait = portraitOf(network, { seed });
      const effort: Effort = { look: 'sample', seed, ...stabilityAssumed(statement) };
      const attractors = basinsOf(portrait, 'fixed points', effort.attractors).length;
      const judgement = judge({ network, portrait }, statement, effort);
      const unstable = basinsOf(portrait, 'fixed points', 'unstable').length;
      return observed(network, attractors, judgement, unstable);
    },
    write: writeNetwork,
  };
}

/** Networks that satisfy the statement's hypotheses, decided exactly, by its recipe. */
export function networksFor(statement: BasinStatement): fc.Arbitrary<Network> {
  const draws = statement.recipe.draws.map(({ weight, inputDimension, depth, smooth, planted }) => ({
    weight,
    arbitrary: networkSatisfying(statement, { inputDimension, depth, planted, activation: { smooth } }),
  }));
  return fc.oneof(...draws);
}

/** Remark 2.1 as an experiment: the same for the basins of the points of cycles. */
export function cycleDesign(statement: CycleStatement): Design<CycleSubject> {
  return {
    ...titled(statement),
    cases: fc.oneof(...statement.extends.map(networksWithCycle)),
    check: ({ network, as }, seed) => {
      const portrait = portraitOf(network, { seed });
      const attractors = basinsOf(portrait, 'cycles').length;
      const judgement = judge({ network, portrait, as }, statement, { look: 'sample', seed });
      const observation = observed(network, attractors, judgement);
      return { ...observation, labels: [...observation.labels, `as ${as.id}`] };
    },
    write: ({ network, as }) => layoutJson({ theorem: as.id, ...networkJson(network) }),
  };
}

/** Networks that satisfy the hypotheses and have an attractive cycle of two points, and maybe others. */
export function networksWithCycle(as: BasinStatement): fc.Arbitrary<CycleSubject> {
  const inDimension = (n: number) => withCycle(networkSatisfying(as, { inputDimension: n, depth: [2, 4] }));
  // In dimension 1, a weight matrix of rank 0 makes F constant: nothing for Theorem 2.1 to speak of.
  const line = as === theorem21 ? inDimension(2) : inDimension(1);
  return fc
    .oneof({ weight: 3, arbitrary: line }, { weight: 2, arbitrary: inDimension(2) }, inDimension(3))
    .map(({ network }) => ({ network, as }));
}

/** `unstable` is the number of attractors that were seen not to be stable. */
export function observed(
  network: Network,
  attractors: number,
  { verdict, reason }: Judgement,
  unstable = 0,
): Observation {
  const traits = traitsOf(network, attractors);
  const outcome = { verdict, reason };
  const labels = [...labelsOf(traits, outcome), ...(unstable > 0 ? ['an attractor that is not stable'] : [])];
  return { ...outcome, traits, labels };
}

function traitsOf(network: Network, attractors: number): Traits {
  const { inputDimension: n, depth, activation } = network;
  const rank = network.ranks().some((r) => r < n) ? 'deficient' : 'full';
  return { dimension: n, depth, rank, family: activationFamily(activation), attractors };
}

/** What requirements can ask for. */
function labelsOf(
  { dimension, depth = 0, rank, attractors = 0 }: Traits,
  { verdict }: Pick<Judgement, 'verdict'>,
): readonly string[] {
  const holds: Record<string, boolean> = {
    'not vacuous': verdict !== 'vacuous',
    decided: verdict !== 'vacuous' && verdict !== 'undecided',
    [`dimension ${dimension}`]: true,
    'two layers or more': depth >= 2,
    'three layers or more': depth >= 3,
    'rank deficient': rank === 'deficient',
    'full rank': rank === 'full',
    'two attractors or more': attractors >= 2,
  };
  return Object.keys(holds).filter((label) => holds[label]);
}
