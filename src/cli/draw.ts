/** `basincheck draw`: a picture of one counterexample file, once it is verified. */

import { drawCounterexample } from '../draw/index.js';
import { counterexampleIn } from '../hunt/index.js';
import { defaultLimits } from '../certificates/index.js';
import { ExitCode } from './exit-code.js';
import { writeWhole } from './files.js';
import { judge, verdictLine } from './judge.js';

export interface DrawOptions {
  readonly out?: string;
}

export function drawFile(path: string, { out }: DrawOptions): ExitCode {
  const { verdict, text = '' } = judge(path, defaultLimits);
  if (verdict.verdict !== 'verified') {
    process.stderr.write(`${verdictLine(verdict)}\n`);
    return verdict.verdict === 'rejected' ? ExitCode.no : ExitCode.couldNotJudge;
  }
  const { theorem, dropped } = verdict;
  const title = `Theorem ${theorem} fails without ${dropped.join(' and ')}`;
  const picture = drawCounterexample(counterexampleIn(text), title);
  if (out === undefined) process.stdout.write(picture);
  else writeWhole(out, picture);
  return ExitCode.yes;
}
