/** `basincheck draw`: a picture of one counterexample file, once it is verified. */

import { drawCounterexample } from '../draw/index.js';
import { counterexampleIn } from '../hunt/index.js';
import { defaultLimits } from '../certificates/index.js';
import { ExitCode } from './exit-code.js';
import { writeWhole } from './files.js';
import { judge, verdictLine } from './judge.js';

export interface DrawOptions {
  readonly out?: string;
  readonly json?: true;
}

export function drawFile(path: string, { out, json }: DrawOptions): ExitCode {
  const { verdict, text = '' } = judge(path, defaultLimits);
  if (verdict.verdict !== 'verified') {
    process.stderr.write(`${verdictLine(verdict)}\n`);
    if (json === true) process.stdout.write(`${JSON.stringify(verdict, undefined, 2)}\n`);
    return verdict.verdict === 'rejected' ? ExitCode.no : ExitCode.couldNotJudge;
  }
  const { theorem, dropped } = verdict;
  const title = `Theorem ${theorem} fails without ${dropped.join(' and ')}`;
  const picture = drawCounterexample(counterexampleIn(text), title);
  if (out !== undefined) writeWhole(out, picture);
  if (json === true) {
    const drawn = { ...verdict, ...(out === undefined ? { svg: picture } : { picture: out }) };
    process.stdout.write(`${JSON.stringify(drawn, undefined, 2)}\n`);
  } else if (out === undefined) process.stdout.write(picture);
  return ExitCode.yes;
}
