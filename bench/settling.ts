/** A kernel of the project as a contender. */

import type { Kernel } from '../src/sampling/index.js';
import { ballsOf, type Problem } from './problems.js';
import type { Loaded } from './serve.js';

export function settlingByKernel(problem: Problem, kernel: Kernel): Loaded {
  const { points, row } = problem;
  const targets = ballsOf(problem);
  const orbits = points.slice();
  const settle = (count: number) => {
    orbits.set(points.subarray(0, count * row.n));
    return kernel.settle(orbits, count, targets, problem);
  };
  return {
    run: (count) => settle(count).steps.reduce((sum, steps) => sum + steps, 0),
    results: (count) => {
      const { endings, steps } = settle(count);
      return [endings, steps];
    },
  };
}
