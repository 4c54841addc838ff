/** The figures for which networks are trained. */

import { drawRecoveryByRadius, drawTrajectories } from '../pictures/index.js';
import {
  defaultRadius,
  defaultTrajectories,
  recoveryByRadius,
  trajectories,
} from '../../search/memory/index.js';
import { ExitCode } from './exit-code.js';
import { checkPicture, handOut, type PictureOptions } from './picture.js';
import { Progress } from './progress.js';

/** Like Figure 2 of the memorization paper. */
export async function drawSwissRollFigure(options: PictureOptions): Promise<ExitCode> {
  checkPicture('--out', options.out, []);
  const { depth, hidden, steps } = defaultTrajectories;
  const progress = new Progress(steps, 'steps');
  const found = trajectories(defaultTrajectories, (done, total, note) => {
    progress.update(done, note, total);
  });
  progress.stop();
  const title = `The Swiss roll under an autoencoder with ${depth} layers, ${hidden} units wide`;
  const about = {
    figure: 'swiss-roll',
    training: found.training,
    attractive: found.attractive,
    stages: found.stages.map(({ iterations, arrived, reached, median }) => ({
      iterations,
      arrived,
      reached,
      median,
    })),
  };
  await handOut(drawTrajectories(found, title), about, options);
  return exitCodeOf([found.training]);
}

/** Like Figure 4a of the sigmoid paper. */
export async function drawRecoveryFigure(options: PictureOptions): Promise<ExitCode> {
  checkPicture('--out', options.out, []);
  const { hidden, dimension, examples, sets, copies } = defaultRadius;
  const progress = new Progress(1, 'networks');
  const found = recoveryByRadius(defaultRadius, (done, total, note) => {
    progress.update(done, note, total);
  });
  progress.stop();
  const title = `Recovery from noise, ${examples} examples in dimension ${dimension}`;
  const note =
    `Two-layer sigmoid networks with ${hidden} hidden units; ${sets} sets of examples for each norm, ` +
    `${copies} noisy copies of each example.`;
  await handOut(drawRecoveryByRadius(found, title, note), { figure: 'recovery', ...found }, options);
  return exitCodeOf(found.trainings);
}

function exitCodeOf(trainings: readonly { readonly end: string; readonly loss: number }[]): ExitCode {
  const missed = trainings.filter(({ end }) => end !== 'reached');
  for (const { end, loss } of missed) {
    process.stderr.write(`a training did not reach its loss (${end}): ${loss.toExponential(2)}\n`);
  }
  return missed.length === 0 ? ExitCode.yes : ExitCode.no;
}
