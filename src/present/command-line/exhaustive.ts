/** `basincheck hunt --exhaustive`: the smallest counterexample of a small scope, or how many networks have none. */

import { join } from 'node:path';
import { cellNamed, exhaust, sizeOfScope, type Scope } from '../../search/hunt/index.js';
import { absolute, type Activation, hardTanh, leakyRelu, Rational, relu } from '../../exact/index.js';
import { ExitCode } from './exit-code.js';
import { checkFolder, makeFolder, writeOutput } from './output.js';
import { Progress } from './progress.js';

export interface ExhaustiveOptions {
  readonly exhaustive?: true;
  readonly theorem?: string;
  readonly without?: string;
  readonly dimension: number;
  /** Such as "2" or "2,1". */
  readonly hidden: string;
  readonly numbers: string;
  readonly activations: string;
  readonly out: string;
  readonly json?: true;
}

/** More networks than this are not gone through. */
const LARGEST = 5_000_000;

export function huntExhaustively(options: ExhaustiveOptions): ExitCode {
  const { theorem, without, dimension, hidden, out, json } = options;
  if (theorem === undefined || without === undefined) {
    throw new RangeError('hunt --exhaustive: expected one cell, with --theorem and --without');
  }
  const scope: Scope = {
    cell: cellNamed(`${theorem}-without-${without}`),
    inputDimension: dimension,
    hiddenWidths: hidden.split(',').map(width),
    numbers: options.numbers.split(',').map(number),
    activations: options.activations.split(',').map(activation),
  };
  const size = sizeOfScope(scope);
  if (size > LARGEST)
    throw new RangeError(`hunt --exhaustive: expected at most ${LARGEST} networks, got ${size}`);
  checkFolder('--out', out);
  const progress = new Progress(size, 'networks');
  const { tried, of, suspected, certified } = exhaust(scope, (done, all) => {
    progress.update(done, scope.cell.name, all);
  });
  progress.stop();
  const file = join(out, `${scope.cell.name}.exhaustive.json`);
  if (certified !== undefined) {
    makeFolder('--out', out);
    writeOutput('--out', file, certified.text);
  }
  const result = { cell: scope.cell.name, scope: size, networks: of, tried, suspected: suspected.length };
  if (json === true) {
    process.stdout.write(`${JSON.stringify({ ...result, file: certified === undefined ? null : file })}\n`);
  } else process.stdout.write(`${sentence(result, certified?.claim, file)}\n`);
  if (certified !== undefined) return ExitCode.yes;
  return suspected.length === 0 ? ExitCode.no : ExitCode.couldNotJudge;
}

function sentence(
  {
    cell,
    scope,
    networks,
    tried,
    suspected,
  }: Record<'scope' | 'networks' | 'tried' | 'suspected', number> & { cell: string },
  claim: string | undefined,
  file: string,
): string {
  const all = `${scope} networks, ${networks} of them in the cell and different up to symmetry`;
  const open = suspected > 0 ? `; ${suspected} smaller ones are suspected, but were not certified` : '';
  if (claim === undefined) return `${cell}: none was found among ${all} (sampled, not proved)${open}`;
  return `${cell}: number ${tried} by size among ${all}${open}\nverified  ${claim}\nwritten to ${file}`;
}

function width(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`--hidden: expected positive integers, got ${text}`);
}

function number(text: string): Rational {
  if (/^-?\d{1,6}(\/[1-9]\d{0,5})?$/.test(text)) return Rational.from(text);
  throw new RangeError(`--numbers: expected integers or fractions, got ${text}`);
}

function activation(text: string): Activation {
  const named: Record<string, Activation> = { relu, abs: absolute, 'hard-tanh': hardTanh };
  const found = named[text];
  if (found) return found;
  const [name, slope] = text.split(':');
  if (name === 'leaky-relu' && slope !== undefined) return leakyRelu(number(slope));
  throw new RangeError(`--activations: expected relu, leaky-relu:1/2, hard-tanh or abs, got ${text}`);
}
