/** `basincheck figure` for those figures for which networks are trained. */

import { ExitCode } from './exit-code.js';
import { longWork, sayInterrupted } from './long-work.js';
import { checkPicture, handOut, type PictureOptions } from './picture.js';
import type { TrainedFigureName } from './trained-figures.js';

/** Exits with 1 if a training does not reach its loss. */
export async function drawTrainedFigure(name: TrainedFigureName, options: PictureOptions): Promise<ExitCode> {
  checkPicture('--out', options.out, []);
  const found = await longWork('trainedFigure', name, { unit: 'steps' });
  if (found === undefined) {
    sayInterrupted({ figure: name }, 'there is no figure', options.json);
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
