/** `basincheck verify`: one verdict line for each counterexample file. */

import type { Command } from 'commander';
import { defaultLimits, type Limits } from '../../proof/index.js';
import { Crew } from '../../search/workers/index.js';
import { fileOrEntry } from './catalogued.js';
import { ExitCode } from './exit-code.js';
import { type FileMeant, filesMeant } from './files.js';
import { untilInterrupted } from './interruption.js';
import { timeLimit, unjudged, verdictLine, type FileVerdict } from './judge-file.js';
import type { VerifyTasks } from './verify-thread.js';

interface Options {
  readonly json?: true;
  readonly timeLimit: number;
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .summary('check counterexample files: is each one a proof?')
    .description(
      'Checks counterexample files in exact arithmetic. Prints one verdict line a file: verified (with what was ' +
        'proved), rejected (with the step that fails), or unjudged (not a counterexample file, unreadable, or over ' +
        'a limit). Exits with 0 if all are verified, 1 if some are rejected, 2 if some could not be judged. Ctrl-C ends it ' +
        'with the verdicts so far, and 2.',
    )
    .argument(
      '<files...>',
      'files, folders (every .json below them), glob patterns, and ids of entries of the catalogue',
    )
    .option('--json', 'print the verdicts as one JSON array')
    .addOption(timeLimit('how long one file may take'))
    .action(async (patterns: string[], options: Options) => {
      process.exitCode = await verifyFiles(patterns, options);
    });
}

async function filesNamed(pattern: string): Promise<readonly FileMeant[]> {
  const meant = fileOrEntry(pattern);
  return 'problem' in meant ? [meant] : await filesMeant([meant.path]);
}

async function verifyFiles(
  patterns: readonly string[],
  { json, timeLimit: seconds }: Options,
): Promise<ExitCode> {
  const limits: Limits = { ...defaultLimits, milliseconds: seconds * 1000 };
  const verdicts: FileVerdict[] = [];
  const files = (await Promise.all(patterns.map(filesNamed))).flat();
  const crew = new Crew<VerifyTasks>(new URL('./verify-thread.js', import.meta.url), 1);
  const done = await untilInterrupted(crew, async (signal) => {
    for (const file of files) {
      const { path } = file;
      const verdict =
        'problem' in file ? unjudged(path, file.problem) : await crew.perform('judge', { path, limits });
      // What comes after Ctrl-C is not said any more: the verdicts so far may be out already.
      if (signal.aborted) return 'interrupted';
      verdicts.push(verdict);
      if (json !== true) process.stdout.write(`${verdictLine(verdict)}\n`);
    }
    return 'all';
  });
  if (json === true) process.stdout.write(`${JSON.stringify(verdicts, undefined, 2)}\n`);
  if (done !== 'all' || verdicts.some(({ verdict }) => verdict === 'unjudged')) return ExitCode.couldNotJudge;
  return verdicts.some(({ verdict }) => verdict === 'rejected') ? ExitCode.no : ExitCode.yes;
}
