/** The figures for which networks are trained: what is measured, drawn and said. */

import { drawRecoveryByRadius, drawTrajectories } from '../pictures/index.js';
import {
  defaultRadius,
  defaultTrajectories,
  recoveryByRadius,
  trajectories,
} from '../../search/memory/index.js';
import { activations, radius, singleExample } from './eigenvalue-figures.js';
import type { Told, TrainedFigure } from './trained-figure.js';

export type TrainedFigureName = keyof typeof trainedFigures;

export const trainedFigures = {
  'swiss-roll': swissRoll,
  recovery,
  single: singleExample,
  radius,
  activations,
} satisfies Record<string, (on: Told) => TrainedFigure>;

/** Like Figure 2 of the memorization paper. */
function swissRoll(on: Told): TrainedFigure {
  const { depth, hidden } = defaultTrajectories;
  const found = trajectories(defaultTrajectories, on);
  const { training, attractive } = found;
  const title = `The Swiss roll under an autoencoder with ${depth} layers, ${hidden} units wide`;
  const stages = found.stages.map(({ iterations, arrived, reached, median }) => ({
    iterations,
    arrived,
    reached,
    median,
  }));
  const about = { figure: 'swiss-roll', training, attractive, stages };
  return { picture: drawTrajectories(found, title), about, trainings: [training] };
}

/** Like Figure 4a of the sigmoid paper. */
function recovery(on: Told): TrainedFigure {
  const { hidden, dimension, examples, sets, copies } = defaultRadius;
  const found = recoveryByRadius(defaultRadius, on);
  const title = `Recovery from noise, ${examples} examples in dimension ${dimension}`;
  const note =
    `Two-layer sigmoid networks with ${hidden} hidden units; ${sets} sets of examples for each norm, ` +
    `${copies} noisy copies of each example.`;
  const about = { figure: 'recovery', ...found };
  return { picture: drawRecoveryByRadius(found, title, note), about, trainings: found.trainings };
}
