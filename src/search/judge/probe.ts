/**
 * Probing one network: which hypotheses of a theorem hold, and does its conclusion hold? If all hypotheses hold and
 * the conclusion fails, the answer is exact; otherwise it is sampled. The network is looked at in its normal form, so that the
 * answer does not depend on the unit and the origin of its coordinates.
 */

import { at, type Network } from '../../exact/index.js';
import { type Coordinates, type NormalForm, normalForm } from '../../sampling/index.js';
import { type CertificateKind, type Examined, examined, type Theorem } from '../../statements/index.js';
import { type Outlook, outlookOn } from '../attraction/index.js';
import type { Thoroughness } from '../kind/index.js';
import { judge } from './judge.js';
import type { Judgement } from './judgement.js';
import { seenFromOutside } from './seen-from-outside.js';
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
  /** The normal form of the network, and what was seen of it before with the same seed. */
  readonly seen?: { readonly form: NormalForm; readonly outlook?: Outlook | undefined };
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
  const form = options.seen?.form ?? normalForm(network);
  const hasBasins =
    statement.subject === 'basins of fixed points' && network.outputDimension === network.inputDimension;
  const outlook = hasBasins ? (options.seen?.outlook ?? outlookOn(form.network, { seed })) : undefined;
  const subject = { network: form.network, hypotheses, ...(outlook && { outlook }) };
  const judgement = seenOutside(judge(subject, statement, { look, seed }), statement, form, network);
  return {
    hypotheses,
    // A certificate can show of the attractor, too, what a statement assumes of it.
    dropped: judgement.certified?.counterexample.dropped ?? dropped,
    attractors: outlook ? attractiveFixedPoints(outlook, form) : [],
    ...standing(hypotheses, judgement),
  };
}

/** Whether the reason for which there is no certificate may have points and values in it. */
const NAMES_POINTS: Readonly<Record<CertificateKind, boolean>> = { barrier: false, peak: true };

/** What was judged of the normal form, said of the network. */
function seenOutside(
  judgement: Judgement,
  statement: Theorem,
  form: NormalForm,
  network: Network,
): Judgement {
  const { certified, ...rest } = judgement;
  if (certified === undefined) {
    const isOwn = form.inputs.isUnchanged && form.outputs.isUnchanged;
    if (isOwn || !NAMES_POINTS[statement.certificate]) return judgement;
    return { ...rest, reason: `${rest.reason} (In coordinates with ${whereIs(form)}.)` };
  }
  const outside = seenFromOutside(certified, form, network);
  if (outside) return { ...rest, certified: outside };
  return {
    ...rest,
    verdict: 'suspected',
    reason: 'a certificate was verified in other coordinates, but not in those of the network',
  };
}

/** Such as `x = (1, 2) + 1/2·y and F = 3 + 4·v`. */
function whereIs({ inputs, outputs }: NormalForm): string {
  const text = ({ scale, origin }: Coordinates, unknown: string) =>
    `${origin.length === 1 ? at(origin, 0).toString() : `(${origin.join(', ')})`} + ${scale.toString()}·${unknown}`;
  return `x = ${text(inputs, 'y')} and F(x) = ${text(outputs, 'v')}`;
}

function attractiveFixedPoints(outlook: Outlook, { inputs }: NormalForm): readonly (readonly number[])[] {
  const found = outlook.kind === 'portrait' ? outlook.portrait.attractors : outlook.survey.resting;
  return found.flatMap(({ points: [x, ...others] }) =>
    x && others.length === 0 ? [inputs.outwardFloat(x)] : [],
  );
}
