/**
 * The contenders that run on Node: `node settle-javascript.js ROOT KIND` with the kernel that the build chooses, its
 * plain TypeScript kernel, or ml-matrix.
 */

import { loadBuild } from '../builds.js';
import { mapOf, readProblem } from '../problems.js';
import { serve } from '../serve.js';
import { settlingByKernel } from '../settling.js';
import { settlingByMatrices } from './matrices.js';

const [root = '.', kind] = process.argv.slice(2);
const build = await loadBuild(root);

await serve((path) => {
  const problem = readProblem(path);
  if (kind === 'ml-matrix') return settlingByMatrices(problem);
  const map = mapOf(problem, build);
  const kernel = kind === 'plain' ? new build.dynamics.ScalarKernel(map.floats) : map.kernel;
  return settlingByKernel(problem, kernel);
});
