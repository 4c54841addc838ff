/** How times grow: with the dimension, the depth, the cells of a certificate, and the longest period that is looked for. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBuild, type Build } from './builds.js';
import { finer } from './enlarged.js';
import type { Bench, Measured } from './part.js';
import { fittedPower, growthPlot, type Panel, type Point } from './plot.js';
import { mapOf, type Row } from './problems.js';
import { cpuSeconds } from './serve.js';
import { median } from './statistics.js';
import { figure, table } from './table.js';
import { enlargeable } from './verifier.js';

const PLOT = 'docs/growth.svg';

const DIMENSIONS = [2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 100];
const DEPTHS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];
const CUTS = [1, 2, 4, 8, 16];
const PERIODS = [1, 2, 4, 8, 16, 32, 64];
/** Orbits that are followed at once, and seconds for each size and round. */
const [POINTS, SECONDS] = [512, 0.1];
/** Networks in which attractors are looked for. */
const NETWORKS = 40;

export async function measureGrowth({ root, rounds, say, write }: Bench): Promise<Measured> {
  const build = await loadBuild(root);
  // In turn, so that no size has all its rounds while the process is still warming up.
  const timed = (name: string, sizes: readonly number[], seconds: (size: number) => number): Point[] => {
    const found = Array.from({ length: rounds }, () => sizes.map(seconds));
    return sizes.map((size, k) => {
      const each = median(found.map((round) => round[k] ?? NaN));
      say(`${name} ${size}: ${figure(1e6 * each)} µs`);
      return [size, each];
    });
  };
  const microseconds = (points: readonly Point[]) => points.map(([x, y]): Point => [x, 1e6 * y]);
  const milliseconds = (points: readonly Point[]) => points.map(([x, y]): Point => [x, 1e3 * y]);

  const ofDimension = evaluations(build, (n) => ({ n, L: 3, activation: 'HardTanh', gain: 1, seed: 1 }));
  const ofDepth = evaluations(build, (L) => ({ n: 2, L, activation: 'HardTanh', gain: 1, seed: 1 }));
  const { file, subject } = enlargeable(root, build);
  build.certificates.verify(file);
  const files = new Map(
    CUTS.map((cut) => {
      const { barrier, ...rest } = finer(subject, cut, build);
      return [barrier.cells.length, build.certificates.writeCounterexample({ ...rest, barrier })];
    }),
  );
  const panels: readonly Panel[] = [
    {
      title: 'F, three layers',
      names: ['dimension n', 'µs for F(x)'],
      points: microseconds(timed('dimension', DIMENSIONS, ofDimension)),
    },
    {
      title: 'F in the plane',
      names: ['layers', 'µs for F(x)'],
      points: microseconds(timed('depth', DEPTHS, ofDepth)),
    },
    {
      title: 'The verifier',
      names: ['cells of the barrier', 'ms for a file'],
      points: milliseconds(
        timed('cells', [...files.keys()], (cells) => {
          const start = cpuSeconds();
          build.certificates.verify(files.get(cells) ?? '');
          return cpuSeconds() - start;
        }),
      ),
    },
    {
      title: 'Attractors in the plane',
      names: ['longest period', 'ms for a network'],
      points: milliseconds(timed('period', PERIODS, searches(build))),
    },
  ];
  if (write) writeFileSync(join(root, PLOT), growthPlot(panels));
  const rows = panels.map(({ title, names: [x, y], points }) => {
    const [first, last] = [points[0] ?? [NaN, NaN], points.at(-1) ?? [NaN, NaN]];
    const span = `${first[0]} to ${last[0]}`;
    return [`${title}: ${x}`, span, y, figure(first[1]), figure(last[1]), fittedPower(points).toFixed(2)];
  });
  const head = ['', 'from … to', 'unit', 'first', 'last', 'power that fits'];
  const picture = `![Four curves on logarithmic scales](${PLOT.replace('docs/', '')})`;
  return { text: `${picture}\n\n${table([head, ...rows])}`, problems: [] };
}

/** Seconds for one evaluation of F, by a size of F. */
function evaluations(build: Build, rowOf: (size: number) => Row): (size: number) => number {
  return (size) => {
    const row = rowOf(size);
    const { n, L, gain } = row;
    const random = new build.dynamics.Random(row.seed, `growth ${n} ${L}`);
    const most = gain * Math.sqrt(3 / n);
    const weights = Float64Array.from({ length: L * n * n }, () => random.between(-most, most));
    const bias = Float64Array.from({ length: L * n }, () => random.between(-1, 1));
    const { kernel } = mapOf({ row, weights, bias, slope: 1 / 4 }, build);
    const points = Float64Array.from({ length: POINTS * n }, () => random.between(-4, 4));
    kernel.step(points, POINTS);
    const start = cpuSeconds();
    let steps = 0;
    for (let batch = 1; cpuSeconds() - start < SECONDS; batch *= 2) {
      kernel.step(points, POINTS, batch);
      steps += batch;
    }
    return (cpuSeconds() - start) / steps / POINTS;
  };
}

/** Seconds for the attractors of a network in the plane, by the longest period that is looked for. */
function searches(build: Build): (period: number) => number {
  const { findAttractors, Random } = build.dynamics;
  const row: Row = { n: 2, L: 2, activation: 'HardTanh', gain: 2, seed: 1 };
  const random = new Random(row.seed, 'growth of periods');
  const numbers = (count: number, most: number) =>
    Float64Array.from({ length: count }, () => random.between(-most, most));
  const maps = Array.from({ length: NETWORKS }, () =>
    mapOf({ row, weights: numbers(8, 2.5), bias: numbers(4, 1), slope: 1 / 4 }, build),
  );
  return (longestPeriod) => {
    const start = cpuSeconds();
    for (const map of maps) findAttractors(map, { longestPeriod });
    return (cpuSeconds() - start) / maps.length;
  };
}
