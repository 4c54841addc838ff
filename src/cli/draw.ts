/** `basincheck draw`: a picture of one counterexample file, once it is verified. */

import { drawCounterexample } from '../draw/index.js';
import { ExitCode } from './exit-code.js';
import { writeWhole } from './files.js';
import { verifiedFile, type FileOptions } from './verified.js';

export interface DrawOptions extends FileOptions {
  readonly out?: string;
}

export function drawFile(path: string, options: DrawOptions): ExitCode {
  const file = verifiedFile(path, options);
  if (typeof file === 'number') return file;
  const { theorem, dropped } = file.verdict;
  const title = `Theorem ${theorem} fails without ${dropped.join(' and ')}`;
  const picture = drawCounterexample(file.counterexample, title);
  const { out, json } = options;
  if (out !== undefined) writeWhole(out, picture);
  if (json === true) {
    const drawn = { ...file.verdict, ...(out === undefined ? { svg: picture } : { picture: out }) };
    process.stdout.write(`${JSON.stringify(drawn, undefined, 2)}\n`);
  } else if (out === undefined) process.stdout.write(picture);
  return ExitCode.yes;
}
