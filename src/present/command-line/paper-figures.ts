/** `basincheck figure 1`: what is drawn of the paper's own examples, from their files in the package. */

import { drawFigure1 } from '../pictures/index.js';
import { ExitCode } from './exit-code.js';
import { inPackage } from './files.js';
import { complain, networkIn } from './network-in.js';
import { checkPicture, handOut, type PictureOptions } from './picture.js';

const EXAMPLE_2_3 = 'counterexamples/paper/2.3-without-surjective.json';

export async function drawPaperFigure1(options: PictureOptions): Promise<ExitCode> {
  const path = inPackage(EXAMPLE_2_3);
  checkPicture('--out', options.out, [path]);
  const read = networkIn(path);
  if (!('network' in read)) {
    complain(path, 'problems' in read ? read.problems : []);
    return ExitCode.couldNotJudge;
  }
  const { svg, panels } = drawFigure1(read.network);
  return handOut(svg, { figure: 1, panels }, options);
}
