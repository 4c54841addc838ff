/**
 * Theorems 2.1–2.3 and Remark 2.1 on networks that were trained to remember examples, which is what the theorems are
 * about. Some networks narrow in the middle, others have equal widths. They are trained on the examples alone or on
 * noisy copies of them, and remember them as fixed points or as a cycle.
 */

import fc from 'fast-check';
import { layoutJson, networkJson } from '../../exact/index.js';
import { portraitOf } from '../../sampling/index.js';
import { euclidean, everyExample } from '../../sources/training/index.js';
import {
  type BasinStatement,
  failing,
  remark21,
  theorem21,
  theorem22,
  theorem23,
} from '../../statements/index.js';
import { trainedNetwork, type TrainedNetwork, type TrainedShape } from '../generators/index.js';
import {
  basinsOf,
  type Effort,
  judge,
  type Judgement,
  type NetworkSubject,
  stabilityAssumed,
} from '../judge/index.js';
import { observed } from './basin-cases.js';
import { experiment, type Experiment, type Observation } from './experiment.js';

interface Case extends TrainedNetwork {
  readonly statement: BasinStatement;
}

/** The theorems, and the shapes of trained networks that have a chance to satisfy their hypotheses. */
const THEOREMS: readonly (readonly [BasinStatement, TrainedShape])[] = [
  [theorem21, 'narrow'],
  [theorem22, 'any'],
  [theorem23, 'square'],
];

/** A periodic point stands for an example if it is at most this far from it (Euclidean distance). */
const NEAR_DISTANCE = 0.1;
const SMALL_LOSS = 1e-3;

function check({ statement, network, examples, recipe, loss }: Case, seed: number): Observation {
  const portrait = portraitOf(network, { seed, starts: everyExample(examples).map((x) => x.slice()) });
  const basins = basinsOf(portrait, recipe.cycle ? 'cycles' : 'fixed points');
  const [missing] = failing(statement, network);
  const judgement: Judgement =
    missing === undefined
      ? judgedAs(statement, { network, portrait }, recipe.cycle, seed)
      : { verdict: 'vacuous', reason: `${missing} fails` };
  const isAt = (x: Float64Array) =>
    basins.some((basin) => euclidean(portrait.classifier.basins[basin]?.point ?? [], x) <= NEAR_DISTANCE);
  const remembered = everyExample(examples).filter(isAt).length;
  const observation = observed(network, basins.length, judgement);
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

function judgedAs(as: BasinStatement, subject: NetworkSubject, isCycle: boolean, seed: number): Judgement {
  const effort: Effort = { look: 'sample', seed, ...stabilityAssumed(as) };
  return isCycle ? judge({ ...subject, as }, remark21, effort) : judge(subject, as, effort);
}

function write({ statement, network, recipe, loss }: Case): string {
  return layoutJson({ theorem: statement.id, recipe, loss, ...networkJson(network) });
}

function casesOf(cycle: boolean, [statement, shape]: (typeof THEOREMS)[number]): fc.Arbitrary<Case> {
  return trainedNetwork(shape, cycle).map((made) => ({ ...made, statement }));
}

const halves = [
  { label: 'dimension 2', share: 0.3 },
  { label: 'dimension 3', share: 0.3 },
  { label: 'three layers or more', share: 0.3 },
];

/** These experiments are not run unless asked for, because a training takes long. */
export const trainedExperiments: readonly Experiment[] = [
  ...THEOREMS.map((theorem) => {
    const [{ id, name }] = theorem;
    return experiment<Case>({
      id: `trained-${id}`,
      name: `${name} on trained networks`,
      cases: casesOf(false, theorem),
      check,
      write,
      requirements: [...halves, { label: 'not vacuous', share: 0.5 }],
    });
  }),
  experiment<Case>({
    id: 'trained-rem-2.1',
    name: 'Remark 2.1 on networks trained on a cycle',
    cases: fc.oneof(...THEOREMS.map((theorem) => casesOf(true, theorem))),
    check,
    write,
    requirements: [...halves, { label: 'not vacuous', share: 0.2 }],
  }),
];
