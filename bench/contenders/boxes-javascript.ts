/**
 * Boxes with the build: `node boxes-javascript.js ROOT KIND`, by the kernel that it chooses, or by its plain TypeScript. Around
 * each point of a problem there is a box.
 */

import { loadBuild } from '../builds.js';
import { mapOf, readProblem } from '../problems.js';
import { serve } from '../serve.js';

const [root = '.', kind] = process.argv.slice(2);
const build = await loadBuild(root);

/** Half the width of a box. */
const HALF = 1 / 32;

await serve((path) => {
  const problem = readProblem(path);
  const { activation, layers } = mapOf(problem, build).network;
  const { boxLayers, fastestBoxes, ScalarBoxes } = build.dynamics;
  const enclosed = boxLayers(activation, layers, false);
  const kernel = kind === 'plain' ? enclosed && new ScalarBoxes(enclosed) : fastestBoxes(activation, layers);
  if (kernel === undefined) throw new Error('boxes: expected a network whose enclosures are proved');
  const boxes = {
    lo: problem.points.map((x) => x - HALF),
    hi: problem.points.map((x) => x + HALF),
  };
  return {
    run: (count) => {
      kernel.images(boxes, count);
      return count;
    },
    results: (count) => {
      const { lo, hi } = kernel.images(boxes, count);
      return [lo, hi].map(({ buffer }) => new Int32Array(buffer));
    },
  };
});
