/** Boxes through networks, rigorously: the kernel beside plain TypeScript that computes the same ends. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBuild } from './builds.js';
import { Contender, portionFor } from './contender.js';
import type { Bench, Measured } from './part.js';
import { drawProblem, rowName, rows, writeProblem } from './problems.js';
import { median, pairedRatio, turn } from './statistics.js';
import { figure, table } from './table.js';

const SECONDS = 0.12;
/** Boxes whose ends are compared. */
const COMPARED = 1024;

const script = fileURLToPath(new URL('./contenders/boxes-javascript.js', import.meta.url));

export async function measureBoxes({ root, folder, rounds, say }: Bench): Promise<Measured> {
  const build = await loadBuild(root);
  const contenders = [
    new Contender('basincheck', [process.execPath, script, root, 'chosen']),
    new Contender('plain TypeScript', [process.execPath, script, root, 'plain']),
  ];
  const body: string[][] = [];
  const problems: string[] = [];
  try {
    for (const row of rows.filter(({ n, activation }) => n <= 8 && /ReLU|HardTanh/.test(activation))) {
      const path = join(folder, 'boxes');
      const problem = drawProblem(row, build);
      writeProblem(path, problem);
      const count = problem.points.length / row.n;
      const runners = [];
      for (const contender of contenders) {
        await contender.load(path);
        const portion = await portionFor(contender, count, SECONDS);
        await contender.save(COMPARED, `${path}-ends`);
        runners.push({ contender, portion, ends: readFileSync(`${path}-ends`), rates: [] as number[] });
      }
      const [ours, plain] = runners;
      if (ours === undefined || plain === undefined) continue;
      if (!ours.ends.equals(plain.ends)) problems.push(`${rowName(row)}: the kernels find other ends`);
      for (let round = 0; round < rounds; round++) {
        for (const k of turn(runners.length, round)) {
          const runner = runners[k];
          if (runner === undefined) continue;
          const { seconds, done } = await runner.contender.run(runner.portion.count, runner.portion.repeats);
          runner.rates.push(done / seconds / 1e6);
        }
      }
      body.push([
        rowName(row),
        ...runners.map(({ rates }) => figure(median(rates))),
        figure(pairedRatio(ours.rates, plain.rates).median),
      ]);
      say(`${rowName(row)}: ${runners.map(({ rates }) => figure(median(rates))).join(' beside ')}`);
    }
  } finally {
    for (const contender of contenders) contender.end();
  }
  const note =
    'Millions of boxes per second whose images are enclosed, on one thread, with the same ends to the bit:';
  const head = ['', ...contenders.map(({ name }) => name), 'times as fast'];
  return { text: `${note}\n\n${table([head, ...body])}`, problems };
}
