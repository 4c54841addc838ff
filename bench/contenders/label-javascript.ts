/** Components by faces with the build: `node label-javascript.js ROOT`. The file is that of label_scipy.py. */

import { readFileSync } from 'node:fs';
import { loadBuild } from '../builds.js';
import { serve } from '../serve.js';

const { dynamics } = await loadBuild(process.argv[2] ?? '.');

await serve((path) => {
  const data = readFileSync(path);
  const [dimension, resolution] = [data.readInt32LE(0), data.readInt32LE(4)];
  const member = new Uint8Array(data.subarray(8));
  const grid = new dynamics.SampleGrid(dynamics.frame('window', new Float64Array(dimension), 1), resolution);
  return {
    run: () => {
      dynamics.components(grid, member);
      return grid.size;
    },
    results: () => [dynamics.components(grid, member).of],
  };
});
