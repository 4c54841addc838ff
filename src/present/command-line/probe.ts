/** `basincheck probe`: one network, one theorem, and a counterexample file if the conclusion fails. */

import { verify } from '../../proof/index.js';
import { probe, type Probe } from '../../search/judge/index.js';
import { statements, type Statement } from '../../statements/index.js';
import { ExitCode } from './exit-code.js';
import { writeWhole } from './files.js';
import { complain, networkIn } from './network-in.js';

export interface ProbeOptions {
  readonly theorem: string;
  readonly out?: string;
  readonly seed: number;
  readonly json?: true;
}

export function probeFile(path: string, { theorem, out, seed, json }: ProbeOptions): ExitCode {
  const statement = statements.find(({ id }) => id === theorem);
  if (statement === undefined) throw new RangeError(`probe: expected a theorem, got ${theorem}`);
  const read = networkIn(path);
  if ('problems' in read) {
    complain(path, read.problems);
    return ExitCode.couldNotJudge;
  }
  const result = probe(read.network, statement, { seed });
  const file = result.certificate === undefined ? undefined : (out ?? nameOf(statement, result));
  if (file !== undefined && result.certificate !== undefined) writeWhole(file, result.certificate);
  if (json === true) {
    const found = { theorem, ...result, certificate: undefined, file };
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
  } else process.stdout.write(report(statement, result, file));
  if (result.verdict === 'survived') return ExitCode.yes;
  return result.verdict === 'refuted' ? ExitCode.no : ExitCode.couldNotJudge;
}

/** Such as `2.1-without-rank.json`. */
function nameOf({ id }: Statement, { dropped }: Probe): string {
  return dropped.length === 0 ? `${id}-refuted.json` : `${id}-without-${dropped.join('-and-')}.json`;
}

const WORDS: Readonly<Record<string, string>> = { true: 'holds', false: 'fails', undecided: 'undecided' };

/** In twelve digits; of very many coordinates the first. */
function pointText(x: readonly number[]): string {
  const shown = x.slice(0, x.length > 32 ? 8 : 32).map((value) => Number(value.toPrecision(12)));
  return `(${shown.join(', ')}${shown.length < x.length ? `, … ${x.length} coordinates` : ''})`;
}

function report({ id }: Statement, result: Probe, file: string | undefined): string {
  const { hypotheses, attractors, verdict, reason, certificate } = result;
  const width = Math.max(...hypotheses.map(({ name }) => name.length));
  const lines = hypotheses.map(
    ({ name, holds, because }) => `${name.padEnd(width)}  ${WORDS[String(holds)] ?? ''}: ${because}`,
  );
  for (const x of attractors) lines.push(`attractor  ${pointText(x)}`);
  if (certificate === undefined) lines.push(`${verdict}  Theorem ${id}: ${reason}`);
  else {
    const verification = verify(certificate);
    const claim = verification.verdict === 'verified' ? verification.claim : reason;
    lines.push(`${verdict}  ${claim}`, `written to ${file ?? ''}`);
  }
  return `${lines.join('\n')}\n`;
}
