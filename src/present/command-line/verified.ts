/** One counterexample file that a command is about: verified first, and read. */

import {
  type AlgebraCounterexample,
  defaultLimits,
  type Counterexample,
  type Limits,
  notAboutNetwork,
} from '../../proof/index.js';
import { ExitCode } from './exit-code.js';
import type { FileMeant } from './files.js';
import { judgeFile, unjudged, verdictLine, type FileVerdict } from './judge-file.js';

export interface FileOptions {
  /** Seconds. */
  readonly timeLimit: number;
  readonly json?: true;
}

export interface VerifiedFile<Contents> {
  readonly verdict: FileVerdict & { readonly verdict: 'verified' };
  readonly counterexample: Contents;
  /** Of the file. */
  readonly text: string;
}

/** The file; or, after having said why on stderr (and with `json` on stdout), the exit code if it is not verified. */
export function verifiedFile(
  file: FileMeant,
  { timeLimit, json }: FileOptions,
): VerifiedFile<Counterexample | AlgebraCounterexample> | ExitCode {
  const { path } = file;
  if ('problem' in file) return refused(unjudged(path, file.problem), json);
  const limits: Limits = { ...defaultLimits, milliseconds: timeLimit * 1000 };
  const { verdict, counterexample, text } = judgeFile(path, limits);
  if (verdict.verdict === 'verified' && counterexample !== undefined && text !== undefined)
    return { verdict, counterexample, text };
  return refused(verdict, json);
}

/** The same for a file about a network: one about exact data has no picture. */
export function verifiedNetworkFile(
  meant: FileMeant,
  options: FileOptions,
): VerifiedFile<Counterexample> | ExitCode {
  const file = verifiedFile(meant, options);
  if (typeof file === 'number') return file;
  const { verdict, counterexample, text } = file;
  if (counterexample.kind !== 'algebra') return { verdict, counterexample, text };
  return refused(unjudged(meant.path, notAboutNetwork(counterexample)), options.json);
}

function refused(verdict: FileVerdict, json: true | undefined): ExitCode {
  process.stderr.write(`${verdictLine(verdict)}\n`);
  if (json === true) process.stdout.write(`${JSON.stringify(verdict, undefined, 2)}\n`);
  return verdict.verdict === 'rejected' ? ExitCode.no : ExitCode.couldNotJudge;
}
