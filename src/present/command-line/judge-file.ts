/** Verifies one file, however little it is to be trusted, and says on one line what came of it. */

import { InvalidArgumentError, Option } from 'commander';
import {
  type AlgebraCounterexample,
  type Counterexample,
  defaultLimits,
  type Limits,
  type NotVerified,
  type Verified,
  verify,
} from '../../proof/index.js';
import { type Problem, quoted } from '../../exact/index.js';
import { readUntrusted } from './files.js';

/** What is said of a file: all of the verification but for the contents. */
export type FileVerdict = { readonly file: string } & (Omit<Verified, 'counterexample'> | NotVerified);

/** The verdict on the file, and its contents and text if they were verified. */
export function judgeFile(
  path: string,
  limits: Limits,
): {
  readonly verdict: FileVerdict;
  readonly counterexample?: Counterexample | AlgebraCounterexample;
  readonly text?: string;
} {
  const read = readUntrusted(path, limits.characters);
  if ('problem' in read) return { verdict: unjudged(path, read.problem) };
  const verification = verify(read.text, limits);
  if (verification.verdict !== 'verified') return { verdict: { file: path, ...verification } };
  const { counterexample, ...verdict } = verification;
  return { verdict: { file: path, ...verdict }, counterexample, text: read.text };
}

export function unjudged(path: string, problem: Problem): FileVerdict {
  return { file: path, verdict: 'unjudged', problems: [problem], count: 1 };
}

/** For example `rejected  a.json  attractor.point: expected a fixed point of F, got F(point) = 3/8`. */
export function verdictLine(verdict: FileVerdict): string {
  const start = `${verdict.verdict.padEnd(8)}  ${fileText(verdict.file)}  `;
  if (verdict.verdict === 'verified') return start + verdict.claim;
  const all = verdict.problems.map(
    ({ path, expected, found }) => `${path === '' ? '' : `${path}: `}expected ${expected}, got ${found}`,
  );
  const more = verdict.count - verdict.problems.length;
  return start + all.join('; ') + (more > 0 ? `; and ${more} problems more` : '');
}

/** A file may be called anything, also something that would look like a verdict on a line of its own. */
export function fileText(path: string): string {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(path) ? quoted(path, path.length) : path;
}

/** The option that says how long verifying a file may take. */
export function timeLimit(description: string): Option {
  return new Option('--time-limit <seconds>', description)
    .argParser(seconds)
    .default(defaultLimits.milliseconds / 1000);
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 86_400))
    throw new InvalidArgumentError('expected a number of seconds, up to 86400.');
  return value;
}
