/** Labelling the components of basins on grids, beside scipy's. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inOrderOfFirstCells } from './agreement.js';
import { loadBuild, type Build } from './builds.js';
import { Contender, portionFor } from './contender.js';
import { howToInstall, libraryVersion, pythonScript } from './machine.js';
import type { Bench, Measured } from './part.js';
import { ballsOf, drawProblem, mapOf, rows } from './problems.js';
import { median, pairedRatio, turn } from './statistics.js';
import { figure, table } from './table.js';

const SECONDS = 0.1;
/** Half the width of the window. */
const WINDOW = 8;
/** Dimension and resolution: a million cells, or about as many. */
const GRIDS = [
  [2, 1000],
  [3, 100],
  [4, 32],
] as const;

const script = fileURLToPath(new URL('./contenders/label-javascript.js', import.meta.url));

export async function measureLabelling({ root, folder, rounds, say }: Bench): Promise<Measured> {
  const build = await loadBuild(root);
  const contenders = [new Contender('basincheck', [process.execPath, script, root])];
  const version = libraryVersion('scipy');
  if (version === undefined) say(`scipy is not here and is left out; ${howToInstall('scipy')}.`);
  else contenders.push(new Contender('scipy', pythonScript(root, 'label_scipy.py')));
  const body: string[][] = [];
  const problems: string[] = [];
  try {
    for (const [dimension, resolution] of GRIDS) {
      const name = Array.from({ length: dimension }, () => resolution).join('×');
      const path = join(folder, 'mask');
      writeFileSync(
        path,
        Buffer.concat([
          Buffer.from(Int32Array.of(dimension, resolution).buffer),
          maskOf(build, dimension, resolution),
        ]),
      );
      const size = resolution ** dimension;
      const repeats: number[] = [];
      const found: Int32Array[] = [];
      for (const contender of contenders) {
        await contender.load(path);
        repeats.push((await portionFor(contender, size, SECONDS)).repeats);
        await contender.save(size, `${path}-labels`);
        const data = readFileSync(`${path}-labels`);
        const labels = new Int32Array(data.buffer, data.byteOffset, size);
        found.push(inOrderOfFirstCells(labels, contender.name === 'scipy' ? 0 : -1));
      }
      const [ours, theirs] = found;
      if (theirs && !ours?.every((label, cell) => label === theirs[cell])) {
        problems.push(`${name}: scipy finds other components`);
        continue;
      }
      const seconds = contenders.map((): number[] => []);
      for (let round = 0; round < rounds; round++) {
        for (const k of turn(contenders.length, round)) {
          const times = repeats[k] ?? 1;
          const run = await contenders[k]?.run(size, times);
          seconds[k]?.push((run?.seconds ?? NaN) / times);
        }
      }
      const count = ours?.reduce((most, label) => Math.max(most, label), 0) ?? 0;
      const [own = [], other] = seconds;
      const ratio = other ? figure(pairedRatio(other, own).median) : '';
      body.push([name, String(count), ...seconds.map((each) => figure(1e3 * median(each))), ratio]);
    }
  } finally {
    for (const contender of contenders) contender.end();
  }
  const head = ['grid', 'components', ...contenders.map(({ name }) => `${name}, ms`)];
  const ratio = contenders.length > 1 ? ['times as fast'] : [];
  const note = 'Components of a basin on a grid, joined by faces, on one thread:';
  return {
    text: `${note}\n\n${table([[...head, ...ratio], ...body])}${version === undefined ? '' : `\n\nscipy ${version}.`}`,
    problems,
  };
}

/** The cells of a window whose midpoints lie in a basin; in four dimensions in one of F(x₁, x₂) and F(x₃, x₄). */
function maskOf(build: Build, dimension: number, resolution: number): Uint8Array {
  if (dimension === 4) {
    const plane = maskOf(build, 2, resolution);
    return Uint8Array.from(
      { length: plane.length ** 2 },
      (_, cell) => (plane[cell % plane.length] ?? 0) ^ (plane[Math.floor(cell / plane.length)] ?? 0),
    );
  }
  const row = rows.findLast(({ n, activation }) => n === dimension && (n === 3 || activation === 'HardTanh'));
  if (row === undefined) throw new Error(`maskOf: expected a network for dimension ${dimension}`);
  const { SampleGrid, frame } = build.dynamics;
  const grid = new SampleGrid(frame('window', new Float64Array(dimension), WINDOW), resolution);
  const problem = drawProblem(row, build);
  const { endings } = mapOf(problem, build).kernel.settle(
    grid.points(),
    grid.size,
    ballsOf(problem),
    problem,
  );
  return Uint8Array.from(endings, (ending) => Number(ending === 0));
}
