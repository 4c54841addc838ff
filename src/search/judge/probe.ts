/**
 * Probing one network: which hypotheses of a theorem hold, and does its conclusion hold? If all hypotheses hold and
 * the conclusion fails, the answer is exact; otherwise it is sampled.
 */

import type { Network } from '../../exact/index.js';
import { type Examined, examined, type Theorem } from '../../statements/index.js';
import { type Outlook, outlookOn } from '../attraction/index.js';
import type { Thoroughness } from '../kind/index.js';
import { judge } from './judge.js';
import type { Judgement } from './judgement.js';
import { standing } from './standing.js';

export interface Probe extends Judgement {
  readonly hypotheses: readonly Examined[];
  /** The hypotheses that fail. */
  readonly dropped: readonly string[];
  /** The attractive fixed points found, in float64; none for a network to ℝ. */
  readonly attractors: readonly (readonly number[])[];
}

export interface ProbeOptions {
  readonly seed: number;
  /** `thorough` if not given. */
  readonly effort?: Thoroughness;
  /** What was seen of the network before, with the same seed. */
  readonly outlook?: Outlook;
}

/**
 * Throws a RangeError unless F maps where the theorem says. The same seed gives the same result. The verdict is `survived`
 * only where every hypothesis holds; where one fails, and the conclusion was not seen to fail, it is `vacuous`.
 *
 * @example
 * ```ts
 * import { Network, probe, Rational, smoothActivations, theorem22 } from 'basincheck';
 * const layer = { weights: [[Rational.of(2)]], bias: [Rational.zero] };
 * const { verdict, dropped, attractors } = probe(new Network(smoothActivations.tanh, [layer, layer]), theorem22, { seed: 1 });
 * [verdict, dropped, attractors.length]; // → ['survived', [], 2]
 * ```
 */
export function probe(network: Network, statement: Theorem, options: ProbeOptions): Probe {
  const { seed, effort: look = 'thorough' } = options;
  const hypotheses = examined(statement, network);
  const dropped = hypotheses.filter(({ holds }) => holds === false).map(({ name }) => name);
  const hasBasins =
    statement.subject === 'basins of fixed points' && network.outputDimension === network.inputDimension;
  const outlook = hasBasins ? (options.outlook ?? outlookOn(network, { seed })) : undefined;
  const judgement = judge({ network, hypotheses, ...(outlook && { outlook }) }, statement, { look, seed });
  return {
    hypotheses,
    // A certificate can show of the attractor, too, what a statement assumes of it.
    dropped: judgement.certified?.counterexample.dropped ?? dropped,
    attractors: outlook ? attractiveFixedPoints(outlook) : [],
    ...standing(hypotheses, judgement),
  };
}

function attractiveFixedPoints(outlook: Outlook): readonly (readonly number[])[] {
  const found = outlook.kind === 'portrait' ? outlook.portrait.attractors : outlook.survey.resting;
  return found.flatMap(({ points: [x, ...others] }) => (x && others.length === 0 ? [Array.from(x)] : []));
}
