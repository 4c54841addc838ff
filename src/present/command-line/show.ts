/** `basincheck show`: one counterexample file, verified, as a mathematician writes it. */

import type { AlgebraCounterexample } from '../../proof/index.js';
import { algebraDocument, algebraText, exampleDocument, latexText, plainText } from '../prose/index.js';
import { ExitCode } from './exit-code.js';
import type { FileVerdict } from './judge-file.js';
import { verifiedFile, type FileOptions } from './verified.js';

export interface ShowOptions extends FileOptions {
  readonly latex?: true;
}

export function showFile(path: string, options: ShowOptions): ExitCode {
  const file = verifiedFile(path, options);
  if (typeof file === 'number') return file;
  const { counterexample } = file;
  if (counterexample.kind === 'algebra') return showData(counterexample, file.verdict, options);
  const document = exampleDocument(counterexample);
  if (options.json === true) {
    const shown = { ...file.verdict, text: plainText(document), latex: latexText(document) };
    process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`);
  } else process.stdout.write(options.latex === true ? latexText(document) : plainText(document));
  return ExitCode.yes;
}

/** A file about exact data has one text, for all of them. */
function showData(
  counterexample: AlgebraCounterexample,
  verdict: FileVerdict,
  { json, latex }: ShowOptions,
): ExitCode {
  const document = latexText(algebraDocument(counterexample));
  const text = algebraText(counterexample);
  if (json === true)
    process.stdout.write(`${JSON.stringify({ ...verdict, text, latex: document }, undefined, 2)}\n`);
  else process.stdout.write(latex === true ? document : text);
  return ExitCode.yes;
}
