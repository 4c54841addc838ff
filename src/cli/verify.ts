/** `basincheck verify`: one verdict line for each counterexample file. */

import { InvalidArgumentError, type Command } from 'commander';
import { defaultLimits, verify, type Limits, type Verification } from '../certificates/index.js';
import { quoted, type Problem } from '../reading/index.js';
import { ExitCode } from './exit-code.js';
import { filesMeant, readUntrusted } from './files.js';

interface Options {
  readonly json?: true;
  readonly timeLimit: number;
}

export type FileVerdict = Verification & { readonly file: string };

export function addVerify(program: Command): void {
  program
    .command('verify')
    .summary('check counterexample files: is each one a proof?')
    .description(
      'Checks counterexample files in exact arithmetic. Prints one verdict line a file: verified (with what was ' +
        'proved), rejected (with the step that fails), or unjudged (not a counterexample file, unreadable, or over ' +
        'a limit). Exits with 0 if all are verified, 1 if some are rejected, 2 if some could not be judged.',
    )
    .argument('<files...>', 'files, folders (every .json below them) and glob patterns')
    .option('--json', 'print the verdicts as one JSON array')
    .option(
      '--time-limit <seconds>',
      'how long one file may take',
      seconds,
      defaultLimits.milliseconds / 1000,
    )
    .action(async (patterns: string[], options: Options) => {
      process.exitCode = await verifyFiles(patterns, options);
    });
}

async function verifyFiles(patterns: readonly string[], { json, timeLimit }: Options): Promise<ExitCode> {
  const limits: Limits = { ...defaultLimits, milliseconds: timeLimit * 1000 };
  const verdicts: FileVerdict[] = [];
  for (const file of await filesMeant(patterns)) {
    const verdict = {
      file: file.path,
      ...('problem' in file ? unjudged(file.problem) : judge(file.path, limits)),
    };
    verdicts.push(verdict);
    if (json !== true) process.stdout.write(`${verdictLine(verdict)}\n`);
  }
  if (json === true) process.stdout.write(`${JSON.stringify(verdicts, undefined, 2)}\n`);
  if (verdicts.some(({ verdict }) => verdict === 'unjudged')) return ExitCode.couldNotJudge;
  return verdicts.some(({ verdict }) => verdict === 'rejected') ? ExitCode.no : ExitCode.yes;
}

function judge(path: string, limits: Limits): Verification {
  const read = readUntrusted(path, limits.characters);
  return 'problem' in read ? unjudged(read.problem) : verify(read.text, limits);
}

function unjudged(problem: Problem): Verification {
  return { verdict: 'unjudged', problems: [problem], count: 1 };
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
function fileText(path: string): string {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(path) ? quoted(path, path.length) : path;
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 86_400))
    throw new InvalidArgumentError('expected a number of seconds, up to 86400.');
  return value;
}
