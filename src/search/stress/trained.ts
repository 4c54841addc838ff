/**
 * Theorems 2.1–2.3 and Remark 2.1 on networks that were trained to remember examples, which is what the theorems are
 * about. Some networks narrow in the middle, others have equal widths. They are trained on the examples alone or on
 * noisy copies of them, and remember them as fixed points or as a cycle.
 */

import fc from 'fast-check';
import { trainedNetwork, type TrainedNetwork, type TrainedShape } from '../generators/index.js';
import { portraitOf, type Question } from '../../sampling/index.js';
import { layoutJson, networkJson } from '../../exact/index.js';
import { theorem21, theorem22, theorem23, type Statement } from '../../statements/index.js';
import { euclidean, everyExample } from '../../sources/training/index.js';
import { basinsOf, observed, outcomeOf } from './basin-theorem.js';
import { experiment, type Experiment, type Observation } from './experiment.js';

interface Case extends TrainedNetwork {
  readonly statement: Statement;
  readonly question: Question;
}

const THEOREMS = [
  [theorem21, 'bounded basin component', 'narrow'],
  [theorem22, 'bounded complement component', 'any'],
  [theorem23, 'disconnected basin', 'square'],
] as const satisfies readonly (readonly [Statement, Question, TrainedShape])[];

/** A periodic point stands for an example if it is at most this far from it (Euclidean distance). */
const NEAR_DISTANCE = 0.1;
const SMALL_LOSS = 1e-3;

function check({ statement, question, network, examples, recipe, loss }: Case, seed: number): Observation {
  const portrait = portraitOf(network, { seed, starts: everyExample(examples).map((x) => x.slice()) });
  const basins = basinsOf(portrait, (period) => (recipe.cycle ? period > 1 : period === 1));
  const failing = statement.hypotheses.find((hypothesis) => !hypothesis.decide(network).holds);
  const outcome = failing
    ? ({ verdict: 'vacuous', reason: `${failing.name} fails` } as const)
    : outcomeOf(question, portrait, basins, seed);
  const isAt = (x: Float64Array) =>
    basins.some((basin) => euclidean(portrait.classifier.basins[basin]?.point ?? [], x) <= NEAR_DISTANCE);
  const remembered = everyExample(examples).filter(isAt).length;
  const observation = observed(network, basins.length, outcome);
  return {
    ...observation,
    labels: [
      ...observation.labels,
      `as ${statement.id}`,
      ...(remembered > 0 ? ['an example remembered'] : []),
      ...(remembered > 1 ? ['two examples or more remembered'] : []),
      ...(loss <= SMALL_LOSS ? ['a loss of 0.001 or less'] : []),
    ],
  };
}

function write({ statement, network, recipe, loss }: Case): string {
  return layoutJson({ theorem: statement.id, recipe, loss, ...networkJson(network) });
}

function casesOf(
  cycle: boolean,
  [statement, question, shape]: (typeof THEOREMS)[number],
): fc.Arbitrary<Case> {
  return trainedNetwork(shape, cycle).map((made) => ({ ...made, statement, question }));
}

const halves = [
  { label: 'dimension 2', share: 0.3 },
  { label: 'dimension 3', share: 0.3 },
  { label: 'three layers or more', share: 0.3 },
];

/** These experiments are not run unless asked for, because a training takes long. */
export const trainedExperiments: readonly Experiment[] = [
  ...THEOREMS.map((theorem) => {
    const [{ id, hypotheses, conclusion, source }] = theorem;
    return experiment<Case>({
      id: `trained-${id}`,
      hypotheses: [...hypotheses.map(({ name }) => name), 'F was trained on examples'],
      conclusion: conclusion.text,
      source,
      cases: casesOf(false, theorem),
      check,
      write,
      requirements: [...halves, { label: 'not vacuous', share: 0.5 }],
    });
  }),
  experiment<Case>({
    id: 'trained-rem-2.1',
    hypotheses: ['those of Theorem 2.1, 2.2 or 2.3', 'F was trained on a cycle of examples'],
    conclusion: 'the conclusion of that theorem for B(x*, (m·k)), x* a point of a stable cycle of m points',
    source: 'Beise & Dias Da Cruz, Remark 2.1',
    cases: fc.oneof(...THEOREMS.map((theorem) => casesOf(true, theorem))),
    check,
    write,
    requirements: [...halves, { label: 'not vacuous', share: 0.2 }],
  }),
];
