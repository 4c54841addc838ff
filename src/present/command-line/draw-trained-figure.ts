/** `basincheck figure` for those figures for which networks are trained. */

import { ExitCode } from './exit-code.js';
import { longWork, sayInterrupted } from './long-work.js';
import { checkPicture, handOut, type PictureOptions } from './picture.js';
import type { Step } from './thread.js';
import type { TrainedFigureName } from './trained-figures.js';

/** Exits with 1 if a training does not reach its loss. */
export async function drawTrainedFigure(name: TrainedFigureName, options: PictureOptions): Promise<ExitCode> {
  checkPicture('--out', options.out, []);
  const soFar: unknown[] = [];
  const on = (step: Step): void => {
    if (step.found !== undefined) soFar.push(step.found);
  };
  const found = await longWork('trainedFigure', name, { unit: 'steps', on });
  if (found === undefined) {
    const known =
      soFar.length === 0 ? '' : `; --json prints what was measured before, ${soFar.length} parts of it`;
    sayInterrupted({ figure: name, found: soFar }, `there is no figure${known}`, options.json);
    return ExitCode.couldNotJudge;
  }
  const { picture, about, trainings } = found;
  await handOut(picture, about, options);
  const missed = trainings.filter(({ end }) => end !== 'reached');
  for (const { end, loss } of missed) {
    process.stderr.write(`a training did not reach its loss (${end}): ${loss.toExponential(2)}\n`);
  }
  return missed.length === 0 ? ExitCode.yes : ExitCode.no;
}
