/** `basincheck show`: one counterexample file, verified, as a mathematician writes it. */

import { defaultLimits, readCounterexample, type Limits } from '../certificates/index.js';
import { exampleDocument, latexText, plainText } from '../show/index.js';
import { ExitCode } from './exit-code.js';
import { judge, verdictLine } from './judge.js';

export interface ShowOptions {
  readonly latex?: true;
  readonly json?: true;
  readonly timeLimit: number;
}

export function showFile(path: string, { latex, json, timeLimit }: ShowOptions): ExitCode {
  const limits: Limits = { ...defaultLimits, milliseconds: timeLimit * 1000 };
  const { verdict, text } = judge(path, limits);
  if (verdict.verdict !== 'verified') {
    process.stderr.write(`${verdictLine(verdict)}\n`);
    if (json === true) process.stdout.write(`${JSON.stringify(verdict, undefined, 2)}\n`);
    return verdict.verdict === 'rejected' ? ExitCode.no : ExitCode.couldNotJudge;
  }
  const read = readCounterexample(text ?? '', limits);
  if ('problems' in read) throw new TypeError('showFile: expected a verified file to be read again');
  const document = exampleDocument(read.counterexample);
  if (json === true) {
    const shown = { ...verdict, text: plainText(document), latex: latexText(document) };
    process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`);
  } else process.stdout.write(latex === true ? latexText(document) : plainText(document));
  return ExitCode.yes;
}
