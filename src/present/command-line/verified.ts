/** One counterexample file that a command is about: verified first, and read. */

import { defaultLimits, readCounterexample, type Counterexample, type Limits } from '../../proof/index.js';
import { ExitCode } from './exit-code.js';
import { judge, verdictLine, type FileVerdict } from './judge.js';

export interface FileOptions {
  /** Seconds. */
  readonly timeLimit: number;
  readonly json?: true;
}

export interface VerifiedFile {
  readonly verdict: Extract<FileVerdict, { verdict: 'verified' }>;
  readonly counterexample: Counterexample;
}

/** The file; or, after having said why on stderr (and with `json` on stdout), the exit code if it is not verified. */
export function verifiedFile(path: string, { timeLimit, json }: FileOptions): VerifiedFile | ExitCode {
  const limits: Limits = { ...defaultLimits, milliseconds: timeLimit * 1000 };
  const { verdict, text } = judge(path, limits);
  if (verdict.verdict !== 'verified') {
    process.stderr.write(`${verdictLine(verdict)}\n`);
    if (json === true) process.stdout.write(`${JSON.stringify(verdict, undefined, 2)}\n`);
    return verdict.verdict === 'rejected' ? ExitCode.no : ExitCode.couldNotJudge;
  }
  const read = readCounterexample(text ?? '', limits);
  if ('problems' in read) throw new TypeError('verifiedFile: expected a verified file to be read again');
  return { verdict, counterexample: read.counterexample };
}
