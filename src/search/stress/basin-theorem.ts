/**
 * Theorems 2.1–2.3 as experiments. The cases are networks that satisfy every hypothesis. For every attractor found,
 * it is asked whether its basin violates the conclusion. In dimensions 1 to 4 the whole space is examined on grids.
 * In higher dimensions, paths to infinity, or to each other, are looked for from a few points of the basin.
 */

import fc from 'fast-check';
import { activationFamily, networkSatisfying } from '../generators/index.js';
import { ask, portraitOf, type Portrait, type Question } from '../../sampling/index.js';
import { type Network, writeNetwork } from '../../exact/index.js';
import type { Outcome, Statement } from '../../statements/index.js';
import type { Requirement } from './coverage.js';
import { experiment, type Experiment, type Observation, type Traits } from './experiment.js';

/** Greatest dimension in which a grid of the whole space is feasible. */
export const GRID_DIMENSION = 4;

export interface BasinTheorem {
  readonly statement: Statement;
  readonly question: Question;
  /** The labels of `labelsOf` that have to occur, with the share of the cases in which each has to. */
  readonly requirements: readonly Requirement[];
}

export function basinExperiment({ statement, question, requirements }: BasinTheorem): Experiment {
  return experiment({
    id: statement.id,
    hypotheses: statement.hypotheses.map(({ name }) => name),
    conclusion: statement.conclusion.text,
    source: statement.source,
    cases: networksSatisfying(statement),
    check: (network, seed) => {
      const portrait = portraitOf(network, { seed });
      const basins = basinsOf(portrait, (period) => period === 1);
      return observed(network, basins.length, outcomeOf(question, portrait, basins, seed));
    },
    write: writeNetwork,
    requirements,
  });
}

/**
 * Networks that satisfy the statement, mostly in dimensions 1 to 3, some in dimension 4. Most have an attractive
 * fixed point that was planted.
 */
export function networksSatisfying(statement: Statement): fc.Arbitrary<Network> {
  const options = { planted: 0.9, activation: { smooth: 0.2 } };
  return fc.oneof(
    {
      weight: 12,
      arbitrary: networkSatisfying(statement, { ...options, inputDimension: [1, 3], depth: [1, 4] }),
    },
    {
      weight: 1,
      arbitrary: networkSatisfying(statement, { ...options, inputDimension: GRID_DIMENSION, depth: [2, 3] }),
    },
  );
}

/** The basins of the attractors whose period is asked for, by their number in the portrait. */
export function basinsOf(
  { classifier, attractors }: Portrait,
  isMeant: (period: number) => boolean,
): readonly number[] {
  return classifier.basins.flatMap(({ attractor }, basin) =>
    isMeant(attractors[attractor]?.period ?? 0) ? [basin] : [],
  );
}

/** Asks the question for each basin; the worst answer counts. */
export function outcomeOf(
  question: Question,
  portrait: Portrait,
  basins: readonly number[],
  seed: number,
): Outcome {
  if (basins.length === 0) return { verdict: 'vacuous', reason: 'no attractor was found' };
  let undecided: Outcome | undefined;
  const cleared = new Set<string>();
  for (const basin of basins) {
    const answer = ask(question, portrait, basin, { seed });
    if (answer.verdict === 'suspected') {
      const { points, size, thickness, resolution } = answer.evidence;
      const at = points.map((x) => `(${x.join(', ')})`).join(' and ');
      const reason = `${question}: ${at}, ${size} cells of a grid of ${resolution} per axis, gap of ${thickness}`;
      return { verdict: 'suspected', reason };
    }
    if (answer.verdict === 'unclear') undecided ??= { verdict: 'undecided', reason: answer.reason };
    if (answer.verdict === 'none') for (const why of answer.cleared) cleared.add(why);
  }
  const seen = [...cleared].sort().join('; ');
  return (
    undecided ?? {
      verdict: 'survived',
      reason: seen === '' ? 'nothing was seen' : `what a coarse grid saw was cleared: ${seen}`,
    }
  );
}

export function observed(network: Network, attractors: number, outcome: Outcome): Observation {
  const traits = traitsOf(network, attractors);
  return { ...outcome, traits, labels: labelsOf(traits, outcome) };
}

function traitsOf(network: Network, attractors: number): Traits {
  const { inputDimension: n, depth, activation } = network;
  const rank = network.ranks().some((r) => r < n) ? 'deficient' : 'full';
  return { dimension: n, depth, rank, family: activationFamily(activation), attractors };
}

/** The labels of a case, for which requirements can ask. */
function labelsOf(
  { dimension, depth = 0, rank, attractors = 0 }: Traits,
  { verdict }: Outcome,
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
