/** `basincheck report`: all that is known of one network, on one page. */

import { basename, dirname, join, relative } from 'node:path';
import type { Network } from '../../exact/index.js';
import { cube } from '../../sampling/index.js';
import { markdownOf, pageOf, textOf, type Report } from '../report/index.js';
import { ExitCode } from './exit-code.js';
import { longWork, sayInterrupted } from './long-work.js';
import { complain, networkIn, sourcesOf } from './network-in.js';
import { checkFolder, checkOutputs, makeFolder, writeOutput } from './output.js';
import { isLookedAt, passed } from './passed.js';
import { checkPicture, writePicture } from './picture.js';
import type { ReportTask } from './thread.js';

export interface ReportCommandOptions {
  readonly format: 'text' | 'markdown' | 'json';
  readonly json?: true;
  readonly out?: string;
  readonly picture?: string;
  readonly counterexamples?: string;
  readonly box?: readonly number[];
  readonly seed: number;
}

export async function reportFile(path: string, options: ReportCommandOptions): Promise<ExitCode> {
  const { out, picture, counterexamples, seed } = options;
  const range = rangeOf(options.box);
  const format = options.json === true ? 'json' : options.format;
  const sources = sourcesOf(path);
  checkPicture('--picture', picture, sources);
  checkOutputs({ '--out': out, '--picture': picture }, sources);
  if (counterexamples !== undefined) checkFolder('--counterexamples', counterexamples);
  const read = networkIn(path);
  if ('problems' in read) {
    complain(path, read.problems);
    if (format === 'json') hand(out, json({ file: path, problems: read.problems }));
    return ExitCode.couldNotJudge;
  }
  if (!isLookedAt(path, read)) return ExitCode.couldNotJudge;
  const { notes } = read;
  const network = 'network' in read ? read.network : read.sparse;
  const box = range && cube(network.inputDimension, ...range);
  const drawn = picture !== undefined && isDrawable(network) ? picture : undefined;
  const title = drawn === undefined ? {} : { title: basename(path) };
  const task: ReportTask = { network: passed(read), notes, seed, box, ...title };
  const done = await longWork('report', task, { unit: 'parts', total: 0 });
  if (done === undefined) {
    sayInterrupted({ file: path }, 'there is no report', format === 'json');
    return ExitCode.couldNotJudge;
  }
  const { report, svg } = done;
  if (drawn !== undefined && svg !== undefined) await writePicture('--picture', drawn, svg);
  const files = counterexamples === undefined ? [] : written(report, basename(path), counterexamples);
  const shown = drawn === undefined || out === undefined ? drawn : relative(dirname(out), drawn);
  if (format === 'json') hand(out, json({ file: path, ...report, ...(drawn && { picture: drawn }), files }));
  else {
    const page = pageOf(report, basename(path), shown);
    hand(out, format === 'markdown' ? markdownOf(page) : textOf(page));
  }
  return exitCodeOf(report);
}

function rangeOf(numbers: readonly number[] | undefined): readonly [number, number] | undefined {
  if (numbers === undefined) return undefined;
  const [lo, hi] = numbers;
  if (lo === undefined || hi === undefined || numbers.length !== 2 || !(lo < hi))
    throw new RangeError(`report: expected a box from,to with from < to, got ${numbers.join(',')}`);
  return [lo, hi];
}

function isDrawable({
  inputDimension: n,
  outputDimension: m,
}: Pick<Network, 'inputDimension' | 'outputDimension'>): boolean {
  return n <= 3 && (m === n || m === 1);
}

/** Writes the counterexample files of refuted conclusions; returns their paths. */
function written({ theorems }: Report, name: string, folder: string): readonly string[] {
  makeFolder('--counterexamples', folder);
  return theorems.flatMap(({ id, check }) => {
    if (check.certificate === undefined) return [];
    const file = join(folder, `${name}-${id}.json`);
    writeOutput('--counterexamples', file, check.certificate);
    return [file];
  });
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function hand(out: string | undefined, text: string): void {
  if (out === undefined) process.stdout.write(text);
  else writeOutput('--out', out, text);
}

function exitCodeOf({ theorems }: Report): ExitCode {
  const verdicts = theorems.map(({ check }) => check.verdict);
  if (verdicts.includes('refuted')) return ExitCode.no;
  const isOpen = verdicts.length === 0 || verdicts.includes('suspected') || verdicts.includes('undecided');
  return isOpen ? ExitCode.couldNotJudge : ExitCode.yes;
}
