/** `basincheck hunt --paper memorization` or `sigmoid`: the necessity of the hypotheses of statements about exact data. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLimits, verify } from '../../proof/index.js';
import { type DataCell, dataCells, huntData } from '../../search/algebra/index.js';
import { exactPapers } from '../../statements/index.js';
import { columns } from '../../search/stress/index.js';
import { ExitCode } from './exit-code.js';
import { readUntrusted } from './files.js';
import { checkFolder, makeFolder, writeOutput } from './output.js';
import { Progress } from './progress.js';

export interface HuntDataOptions {
  /** The name of one of the papers about exact data; all of them if not given. */
  readonly paper?: string;
  readonly theorem?: string;
  readonly without?: string;
  readonly seed: number;
  readonly runs: number;
  readonly out: string;
  readonly json?: true;
}

/** Cases for a cell, at most, unless a single cell is asked for. The rarest finds take some 10,000. */
const MOST_IN_ALL = 20_000;

/** Exits with 1 if a statement was refuted with every hypothesis kept, else with 0. That a cell stays empty is a result. */
export function huntInData(options: HuntDataOptions): ExitCode {
  const { paper, theorem, without, seed, out, json } = options;
  const ofPaper = exactPapers
    .filter(({ name }) => (paper ?? name) === name)
    .flatMap(({ statements }) => statements);
  const cells = dataCells.filter(({ statement }) => ofPaper.includes(statement));
  const chosen = cells.filter(
    ({ statement, dropped = 'none' }) =>
      (theorem ?? statement.id) === statement.id && (without ?? dropped) === dropped,
  );
  const ids = new Set(cells.map(({ statement }) => statement.id));
  if (theorem !== undefined && !ids.has(theorem))
    throw new RangeError(`--theorem: expected one of ${[...ids].join(', ')}, got ${theorem}`);
  if (chosen.length === 0) {
    const of =
      theorem ??
      `a statement of the ${paper ?? 'papers about exact data'}${paper === undefined ? '' : ' paper'}`;
    throw new RangeError(`--without: expected a hypothesis of ${of}, got ${without ?? 'none'}`);
  }
  checkFolder('--out', out);
  makeFolder('--out', out);
  process.stderr.write(`seed ${seed}\n`);
  const progress = new Progress(chosen.length, 'cells');
  const runs = chosen.length === 1 ? options.runs : Math.min(options.runs, MOST_IN_ALL);
  const rows = chosen.map((cell, done) => {
    const { looked, matching, found } = huntData(cell, seed, runs);
    progress.update(done + 1, cell.name);
    const path = join(out, `${cell.name}.json`);
    if (found && !isThere(path)) writeOutput('--out', path, found.text);
    return { cell, looked, matching, ...(found && { file: path, claim: found.claim }) };
  });
  progress.stop();
  if (json === true) {
    const cells = rows.map(({ cell: { name }, ...row }) => ({ cell: name, ...row }));
    process.stdout.write(`${JSON.stringify({ seed, cells }, undefined, 2)}\n`);
  } else {
    const lines = rows.map(({ cell: { statement, dropped = 'none' }, looked, matching, claim }) => [
      statement.id,
      dropped,
      claim === undefined ? 'nothing found' : 'refuted',
      `${looked} cases, ${matching} in the cell`,
    ]);
    process.stdout.write(`${columns([['statement', 'dropped', 'result', 'looked at'], ...lines])}\n`);
  }
  return rows.some(({ cell, claim }) => isControl(cell) && claim !== undefined) ? ExitCode.no : ExitCode.yes;
}

function isControl({ dropped }: DataCell): boolean {
  return dropped === undefined;
}

/** A verified file stays. Throws if there is one that is not verified. */
function isThere(path: string): boolean {
  if (!existsSync(path)) return false;
  const read = readUntrusted(path, defaultLimits.characters);
  const verdict = 'text' in read ? verify(read.text).verdict : 'unjudged';
  if (verdict === 'verified') return true;
  throw new Error(`${path}: expected a verified counterexample, got one ${verdict}`);
}
