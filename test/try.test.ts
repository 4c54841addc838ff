import { expect, test } from 'vitest';
import { readNetwork } from '../src/exact/index.js';
import { theorem22 } from '../src/statements/index.js';
import { certifyUnstable, unstableLimits } from '../src/search/passages/index.js';
test('example', () => {
  const read = readNetwork(JSON.stringify({ format: 'basincheck/network@1', activation: { name: 'hard-tanh' }, layers: [
    { weights: [['2', '-2'], ['2', '2']], bias: ['1', '0'] }, { weights: [['1', '0'], ['0', '1']], bias: ['0', '0'] } ] }));
  if (!('network' in read)) throw new Error('x');
  console.log(unstableLimits(read.network));
  const t = performance.now();
  const found = certifyUnstable(read.network, theorem22, []);
  console.log(performance.now() - t, found.kind === 'certified' ? found.text + found.claim : found);
});
