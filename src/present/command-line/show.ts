/** `basincheck show`: one counterexample file, verified, as a mathematician writes it. */

import { exampleDocument, latexText, plainText } from '../prose/index.js';
import { ExitCode } from './exit-code.js';
import { verifiedFile, type FileOptions } from './verified.js';

export interface ShowOptions extends FileOptions {
  readonly latex?: true;
}

export function showFile(path: string, options: ShowOptions): ExitCode {
  const file = verifiedFile(path, options);
  if (typeof file === 'number') return file;
  const document = exampleDocument(file.counterexample);
  if (options.json === true) {
    const shown = { ...file.verdict, text: plainText(document), latex: latexText(document) };
    process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`);
  } else process.stdout.write(options.latex === true ? latexText(document) : plainText(document));
  return ExitCode.yes;
}
