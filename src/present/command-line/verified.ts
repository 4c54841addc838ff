/** One counterexample file that a command is about: verified first, and read. */

import { defaultLimits, type Counterexample, type Limits } from '../../proof/index.js';
import { ExitCode } from './exit-code.js';
import { judgeFile, verdictLine, type FileVerdict } from './judge-file.js';

export interface FileOptions {
  /** Seconds. */
  readonly timeLimit: number;
  readonly json?: true;
}

export interface VerifiedFile {
  readonly verdict: FileVerdict & { readonly verdict: 'verified' };
  readonly counterexample: Counterexample;
}

/** The file; or, after having said why on stderr (and with `json` on stdout), the exit code if it is not verified. */
export function verifiedFile(path: string, { timeLimit, json }: FileOptions): VerifiedFile | ExitCode {
  const limits: Limits = { ...defaultLimits, milliseconds: timeLimit * 1000 };
  const { verdict, counterexample } = judgeFile(path, limits);
  if (verdict.verdict !== 'verified' || counterexample === undefined) {
    process.stderr.write(`${verdictLine(verdict)}\n`);
    if (json === true) process.stdout.write(`${JSON.stringify(verdict, undefined, 2)}\n`);
    return verdict.verdict === 'rejected' ? ExitCode.no : ExitCode.couldNotJudge;
  }
  return { verdict, counterexample };
}
