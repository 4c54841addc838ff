/**
 * Remark 2.1. With m_k = m·k, Theorems 2.1–2.3 hold for B(x*, (m_k)) = {x : F^(m·k)(x) → x*}. These are the basins of
 * the points of stable limit cycles of F with period m, which are attractive points of Fᵐ.
 */

import fc from 'fast-check';
import { networkSatisfying, withCycle } from '../generators/index.js';
import { portraitOf, type Question } from '../../sampling/index.js';
import { layoutJson, type Network, networkJson } from '../../exact/index.js';
import { theorem21, theorem22, theorem23, type Statement } from '../../statements/index.js';
import { basinsOf, observed, outcomeOf } from './basin-theorem.js';
import { experiment } from './experiment.js';

interface Case {
  readonly theorem: string;
  readonly question: Question;
  readonly network: Network;
}

/**
 * Networks that satisfy the theorem's hypotheses and have an attractive cycle of two points, perhaps other attractors
 * too.
 */
function casesOf(statement: Statement, question: Question): fc.Arbitrary<Case> {
  const inDimension = (n: number) =>
    withCycle(networkSatisfying(statement, { inputDimension: n, depth: [2, 4] }));
  // In dimension 1, a weight matrix of rank 0 makes F constant, so Theorem 2.1 has no case there.
  const line = statement === theorem21 ? inDimension(2) : inDimension(1);
  return fc
    .oneof({ weight: 3, arbitrary: line }, { weight: 2, arbitrary: inDimension(2) }, inDimension(3))
    .map(({ network }) => ({ theorem: statement.id, question, network }));
}

export const remark21 = experiment<Case>({
  id: 'rem-2.1',
  hypotheses: ['those of Theorem 2.1, 2.2 or 2.3', 'x* a point of a stable limit cycle'],
  conclusion: 'the conclusion of that theorem for B(x*, (m·k)), m the period',
  source: 'Beise & Dias Da Cruz, Remark 2.1',
  cases: fc.oneof(
    casesOf(theorem21, 'bounded basin component'),
    casesOf(theorem22, 'bounded complement component'),
    casesOf(theorem23, 'disconnected basin'),
  ),
  check: ({ network, question, theorem }, seed) => {
    const portrait = portraitOf(network, { seed });
    const basins = basinsOf(portrait, (period) => period > 1);
    const observation = observed(network, basins.length, outcomeOf(question, portrait, basins, seed));
    return { ...observation, labels: [...observation.labels, `as ${theorem}`] };
  },
  write: ({ network, theorem }) => layoutJson({ theorem, ...networkJson(network) }),
  requirements: [
    { label: 'decided', share: 0.75 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'as 2.1', share: 0.15 },
    { label: 'as 2.2', share: 0.15 },
    { label: 'as 2.3', share: 0.15 },
  ],
});
