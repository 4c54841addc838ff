/** The kernel beside what else the machine has: evaluations of F per second, on the same networks and points. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { disagreement, type Settled } from './agreement.js';
import { loadBuild } from './builds.js';
import { Contender, portionFor, type Portion } from './contender.js';
import { compileBaseline, compilerVersion, howToInstall, libraryVersion, pythonScript } from './machine.js';
import { ACTIVATIONS, drawProblem, rowName, rows, writeProblem, type Row } from './problems.js';
import type { Bench, Measured } from './part.js';
import { median, pairedRatio, turn } from './statistics.js';
import { figure, table } from './table.js';

const OURS = 'basincheck';
/** How long a contender is busy in a round. */
const SECONDS = 0.12;

const script = fileURLToPath(new URL('./contenders/settle-javascript.js', import.meta.url));
const javascript = (name: string, root: string, kind: string) =>
  new Contender(name, [process.execPath, script, root, kind]);

const SCRIPTS = { numpy: 'NumPy', torch: 'PyTorch', numba: 'numba' } as const;

/** Rates, in evaluations per second, round by round. */
type Rates = ReadonlyMap<string, readonly number[]>;

export async function measureKernels({ root, folder, rounds, say }: Bench): Promise<Measured> {
  const build = await loadBuild(root);
  const versions: string[] = [];
  const always = [
    javascript(OURS, root, 'chosen'),
    javascript('plain TypeScript', root, 'plain'),
    javascript('ml-matrix', root, 'ml-matrix'),
  ];
  for (const [library, name] of Object.entries(SCRIPTS) as [keyof typeof SCRIPTS, string][]) {
    const version = libraryVersion(library);
    if (version === undefined) say(`${name} is not here and is left out; ${howToInstall(library)}.`);
    else {
      versions.push(`${name} ${version}`);
      always.push(new Contender(name, pythonScript(root, `settle_${library}.py`)));
    }
  }
  const compiler = compilerVersion();
  if (compiler === undefined) say('C is left out: no compiler is here; the Debian package gcc has one.');
  else versions.push(compiler);
  const measured: (readonly [Row, Rates])[] = [];
  const problems: string[] = [];
  try {
    for (const row of rows) {
      const path = join(folder, 'problem');
      const problem = drawProblem(row, build);
      writeProblem(path, problem);
      const contenders = [...always];
      if (compiler !== undefined) {
        const program = join(folder, `settle-${row.n}-${row.L}-${row.activation}`.replace(' ', '-'));
        compileBaseline(root, program, row.n, row.L, ACTIVATIONS.indexOf(row.activation));
        contenders.push(new Contender('C', [program]));
      }
      const count = problem.points.length / row.n;
      const { rates, complaints } = await race(contenders, path, count, rounds);
      for (const contender of contenders) if (!always.includes(contender)) contender.end();
      problems.push(...complaints.map((complaint) => `${rowName(row)}: ${complaint}`));
      measured.push([row, rates]);
      say(`${rowName(row)}: ${[...rates].map(([name, each]) => `${name} ${millions(each)}`).join(', ')}`);
    }
  } finally {
    for (const contender of always) contender.end();
  }
  const names = [...new Set(measured.flatMap(([, rates]) => [...rates.keys()]))];
  const text = `${pageText(measured, names)}\n\n${versions.join('; ')}.`;
  return { text, summary: summaryText(measured, names), problems };
}

/** All contenders on one problem: what they find is compared with what the first finds, then they run in turn. */
async function race(
  contenders: readonly Contender[],
  path: string,
  count: number,
  rounds: number,
): Promise<{ readonly rates: Rates; readonly complaints: readonly string[] }> {
  const complaints: string[] = [];
  const runners: { readonly contender: Contender; readonly portion: Portion; readonly rates: number[] }[] =
    [];
  let ours: Settled | undefined;
  for (const contender of contenders) {
    await contender.load(path);
    const portion = await portionFor(contender, count, SECONDS);
    const found = await settledBy(contender, ours === undefined ? count : portion.count, `${path}-settled`);
    const complaint = ours && disagreement(ours, found);
    ours ??= found;
    if (complaint === undefined) runners.push({ contender, portion, rates: [] });
    else complaints.push(`${contender.name} did something else: ${complaint}`);
  }
  for (let round = 0; round < rounds; round++) {
    for (const k of turn(runners.length, round)) {
      const runner = runners[k];
      if (runner === undefined) continue;
      const { seconds, done } = await runner.contender.run(runner.portion.count, runner.portion.repeats);
      runner.rates.push(done / seconds);
    }
  }
  return { rates: new Map(runners.map(({ contender, rates }) => [contender.name, rates])), complaints };
}

async function settledBy(contender: Contender, count: number, path: string): Promise<Settled> {
  await contender.save(count, path);
  const data = readFileSync(path);
  const values = new Int32Array(data.buffer, data.byteOffset, 2 * count);
  return { labels: values.slice(0, count), steps: values.slice(count) };
}

type Measurements = readonly (readonly [Row, Rates])[];

function pageText(measured: Measurements, names: readonly string[]): string {
  const ratios = 'How many times as fast basincheck is, median of the ratios round by round:';
  return `${speedsText(measured, names)}\n\n${ratios}\n\n${ratiosText(measured, names)}`;
}

function speedsText(measured: Measurements, names: readonly string[]): string {
  const speeds = measured.map(([row, rates]) => [
    rowName(row),
    ...names.map((name) => millions(rates.get(name) ?? [])),
  ]);
  const title = 'Millions of evaluations of F per second on one thread, median of the rounds:';
  return `${title}\n\n${table([['', ...names], ...speeds])}`;
}

function ratiosText(measured: Measurements, names: readonly string[]): string {
  const others = names.filter((name) => name !== OURS);
  const ratios = measured.map(([row, rates]) => [
    rowName(row),
    ...others.map((name) => ratioText(rates, name)),
  ]);
  return table([['', ...others], ...ratios]);
}

/** One table: how fast basincheck is, and how many times as fast as the others. */
function summaryText(measured: Measurements, names: readonly string[]): string {
  const others = names.filter((name) => name !== OURS);
  const rows = measured.map(([row, rates]) => [
    rowName(row),
    millions(rates.get(OURS) ?? []),
    ...others.map((name) => ratioText(rates, name)),
  ]);
  return table([['', 'million a second', ...others.map((name) => `× ${name}`)], ...rows]);
}

function ratioText(rates: Rates, name: string): string {
  const [ours, theirs] = [rates.get(OURS), rates.get(name)];
  return ours && theirs ? figure(pairedRatio(ours, theirs).median) : '';
}

const millions = (rates: readonly number[]) => (rates.length === 0 ? '' : figure(median(rates) / 1e6));
