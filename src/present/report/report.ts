/**
 * What can be said of one network: its shape, the hypotheses that hold, what the theorems therefore promise, its
 * attractors, basins, and the result of every check. Each part says whether it is proved or sampled.
 */

import { outlookOn, type Outlook } from '../../search/attraction/index.js';
import { probe, type Probe } from '../../search/judge/index.js';
import type { Network } from '../../exact/index.js';
import {
  type StartBox,
  boxInward,
  boxOutward,
  type Coordinates,
  type NormalForm,
  normalForm,
} from '../../sampling/index.js';
import { activationText } from '../prose/index.js';
import {
  allHold,
  type Examination,
  hypotheses as allHypotheses,
  outputsFor,
  type Theorem,
  theorems,
} from '../../statements/index.js';
import { attractorsIn, type AttractorReport } from './attractors.js';
import { basinFractions, boxAround, surveyFractions, type Fractions } from './fractions.js';

export interface Architecture {
  readonly inputs: number;
  readonly outputs: number;
  readonly depth: number;
  readonly widths: readonly number[];
  /** Weights and biases. */
  readonly parameters: number;
  readonly activation: string;
  /** What was done to a model of another tool to bring it into this form. */
  readonly notes: readonly string[];
}

export interface HypothesisReport {
  readonly name: string;
  readonly text: string;
  readonly holds: Examination['holds'];
  readonly because: string;
}

export interface TheoremReport {
  readonly id: string;
  readonly conclusion: string;
  /** Whether all hypotheses hold, so that the theorem proves its conclusion for this network. */
  readonly applies: Examination['holds'];
  /** The hypotheses that fail, or are undecided. */
  readonly missing: readonly string[];
  readonly check: Check;
}

export interface Check extends Pick<Probe, 'verdict' | 'reason' | 'proved'> {
  /** The text of the verified file, if the verdict is `refuted`. */
  readonly certificate?: string;
}

export interface Report {
  readonly seed: number;
  readonly architecture: Architecture;
  readonly hypotheses: readonly HypothesisReport[];
  readonly theorems: readonly TheoremReport[];
  /** Whether F is proved to contract the whole space, and then by which factor at most; absent unless F maps ℝⁿ to ℝⁿ. */
  readonly contraction?: { readonly proved: boolean; readonly factor?: number };
  readonly attractors: readonly AttractorReport[];
  readonly fractions?: Fractions;
  /** What was not attempted for this network, and why. */
  readonly left: readonly string[];
}

export interface ReportOptions {
  readonly seed: number;
  /** Where starts are drawn; chosen if not given. */
  readonly box?: StartBox | undefined;
  readonly notes?: readonly string[];
  /** Is shown the dynamics, so that they can be drawn without being looked at again. */
  readonly seen?: (outlook: Outlook, form: NormalForm) => void;
  /** Is told what comes next. */
  readonly progress?: (done: number, total: number, next: string) => void;
}

/** The same seed gives the same report. */
export function reportOn(network: Network, options: ReportOptions): Report {
  const { seed, notes = [], progress = () => undefined } = options;
  const { inputDimension: n, outputDimension: m } = network;
  const checked = theorems.filter((theorem) => m === outputsFor(theorem, n));
  const total = 3 + checked.length;
  progress(0, total, 'hypotheses');
  const hypotheses = hypothesesOf(network);
  progress(1, total, 'attractors');
  const left: string[] = [];
  if (checked.length === 0) left.push(`No theorem is about maps from ℝ^${n} to ℝ^${m}.`);
  const form = normalForm(network);
  const following = (k: number, of: number) => {
    progress(1, total, `attractors: ${k} of ${of} starts followed`);
  };
  const box = options.box && boxInward(form.inputs, options.box);
  const outlook = m === n ? outlookOn(form.network, { seed, box, progress: following }) : undefined;
  if (outlook) options.seen?.(outlook, form);
  if (n > 3) left.push('A picture is drawn for up to three inputs only.');
  progress(2, total, 'attracting regions');
  const attractors = outlook ? attractorsIn(form, outlook) : [];
  left.push(...notAttempted(network, outlook));
  const results = checked.map((statement, k) => {
    progress(3 + k, total, statement.name);
    const { verdict, reason, certified, proved } = probe(network, statement, {
      seed,
      seen: { form, outlook },
    });
    const check: Check = {
      verdict,
      reason,
      ...(certified && { certificate: certified.text }),
      ...(proved && { proved }),
    };
    return { ...appliesTo(statement, hypotheses), check };
  });
  return {
    seed,
    architecture: architectureOf(network, notes),
    hypotheses,
    theorems: results,
    ...(outlook && { contraction: contractionOf(outlook) }),
    attractors,
    ...(outlook && { fractions: seenOutside(fractionsIn(outlook, box, seed), form.inputs) }),
    left,
  };
}

function architectureOf(network: Network, notes: readonly string[]): Architecture {
  const { inputDimension: inputs, outputDimension: outputs, depth, widths, layers } = network;
  const parameters = layers.reduce(
    (sum, { weights, bias }) => sum + bias.length * (1 + (weights[0]?.length ?? 0)),
    0,
  );
  return {
    inputs,
    outputs,
    depth,
    widths,
    parameters,
    activation: activationText(network.activation),
    notes,
  };
}

function hypothesesOf(network: Network): readonly HypothesisReport[] {
  return allHypotheses.map((hypothesis) => {
    const { name, text } = hypothesis;
    return { name, text, ...hypothesis.examine(network) };
  });
}

export function appliesTo(
  { id, conclusion, hypotheses }: Theorem,
  found: readonly HypothesisReport[],
): Omit<TheoremReport, 'check'> {
  const own = found.filter(({ name }) => hypotheses.some((each) => each.name === name));
  const missing = own.filter(({ holds }) => holds !== true);
  return { id, conclusion, applies: allHold(own), missing: missing.map(({ name }) => name) };
}

function contractionOf({ contraction }: Outlook): { readonly proved: boolean; readonly factor?: number } {
  if (contraction === undefined) return { proved: false };
  // Rounded up: the bound stays one, and below 1.
  const factor = [4n, 8n, 15n]
    .map((digits) => contraction.factor.roundedUpTo(10n ** digits).toNumber())
    .find((bound) => bound < 1);
  return { proved: true, ...(factor !== undefined && { factor }) };
}

function fractionsIn(outlook: Outlook, box: StartBox | undefined, seed: number): Fractions {
  if (outlook.kind === 'survey') return surveyFractions(outlook.survey);
  return basinFractions(outlook.portrait, box ?? boxAround(outlook.portrait), seed);
}

function seenOutside(fractions: Fractions, coordinates: Coordinates): Fractions {
  return { ...fractions, box: boxOutward(coordinates, fractions.box) };
}

function notAttempted(network: Network, outlook: Outlook | undefined): readonly string[] {
  if (outlook === undefined) return [];
  const n = network.inputDimension;
  const left: string[] = [];
  if (outlook.kind === 'survey') {
    left.push(
      'The network is too large for a portrait: no search for saddles and repelling points, no eigenvalues, no paths pulled back through the layers; only orbits, rays and segments.',
    );
  }
  if (n > 4)
    left.push(
      'Grids, certified attracting regions and counterexample files reach no further than four inputs.',
    );
  return left;
}
