/**
 * Probing one network: which hypotheses of a theorem hold, and does its conclusion hold? If all hypotheses hold and
 * the conclusion fails, the answer is exact; otherwise it is sampled.
 */

import { ask, type Portrait, type Question } from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import { examine, type Examination, type Outcome, type Statement } from '../../statements/index.js';
import { certifyBasin, surveyed } from '../barrier/index.js';
import type { Certification, Effort } from '../kind/index.js';
import { MOST_DIMENSIONS, type Outlook, outlookOn } from '../attraction/index.js';
import { certifyPeak } from '../peak/index.js';

/**
 * The look at one of many candidates: number of applications of F, and number of cells along each axis for each
 * dimension.
 */
const QUICK_LOOK = { budget: 2e6, resolutions: [256, 32, 12, 8] };

/** The look in spaces that are too large for grids: number of applications of F for each attractor. */
const SAMPLED_LOOK = { budget: 1e6 };

export const QUESTIONS = {
  'basin components unbounded': 'bounded basin component',
  'complement components unbounded': 'bounded complement component',
  'basin path-connected': 'disconnected basin',
} as const satisfies Record<string, Question>;

export interface Probe extends Outcome {
  readonly hypotheses: readonly (Examination & { readonly name: string })[];
  /** The hypotheses that fail. */
  readonly dropped: readonly string[];
  /** Whether the verdict `survived` is more than that: the conclusion is proved for the network. */
  readonly proved?: true;
  /**
   * The attractive fixed points found, in float64; empty for a network to ℝ, and where attractors are not looked for.
   */
  readonly attractors: readonly (readonly number[])[];
  /** The text of the verified file, if the verdict is `refuted`. */
  readonly certificate?: string;
  /** If a basin is refuted or suspected: the thickness of the gap that was seen, in cells; 0 for a wall. */
  readonly thickness?: number;
}

export interface ProbeOptions {
  readonly seed: number;
  /** `thorough` if not given. */
  readonly effort?: Effort;
  /** The result of an earlier look at the network with the same seed. */
  readonly outlook?: Outlook;
}

/** Throws a RangeError unless F maps where the statement says. The same seed gives the same result. */
export function probe(network: Network, statement: Statement, options: ProbeOptions): Probe {
  const { inputDimension: n, outputDimension: m } = network;
  if (m !== (statement.maps === 'to ℝ' ? 1 : n)) {
    throw new RangeError(
      `probe: expected a network ${statement.maps} for Theorem ${statement.id}, got ${n} inputs and ${m} outputs`,
    );
  }
  const hypotheses = statement.hypotheses.map((hypothesis) => ({
    name: hypothesis.name,
    ...examine(hypothesis, network),
  }));
  const dropped = hypotheses.filter(({ holds }) => holds === false).map(({ name }) => name);
  const known = { hypotheses, dropped, attractors: [] };
  if (statement.conclusion.kind === 'maximum on the boundary') {
    if (n > MOST_DIMENSIONS) {
      const reason = `expected at most ${MOST_DIMENSIONS} inputs, got ${n}: boundaries have too many cells`;
      return { ...known, verdict: 'undecided', reason };
    }
    const certification = certifyPeak(network, statement, dropped, { effort: 'thorough', ...options });
    if (certification.kind === 'certified') return { ...known, ...refuted(certification) };
    return { ...known, verdict: certification.seen ? 'suspected' : 'survived', reason: certification.reason };
  }
  const question = QUESTIONS[statement.conclusion.kind];
  const outlook = options.outlook ?? outlookOn(network, options);
  const attractors = attractiveFixedPoints(outlook);
  if (outlook.contraction) {
    const reason = 'F contracts the whole space, so that B(x*) = ℝⁿ';
    return { ...known, attractors, verdict: 'survived', proved: true, reason };
  }
  if (outlook.kind === 'survey') return { ...known, attractors, ...surveyed(outlook.survey, question) };
  const outcome = basinOutcome(outlook.portrait, statement, dropped, question, {
    effort: 'thorough',
    ...options,
  });
  return { ...known, attractors, ...outcome };
}

function attractiveFixedPoints(outlook: Outlook): readonly (readonly number[])[] {
  const found = outlook.kind === 'portrait' ? outlook.portrait.attractors : outlook.survey.resting;
  return found.flatMap(({ points: [x, ...others] }) => (x && others.length === 0 ? [Array.from(x)] : []));
}

type Refutation = Outcome & Pick<Probe, 'certificate' | 'thickness'>;

function refuted({ text }: Extract<Certification, { kind: 'certified' }>): Refutation {
  return { verdict: 'refuted', reason: 'a certificate was verified', certificate: text };
}

/**
 * Asks about every attractive fixed point and stops at the first certificate. Without one, the gravest answer counts.
 */
function basinOutcome(
  portrait: Portrait,
  statement: Statement,
  dropped: readonly string[],
  question: Question,
  { seed, effort }: { readonly seed: number; readonly effort: Effort },
): Refutation {
  const { classifier, attractors, map } = portrait;
  const resolution = QUICK_LOOK.resolutions[map.dimension - 1] ?? 8;
  const isBeyondGrids = map.dimension > MOST_DIMENSIONS;
  const look = isBeyondGrids
    ? SAMPLED_LOOK
    : effort === 'quick'
      ? { budget: QUICK_LOOK.budget, resolution }
      : {};
  const basins = [...classifier.basins.keys()].filter((basin) => {
    const { attractor = -1 } = classifier.basins[basin] ?? {};
    return attractors[attractor]?.period === 1;
  });
  if (basins.length === 0) return { verdict: 'vacuous', reason: 'no attractive fixed point was found' };
  let suspected: Refutation | undefined;
  let undecided: Refutation | undefined;
  for (const basin of basins) {
    const answer = ask(question, portrait, basin, { seed, ...look });
    if (answer.verdict === 'unclear') undecided ??= { verdict: 'undecided', reason: answer.reason };
    if (answer.verdict !== 'suspected') continue;
    const { evidence } = answer;
    const certification = certifyBasin({ portrait, statement, dropped, basin, evidence, effort });
    const { thickness } = evidence;
    if (certification.kind === 'certified') return { ...refuted(certification), thickness };
    const gap = thickness === 0 ? 'a wall without thickness' : `a gap of ${thickness} cells`;
    suspected ??= {
      verdict: 'suspected',
      thickness,
      reason: `a ${question} was seen in float64 behind ${gap}, but not certified: ${certification.reason}`,
    };
  }
  return suspected ?? undecided ?? { verdict: 'survived', reason: `no ${question} was seen` };
}
