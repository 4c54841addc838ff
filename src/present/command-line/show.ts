/** `basincheck show`: one counterexample file, verified, as a mathematician writes it. */

import type { AlgebraCounterexample } from '../../proof/index.js';
import { algebraText, exampleDocument, latexText, plainText } from '../prose/index.js';
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
  if (latex === true)
    throw new RangeError(
      `--latex: expected a file about a network, got one about ${counterexample.statement.name}`,
    );
  const text = algebraText(counterexample);
  process.stdout.write(json === true ? `${JSON.stringify({ ...verdict, text }, undefined, 2)}\n` : text);
  return ExitCode.yes;
}
