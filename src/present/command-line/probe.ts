/** `basincheck probe`: one network, one theorem, and a counterexample file if the conclusion fails. */

import { type Theorem, theoremNamed } from '../../statements/index.js';
import { ExitCode } from './exit-code.js';
import { longWork, sayInterrupted } from './long-work.js';
import { complain, networkIn, sourcesOf } from './network-in.js';
import { isLookedAt, passed } from './passed.js';
import { checkFolder, checkOutputs, writeOutput } from './output.js';
import { pointText, separation } from '../prose/index.js';
import type { ProbeDone, ProbeTask } from './thread.js';

export interface ProbeOptions {
  readonly theorem: string;
  readonly out?: string;
  readonly seed: number;
  readonly json?: true;
}

export async function probeFile(path: string, { theorem, out, seed, json }: ProbeOptions): Promise<ExitCode> {
  const statement = theoremNamed(theorem);
  checkWhere(statement, out, sourcesOf(path));
  const read = networkIn(path);
  if ('problems' in read) {
    complain(path, read.problems);
    return ExitCode.couldNotJudge;
  }
  if (!isLookedAt(path, read)) return ExitCode.couldNotJudge;
  const task: ProbeTask = { network: passed(read), theorem, seed };
  const result = await longWork('probe', task, { unit: 'parts' });
  if (result === undefined) {
    sayInterrupted({ theorem }, 'nothing is known yet of the conclusion', json);
    return ExitCode.couldNotJudge;
  }
  const { certified } = result;
  const file = certified && (out ?? nameOf(statement, result.dropped));
  if (certified && file !== undefined) writeOutput('--out', file, certified.text);
  if (json === true) {
    const found = { theorem, ...result, certified: undefined, file };
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
  } else process.stdout.write(report(statement, result, file));
  if (result.verdict === 'survived') return ExitCode.yes;
  return result.verdict === 'refuted' ? ExitCode.no : ExitCode.couldNotJudge;
}

/** Throws unless a counterexample could be written, wherever it would be. */
function checkWhere(statement: Theorem, out: string | undefined, sources: readonly string[]): void {
  if (out !== undefined) {
    checkOutputs({ '--out': out }, sources);
    return;
  }
  checkFolder('--out', '.');
  for (const dropped of subsetsOf(statement.hypotheses.map(({ name }) => name))) {
    checkOutputs({ 'without --out': nameOf(statement, dropped) }, sources);
  }
}

function subsetsOf(names: readonly string[]): readonly (readonly string[])[] {
  return names.reduce<readonly (readonly string[])[]>(
    (subsets, name) => [...subsets, ...subsets.map((subset) => [...subset, name])],
    [[]],
  );
}

/** Such as `2.1-without-rank.json`. */
function nameOf({ id }: Theorem, dropped: readonly string[]): string {
  return dropped.length === 0 ? `${id}-refuted.json` : `${id}-without-${dropped.join('-and-')}.json`;
}

const WORDS: Readonly<Record<string, string>> = { true: 'holds', false: 'fails', undecided: 'undecided' };

function report({ name }: Theorem, result: ProbeDone, file: string | undefined): string {
  const { hypotheses, attractors, verdict, reason, certified } = result;
  const width = Math.max(...hypotheses.map((each) => each.name.length));
  const lines = hypotheses.map(
    (each) => `${each.name.padEnd(width)}  ${WORDS[String(each.holds)] ?? ''}: ${each.because}`,
  );
  const style = { digits: 12, most: 32, within: separation(attractors) };
  for (const x of attractors) lines.push(`attractor  ${pointText(x, style)}`);
  if (certified === undefined) lines.push(`${verdict}  ${name}: ${reason}`);
  else lines.push(`${verdict}  ${certified.claim}`, `written to ${file ?? ''}`);
  return `${lines.join('\n')}\n`;
}
