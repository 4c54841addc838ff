/**
 * `npm run bench:compare BASE`: builds BASE, a commit, beside the working tree, does the same tasks with both in turn,
 * and prints how many times as fast the working tree is.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadBuild } from './builds.js';
import { Contender, portionFor } from './contender.js';
import { drawProblem, rowName, rows, writeProblem } from './problems.js';
import { pairedRatio, turn } from './statistics.js';
import { table } from './table.js';

/** How long each is busy in a round. */
const SECONDS = 0.15;

interface Task {
  readonly name: string;
  /** What is loaded, and of how many items it consists. */
  readonly load: string;
  readonly count: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' } },
});
const rounds = Number(values.rounds);
const [base, ...rest] = positionals;
if (base === undefined || rest.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write('usage: npm run bench:compare -- BASE [--rounds COUNT]\n');
  process.exit(2);
}

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'basincheck-compare-'));
const tree = join(folder, 'base');
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
git('worktree', 'add', '--quiet', '--detach', tree, base);
try {
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: tree, stdio: ['ignore', 'ignore', 'inherit'] });
  const ratios = await compare(await tasks());
  process.stdout.write(
    `${table([['working tree against base', 'times as fast', 'half of the rounds'], ...ratios])}\n`,
  );
} finally {
  git('worktree', 'remove', '--force', tree);
  rmSync(folder, { recursive: true });
}

async function tasks(): Promise<readonly Task[]> {
  const build = await loadBuild(root);
  const kernels = rows.map((row, k): Task => {
    const problem = drawProblem(row, build);
    const path = join(folder, `problem-${k}`);
    writeProblem(path, problem);
    return { name: rowName(row), load: `kernel ${path}`, count: problem.points.length / row.n };
  });
  const [verification, certificate, hunt] = ['verification', 'certificate', 'hunt'] as const;
  return [
    ...kernels,
    { name: 'a certificate in dimension 2', load: `${certificate} 2.3-without-surjective`, count: 1 },
    { name: 'verification of the catalogue', load: verification, count: 1 },
    { name: 'a certificate in dimension 3', load: `${certificate} 2.1-example-2.1`, count: 1 },
    { name: 'verification of 648 cells', load: 'enlarged 8 0', count: 1 },
    { name: 'verification of 11 cells with 32 steps more', load: 'enlarged 1 32', count: 1 },
    { name: 'verification of 164 cells with 16 steps more', load: 'enlarged 4 16', count: 1 },
    { name: 'a hunt, up to the finds', load: `${hunt} 2.2-without-width`, count: 1 },
  ];
}

async function compare(all: readonly Task[]): Promise<string[][]> {
  const script = fileURLToPath(new URL('./tasks.js', import.meta.url));
  const start = (name: string, of: string) => new Contender(name, [process.execPath, script, of, root]);
  const both = [start('the working tree', root), start(base ?? '', tree)] as const;
  const found: string[][] = [];
  try {
    for (const { name, load, count } of all) {
      try {
        const { same, ...ratio } = await compareOn(both, load, count);
        const [median, low, high] = [ratio.median, ratio.low, ratio.high].map((each) => each.toFixed(2));
        found.push([name, median ?? '', `${low ?? ''} to ${high ?? ''}`]);
        process.stderr.write(`${found.at(-1)?.join('  ') ?? ''}${same ? '' : '  (the results differ)'}\n`);
      } catch (error) {
        // One build may not know a task that the other has.
        process.stderr.write(`${name}: not compared. ${String(error)}\n`);
      }
    }
  } finally {
    for (const contender of both) contender.end();
  }
  return found;
}

async function compareOn(
  both: readonly [Contender, Contender],
  load: string,
  count: number,
): Promise<ReturnType<typeof pairedRatio> & { readonly same: boolean }> {
  const [ours, theirs] = both;
  const results: Buffer[] = [];
  for (const contender of both) await contender.load(load);
  // The slower one sets the portion, so that both do the same.
  const portions = [await portionFor(ours, count, SECONDS), await portionFor(theirs, count, SECONDS)];
  const items = Math.min(...portions.map((portion) => portion.count));
  const repeats = Math.min(...portions.map((portion) => portion.repeats));
  for (const contender of both) {
    await contender.save(items, join(folder, 'results'));
    results.push(readFileSync(join(folder, 'results')));
  }
  const seconds: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    for (const k of turn(2, round)) {
      const contender = k === 0 ? ours : theirs;
      seconds[k === 0 ? 0 : 1].push((await contender.run(items, repeats)).seconds);
    }
  }
  const same = results[0]?.equals(results[1] ?? Buffer.of()) === true;
  return { ...pairedRatio(seconds[1], seconds[0]), same };
}
